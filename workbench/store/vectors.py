"""The vectors of the claims: what is missing, and where they are written.

Two vectors a claim, of its text and of its title, as little-endian float16 (``text``,
``title``), each with the signs of its numbers as bits (``text_code``, ``title_code``), which is
what is searched through. They are no part of the event log: they can be made again at any time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.desk import Desk


@dataclass(frozen=True, slots=True)
class Unread:
    """A claim without vectors: its number on the desk, its text and its title."""

    n: int
    text: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of one claim, as the database keeps them. No title, no vector of it."""

    n: int
    text: bytes
    text_code: bytes
    title: bytes | None = None
    title_code: bytes | None = None


def count_without_vectors(desk: Desk, model: str) -> int:
    """How many claims have no vectors made by ``model``."""
    row = desk.connection.execute(
        """SELECT (SELECT count(*) FROM claims)
        - (SELECT count(*) FROM claim_vectors WHERE model = ?)""",
        [model],
    ).fetchone()
    return int(row[0])


def without_vectors(desk: Desk, model: str, *, after: int = 0, limit: int = 64) -> list[Unread]:
    """The first claims behind number ``after`` that have no vectors made by ``model``."""
    rows = desk.connection.execute(
        """SELECT c.n, c.text, c.title FROM claims c
        LEFT JOIN claim_vectors v ON v.n = c.n AND v.model = ?
        WHERE c.n > ? AND v.n IS NULL ORDER BY c.n LIMIT ?""",
        [model, after, limit],
    )
    return [Unread(row["n"], row["text"], row["title"]) for row in rows]


def article_without_vectors(desk: Desk, model: str, article_id: str) -> list[Unread]:
    """The claims of an article that have no vectors made by ``model``, in their order."""
    rows = desk.connection.execute(
        """SELECT c.n, c.text, c.title FROM claims c
        LEFT JOIN claim_vectors v ON v.n = c.n AND v.model = ?
        WHERE c.article_id = ? AND v.n IS NULL ORDER BY c.n""",
        [model, article_id],
    )
    return [Unread(row["n"], row["text"], row["title"]) for row in rows]


def keep_vectors(desk: Desk, model: str, read: Sequence[tuple[Unread, Vectors]]) -> None:
    """Write the vectors of some claims, all or none, in place of those of another model.

    A claim that was reworded since it was read gets none: they would be of other words.

    Raises:
        DeskError: another program holds the desk for longer than the busy time; no room.
    """
    with desk.transaction():
        for claim, vectors in read:
            if _says(desk.connection, claim):
                desk.connection.execute("DELETE FROM claim_vectors WHERE n = ?", [claim.n])
                desk.connection.execute(
                    """INSERT INTO claim_vectors (n, model, text, text_code, title, title_code)
                    VALUES (?, ?, ?, ?, ?, ?)""",
                    [
                        claim.n, model, vectors.text, vectors.text_code,
                        vectors.title, vectors.title_code,
                    ],
                )  # fmt: skip


def _says(connection: sqlite3.Connection, claim: Unread) -> bool:
    row = connection.execute(
        "SELECT text IS ? AND title IS ? FROM claims WHERE n = ?",
        [claim.text, claim.title, claim.n],
    ).fetchone()
    return bool(row and row[0])
