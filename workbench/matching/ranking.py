"""The order of the candidates: BM25 share, RapidFuzz, speaker, rare words, and the guards."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, utils

from workbench.matching.candidates import Candidate, Query, find_candidates
from workbench.matching.comparing import Comparison, compare, same_speaker
from workbench.models import Match, Tier

TOKEN_SET_WEIGHT: Final = 0.5
SPEAKER_WEIGHT: Final = 0.37
RARITY_WEIGHT: Final = 0.3
"""Weights beside the BM25 share; chosen on the training portions (``docs/benchmarks.md``)."""
_WHOLE: Final = 1.0 + TOKEN_SET_WEIGHT + SPEAKER_WEIGHT + RARITY_WEIGHT
_COMPARED: Final = 20
"""How many of the best are set beside the query word by word; the rest keep their order."""
LEAST_OVERLAP: Final = 0.4
"""A prior claim that shares less of its words is not worth a reviewer's look."""


_TIERS: Final = (Tier.SAME, Tier.SIMILAR, Tier.CONFLICT)


@dataclass(frozen=True, slots=True)
class _Scored:
    match: Match
    overlap: float


def suggest(
    connection: sqlite3.Connection, query: Query, *, top: int = 5, limit: int = 100
) -> list[Match]:
    """The prior claims that may say the same as ``query``, best first.

    Args:
        connection: a desk's; only read.
        top: how many to give back at most.
        limit: how many candidates are looked at.

    Returns:
        ``same``, then ``similar`` ones, then conflicting ones with the words that differ, each by
        score; those that hardly share a word are left out. Nothing is decided: every match is
        *suggested*.
    """
    scored = _ranked(query, find_candidates(connection, query, limit=limit))[:_COMPARED]
    near = [one.match for one in scored if one.overlap >= LEAST_OVERLAP]
    return sorted(near, key=lambda match: _TIERS.index(match.tier))[:top]


def rank(query: Query, candidates: Sequence[Candidate]) -> list[Match]:
    """Order all candidates by score, conflicting ones too: their tier says what they are."""
    return [one.match for one in _ranked(query, candidates)]


def _ranked(query: Query, candidates: Sequence[Candidate]) -> list[_Scored]:
    best = max((one.bm25 for one in candidates), default=0.0) or 1.0
    scored = [(_score(query, one, one.bm25 / best), one) for one in candidates]
    scored.sort(key=lambda one: (-one[0], one[1].claim_id))
    near = [_compared(query, one, score) for score, one in scored[:_COMPARED]]
    return near + [_not_compared(query, one, score) for score, one in scored[_COMPARED:]]


def _score(query: Query, candidate: Candidate, share: float) -> float:
    alike = fuzz.token_set_ratio(query.text, candidate.text, processor=utils.default_process)
    total = (
        max(share, 0.0)
        + TOKEN_SET_WEIGHT * alike / 100
        + SPEAKER_WEIGHT * same_speaker(query.speaker, candidate.speaker)
        + RARITY_WEIGHT * candidate.rarest
    )
    return min(total / _WHOLE, 1.0)


def _compared(query: Query, candidate: Candidate, score: float) -> _Scored:
    found: Comparison = compare(
        query.text,
        candidate.text,
        our_speaker=query.speaker,
        their_speaker=candidate.speaker,
    )
    match = Match(
        claim_id=query.claim_id or "",
        prior_id=candidate.claim_id,
        score=round(score, 6),
        tier=found.tier,
        conflicts=found.conflicts,
        reasons=found.reasons,
    )
    return _Scored(match, found.similarity)


def _not_compared(query: Query, candidate: Candidate, score: float) -> _Scored:
    match = Match(
        claim_id=query.claim_id or "",
        prior_id=candidate.claim_id,
        score=round(score, 6),
        tier=Tier.SIMILAR,
        reasons=("shares words; not compared in detail",),
    )
    return _Scored(match, 0.0)
