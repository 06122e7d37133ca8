"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from workbench.errors import WorkbenchError


@contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file that takes the place of ``path`` when the block ends without an error.

    Written beside ``path``, brought to the disk, then renamed; newlines are written as given.

    Raises:
        WorkbenchError: the folder is missing or cannot be written, or the disk is full; ``path``
            is then as it was.
    """
    with (
        _beside(path) as descriptor,
        open(descriptor, "w", encoding=encoding, newline="", closefd=False) as file,
    ):
        yield file


@contextmanager
def whole_binary_file(path: Path) -> Iterator[BinaryIO]:
    """The same for bytes."""
    with _beside(path) as descriptor, open(descriptor, "wb", closefd=False) as file:
        yield file


@contextmanager
def _beside(path: Path) -> Iterator[int]:
    """The descriptor of a file that takes the place of ``path`` when the block has ended."""
    temporary: str | None = None
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            yield descriptor
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        # mkstemp lets the owner alone read; an export has the rights of any new file.
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
        temporary = None
    except OSError as error:
        raise WorkbenchError(
            f"{path} cannot be written ({error.strerror or error})",
            "check the folder, its rights and the space on the disk",
        ) from None
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
