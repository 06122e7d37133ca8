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
    ids = [row.id for row in desk.articles()]
    step = 1 if way == "next" else -1
    place = (ids.index(claim.article_id) if claim.article_id in ids else 0) + step
    while 0 <= place < len(ids):
        if chosen.article_id in (None, ids[place]):
            rows = desk.claims(replace(chosen, article_id=ids[place]), limit=1)
            if rows:
                return rows[0]
        place += step
    return None
