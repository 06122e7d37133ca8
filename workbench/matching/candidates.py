"""Candidates from the full-text index: the claims that share words with a claim."""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.matching.query_text import QueryText, query_text
from workbench.matching.spelling import MOST_WORDS, is_corrected, known_spellings
from workbench.matching.terms import key_of
from workbench.matching.vocabulary import STOP_WORDS

_JOINED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
"""Where words run together: ``ClimateChange``."""
_WORD: Final = re.compile(r"[^\W_]+")
MOST_LOOKED_UP: Final = 60
"""Words of a query that are looked up; a claim is a sentence, not a chapter."""
LARGE: Final = 50_000
"""Claims from which on a desk is large: there common words cost more than they tell."""
COMMON: Final = 0.05
"""Share of the claims that hold a word, above which it is not looked up on a large desk."""
MOST_ROWS: Final = 60_000
"""Claims that the words looked up may have in all on a large desk, the rarest words first."""
MOST_SPELLINGS: Final = 3
FEWEST_MISSPELT: Final = 2
MISSPELT: Final = 1 / 3
"""Share of a text's longer words that are slips, from which on it is read as misspelt."""


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
    """A prior claim; ``bm25`` is higher for a better one, 0 for one that shares no word.

    ``n`` is its number on the desk.
    """

    n: int
    claim_id: str
    text: str
    title: str | None
    speaker: str | None
    bm25: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query.

    Attributes:
        spellings: words of claims one edit away, where no claim holds the word itself.
        rarity: inverse document frequency (Robertson and Spärck Jones 1976) as a share of the
            greatest there is on this desk: 0 in every claim, 1 in none.
        keys: what it, or each of its spellings, is compared by.
    """

    word: str
    rows: int
    rarity: float
    keys: frozenset[str]
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A query made ready.

    Attributes:
        text: what is matched of it; with slips of spelling put right where it is full of them.
        words: those of its words that were looked up, by ``Word.rarity``.
        claims: how many claims the desk holds.
        misspelt: whether it is full of slips; then its meaning is not to be relied on.
    """

    query: Query
    text: QueryText
    words: tuple[Word, ...]
    claims: int
    misspelt: bool


def search_words(text: str) -> list[str]:
    """The words of ``text`` to look up: no stop words, no single letters.

    Words that run together are looked up as they are and apart.
    """
    found: list[str] = []
    for word in _WORD.findall(text):
        found += [word.lower(), *(part.lower() for part in _JOINED.split(word))]
    words = list(dict.fromkeys(found))
    kept = [w for w in words if w not in STOP_WORDS and (len(w) > 1 or w.isdecimal())]
    return (kept or words)[:MOST_LOOKED_UP]


def sought(connection: sqlite3.Connection, query: Query) -> Sought:
    """Look the words of ``query`` up: how many claims hold each, and how else it is spelt.

    Args:
        connection: a desk's; reads ``claims`` and ``claims_fts``.
    """
    text = query_text(query.text, query.speaker)
    claims = connection.execute("SELECT max(n) FROM claims").fetchone()[0] or 0
    looked_up = search_words(f"{text.text} {text.names}")
    rows = {word: _rows_of(connection, word, claims) for word in looked_up}
    longer = [word for word in rows if is_corrected(word)]
    unknown = [word for word in longer if not rows[word]][:MOST_WORDS]
    spellings = {word: known_spellings(connection, word)[:MOST_SPELLINGS] for word in unknown}
    words = []
    for word in looked_up:
        known = tuple(spellings.get(word, ()))
        held = rows[word] + sum(_rows_of(connection, one, claims) for one in known)
        keys = frozenset(map(key_of, known or (word,)))
        words.append(Word(word, held, rarity(held, claims), keys, known))
    # A single unknown word is more often a new word than a slip: the text keeps it.
    slips = sum(bool(one.spellings) for one in words)
    misspelt = slips >= max(FEWEST_MISSPELT, MISSPELT * len(longer))
    if misspelt:
        text = replace(text, text=_put_right(text.text, words))
    return Sought(query, text, tuple(words), claims, misspelt)


