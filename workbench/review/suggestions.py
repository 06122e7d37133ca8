"""Prior claims suggested for a claim. A suggestion is not an event: it can be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.models import Match, Tier
from workbench.review.contradictions import against_own_words
from workbench.review.explaining import speaker_of
from workbench.review.verdict_age import verdict_age
from workbench.store import ANYBODY, ClaimFilter
from workbench.store.searched import is_searched, keep_searched

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk


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
    return keep_found(desk, claim_id, find(desk, claim_id, top=top, meaning=meaning))


def find(desk: Desk, claim_id: str, *, top: int = 5, meaning: bool = True) -> list[Match]:
    """The first half of ``suggest``: what is found, decided on before or not. Writes nothing."""
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
        return [_aged(desk, one) for one in found]


def keep_found(desk: Desk, claim_id: str, found: Sequence[Match]) -> list[Match]:
    """The second half of ``suggest``: keep what ``find`` found; all matches of the claim."""
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
    """Whether prior claims were looked for, for the text that the article has now.

    What is found is written all or not at all, so an article that was taken in by a program that
    was killed before it has none.
    """
    return is_searched(desk.connection, article_id)


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
    claims = claims_to_search(desk, article_id)
    with desk.transaction():
        found = []
        for done, claim in enumerate(claims, start=1):
            found.append((claim.id, find(desk, claim.id, meaning=meaning)))
            if progress is not None:
                progress(done, len(claims))
        return keep_all_found(desk, article_id, found)


def claims_to_search(desk: Desk, article_id: str) -> list[ClaimRow]:
    """The claims of an article for which ``suggest_all`` looks, in their order."""
    return desk.claims(ClaimFilter(article_id=article_id))


def keep_all_found(
    desk: Desk, article_id: str, found: Iterable[tuple[str, Sequence[Match]]]
) -> int:
    """Keep what ``find`` found for each claim of an article, in one transaction.

    Returns:
        The number of claims that have at least one suggestion.
    """
    with desk.transaction():
        with_some = sum(bool(keep_found(desk, claim_id, matches)) for claim_id, matches in found)
        keep_searched(desk.connection, article_id)
    return with_some
