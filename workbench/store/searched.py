"""Which texts the desk has, and for which of them prior claims were looked for.

It is done once for each text of an article. That it was is no event: it tells how far the program
is, not what somebody found.
"""

from __future__ import annotations

import sqlite3
from typing import Final

TABLE: Final = """
CREATE TABLE searched_articles (
    article_id TEXT PRIMARY KEY REFERENCES articles (id),
    sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

_TEXT_NOW: Final = """coalesce(
    (SELECT v.sha256 FROM article_versions v WHERE v.article_id = a.id
    ORDER BY v.number DESC LIMIT 1), a.sha256)"""


def article_with_text(connection: sqlite3.Connection, sha256: str) -> str | None:
    """The id of the article of which a text of this SHA-256 is, or was, the text."""
    row = connection.execute(
        """SELECT id FROM articles WHERE sha256 = :sha256
        UNION ALL SELECT article_id FROM article_versions WHERE sha256 = :sha256""",
        {"sha256": sha256},
    ).fetchone()
    return None if row is None else str(row["id"])


def keep_searched(connection: sqlite3.Connection, article_id: str) -> None:
    """Keep that prior claims were looked for, for the text that the article has now.

    The caller holds a transaction, the one in which what was found is kept.
    """
    connection.execute(
        f"""INSERT OR REPLACE INTO searched_articles
        SELECT a.id, {_TEXT_NOW} FROM articles a WHERE a.id = ?""",
        [article_id],
    )


def is_searched(connection: sqlite3.Connection, article_id: str) -> bool:
    """Whether prior claims were looked for, for the text that the article has now."""
    row = connection.execute(
        f"""SELECT s.sha256 = {_TEXT_NOW} FROM searched_articles s
        JOIN articles a ON a.id = s.article_id WHERE a.id = ?""",
        [article_id],
    ).fetchone()
    return bool(row and row[0])
