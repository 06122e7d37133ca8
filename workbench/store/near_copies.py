"""Near copies: articles that carry the same report, found as they come in.

Which part of the shorter text stands in the longer one is asked of every article that shares a
sampled run of words (``reading.shingles``); the samples are kept in the desk, so that finding does
not read every text. What is found follows from the texts alone, so it is no event.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.reading.shingles import sample, shared_part, shingles
from workbench.store.findings import error
from workbench.store.rows import Finding

COPIED_PART: Final = 1 / 3
"""Of the shorter text, word for word in the longer. Of 344,000 pairs of news articles (PolNeAR
train) those that share a standing line or a quotation have up to .24, those that carry one report
.52 or more (``docs/decisions/0041-near-copies.md``)."""

COPIED_RUNS: Final = 40
"""Runs of words that two texts must share: a copyright line alone has about as many."""

_CANDIDATES: Final = 50

TABLES: Final = """
CREATE TABLE article_samples (
    number INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (number, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE near_copies (
    article_id TEXT NOT NULL REFERENCES articles (id),
    earlier_id TEXT NOT NULL REFERENCES articles (id),
    part REAL NOT NULL,
    PRIMARY KEY (article_id, earlier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_copies_of_earlier ON near_copies (earlier_id);
"""


@dataclass(frozen=True, slots=True)
class NearCopy:
    """An article that carries the report of another; ``part`` of the shorter one is in both."""

    article_id: str
    slug: str
    outlet: str | None
    published_at: str | None
    part: float


def keep_copies(connection: sqlite3.Connection, article_id: str, text: str) -> None:
    """Find and keep the articles added before that ``text`` is a near copy of.

    The caller holds a transaction.
    """
    ours = shingles(text)
    sampled = sample(ours)
    rows = connection.execute(
        f"""SELECT s.article_id, a.text FROM (
            SELECT article_id, count(*) AS shared FROM article_samples
            WHERE number IN (SELECT value FROM json_each(?)) GROUP BY article_id
            ORDER BY shared DESC, article_id LIMIT {_CANDIDATES}
        ) s JOIN articles a ON a.id = s.article_id WHERE a.id <> ?""",
        [json.dumps(sorted(sampled)), article_id],
    )
    found = []
    for other_id, other in rows:
        theirs = shingles(other)
        if is_copy(ours, theirs):
            found.append((article_id, other_id, shared_part(ours, theirs)))
    connection.executemany("INSERT INTO near_copies VALUES (?, ?, ?)", sorted(found))
    connection.executemany(
        "INSERT INTO article_samples VALUES (?, ?)",
        [(number, article_id) for number in sorted(sampled)],
    )


def is_copy(first: frozenset[int], second: frozenset[int]) -> bool:
    """Whether two texts, as their shingles, carry the same report."""
    enough = len(first & second) >= COPIED_RUNS
    return enough and shared_part(first, second) >= COPIED_PART


def copies_of(connection: sqlite3.Connection, article_id: str) -> list[NearCopy]:
    """The near copies of an article, the nearest first."""
    rows = connection.execute(
        """SELECT a.id, a.slug, a.outlet, a.published_at, n.part FROM (
            SELECT earlier_id AS id, part FROM near_copies WHERE article_id = :id
            UNION ALL SELECT article_id, part FROM near_copies WHERE earlier_id = :id
        ) n JOIN articles a ON a.id = n.id ORDER BY n.part DESC, a.slug""",
        {"id": article_id},
    )
    return [NearCopy(*row) for row in rows]


def copy_groups(connection: sqlite3.Connection) -> dict[str, str]:
    """Articles that carry one report, by id: each with the id of the first of its group.

    Copies of copies are of one group. Articles without a near copy are not in it. The first is
    the one published first, where that is known, else the one added first.
    """
    groups: dict[str, str] = {}

    def root(article_id: str) -> str:
        while groups.setdefault(article_id, article_id) != article_id:
            article_id = groups[article_id]
        return article_id

    for article_id, earlier_id in connection.execute(
        "SELECT article_id, earlier_id FROM near_copies ORDER BY article_id, earlier_id"
    ).fetchall():
        groups[root(article_id)] = root(earlier_id)
    members = {article_id: root(article_id) for article_id in list(groups)}
    first: dict[str, str] = {}
    for (article_id,) in connection.execute(
        "SELECT id FROM articles ORDER BY coalesce(published_at, added_at), added_at, id"
    ):
        if article_id in members:
            first.setdefault(members[article_id], article_id)
    return {article_id: first[group] for article_id, group in members.items()}


def copy_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Near copies that their texts do not bear out."""
    rows = connection.execute(
        """SELECT a.slug, b.slug, a.text, b.text, n.part FROM near_copies n
        JOIN articles a ON a.id = n.article_id JOIN articles b ON b.id = n.earlier_id
        ORDER BY n.article_id, n.earlier_id"""
    )
    for slug, other, text, other_text, part in rows:
        if shared_part(shingles(text), shingles(other_text)) != part:
            yield error(f"article {slug}", f"it is kept as a near copy of {other}, and is not")
