"""Who has which claim open: rows that end by themselves, no part of the event log.

See ``docs/decisions/0023``. The rows of ended leases are cleared away by the next that is taken.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

LEASES: Final = """
CREATE TABLE leases (
    n INTEGER PRIMARY KEY REFERENCES claims (n),
    reviewer TEXT NOT NULL,
    session TEXT NOT NULL,
    until INTEGER NOT NULL
) STRICT
"""

NOW: Final = "CAST(strftime('%s', 'now') AS INTEGER)"
"""The time as ``until`` has it: seconds since 1970."""

TAKEN: Final = f"SELECT n FROM leases WHERE until > {NOW}"
"""Numbers of the claims that somebody has open."""

_SHORTLY_MILLISECONDS: Final = 20


def holder(connection: sqlite3.Connection, number: int, reviewer: str) -> str | None:
    """Who but ``reviewer`` has the claim of this number open."""
    row = connection.execute(
        f"SELECT reviewer FROM leases WHERE n = ? AND reviewer <> ? AND until > {NOW}",
        [number, reviewer],
    ).fetchone()
    return None if row is None else str(row["reviewer"])


def taken_by_others(connection: sqlite3.Connection, reviewer: str) -> set[int]:
    """Numbers of the claims that others than ``reviewer`` have open."""
    rows = connection.execute(f"{TAKEN} AND reviewer <> ?", [reviewer])
    return {row["n"] for row in rows}


def keep_lease(
    connection: sqlite3.Connection, number: int, reviewer: str, session: str, seconds: int
) -> None:
    """Let ``session`` hold this claim and no other. The caller holds a transaction."""
    connection.execute(f"DELETE FROM leases WHERE session = ? OR until <= {NOW}", [session])
    connection.execute(
        f"INSERT OR REPLACE INTO leases VALUES (?, ?, ?, {NOW} + ?)",
        [number, reviewer, session, seconds],
    )


def end_leases(connection: sqlite3.Connection, session: str) -> None:
    """Let ``session`` hold nothing. The caller holds a transaction."""
    connection.execute("DELETE FROM leases WHERE session = ?", [session])


@contextmanager
def in_passing(connection: sqlite3.Connection) -> Iterator[None]:
    """What is written in the block may be lost by a power cut, and waits for others but shortly.

    A lease is written each time a reviewer goes to a claim: nobody should wait for the disk, nor
    for an import of others, to see it.
    """
    (busy,) = connection.execute("PRAGMA busy_timeout").fetchone()
    (kept,) = connection.execute("PRAGMA synchronous").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {min(busy, _SHORTLY_MILLISECONDS)}")
    connection.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA synchronous = {kept}")
        connection.execute(f"PRAGMA busy_timeout = {busy}")
