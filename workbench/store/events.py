"""The append-only log: how an event is hashed, and what a claim's events add up to.

Each event carries the SHA-256 of the one before, so that a changed, removed or inserted event
breaks the chain from there on (hash chain after Haber and Stornetta 1991, "How to time-stamp a
digital document").
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

from workbench.models import Event, Status
from workbench.store.by_hand import (
    ARTICLE_CHANGED,
    HAND_ACTIONS,
    edits_of,
    fate_after,
    is_made_by_hand,
    is_removed_after,
)
from workbench.store.second_review import Review, SecondReview, set_aside

FIRST_HASH: Final = "0" * 64
"""``prev_hash`` of the first event."""

SOURCE_ACTIONS: Final = frozenset({"source_merged", "source_aliased", "source_marked"})
"""What a reviewer does to sources. ``object_id`` is the source's; of a merge, the one merged in."""

UNDOABLE: Final = frozenset(
    {
        "verdict_given",
        "attribution_verdict_given",
        "parked",
        "reopened",
        "note_added",
        "evidence_added",
        "evidence_archived",
        "match_decided",
        "assigned",
        "adjudicated",
        *HAND_ACTIONS,
        *SOURCE_ACTIONS,
    }
)
"""Actions of a reviewer on a claim or a source; ``undone`` and ``redone`` switch them."""

GIVING: Final = frozenset({"verdict_given", "adjudicated"})
"""Actions that set the verdict of a claim."""

_STATE_FIELDS: Final = (
    "status",
    "verdict",
    "reason",
    "reason_code",
    "as_of",
    "due_on",
    "attribution_verdict",
)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the same text for the same value, everywhere."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def event_hash(event: Event) -> str:
    """SHA-256 over all fields of ``event`` but ``hash``, as 64 hex digits."""
    return fields_hash(event.model_dump(exclude={"hash"}))


def fields_hash(fields: Mapping[str, Any]) -> str:
    """SHA-256 over the fields of an event by name, ``hash`` left out, as 64 hex digits."""
    hashed = {name: value for name, value in fields.items() if name != "hash"}
    return hashlib.sha256(canonical(hashed).encode("ascii")).hexdigest()


@dataclass(slots=True)
class ClaimState:
    """What the events of one claim add up to.

    ``gone`` says why the claim is not in the queue, ``edits`` which of its columns were changed
    by hand or with the article, and to what, ``verdict_quote`` which words a stale verdict was
    given on, ``reviews`` what each reviewer found where two are asked.
    """

    status: str = "open"
    verdict: str | None = None
    attribution_verdict: str | None = None
    reason: str | None = None
    reason_code: str | None = None
    as_of: str | None = None
    due_on: str | None = None
    reviewer: str | None = None
    reviewed_at: str | None = None
    review_count: int = 0
    revision: int = 0
    evidence: dict[str, dict[str, Any]] = field(default_factory=dict)
    notes: set[int] = field(default_factory=set)
    decisions: dict[str, dict[str, Any]] = field(default_factory=dict)
    verdict_quote: str | None = None
    gone: str | None = None
    edits: dict[str, Any] = field(default_factory=dict)
    agreement: str | None = None
    reviews: dict[str, Review] = field(default_factory=dict)

    @property
    def blind(self) -> int:
        """1 where something of the claim is kept from somebody, else 0."""
        return int(any(one.sealed for one in self.reviews.values()))

    def finding(self) -> dict[str, Any]:
        """The part of the state that a verdict changes, for ``old`` of an event."""
        return {name: getattr(self, name) for name in _STATE_FIELDS}


def undone_seqs(events: Iterable[Event]) -> set[int]:
    """``seq`` of the events that are switched off at the end of ``events``."""
    off: set[int] = set()
    for event in events:
        if event.action == "undone":
            off.add(_target(event))
        elif event.action == "redone":
            off.discard(_target(event))
    return off


