"""Errors of SQLite that a user can do something about, as sentences."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from workbench.errors import DeskError
from workbench.store.waiting import is_busy

_OUTER_CAUSES: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)


def is_outer(error: BaseException) -> bool:
    """Whether ``error`` comes from the disk, its rights or other programs, not from the desk."""
    code = getattr(error, "sqlite_errorcode", 0)
    return isinstance(error, sqlite3.Error) and code & 0xFF in _OUTER_CAUSES


def not_written(path: Path, error: BaseException) -> DeskError:
    """What a user is told where a transaction on the desk at ``path`` was given up."""
    if is_busy(error):
        return DeskError(
            f"{path} cannot be written, because another program holds it; nothing was changed",
            "wait until that is done (an import, an update of the desk), or close it",
        )
    return DeskError(
        f"{path} cannot be written ({error}); nothing was changed",
        "make room, close the program that uses it or check its rights, and do it again",
    )