def rarity(rows: int, claims: int) -> float:
    """Inverse document frequency as a share of the greatest there is; see ``Word.rarity``."""
    frequency = math.log(max(claims - rows + 0.5, 0.5) / (rows + 0.5) + 1)
    return min(frequency / math.log(claims + 2), 1.0)


def _rows_of(connection: sqlite3.Connection, word: str, claims: int) -> int:
    """How many claims hold ``word``, stemmed as the index stems it; counted up to a common one."""
    enough = max(int(claims * COMMON), 1) + 1 if claims > LARGE else -1
    (rows,) = connection.execute(
        """SELECT count(*) FROM
        (SELECT 1 FROM claims_fts WHERE claims_fts MATCH ? LIMIT ?)""",
        [f'"{word}"', enough],
    ).fetchone()
    return int(rows)


def _put_right(text: str, words: Iterable[Word]) -> str:
    slips = {one.word: one.spellings[0] for one in words if one.spellings}
    return _WORD.sub(lambda found: slips.get(found[0].lower(), found[0]), text)


def fts_query(asked: Sought) -> str:
    """An FTS5 query for any of the words of ``asked``; empty where no claim holds one.

    Every word is quoted, so that no text is a syntax error. On a large desk common words are
    left out, and so are the most frequent of the others where all together are too many.
    """
    known = [one for one in asked.words if one.rows]
    if asked.claims > LARGE:
        known = _affordable(known, asked.claims)
    return " OR ".join(f'"{word}"' for one in known for word in one.spellings or (one.word,))


def _affordable(words: list[Word], claims: int) -> list[Word]:
    rarest_first = sorted(words, key=lambda one: one.rows)
    kept: list[Word] = []
    rows = 0
    for one in rarest_first:
        if kept and (one.rows > claims * COMMON or rows + one.rows > MOST_ROWS):
            break
        rows += one.rows
        kept.append(one)
    return kept


def find_candidates(
    connection: sqlite3.Connection,
    asked: Sought,
    *,
    near: Sequence[int] = (),
    limit: int = 100,
) -> list[Candidate]:
    """The best ``limit`` claims by BM25 over statement and title, best first, then those ``near``.

    Claims that were taken out of the queue are no candidates.

    Args:
        connection: a desk's; reads ``claims``, ``claim_states`` and ``claims_fts``.
        near: numbers of further claims that may be candidates, each named once in the result.
    """
    words = fts_query(asked)
    found: list[Candidate] = []
    if words:
        # Some more than asked for: a few may be no candidates.
        wanted = limit + limit // 4
        while True:
            # The index alone is asked first: what is joined to it is joined to the best only.
            best = connection.execute(
                """SELECT rowid, -rank FROM claims_fts WHERE claims_fts MATCH ?
                ORDER BY rank, rowid LIMIT ?""",
                [words, wanted],
            ).fetchall()
            found = _claims(connection, asked.query, {row[0]: row[1] for row in best})[:limit]
            if len(found) == limit or len(best) < wanted:
                break
            wanted *= 4
    held = {one.n for one in found}
    further = _claims(connection, asked.query, {n: 0.0 for n in near if n not in held})
    return found + further


def _claims(
    connection: sqlite3.Connection, query: Query, bm25: dict[int, float]
) -> list[Candidate]:
    """The claims of these numbers that may be candidates, in their order."""
    rows = connection.execute(
        """SELECT c.n, c.id, c.text, c.title, c.speaker FROM claims c
        LEFT JOIN claim_states k ON k.n = c.n
        WHERE c.n IN (SELECT value FROM json_each(?)) AND c.id IS NOT ? AND c.gone IS NULL
            AND (c.article_id IS NULL OR c.article_id IS NOT ?
                OR k.verdict IS NOT NULL AND k.status <> 'stale')""",
        [json.dumps(list(bm25)), query.claim_id, query.article_id],
    )
    by_n = {row[0]: row for row in rows}
    return [
        Candidate(n, row[1], row[2], row[3], row[4], share)
        for n, share in bm25.items()
        if (row := by_n.get(n)) is not None
    ]
