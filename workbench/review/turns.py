"""Whose turn it is where two people review a claim, and what came of their two verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import PolicyError
from workbench.models import Status
from workbench.review.presence import place_of
from workbench.store.second_review import FIRST, SECOND

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk

ADJUDICATE = "settle it with `workbench adjudicate`, or have one verdict undone"


def check_turn(desk: Desk, claim: ClaimRow, actor: str) -> None:
    """Raise PolicyError where a claim awaits the verdict of another, or of nobody."""
    reviews = desk.reviews(claim.id)
    roles = {one.role: name for name, one in reviews.items() if one.role}
    own = reviews.get(actor)
    if not reviews or (own is not None and own.sealed):
        return
    if claim.agreement == "adjudicated":
        raise PolicyError(
            f"{place_of(claim)} was adjudicated", "adjudicate it again, or reopen it first"
        )
    if SECOND not in roles and claim.status != Status.SECOND_REVIEW:
        return
    given = [name for name, one in reviews.items() if one.stands]
    if len(given) > 1:
        raise PolicyError(f"{place_of(claim)} has both its verdicts", ADJUDICATE)
    if own is None and {FIRST, SECOND} <= roles.keys():
        awaited = ", ".join(name for name in roles.values() if name not in given)
        raise PolicyError(
            f"{place_of(claim)} waits for the verdict of {awaited}",
            "wait for it, or assign the claim anew (`workbench assign`)",
        )


def outcome_warnings(desk: Desk, claim_id: str) -> list[str]:
    """What is to be said of a claim after a verdict of two."""
    claim = desk.brief(claim_id)
    if claim.status != Status.SECOND_REVIEW:
        return []
    if claim.agreement == "disagree":
        return ["The two verdicts differ, so it waits for an adjudicator."]
    return ["It waits for the verdict of a second reviewer."]
