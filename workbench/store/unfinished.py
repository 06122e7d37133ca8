"""Files that are being written beside the one whose place they are to take.

A program that is killed leaves its unfinished file behind, and the next one that writes the same
file clears it away. Whose file is still being written is told by a lock (``flock``), which ends
with the program that holds it, however that ends.
"""

from __future__ import annotations

import fcntl
import glob
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_ENDING: Final = ".unfinished"
_BESIDE: Final = ("", "-journal", "-wal", "-shm")
"""What SQLite may have beside a database that was not closed."""


@contextmanager
def unfinished_file(path: Path) -> Iterator[Path]:
    """A new empty file beside ``path``, for its owner alone; gone after the block if not renamed.

    Those that programs have left behind which were killed while they wrote ``path`` are removed.

    Raises:
        OSError: the folder is missing or cannot be written.
    """
    _clear(path)
    made, descriptor = _make(path)
    try:
        yield made
    finally:
        _remove(made)
        # Closed last: SQLite would lose its own locks on a file that is closed elsewhere.
        os.close(descriptor)


def _make(path: Path) -> tuple[Path, int]:
    """A new file beside ``path`` with our lock on it."""
    while True:
        made = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_ENDING}")
        descriptor = os.open(made, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:
            # A drive that knows no such locks: there nobody clears anything away.
            return made, descriptor
        # Another program may have taken it for one left behind before we had the lock.
        if made.exists():
            return made, descriptor
        os.close(descriptor)


def _clear(path: Path) -> None:
    for left in path.parent.glob(f".{glob.escape(path.name)}.*{_ENDING}"):
        try:
            descriptor = os.open(left, os.O_RDWR)
        except OSError:
            # Gone meanwhile, or another user's.
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            # It is being written, or the drive knows no such locks.
            continue
        else:
            _remove(left)
        finally:
            os.close(descriptor)


def _remove(path: Path) -> None:
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
