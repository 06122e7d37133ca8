"""The order of the candidates, how sure the first is, and what the guards say of the best."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from workbench.matching.candidates import Candidate, Query, Sought, find_candidates, sought
from workbench.matching.comparing import Comparison, compare
from workbench.matching.confidence import evidence
from workbench.matching.embedding import can_embed, embed
from workbench.matching.features import LEXICAL, MEANING, features
from workbench.matching.meaning import Cosine, cosines, has_vectors, nearest
from workbench.matching.terms import plain
from workbench.matching.weights import chance, weights
from workbench.models import Match, Tier

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

WEIGHED: Final = 60
"""Candidates that are ranked: those that look best by BM25 and cosine alone."""
_COSINE_BESIDE_BM25: Final = 3.0
COMPARED: Final = 20
"""How many of the best are set beside the query word by word; the rest keep their order."""
LEAST_OVERLAP: Final = 0.4
"""A prior claim that shares less of its words is not worth a reviewer's look."""
LEAST_COSINE: Final = 0.7
"""... but where its meaning is as near as this it is."""
SURE_OF_THE_SAME_WORDS: Final = 0.99
_MADE_AT_ONCE: Final = 8
"""Candidates without vectors that get them for the moment; with more the words alone rank."""
_TIERS: Final = (Tier.SAME, Tier.SIMILAR, Tier.CONFLICT)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate in its place.

    Attributes:
        score: 0 to 1; ranks, and says nothing about truth.
        cosine: how near it is in meaning, where that is known.
    """

    candidate: Candidate
    score: float
    cosine: Cosine | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """All candidates of a query, best first.

    Attributes:
        confidence: the chance that the first says the same as the query; 0 where there is none.
        with_meaning: whether vectors had a say.
    """

    ranked: tuple[Ranked, ...]
    confidence: float
    with_meaning: bool

    @property
    def is_suggested(self) -> bool:
        """Whether the first is likely enough to say the same to be suggested."""
        return self.confidence >= weights(meaning=self.with_meaning).threshold


def suggest(
    connection: sqlite3.Connection,
    query: Query,
    *,
    top: int = 5,
    limit: int = 100,
    meaning: bool = True,
) -> list[Match]:
    """The prior claims that may say the same as ``query``, best first.

    Args:
        connection: a desk's; only read.
        top: how many to give back at most.
        limit: how many candidates that share words are looked at.
        meaning: whether vectors have a say, where the desk has them.

    Returns:
        ``same``, then ``similar`` ones, then conflicting ones with the words that differ, each by
        score; those that are near neither in words nor in meaning are left out. The first of the
        ranking has a confidence, unless it conflicts. Nothing is decided: every match is
        *suggested*.

    Raises:
        WorkbenchError: a file of the embedding model is not the one it must be.
    """
    ranking = rank(connection, query, limit=limit, meaning=meaning)
    near = [
        match
        for place, one in enumerate(ranking.ranked[:COMPARED])
        if (match := _match(query, one, ranking.confidence if place == 0 else None)) is not None
    ]
    return sorted(near, key=lambda match: _TIERS.index(match.tier))[:top]


def rank(
    connection: sqlite3.Connection, query: Query, *, limit: int = 100, meaning: bool = True
) -> Ranking:
    """Order all candidates of ``query`` by score; see ``suggest`` for what goes in."""
    asked, candidates, near = found_for(connection, query, limit=limit, meaning=meaning)
    if not candidates:
        return Ranking((), 0.0, near is not None)
    rows = features(asked, candidates, near)
    learned = weights(meaning=near is not None)
    sums = [learned.ranking(row) for row in rows]
    order = sorted(range(len(rows)), key=lambda i: (-sums[i], candidates[i].claim_id))
    named = dict(zip((*LEXICAL, *MEANING), rows[order[0]], strict=False))
    sure = chance(learned.confidence(evidence([sums[i] for i in order], named)))
    if plain(asked.query.text) == plain(candidates[order[0]].text):
        # Said in the same words; the training sets hold no such pair to learn it from.
        sure = max(sure, SURE_OF_THE_SAME_WORDS)
    ranked = [
        Ranked(candidates[i], chance(sums[i]), near[candidates[i].n] if near else None)
        for i in order
    ]
    return Ranking(tuple(ranked), sure, near is not None)


def found_for(
    connection: sqlite3.Connection, query: Query, *, limit: int = 100, meaning: bool = True
) -> tuple[Sought, list[Candidate], dict[int, Cosine] | None]:
    """The query made ready, its candidates, and how near in meaning each is.

    ``None`` for the last where ``meaning`` is not wanted, the query is full of slips of spelling,
    or the desk lacks too many vectors.
    """
    asked = sought(connection, query)
    by_meaning = meaning and asked.text.text != "" and not asked.misspelt
    if not (by_meaning and can_embed() and has_vectors(connection)):
        return asked, find_candidates(connection, asked, limit=limit)[:WEIGHED], None
    vector = embed([asked.text.text])[0]
    close = nearest(connection, vector)
    candidates = find_candidates(connection, asked, near=close, limit=limit)
    known = cosines(connection, vector, [one.n for one in candidates])
    unknown = [one for one in candidates if one.n not in known]
    if len(unknown) > _MADE_AT_ONCE:
        return asked, [one for one in candidates if one.bm25 > 0][:WEIGHED], None
    near = known | {one.n: _cosine(one, vector) for one in unknown}
    return asked, _foremost(candidates, near), near


def _foremost(candidates: list[Candidate], near: dict[int, Cosine]) -> list[Candidate]:
    """The ``WEIGHED`` that look best at a glance, in the order they came in."""
    best = max((one.bm25 for one in candidates), default=0.0) or 1.0

    def glance(one: Candidate) -> float:
        cosine = near[one.n]
        return one.bm25 / best + _COSINE_BESIDE_BM25 * cosine.nearest

    foremost = {one.n for one in sorted(candidates, key=glance, reverse=True)[:WEIGHED]}
    return [one for one in candidates if one.n in foremost]


def _cosine(candidate: Candidate, vector: Array) -> Cosine:
    title = embed([candidate.title])[0] @ vector if candidate.title else 0.0
    return Cosine(float(embed([candidate.text])[0] @ vector), float(title))


def _match(query: Query, one: Ranked, confidence: float | None) -> Match | None:
    """A ranked candidate with what the guards say; ``None`` where it is not near enough."""
    found: Comparison = compare(
        query.text,
        one.candidate.text,
        our_speaker=query.speaker,
        their_speaker=one.candidate.speaker,
    )
    nearest_in_meaning = one.cosine.nearest if one.cosine else 0.0
    if found.similarity < LEAST_OVERLAP and nearest_in_meaning < LEAST_COSINE:
        return None
    return Match(
        claim_id=query.claim_id or "",
        prior_id=one.candidate.claim_id,
        score=round(one.score, 6),
        tier=found.tier,
        conflicts=found.conflicts,
        reasons=(*found.reasons, *([one.cosine.told()] if one.cosine else [])),
        confidence=None if found.conflicts or confidence is None else round(confidence, 4),
    )
