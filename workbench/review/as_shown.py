"""No lost update: what was done by others since a claim was shown is told before it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.errors import PolicyError
from workbench.review.presence import place_of
from workbench.review.scale import label_of

if TYPE_CHECKING:
    from workbench.models import Event
    from workbench.store import Desk

_DONE: Final = {
    "parked": "put it aside",
    "reopened": "opened it again",
    "note_added": "added a note to it",
    "evidence_added": "added evidence to it",
    "match_decided": "decided on a match of it",
    "claim_reworded": "reworded it",
    "claim_retyped": "changed its type",
    "claim_added": "added it",
    "claim_split": "split it",
    "claims_merged": "merged it",
    "claim_dropped": "dropped it",
    "undone": "took back a step on it",
    "redone": "did a step on it again",
}


class StaleView(PolicyError):
    """Others have changed a claim since it was shown.

    Args:
        revision: that of the claim now; who has been told may act on it.
    """

    def __init__(self, what: str, claim_id: str, revision: int) -> None:
        super().__init__(what, "look at it again; the same once more does it all the same")
        self.claim_id = claim_id
        self.revision = revision


def check_as_shown(desk: Desk, claim_id: str, revision: int, *, actor: str) -> None:
    """Raise StaleView where others than ``actor`` have done anything to a claim since.

    Call it in the transaction of the action that it guards.

    Args:
        revision: ``ClaimRow.revision`` of the claim as it was shown.
    """
    told = done_by_others(desk, claim_id, revision, actor=actor)
    if told is not None:
        raise StaleView(told, claim_id, desk.claim(claim_id).revision)


def done_by_others(desk: Desk, claim_id: str, revision: int, *, actor: str) -> str | None:
    """What others did to a claim since ``revision``: ``lee found pier:3 disputed at 12:03 UTC``."""
    claim = desk.claim(claim_id)
    if claim.revision == revision:
        return None
    events = [one for one in desk.history(claim_id)[revision:] if one.actor != actor]
    if not events:
        return None
    last = events[-1]
    more = f", the last of {len(events)} steps of others" if len(events) > 1 else ""
    return f"{place_of(claim)}: {last.actor} {_did(last)} at {last.at[11:16]} UTC{more}"


def _did(event: Event) -> str:
    new = event.new or {}
    why = f" (“{event.reason}”)" if event.reason else ""
    if event.action == "verdict_given":
        return f"found it {label_of(str(new.get('verdict'))).lower()}{why}"
    if event.action == "attribution_verdict_given":
        return f"found that it was said: {new.get('attribution_verdict') or 'open'}"
    return _DONE.get(event.action, event.action.replace("_", " ")) + why