def fold(events: Sequence[Event], claim_id: str) -> ClaimState:
    """Add up the events about one claim, in order of ``seq``, those undone left out."""
    off = undone_seqs(events)
    state = ClaimState(revision=len(events))
    if is_made_by_hand(events, claim_id):
        state.gone = "undone"
    reviewers: set[str] = set()
    second = SecondReview()
    is_removed = False
    aside: _Aside = {}
    for event in events:
        if event.seq in off:
            second.withdraw(event)
        if event.seq in off or event.new is None:
            continue
        state.gone = fate_after(state.gone, event, claim_id)
        state.edits |= edits_of(event, claim_id)
        is_removed = is_removed_after(is_removed, event, claim_id)
        if event.action in GIVING or event.action in {"parked", "reopened"}:
            if event.action == "adjudicated":
                second.adjudicate()
                _apply_finding(state, event)
            elif not second.take(state, event, claim_id):
                _apply_finding(state, event)
            if event.action in GIVING:
                reviewers.add(event.actor)
        elif event.action == "assigned":
            second.assign(state, event)
        elif event.action == "attribution_verdict_given":
            second.attribute(event)
            state.attribution_verdict = event.new.get("attribution_verdict")
            if not _has_verdict(state, second):
                _settle(state, str(Status.OPEN))
        elif event.action == ARTICLE_CHANGED:
            _apply_rewording(state, second, event.new["reworded"].get(claim_id), aside)
        elif event.action == "note_added":
            state.notes.add(event.seq)
        elif event.action == "note_redacted":
            state.notes.discard(event.new["of"])
        elif event.action in {"evidence_added", "claim_imported"}:
            for piece in event.new.get("evidence", ()):
                state.evidence[piece["id"]] = piece | {
                    "added_by": event.actor,
                    "added_at": event.at,
                }
        elif event.action == "evidence_archived" and event.new["id"] in state.evidence:
            state.evidence[event.new["id"]] |= {"copy": event.new["copy"]}
        elif event.action == "match_decided":
            second.decide(event)
            state.decisions[event.new["prior_id"]] = event.new
    state.review_count = len(reviewers)
    if is_removed and state.gone is None:
        state.gone = "removed"
    state.agreement = None if state.status == Status.STALE else second.agreement
    state.reviews = second.rows(events)
    return state


_Aside: TypeAlias = dict[str, tuple[dict[str, Any], str]]


def _apply_rewording(
    state: ClaimState, second: SecondReview, reworded: Mapping[str, Any] | None, aside: _Aside
) -> None:
    """A finding stands on the words it was given on: it is stale on others, and not on those.

    So does a decision on a match, which is a suggestion again.
    """
    if reworded is None:
        return
    set_aside(state.decisions, aside, reworded["before"], reworded["quote"])
    if second.reword(state, reworded["before"], reworded["quote"]):
        return
    if state.status == Status.STALE:
        if reworded["quote"] == state.verdict_quote:
            _settle(state, str(Status.REVIEWED if state.verdict else Status.OPEN))
    elif _has_verdict(state, second) or state.attribution_verdict is not None:
        state.status = str(Status.STALE)
        state.verdict_quote = reworded["before"]


def _has_verdict(state: ClaimState, second: SecondReview) -> bool:
    """Whether the claim has a verdict, or one of two reviewers has given his."""
    return state.verdict is not None or any(one.verdict for one in second.reviews.values())


def _settle(state: ClaimState, status: str) -> None:
    if state.status == Status.STALE:
        state.status, state.verdict_quote = status, None


def _apply_finding(state: ClaimState, event: Event) -> None:
    new = event.new or {}
    for name in ("status", "verdict", "reason", "reason_code", "as_of", "due_on"):
        setattr(state, name, new.get(name))
    state.verdict_quote = None
    given = event.action in GIVING
    state.reviewer = event.actor if given else None
    state.reviewed_at = event.at if given else None


class Step(NamedTuple):
    """An event as undo and redo see it; ``target`` is the event that was switched off or on."""

    seq: int
    action: str
    target: int | None


def undo_stacks(steps: Iterable[Step]) -> tuple[list[int], list[int]]:
    """What one reviewer can undo and redo.

    Args:
        steps: the reviewer's own events, in order.

    Returns:
        ``seq`` of the events that can be undone and of those that can be redone; the next
        one of each is last. A new action forgets what could be redone.
    """
    done: list[int] = []
    undone: list[int] = []
    for step in steps:
        if step.action in UNDOABLE:
            done.append(step.seq)
            undone.clear()
        elif step.action == "undone":
            _move(step.target, done, undone)
        elif step.action == "redone":
            _move(step.target, undone, done)
    return done, undone


def _move(seq: int | None, here: list[int], there: list[int]) -> None:
    # What is switched is what was done (or undone) last, so the search ends at once.
    if here and here[-1] == seq:
        there.append(here.pop())


def _target(event: Event) -> int:
    return int((event.new or {})["of"])
