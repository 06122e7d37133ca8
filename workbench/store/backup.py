"""A backup: one zip file with a desk as it was, and a manifest that tells what is in it.

The copy is made by SQLite's backup API, which gives one state of the desk while others write to
it. The file takes its name only when it was read back and holds what the manifest says.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from workbench import __version__
from workbench.errors import DeskError
from workbench.store.connection import open_file
from workbench.store.events import FIRST_HASH
from workbench.store.owner_only import FILE_MODE, create_file, put_in_place, workplace
from workbench.store.schema import applied_steps

MANIFEST_NAME: Final = "manifest.json"
DESK_NAME: Final = "claims.db"
_MOST_MANIFEST_BYTES: Final = 1_000_000
_PIECE: Final = 1 << 20
# On a desk of 10,000 claims half as long as zlib's usual 6, and the file a tenth larger.
_LEVEL: Final = 3

_Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """What a backup holds.

    Attributes:
        made_at: UTC instant, ISO 8601 with ``Z``.
        steps: the schema steps that the desk has had, in order.
        events: how many events its log has.
        head: hash of the last of them; 64 zeros where there is none.
        bytes, sha256: of the database file.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: Literal[1] = 1
    made_at: str
    tool_version: str
    steps: tuple[str, ...]
    events: int = Field(ge=0)
    head: _Hash
    bytes: int = Field(ge=0)
    sha256: _Hash


def back_up(path: Path, target: Path, *, at: str) -> Manifest:
    """Write a backup of the desk at ``path`` to ``target``, in place of what is there.

    Args:
        at: the time of it, as an event has it.

    Raises:
        DeskError: the desk is damaged or cannot be read, or the file cannot be written; what was
            at ``target`` is then as it was.
    """
    try:
        with closing(open_file(path, "rw")) as source:
            return back_up_from(source, path, target, at=at)
    except sqlite3.Error as error:
        raise _cannot_be_read(path, error) from None


def back_up_from(source: sqlite3.Connection, path: Path, target: Path, *, at: str) -> Manifest:
    """Do the same through an open connection, which must not be in a transaction."""
    if target.is_dir():
        raise DeskError(f"{target} is a folder", "name a file")
    try:
        with workplace(target) as folder:
            copy = folder / DESK_NAME
            create_file(copy)
            _copy(source, copy, path)
            manifest = _manifest_of(copy, path, at)
            packed = folder / "packed"
            _pack(copy, manifest, packed)
            if _unpack(packed, None) != manifest:
                raise DeskError(
                    f"The backup of {path} could not be read back as it was written",
                    "look after the disk, or write it to another one",
                )
            put_in_place(packed, target)
    except OSError as error:
        raise DeskError(
            f"{target} cannot be written ({error.strerror or error})",
            "check the folder, its rights and the space on the disk",
        ) from None
    return manifest


def read_manifest(file: Path) -> Manifest:
    """What the backup ``file`` says that it holds; its database is not looked at.

    Raises:
        DeskError: it is no backup, or cannot be read.
    """
    with _opened(file) as archive:
        return _manifest_in(archive, file)


def unpack(file: Path, into: Path) -> Manifest:
    """Write the database of a backup to ``into``, for its owner alone.

    Raises:
        DeskError: it is no backup, does not hold what its manifest says, or there is no room.
    """
    return _unpack(file, into)


def _copy(source: sqlite3.Connection, copy: Path, path: Path) -> None:
    try:
        with closing(open_file(copy, "rw")) as target:
            # All pages in one step: taken in several, each write of others begins it anew.
            source.backup(target)
    except sqlite3.Error as error:
        raise _cannot_be_read(path, error) from None


def _cannot_be_read(path: Path, error: sqlite3.Error) -> DeskError:
    return DeskError(
        f"{path} cannot be backed up ({error})",
        "close other programs that hold it, make room, or run `workbench doctor`",
    )


