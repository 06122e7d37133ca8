"""What was seen of the feeds that are watched, so that nothing is fetched twice for nothing.

It is no event: what came of it is, and without it all is looked at again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from workbench.store.desk import Desk

TABLE: Final = """
CREATE TABLE watched_feeds (
    address TEXT PRIMARY KEY,
    etag TEXT, last_modified TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE watched_entries (
    address TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    failures INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""


class Seen(NamedTuple):
    """An entry as it was seen last: its fingerprint, and how often it could not be taken in."""

    fingerprint: str
    failures: int


def feed_state(desk: Desk, address: str) -> tuple[str | None, str | None]:
    """``ETag`` and ``Last-Modified`` of a feed of which all was taken in."""
    row = desk.connection.execute(
        "SELECT etag, last_modified FROM watched_feeds WHERE address = ?", [address]
    ).fetchone()
    return (None, None) if row is None else (row["etag"], row["last_modified"])


def keep_feed_state(desk: Desk, address: str, etag: str | None, last_modified: str | None) -> None:
    """Keep them. Raises DeskError."""
    with desk.transaction():
        desk.connection.execute(
            "INSERT OR REPLACE INTO watched_feeds VALUES (?, ?, ?)", [address, etag, last_modified]
        )


def seen_entry(desk: Desk, address: str) -> Seen | None:
    """How an entry was seen last; ``None`` where it never was."""
    row = desk.connection.execute(
        "SELECT fingerprint, failures FROM watched_entries WHERE address = ?", [address]
    ).fetchone()
    return None if row is None else Seen(row["fingerprint"], row["failures"])


def keep_seen(desk: Desk, address: str, seen: Seen) -> None:
    """Keep how an entry was seen. Raises DeskError."""
    with desk.transaction():
        desk.connection.execute(
            "INSERT OR REPLACE INTO watched_entries VALUES (?, ?, ?)", [address, *seen]
        )
