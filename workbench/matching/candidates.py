"""Candidates from the full-text index: the claims that share words with a claim."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.matching.terms import key_of
from workbench.matching.vocabulary import STOP_WORDS

_ADDRESS: Final = re.compile(r"https?://\S+|\b(?:pic\.twitter\.com|t\.co)/\S+")
"""Web addresses in a post: they name where, not what."""
_JOINED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
"""Where words run together: ``#ClimateChange``."""
_WORD: Final = re.compile(r"[^\W_]+")
_TITLE_WEIGHT: Final = 1.0
MOST_WORDS: Final = 60
"""Words of a query that are looked up; a claim is a sentence, not a chapter."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is to be matched.

    Attributes:
        claim_id: the claim itself, which is not its own match.
        article_id: its article, whose claims count only once they have a verdict.
    """

    text: str
    claim_id: str | None = None
    speaker: str | None = None
    date: str | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A prior claim that shares words; ``bm25`` is higher for a better one.

    ``rarest``: how rare its rarest shared word is among all claims, 0 (in every one) to 1.
    """

    claim_id: str
    text: str
    title: str | None
    speaker: str | None
    bm25: float
    rarest: float = 0.0


def search_words(text: str) -> list[str]:
    """The words of ``text`` to look up: no stop words, no single letters, no addresses.

    Words that run together are looked up as they are and apart.
    """
    found: list[str] = []
    for word in _WORD.findall(_ADDRESS.sub(" ", text)):
        found += [word.lower(), *(part.lower() for part in _JOINED.split(word))]
    words = list(dict.fromkeys(found))
    kept = [w for w in words if w not in STOP_WORDS and (len(w) > 1 or w.isdecimal())]
    return (kept or words)[:MOST_WORDS]


def fts_query(text: str) -> str:
    """An FTS5 query for any of the words of ``text`` that are no stop words.

    Every word is quoted, so that no text is a syntax error. Empty where no word is left.
    """
    return " OR ".join(f'"{word}"' for word in search_words(text))


def find_candidates(
    connection: sqlite3.Connection, query: Query, *, limit: int = 100
) -> list[Candidate]:
    """The best ``limit`` claims by BM25 over statement and title, best first.

    Claims that were taken out of the queue are no candidates.

    Args:
        connection: a desk's; reads ``claims``, ``claim_states`` and ``claims_fts``.
    """
    words = fts_query(query.text)
    if not words:
        return []
    rows = connection.execute(
        """SELECT c.id, c.text, c.title, c.speaker, -bm25(claims_fts, 1.0, ?) AS bm25
        FROM claims_fts JOIN claims c ON c.n = claims_fts.rowid
        LEFT JOIN claim_states k ON k.claim_id = c.id
        WHERE claims_fts MATCH ? AND c.id IS NOT ? AND c.gone IS NULL
            AND (c.article_id IS NULL OR c.article_id IS NOT ? OR k.verdict IS NOT NULL)
        ORDER BY bm25 DESC, c.n LIMIT ?""",
        [_TITLE_WEIGHT, words, query.claim_id, query.article_id, limit],
    ).fetchall()
    rarity = _rarity(connection, search_words(query.text)) if rows else {}
    return [
        Candidate(row[0], row[1], row[2], row[3], row[4], _rarest(row[1], rarity)) for row in rows
    ]


def _rarity(connection: sqlite3.Connection, words: Sequence[str]) -> dict[str, float]:
    """Inverse document frequency of each word by its key, as a share of the greatest there is."""
    claims = connection.execute("SELECT max(n) FROM claims").fetchone()[0] or 1
    rare: dict[str, float] = {}
    for word in words:
        (rows,) = connection.execute(
            "SELECT count(*) FROM claims_fts WHERE claims_fts MATCH ?", [f'"{word}"']
        ).fetchone()
        frequency = math.log(max(claims - rows + 0.5, 0.5) / (rows + 0.5) + 1)
        rare[key_of(word)] = min(frequency / math.log(claims + 2), 1.0)
    return rare


def _rarest(text: str, rarity: Mapping[str, float]) -> float:
    keys = {key_of(word.lower()) for word in _WORD.findall(text)}
    return max((rarity[key] for key in keys & rarity.keys()), default=0.0)
