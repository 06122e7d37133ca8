"""Candidates from the full-text index: the claims that share words with a claim."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import Final

from workbench.matching.vocabulary import STOP_WORDS

_ADDRESS: Final = re.compile(r"https?://\S+|\b(?:pic\.twitter\.com|t\.co)/\S+|@\w+")
"""Web addresses and handles in a post: they name where, not what."""
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
    """A prior claim that shares words; ``bm25`` is higher for a better one."""

    claim_id: str
    text: str
    title: str | None
    speaker: str | None
    bm25: float


def fts_query(text: str) -> str:
    """An FTS5 query for any of the words of ``text`` that are no stop words.

    Every word is quoted, so that no text is a syntax error. Empty where no word is left.
    """
    words = dict.fromkeys(word.lower() for word in _WORD.findall(_ADDRESS.sub(" ", text)))
    kept = [word for word in words if word not in STOP_WORDS] or list(words)
    return " OR ".join(f'"{word}"' for word in kept[:MOST_WORDS])


def find_candidates(
    connection: sqlite3.Connection, query: Query, *, limit: int = 100
) -> list[Candidate]:
    """The best ``limit`` claims by BM25 over statement and title, best first.

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
        WHERE claims_fts MATCH ? AND c.id IS NOT ?
            AND (c.article_id IS NULL OR c.article_id IS NOT ? OR k.verdict IS NOT NULL)
        ORDER BY bm25 DESC, c.n LIMIT ?""",
        [_TITLE_WEIGHT, words, query.claim_id, query.article_id, limit],
    )
    return [Candidate(row[0], row[1], row[2], row[3], row[4]) for row in rows]
