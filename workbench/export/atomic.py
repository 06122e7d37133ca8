"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from workbench.errors import WorkbenchError
from workbench.store.unfinished import unfinished_file


@contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file that takes the place of ``path`` when the block ends without an error.

    Written beside ``path``, brought to the disk, then renamed; newlines are written as given.

    Raises:
        WorkbenchError: the folder is missing or cannot be written, or the disk is full; ``path``
            is then as it was.
    """
    with (
        _beside(path) as temporary,
        open(temporary, "w", encoding=encoding, newline="") as file,
    ):
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def whole_binary_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """The same for bytes; a ``private`` file is its owner's alone, whatever the folder allows."""
    with _beside(path, private=private) as temporary, open(temporary, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _beside(path: Path, *, private: bool = False) -> Iterator[Path]:
    """A file that takes the place of ``path`` when the block has ended without an error."""
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        with unfinished_file(path) as temporary:
            yield temporary
            # The owner alone may read it so far; an export has the rights of any new file.
            if not private:
                os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
    except OSError as error:
        raise WorkbenchError(
            f"{path} cannot be written ({error.strerror or error})",
            "check the folder, its rights and the space on the disk",
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
