"""Files and folders that nobody but their owner may read, written whole or not at all."""

from __future__ import annotations

import glob
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
_OF_ANOTHER_COMPUTER_SECONDS: Final = 24 * 60 * 60


def create_file(path: Path) -> None:
    """Make an empty file that its owner alone may read; leave one that is there as it is."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))
    except FileExistsError:
        return


def create_folder(path: Path) -> None:
    """Make a folder that its owner alone may look into; leave one that is there as it is."""
    path.mkdir(mode=FOLDER_MODE, exist_ok=True)


def put_in_place(finished: Path, target: Path) -> None:
    """Let ``finished`` take the place of ``target``, down to the disk. Same file system."""
    with finished.open("rb") as file:
        os.fsync(file.fileno())
    finished.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names of the files in ``folder`` to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def workplace(target: Path) -> Iterator[Path]:
    """A folder beside ``target`` to make it in, gone when the block ends.

    What a killed program left behind in such a folder for the same target goes with it.
    """
    made_by = f"{socket.gethostname()}.{os.getpid()}"
    beginning = f".{target.name}.unfinished."
    for left in target.parent.glob(f"{glob.escape(beginning)}*"):
        if _is_left_behind(left.name.removeprefix(beginning), left):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{beginning}{made_by}.", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_left_behind(made_by: str, folder: Path) -> bool:
    host, _, rest = made_by.rpartition(".")[0].rpartition(".")
    if host != socket.gethostname():
        try:
            return time.time() - folder.stat().st_mtime > _OF_ANOTHER_COMPUTER_SECONDS
        except OSError:
            return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except (OSError, ValueError):
        return False
    return False