def _manifest_of(copy: Path, path: Path, at: str) -> Manifest:
    try:
        with closing(open_file(copy, "rw")) as connection:
            (told,) = connection.execute("PRAGMA quick_check (1)").fetchone()
            if told != "ok":
                raise DeskError(
                    f"{path} is damaged ({told}), so it was not backed up",
                    "see `workbench doctor`, and restore an earlier backup",
                )
            steps = applied_steps(connection)
            last = connection.execute(
                "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1"
            ).fetchone()
    except sqlite3.Error as error:
        raise _cannot_be_read(path, error) from None
    with copy.open("rb") as file:
        sha256, size = _digest_of(file)
    return Manifest(
        made_at=at,
        tool_version=__version__,
        steps=tuple(steps),
        events=last[0] if last else 0,
        head=last[1] if last else FIRST_HASH,
        bytes=size,
        sha256=sha256,
    )


def _digest_of(file: IO[bytes]) -> tuple[str, int]:
    found, size = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        found.update(piece)
        size += len(piece)
    return found.hexdigest(), size


def _pack(copy: Path, manifest: Manifest, packed: Path) -> None:
    create_file(packed)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        told = json.dumps(manifest.model_dump(mode="json"), indent=2) + "\n"
        archive.writestr(_entry(MANIFEST_NAME), told)
        entry = _entry(DESK_NAME)
        entry.file_size = manifest.bytes
        with copy.open("rb") as source, archive.open(entry, "w") as target:
            shutil.copyfileobj(source, target, _PIECE)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = FILE_MODE << 16
    return entry


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """The archive of a backup; whatever is wrong with it inside the block is one sentence."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except OSError as error:
        raise DeskError(
            f"{file} cannot be read ({error.strerror or error})", "name a file that can"
        ) from None
    except (
        zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError,
    ) as error:  # fmt: skip
        raise _no_backup(file, f"{type(error).__name__}: {error}") from None


def _manifest_in(archive: zipfile.ZipFile, file: Path) -> Manifest:
    if sorted(archive.namelist()) != sorted([MANIFEST_NAME, DESK_NAME]):
        raise _no_backup(file, f"it does not hold {MANIFEST_NAME} and {DESK_NAME} alone")
    if archive.getinfo(MANIFEST_NAME).file_size > _MOST_MANIFEST_BYTES:
        raise _no_backup(file, "its manifest is too long")
    try:
        return Manifest.model_validate_json(archive.read(MANIFEST_NAME))
    except ValidationError as error:
        fields = ", ".join(str(one["loc"][0]) for one in error.errors() if one["loc"])
        raise _no_backup(file, f"its manifest cannot be read: {fields or 'no JSON'}") from None


def _no_backup(file: Path, why: str) -> DeskError:
    return DeskError(f"{file} is no backup of a desk ({why})", "name one of `workbench backup`")


def _unpack(file: Path, into: Path | None) -> Manifest:
    """Read a backup through and compare it with its manifest; keep the database where asked."""
    with _opened(file) as archive:
        manifest = _manifest_in(archive, file)
        size = archive.getinfo(DESK_NAME).file_size
        if size != manifest.bytes:
            raise _altered(file)
        if into is not None:
            _check_room(file, size, into)
        with archive.open(DESK_NAME) as source:
            sha256, read = _keep(source, size, into)
        if (sha256, read) != (manifest.sha256, manifest.bytes):
            raise _altered(file)
    return manifest


def _keep(source: IO[bytes], size: int, into: Path | None) -> tuple[str, int]:
    if into is None:
        return _digest_of(source)
    found, read = hashlib.sha256(), 0
    create_file(into)
    with into.open("wb") as target:
        # Never more than was told: an archive may unfold to any length.
        while read <= size and (piece := source.read(_PIECE)):
            found.update(piece)
            read += len(piece)
            _write(target, piece, into)
    return found.hexdigest(), read


def _write(target: IO[bytes], piece: bytes, into: Path) -> None:
    try:
        target.write(piece)
    except OSError as error:
        raise DeskError(
            f"{into} cannot be written ({error.strerror})", "make room on the disk"
        ) from None


def _check_room(file: Path, size: int, into: Path) -> None:
    free = shutil.disk_usage(into.parent).free
    if size > free:
        raise DeskError(
            f"The desk in {file} takes {size:,} bytes, and {free:,} are free in {into.parent}",
            "make room",
        )


def _altered(file: Path) -> DeskError:
    return DeskError(
        f"{file} is not as it was written: its desk is not the one that its manifest tells of",
        "take another backup",
    )
