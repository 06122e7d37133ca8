"""Waiting for a desk that others write to: a turn for everybody, and a sentence at the end.

SQLite lets one write at a time. Its own way to wait looks again after 100 ms once it has waited
for a while, so that whoever comes back at once is let in first, again and again, and others not
for seconds. Short waits of random length give everybody a turn.
"""

from __future__ import annotations

import random
import sqlite3
import time
from typing import Final

BUSY_MILLISECONDS: Final = 5000
"""How long SQLite waits by itself; only readers do, while a log that was left behind is read."""

PATIENCE: Final = 6
"""Times the busy time that a writer waits for its turn: another may write for that long."""

_SHORTEST_SECONDS: Final = 0.0005
_LONGEST_SECONDS: Final = 0.05


def begin_writing(connection: sqlite3.Connection) -> None:
    """Begin a transaction that writes, when it is its turn.

    Raises:
        sqlite3.OperationalError: the desk cannot be written, or others have held it for longer
            than ``PATIENCE`` times the busy time of ``connection``.
    """
    (busy,) = connection.execute("PRAGMA busy_timeout").fetchone()
    end = time.monotonic() + PATIENCE * busy / 1000
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if not is_busy(error) or time.monotonic() > end:
                    raise
            # Not a secret: it only keeps two writers from coming back at the same time for ever.
            time.sleep(random.uniform(_SHORTEST_SECONDS, _LONGEST_SECONDS))  # nosec B311
    finally:
        connection.execute(f"PRAGMA busy_timeout = {busy}")


def is_busy(error: BaseException) -> bool:
    """Whether ``error`` says that others hold the desk."""
    # The lower byte is the kind of error, the rest its variety; Python's own errors have none.
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) == sqlite3.SQLITE_BUSY
