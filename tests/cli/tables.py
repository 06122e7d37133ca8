"""What the tables of a desk hold, but for times and what is made of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

TIMES = {
    "events": {"at", "hash", "prev_hash"},
    "articles": {"added_at"},
    "article_versions": {"added_at"},
    "_sqlite_migrations": {"applied_at"},
}
"""Columns that hold a time, or a hash of one."""


def tables(path: Path) -> dict[str, list[str]]:
    """The rows of every table, sorted; those of the search index follow from the claims."""
    with closing(sqlite3.connect(path)) as db:
        names = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("claims_fts", "sqlite_"))
        ]
        return {name: sorted(_rows(db, name)) for name in names}


def _rows(db: sqlite3.Connection, name: str) -> list[str]:
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
    kept = [column for column in columns if column not in TIMES.get(name, ())]
    return [repr(row) for row in db.execute(f"SELECT {', '.join(kept)} FROM {name}")]
