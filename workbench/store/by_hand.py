"""Claims made, changed and taken out by hand: what the events of the log say about claims.

An event is about one claim (``object_id``); a split is also about the claims it makes, a merge
about those it takes in, a verdict on several at once about all of these. ``event_claims`` keeps
the further claims by event, so that each claim is folded from its own events alone. All of it can
be made again from the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from workbench.models import Event

HAND_ACTIONS: Final = frozenset(
    {
        "claim_added",
        "claim_reworded",
        "claim_retyped",
        "claim_split",
        "claims_merged",
        "claim_dropped",
    }
)
"""What a reviewer does to the claims themselves."""

MAKING_ACTIONS: Final = frozenset({"claim_added", "claim_split", "claims_merged"})
"""Those of ``HAND_ACTIONS`` that make claims."""

EDITED: Final = ("text", "type", "checkable")
"""Columns of a claim that change by hand."""

EDITED_WITH_THE_ARTICLE: Final = ("attribution_id", "speaker")
"""Columns of a claim that change beside ``EDITED`` where its words did in the article."""

ARTICLE_CHANGED: Final = "article_changed"
"""The event that a new version of an article was taken in. It is about the claims that were
reworded in it (``reworded``, by id), removed, or are there again (``back``)."""


def made_records(event: Event) -> list[dict[str, Any]]:
    """The claims that ``event`` makes, as the log keeps them; see ``made_claims.records``."""
    new = event.new or {}
    if event.action == "claim_split":
        return list(new["into"])
    return [new["claim"]] if event.action in MAKING_ACTIONS else []


def further_claims(event: Event, of_target: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Ids of the claims that ``event`` is about beside its ``object_id``.

    Args:
        of_target: the same of earlier events by ``seq``, for undo and redo.
    """
    new = event.new or {}
    if event.action == "claim_split":
        return tuple(record["id"] for record in new["into"])
    if event.action == "claims_merged":
        return tuple(new["from"])
    if event.action in {"verdict_given", "assigned"}:
        return also_judged(event)
    if event.action == ARTICLE_CHANGED:
        return (*new["reworded"], *new["removed"], *new["back"])
    if event.action in {"undone", "redone"}:
        return of_target.get(int(new["of"]), ())
    return ()


def also_judged(event: Event) -> tuple[str, ...]:
    """The claims of a verdict or an assignment to several at once, beside ``object_id``."""
    return tuple((event.new or {}).get("also", ()))


def is_making(event: Event, claim_id: str) -> bool:
    """Whether ``event``, one of those about ``claim_id``, makes it."""
    if event.action == "claim_split":
        return event.object_id != claim_id
    return event.action in MAKING_ACTIONS and event.object_id == claim_id


def subjects(event: Event) -> tuple[str, ...]:
    """Claims that must be in the queue for ``event`` to be done."""
    if event.action == "claim_added":
        return ()
    if event.action == "claims_merged":
        return tuple((event.new or {})["from"])
    if event.action in {"verdict_given", "assigned"}:
        return (event.object_id, *also_judged(event))
    return (event.object_id,)


def is_made_by_hand(events: Iterable[Event], claim_id: str) -> bool:
    """Whether an event among ``events``, undone or not, makes the claim."""
    return any(is_making(event, claim_id) for event in events)


def fate_after(gone: str | None, event: Event, claim_id: str) -> str | None:
    """Why a claim is out of the queue after ``event``; ``gone`` is the same before it."""
    if is_making(event, claim_id):
        return None
    if event.action == "claim_split":
        return "split"
    if event.action == "claims_merged":
        return "merged"
    if event.action == "claim_dropped":
        return "dropped"
    # Only a reopening of what was dropped lifts the drop: others look at the verdict alone.
    lifted = event.action == "reopened" and (event.old or {}).get("gone") == gone == "dropped"
    return None if lifted else gone


def is_removed_after(is_removed: bool, event: Event, claim_id: str) -> bool:
    """Whether the words of a claim are out of its article after ``event``."""
    if event.action != ARTICLE_CHANGED:
        return is_removed
    return claim_id in (event.new or {})["removed"]


def edits_of(event: Event, claim_id: str) -> dict[str, Any]:
    """The columns of a claim that ``event`` gives another value, by name."""
    new = event.new or {}
    if event.action == ARTICLE_CHANGED:
        return dict(new["reworded"].get(claim_id, {}).get("edits", {}))
    if event.action == "claim_reworded":
        return {"text": new["statement"]}
    if event.action == "claim_retyped":
        return {
            name: int(value) if isinstance(value, bool) else value
            for name, value in new.items()
            if name in {"type", "checkable"}
        }
    return {}
