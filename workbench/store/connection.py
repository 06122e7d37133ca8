"""Opening a database file as a desk, or refusing it with a sentence and leaving it untouched."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final

from workbench.errors import DeskError
from workbench.store.owner_only import create_file, put_in_place
from workbench.store.schema import APPLICATION_ID, STEPS, applied_steps, migrate
from workbench.store.unfinished import unfinished_file
from workbench.store.waiting import BUSY_MILLISECONDS, PATIENCE, is_busy

_PAUSE_SECONDS: Final = 0.02


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the desk at ``path`` in autocommit mode, brought up to date.

    Opening a desk that is up to date writes nothing to it, and neither does refusing a file.

    Raises:
        DeskError: the file is absent and ``create`` is false, is no desk, was made by a newer
            workbench, is locked, or cannot be opened.
    """
    fresh = _check_file(path, create=create)
    try:
        due = fresh or _check_schema(path)
        if fresh:
            # SQLite gives its log the rights that the file has.
            create_file(path)
        connection = open_file(path, "rwc" if fresh else "rw")
    except sqlite3.Error as error:
        raise _unusable(path, error) from None
    except OSError as error:
        raise DeskError(
            f"{path} cannot be made ({error.strerror})", "check the rights of its folder"
        ) from None
    try:
        connection.row_factory = sqlite3.Row
        if due:
            _use_write_ahead_log(connection)
            migrate(connection, partial(_keep_copy, path))
        _set_up(connection)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise _unusable(path, error) from None
        raise
    return connection


def open_file(path: Path, mode: str) -> sqlite3.Connection:
    """A plain connection to the file at ``path``; ``mode`` is ``ro``, ``rw`` or ``rwc``."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_MILLISECONDS / 1000,
    )


def _unusable(path: Path, error: sqlite3.Error) -> DeskError:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
        return DeskError(f"{path} is not a desk", "name another file with --db")
    return DeskError(
        f"{path} cannot be used as a desk ({error})",
        "close other programs that use it, check its rights, or restore a copy",
    )


def _check_file(path: Path, *, create: bool) -> bool:
    """Whether the file is still to be made. Raises DeskError for what can be no desk.

    The file is not opened here, not even to look at its first bytes: closing it again would drop
    the locks that SQLite holds on it for this process (POSIX), and another program that closes the
    desk would take itself for the last one and delete the log in which our last writes stand
    ("How To Corrupt An SQLite Database File", 2.2).
    """
    try:
        if path.is_dir():
            raise DeskError(f"{path} is a folder", "name a file")
        if not path.parent.is_dir():
            raise DeskError(f"There is no folder {path.parent}", "make it first")
        if not path.exists() or path.stat().st_size == 0:
            if not create:
                raise DeskError(
                    f"There is no desk at {path}", "make one with `workbench ingest FILE`"
                )
            return True
    except OSError as error:
        raise DeskError(f"{path} cannot be read ({error.strerror})", "check its rights") from None
    return False


def _check_schema(path: Path) -> bool:
    """Whether schema steps are due. Raises DeskError for a database that is not ours to touch."""
    # A log that a newer program left behind would be written back by any but a reading connection.
    left_behind = path.with_name(f"{path.name}-wal").exists()
    connection = open_file(path, "ro" if left_behind else "rw")
    try:
        applied = applied_steps(connection)
        marked = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    finally:
        connection.close()
    unknown = [name for name in applied if name not in STEPS]
    if unknown:
        raise DeskError(
            f"{path} was made by a newer workbench (it has the step “{unknown[0]}”)",
            "install the newest workbench to open it",
        )
    if not (marked and applied) and not empty:
        raise DeskError(f"{path} is a database but not a desk", "name another file with --db")
    return len(applied) < len(STEPS)


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch to WAL, also while others make the same desk: the switch itself does not wait."""
    deadline = time.monotonic() + PATIENCE * BUSY_MILLISECONDS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_SECONDS)


def _keep_copy(path: Path, step: str) -> None:
    """Keep the desk as it is before a schema step, as ``claims.db.before-STEP`` beside it.

    The migration holds the write lock meanwhile; a second connection reads the state before it.
    """
    kept = path.with_name(f"{path.name}.before-{step}")
    try:
        with unfinished_file(kept) as unfinished:
            with (
                closing(open_file(path, "ro")) as source,
                closing(open_file(unfinished, "rw")) as target,
            ):
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            put_in_place(unfinished, kept)
    except (OSError, sqlite3.Error) as error:
        raise DeskError(
            f"{path} needs an update, and the copy of it before that cannot be written"
            f" ({getattr(error, 'strerror', None) or error})",
            f"check the rights of {path.parent} and the space on the disk",
        ) from None


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # A verdict that was shown as given must survive a power cut, not only a crash.
    connection.execute("PRAGMA synchronous = FULL")
    # Without it INSERT OR REPLACE deletes an event without asking the delete trigger.
    connection.execute("PRAGMA recursive_triggers = ON")
    # Ranking by words reads the lengths of all claims that share one: 64 MB hold those of a large
    # desk, SQLite's own 2 MB do not.
    connection.execute("PRAGMA cache_size = -65536")
    # SQLite's own LIKE knows the case of ASCII letters alone.
    connection.create_function("casefold", 1, _casefold, deterministic=True)


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()
