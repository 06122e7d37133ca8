"""Prior claims suggested for a claim. A suggestion is not an event: it can be made again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.models import Match, Tier
from workbench.review.contradictions import against_own_words
from workbench.review.explaining import speaker_of
from workbench.review.verdict_age import verdict_age
from workbench.store import ClaimFilter
from workbench.store.second_review import ANYBODY

if TYPE_CHECKING:
    from workbench.store import Desk


_LOOKED_AT: Final = 20
"""Matches among which contradictions are looked for: they stand behind all that is similar."""


def suggest(desk: Desk, claim_id: str, *, top: int = 5, meaning: bool = True) -> list[Match]:
    """Find prior claims anew, keep them, and return all matches of the claim.

    Decided ones come first (confirmed) and last (put off, rejected), with their decision; nothing
    is written where the suggestions are those that were kept already. A pair that was rejected
    from its other side is not offered; an old verdict keeps a match from ``same``; an earlier
    claim of the same source that contradicts this one is among them (``review.alerts``).

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
        speaker=speaker_of(claim),
        date=claim.claim_date,
        article_id=claim.article_id,
    )
    # All see what is kept here, so it is looked for with the eyes of anybody.
    with desk.seen_as(ANYBODY):
        near = find_matches(desk.connection, query, top=_LOOKED_AT, meaning=meaning)
        found = _first_and_contradicting(near, top)
        known_ids = {one.prior_id for one in found}
        found += [one for one in against_own_words(desk, claim) if one.prior_id not in known_ids]
        found = [_aged(desk, one) for one in found]
    known = desk.matches(claim_id)
    decided = {one.prior_id for one in known if one.status != "suggested"}
    decided |= _rejected_from_there(desk, claim_id)
    fresh = {one.prior_id: one for one in found if one.prior_id not in decided}
    if fresh != {one.prior_id: one for one in known if one.status == "suggested"}:
        desk.save_suggestions(claim_id, list(fresh.values()))
        return desk.matches(claim_id)
    return known


def _first_and_contradicting(found: list[Match], top: int) -> list[Match]:
    """The first ``top``, and what contradicts the claim from among the rest."""
    return found[:top] + [
        one for one in found[top:] if any(conflict.contradicts for conflict in one.conflicts)
    ]


def _rejected_from_there(desk: Desk, claim_id: str) -> set[str]:
    """Claims for which this one was suggested and rejected."""
    rows = desk.connection.execute(
        "SELECT claim_id FROM matches WHERE prior_id = ? AND status = 'rejected'", [claim_id]
    )
    return {row["claim_id"] for row in rows}


def _aged(desk: Desk, match: Match) -> Match:
    """``match``, no more than similar where the verdict on the prior claim is old."""
    if match.tier is not Tier.SAME:
        return match
    why = verdict_age(desk.claim(match.prior_id), date.fromisoformat(desk.now()[:10]))
    if why is None:
        return match
    return match.model_copy(update={"tier": Tier.SIMILAR, "reasons": (*match.reasons, why)})


def suggest_for_text(desk: Desk, text: str, *, top: int = 5, meaning: bool = True) -> list[Match]:
    """Prior claims for a text that is no claim of the desk. Nothing is kept."""
    from workbench.matching import Query
    from workbench.matching import suggest as find_matches

    found = find_matches(desk.connection, Query(text=text), top=top, meaning=meaning)
    return [_aged(desk, one) for one in found]


def has_suggestions(desk: Desk, article_id: str) -> bool:
    """Whether ``suggest_all`` has found anything for an article.

    It writes all or nothing, so an article that was taken in by a program that was killed before
    it has nothing.
    """
    row = desk.connection.execute(
        """SELECT EXISTS (SELECT 1 FROM matches m JOIN claims c ON c.id = m.claim_id
        WHERE c.article_id = ?)""",
        [article_id],
    ).fetchone()
    return bool(row[0])


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
