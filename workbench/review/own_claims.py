"""What every action on the claims themselves asks first, and what it warns of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.errors import PolicyError
from workbench.review.presence import in_queue, place_of
from workbench.review.scale import label_of

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk


def own_claim(desk: Desk, claim_id: str) -> ClaimRow:
    """A claim of an article that is in the queue."""
    claim = in_queue(desk, claim_id)
    if claim.article_id is None:
        raise PolicyError(
            f"{claim_id} is a claim of another publisher", "import it anew with the words it has"
        )
    return claim


def check_attribution(desk: Desk, article_id: str, attribution_id: str | None) -> None:
    """Raise PolicyError where the article has no such attribution."""
    known = desk.connection.execute(
        "SELECT 1 FROM attributions WHERE id = ? AND article_id = ?", [attribution_id, article_id]
    ).fetchone()
    if attribution_id is not None and known is None:
        raise PolicyError(
            f"There is no attribution {attribution_id} in the article", "choose one of its own"
        )


def verdict_warnings(claims: Sequence[ClaimRow], what: str) -> tuple[str, ...]:
    """A sentence a verdict that ``claims`` have; ``what`` says what becomes of it."""
    return tuple(
        f"The verdict on {place_of(claim)} ({label_of(claim.verdict)}, {claim.reviewer}) {what}."
        for claim in claims
        if claim.verdict
    )
