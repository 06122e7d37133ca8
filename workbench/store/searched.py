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


def keep_searched(connection: sqlite3.Connection, article_id: str) -> None:
    """Keep that prior claims were looked for, for the text that the article has now.

    The caller holds a transaction, the one in which what was found is kept.
    """
    connection.execute(
        """INSERT OR REPLACE INTO searched_articles
        SELECT id, sha256 FROM articles WHERE id = ?""",
        [article_id],
    )


def is_searched(connection: sqlite3.Connection, article_id: str) -> bool:
    """Whether prior claims were looked for, for the text that the article has now."""
    row = connection.execute(
        """SELECT 1 FROM searched_articles s JOIN articles a ON a.id = s.article_id
        WHERE a.id = ? AND a.sha256 = s.sha256""",
        [article_id],
    ).fetchone()
    return row is not None
