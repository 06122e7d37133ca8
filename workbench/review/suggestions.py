"""Prior claims suggested for a claim. A suggestion is not an event: it can be made again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.models import Match
from workbench.store import ClaimFilter

if TYPE_CHECKING:
    from workbench.store import Desk


def suggest(desk: Desk, claim_id: str, *, top: int = 5, meaning: bool = True) -> list[Match]:
    """Find prior claims anew, keep them, and return all matches of the claim.

    Decided ones come first (confirmed) and last (rejected), with their decision; nothing is
    written where the suggestions are those that were kept already.

    Args:
        meaning: whether vectors have a say, where the desk has them.
    """
    # Loaded with the first suggestion, so that verdict and undo start without it.
    from workbench.matching import Query
    from workbench.matching import suggest as find_matches

    claim = desk.claim(claim_id)
    query = Query(
        claim_id=claim.id,
        text=claim.text,
        speaker=claim.source_name or claim.speaker,
        date=claim.claim_date,
        article_id=claim.article_id,
    )
    found = find_matches(desk.connection, query, top=top, meaning=meaning)
    known = desk.matches(claim_id)
    decided = {one.prior_id for one in known if one.status != "suggested"}
    fresh = {one.prior_id: one for one in found if one.prior_id not in decided}
    if fresh != {one.prior_id: one for one in known if one.status == "suggested"}:
        desk.save_suggestions(claim_id, list(fresh.values()))
        return desk.matches(claim_id)
    return known


def suggest_all(
    desk: Desk,
    article_id: str,
    *,
    meaning: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Suggest prior claims for every claim of an article, in one transaction.

    Args:
        meaning: whether vectors have a say, where the desk has them.
        progress: told how many claims of how many are done.

    Returns:
        The number of claims that have at least one suggestion.
    """
    rows = desk.claims(ClaimFilter(article_id=article_id))
    with_some = 0
    with desk.transaction():
        for done, row in enumerate(rows, start=1):
            with_some += bool(suggest(desk, row.id, meaning=meaning))
            if progress is not None:
                progress(done, len(rows))
    return with_some
