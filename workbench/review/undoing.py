"""Undo and redo: one more event each, per reviewer, read from the log and so over restarts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from workbench.errors import PolicyError
from workbench.models import Event
from workbench.review.presence import all_in_queue, place_of
from workbench.review.publication import check_undone
from workbench.review.scale import label_of
from workbench.store.by_hand import HAND_ACTIONS, made_records, subjects
from workbench.store.events import SOURCE_ACTIONS, UNDOABLE, undone_seqs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store import ClaimRow, Desk

_CALLED: Final = {
    "claim_added": "adding of the claim",
    "claim_split": "split",
    "claims_merged": "merge",
    "reopened": "reopening",
}
"""What an undo may be refused for, as a sentence calls it."""


@dataclass(frozen=True, slots=True)
class Undone:
    """An action switched off (or on again): the event that did it, and the one it is about.

    ``claim_id`` is ``None`` where the action was about a source.
    ``claim_ids`` are the claims it is about that are in the queue now; ``before`` is how the one
    claim stood that it is about alone; ``warnings`` say where a verdict stands on a claim that
    was changed by it.
    """

    event: Event
    of: Event
    claim_id: str | None
    claim_ids: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    before: ClaimRow | None = None


def undo(desk: Desk, *, actor: str) -> Undone | None:
    """Take back the last action of ``actor`` that still stands; ``None`` where there is none.

    Raises:
        PolicyError: it would take claims out of the queue on which others have worked since, or
            change a published verdict without a reason.
    """
    return _switch(desk, actor, "undone")


def redo(desk: Desk, *, actor: str) -> Undone | None:
    """Do again what ``actor`` took back last, unless something new was done since.

    Raises:
        PolicyError: others have taken a claim out of the queue that it needs.
    """
    return _switch(desk, actor, "redone")


def _switch(desk: Desk, actor: str, action: Literal["undone", "redone"]) -> Undone | None:
    with desk.transaction():
        done, taken_back = desk.undo_stacks(actor)
        stack = done if action == "undone" else taken_back
        if not stack:
            return None
        of = desk.event(stack[-1])
        if action == "undone":
            _check_undo(desk, of)
        else:
            _check_redo(desk, of)
        concerned = _concerned(desk, of)
        event = desk.append(
            actor=actor,
            action=action,
            object_id=of.object_id,
            new={"of": of.seq, "action": of.action},
        )
        present = [row for row in _concerned(desk, of) if row.gone is None]
        published = [told for row in present for told in check_undone(desk, row)]
    warnings = _verdicts(present) if of.action in HAND_ACTIONS else ()
    return Undone(
        event,
        of,
        None if of.action in SOURCE_ACTIONS else of.object_id,
        tuple(row.id for row in present),
        (*warnings, *published),
        before=concerned[0] if len(concerned) == 1 else None,
    )


def _check_undo(desk: Desk, of: Event) -> None:
    """No work is put out of sight by the undo of the action that it rests on."""
    for claim_id in _leaving(desk, of):
        history = desk.history(claim_id)
        off = undone_seqs(history)
        later = [
            event
            for event in history
            if event.seq > of.seq and event.action in UNDOABLE and event.seq not in off
        ]
        if later:
            claim = desk.claim(claim_id)
            work = f"{later[-1].action.replace('_', ' ')} by {later[-1].actor}"
            raise PolicyError(
                f"The {_CALLED[of.action]} cannot be undone, because {place_of(claim)} was worked "
                f"on since ({work})",
                "have that undone first, or drop or merge the claim instead",
            )


def _leaving(desk: Desk, of: Event) -> list[str]:
    """Claims that the undo of ``of`` takes out of the queue."""
    made = [record["id"] for record in made_records(of)]
    if made or of.action != "reopened":
        return made
    brought_back = (of.old or {}).get("gone") == "dropped"
    return [of.object_id] if brought_back and desk.claim(of.object_id).gone is None else []


def _check_redo(desk: Desk, of: Event) -> None:
    if of.action in SOURCE_ACTIONS:
        _check_sources(desk, of)
        return
    if of.action == "reopened" and desk.claim(of.object_id).gone == "dropped":
        return
    all_in_queue(desk, subjects(of))


def _check_sources(desk: Desk, of: Event) -> None:
    """No merge is done again against one that was done the other way round since."""
    new = of.new or {}
    if of.action == "source_merged" and desk.source(new["into"]).id == of.object_id:
        raise PolicyError(
            f"{new['into_name']} is counted as {new['name']} by now", "have that undone first"
        )


def _concerned(desk: Desk, of: Event) -> list[ClaimRow]:
    if of.action in SOURCE_ACTIONS:
        return []
    made = [record["id"] for record in made_records(of)]
    return desk.claims_of((of.object_id, *subjects(of), *made))


def _verdicts(rows: Sequence[ClaimRow]) -> tuple[str, ...]:
    return tuple(
        f"The verdict on {place_of(row)} ({label_of(row.verdict)}, {row.reviewer}) stands; "
        "look whether it still fits."
        for row in rows
        if row.verdict
    )
