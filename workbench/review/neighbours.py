"""What stands beside a claim: the claims before and after it, and those of other articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from workbench.store import ClaimFilter

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk

Way: TypeAlias = Literal["next", "previous"]


def neighbour(desk: Desk, claim: ClaimRow, way: Way) -> ClaimRow | None:
    """The claim of the same article after ``claim`` or before it, whatever its state."""
    chosen = ClaimFilter(article_id=claim.article_id)
    if way == "next":
        return desk.next_claim(claim.id, chosen)
    place = desk.position_of(claim.id, chosen) or 0
    found = desk.claims(chosen, limit=1, offset=place - 1) if place else []
    return found[0] if found else None


def first_of_article(desk: Desk, claim: ClaimRow, chosen: ClaimFilter, way: Way) -> ClaimRow | None:
    """The first claim that ``chosen`` asks for of the nearest article after that of ``claim``.

    Articles of which ``chosen`` asks for no claim are passed over; ``previous`` looks before.
    """
    other = desk.neighbouring_article(claim.article_id or "", chosen, forward=way == "next")
    if other is None:
        return None
    rows = desk.claims(replace(chosen, article_id=other), limit=1)
    return rows[0] if rows else None
