"""The ZIP file of a bundle, which has one spelling: the same members give the same bytes.

Members are stored, not compressed: what deflate makes differs between releases of zlib, and a file
that is no larger inside than outside cannot be a bomb. Times and rights are fixed, the manifest is
first, the others follow by name. A reader that writes the members anew must get the same bytes, so
that nothing can hide between them, before, or behind.
"""

from __future__ import annotations

import os
import re
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from workbench.errors import WorkbenchError

MANIFEST: Final = "manifest.json"
MOST_MEMBERS: Final = 20_000
MOST_BYTES: Final = 2**31 - 1
"""Of the whole file: small enough for the ZIP that every program reads."""

MOST_MEMBER_BYTES: Final = 2**27
"""Of one member, which is read whole."""

_NAME: Final = re.compile(r"(?:(?:articles|copies)/)?[a-z0-9][a-z0-9-]{0,99}(?:\.[a-z]{2,5})")
"""No capitals, no dots but one, no folder but these two: no name can mean two files, or a place."""

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_END: Final = struct.Struct("<4s4H2LH")
_ENTRY_BYTES: Final = 46 + 110
_PIECE: Final = 1_048_576

_DAMAGED: Final = (
    zipfile.BadZipFile, NotImplementedError, EOFError, struct.error, ValueError, RuntimeError,
)  # fmt: skip
"""What ``zipfile`` raises for files that are none, or not as it knows them."""

Content = Callable[[], bytes]


def write_zip(file: BinaryIO, members: Mapping[str, Content]) -> None:
    """Write the members, each asked for when its turn comes.

    Raises:
        WorkbenchError: there are too many of them, or they are too large together.
    """
    too_much = WorkbenchError(
        f"The case is larger than a bundle can be ({MOST_BYTES // 2**20:,} MB)",
        "bundle fewer articles at a time",
    )
    if len(members) > MOST_MEMBERS:
        raise too_much
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for name in sorted(members, key=lambda name: (name != MANIFEST, name)):
            content = members[name]()
            if len(content) > MOST_MEMBER_BYTES or file.tell() + len(content) > MOST_BYTES:
                raise too_much
            info = zipfile.ZipInfo(name, _WHEN)
            info.create_system = 3
            info.external_attr = 0o600 << 16
            archive.writestr(info, content)


@contextmanager
def opened_zip(path: Path) -> Iterator[Mapping[str, Content]]:
    """The members of a bundle by name; each is read when it is asked for.

    Raises:
        WorkbenchError: the file cannot be read, is no bundle, or was changed since it was written.
    """
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    with file:
        archive, members = _sound(file, path)
        with archive:
            yield members


def _sound(file: BinaryIO, path: Path) -> tuple[zipfile.ZipFile, Mapping[str, Content]]:
    try:
        _check_end(file, path)
        archive = zipfile.ZipFile(file)
        _check_infos(archive, path)
        members = {info.filename: _reader(archive, info) for info in archive.infolist()}
        _check_bytes(file, members, path)
    except OSError as error:
        raise _unreadable(path, error) from None
    except _DAMAGED as error:
        raise changed(path, str(error).rstrip(".") or "it is damaged") from None
    return archive, members


def _unreadable(path: Path, error: Exception) -> WorkbenchError:
    why = getattr(error, "strerror", None) or "it is no file name"
    return WorkbenchError(f"{path} cannot be read ({why})", "check the name and the permissions")


def changed(path: Path, what: str) -> WorkbenchError:
    """The refusal of a file that is no bundle, or not as it was written."""
    return WorkbenchError(
        f"{path} is no bundle, or was changed since it was written ({what})", "ask for it anew"
    )


def _check_end(file: BinaryIO, path: Path) -> None:
    """The record at the end, before anything is read that it tells the size of."""
    size = os.fstat(file.fileno()).st_size
    if not _END.size <= size <= MOST_BYTES:
        raise changed(path, "it is too short" if size < _END.size else "it is too large")
    file.seek(size - _END.size)
    sign, *_, count, directory_size, offset, comment = _END.unpack(file.read(_END.size))
    if sign != b"PK\x05\x06" or comment:
        raise changed(path, "it does not end as a bundle does")
    if not 0 < count <= MOST_MEMBERS or directory_size > count * _ENTRY_BYTES:
        raise changed(path, f"it tells of {count:,} members")
    if offset + directory_size + _END.size != size:
        raise changed(path, "there is something between its parts")


def _check_infos(archive: zipfile.ZipFile, path: Path) -> None:
    listed = archive.infolist()
    if len({info.filename for info in listed}) != len(listed):
        raise changed(path, "a member is in it twice")
    if not listed or listed[0].filename != MANIFEST:
        raise changed(path, "it has no manifest")
    for info in listed:
        if not _NAME.fullmatch(info.filename):
            raise changed(path, "a member has a name that none of ours has")
        if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
            raise changed(path, f"{info.filename} is compressed")
        if info.flag_bits or info.extra or info.comment:
            raise changed(path, f"{info.filename} is not as we write members")
        if info.file_size > MOST_MEMBER_BYTES:
            raise changed(path, f"{info.filename} is too large")
    if sum(info.file_size for info in listed) > MOST_BYTES:
        raise changed(path, "its members are larger than it")


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Content:
    return lambda: archive.read(info)


def _check_bytes(file: BinaryIO, members: Mapping[str, Content], path: Path) -> None:
    """What these members give when they are written must be the file, byte by byte."""
    with tempfile.TemporaryFile() as again:
        write_zip(again, members)
        again.seek(0)
        file.seek(0)
        while True:
            ours, theirs = again.read(_PIECE), file.read(_PIECE)
            if ours != theirs:
                raise changed(path, "its bytes are not those that its members give")
            if not ours:
                return
