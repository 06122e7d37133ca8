"""Suggestions put on the claims of a desk, as a search would have found them."""

from __future__ import annotations

from tests.store.desks import prior
from workbench.models import Match, Tier
from workbench.store import ClaimRow, Desk


def suggest_to_two(desk: Desk) -> list[ClaimRow]:
    """Suggest the prior claim ``prior-1`` to each of the first two claims, and return these."""
    desk.add_prior_claims([prior(1)], actor="importer")
    rows = desk.claims(limit=2)
    for row in rows:
        match = Match(claim_id=row.id, prior_id="prior-1", score=0.9, tier=Tier.SAME)
        desk.save_suggestions(row.id, [match])
    return rows
