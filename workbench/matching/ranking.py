"""The order of the candidates: BM25 share, RapidFuzz, speaker, and the guards behind."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz, utils

from workbench.matching.candidates import Candidate, Query, find_candidates
from workbench.matching.comparing import Comparison, compare, same_speaker
from workbench.models import Match, Tier

TOKEN_SET_WEIGHT: Final = 0.5
SPEAKER_WEIGHT: Final = 0.3
SIMILARITY_WEIGHT: Final = 0.5
_WHOLE: Final = 1.0 + TOKEN_SET_WEIGHT + SPEAKER_WEIGHT + SIMILARITY_WEIGHT


def suggest(
    connection: sqlite3.Connection, query: Query, *, top: int = 5, limit: int = 100
) -> list[Match]:
    """The prior claims that may say the same as ``query``, best first.

    Args:
        connection: a desk's; only read.
        top: how many to give back at most.
        limit: how many candidates are looked at.

    Returns:
        ``same`` and ``similar`` ones by score; conflicting ones after them, with the words that
        differ. Nothing is decided: every match is *suggested*.
    """
    return rank(query, find_candidates(connection, query, limit=limit))[:top]


def rank(query: Query, candidates: Sequence[Candidate]) -> list[Match]:
    """Order candidates by score; see ``suggest``."""
    best = max((one.bm25 for one in candidates), default=0.0) or 1.0
    found = [_match(query, one, one.bm25 / best) for one in candidates]
    return sorted(found, key=lambda m: (m.tier is Tier.CONFLICT, -m.score, m.prior_id))


def _match(query: Query, candidate: Candidate, share: float) -> Match:
    comparison = compare(
        query.text,
        candidate.text,
        our_speaker=query.speaker,
        their_speaker=candidate.speaker,
    )
    return Match(
        claim_id=query.claim_id or "",
        prior_id=candidate.claim_id,
        score=round(_score(query, candidate, share, comparison), 6),
        tier=comparison.tier,
        conflicts=comparison.conflicts,
        reasons=comparison.reasons,
    )


def _score(query: Query, candidate: Candidate, share: float, comparison: Comparison) -> float:
    alike = max(
        fuzz.token_set_ratio(query.text, text, processor=utils.default_process)
        for text in (candidate.text, candidate.title or "")
    )
    same = same_speaker(query.speaker, candidate.speaker)
    total = (
        max(share, 0.0)
        + TOKEN_SET_WEIGHT * alike / 100
        + SPEAKER_WEIGHT * same
        + SIMILARITY_WEIGHT * comparison.similarity
    )
    return min(total / _WHOLE, 1.0)
