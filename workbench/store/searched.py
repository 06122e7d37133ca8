"""For which articles prior claims were looked for, so that it is done once for each text.

It is no event: it tells how far the program is, not what somebody found.
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
