"""Bring a desk back from a backup, never over newer work unasked, and keep what was there.

A sound desk is replaced inside one SQLite transaction, with the desk held so that nobody else has
it open; a damaged or missing one by renaming a finished file. Killed anywhere, the desk is the old
one or the restored one, and the same command finishes the work.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from workbench.display import one_line
from workbench.errors import DeskError
from workbench.store.anchors import RESTORED
from workbench.store.backup import DESK_NAME, Manifest, back_up_from, unpack
from workbench.store.chain import first_break
from workbench.store.connection import open_file
from workbench.store.desk import Desk, open_desk
from workbench.store.owner_only import put_in_place, sync_folder, workplace
from workbench.store.rotation import place_for
from workbench.store.schema import APPLICATION_ID, applied_steps, foreign_schema_objects
from workbench.store.waiting import BUSY_MILLISECONDS

BEFORE_RESTORE: Final = "before-restore"
_BESIDE: Final = ("", "-wal", "-shm")
_ANOTHER: Final = "use another backup"


@dataclass(frozen=True, slots=True)
class Restored:
    """What ``restore`` did.

    Attributes:
        kept: the desk that was there before: a backup, or for a damaged desk the file itself.
        given_up: events of that desk that the restored one does not have.
    """

    manifest: Manifest
    kept: Path | None
    given_up: int


@dataclass(frozen=True, slots=True)
class _Log:
    """The hashes of a log by number, the restorings that end it left out of ``work``."""

    hashes: dict[int, str]
    work: frozenset[str]


def restore(
    path: Path,
    file: Path,
    *,
    actor: str,
    force: bool = False,
    clock: Callable[[], datetime] | None = None,
) -> Restored:
    """Make the desk at ``path`` what it was when the backup ``file`` was made.

    The log of the restored desk ends with an event that tells of it. A desk that was there is kept:
    as a backup in the folder beside it, or, damaged, as ``claims.db.damaged-…``.

    Args:
        force: also where the desk has events that the backup does not have, or cannot be read.

    Raises:
        DeskError: the file is no backup or is altered, its log is not sound, the desk has newer
            work, or another program has it open. The desk is then as it was.
    """
    if path.is_dir():
        raise DeskError(f"{path} is a folder", "name a file")
    if path.is_symlink():
        path = path.resolve()
    if not path.parent.is_dir():
        raise DeskError(f"There is no folder {path.parent}", "make it first")
    try:
        with workplace(path) as folder:
            copy = folder / DESK_NAME
            manifest = unpack(file, copy)
            with _checked(copy, file, manifest, clock) as desk:
                return _put_on(path, desk, manifest, actor, force)
    except OSError as error:
        raise DeskError(
            f"{path} cannot be restored ({error.strerror or error})",
            "check the rights of its folder and the space on the disk",
        ) from None


@contextmanager
def _checked(
    copy: Path, file: Path, manifest: Manifest, clock: Callable[[], datetime] | None
) -> Iterator[Desk]:
    """The unpacked desk, brought up to date. A backup comes from outside and may be forged."""
    with _opened(copy, file, clock) as desk:
        try:
            _check(desk, file, manifest)
        except sqlite3.Error as error:
            raise DeskError(f"The desk in {file} is damaged ({error})", _ANOTHER) from None
        yield desk


def _opened(copy: Path, file: Path, clock: Callable[[], datetime] | None) -> Desk:
    try:
        return open_desk(copy, create=False, clock=clock)
    except DeskError as error:
        what = error.what.replace(str(copy), f"The desk in {file}")
        raise DeskError(what, f"{_ANOTHER}, or the newest workbench") from None


def _check(desk: Desk, file: Path, manifest: Manifest) -> None:
    # Not quick_check, which leaves out whether indices and rows agree.
    (told,) = desk.connection.execute("PRAGMA integrity_check (1)").fetchone()
    if told != "ok":
        raise DeskError(f"The desk in {file} is damaged ({one_line(told)})", _ANOTHER)
    strange = foreign_schema_objects(desk.connection)
    if strange:
        raise DeskError(
            f"The desk in {file} holds something that no workbench made ({strange[0]})", _ANOTHER
        )
    found = first_break(desk.connection)
    if found is not None or desk.head_hash() != manifest.head:
        where = f"event {found.seq}: {found.what}" if found else "it ends with another event"
        raise DeskError(f"The log in {file} is not sound ({where})", _ANOTHER)


def _put_on(path: Path, desk: Desk, manifest: Manifest, actor: str, force: bool) -> Restored:
    if not path.exists() or path.stat().st_size == 0:
        _tell(desk, actor, manifest, shared=manifest.events, given_up=0)
        _finish(desk)
        kept = _put_aside(path, desk.now()) if _has_leavings(path) else None
        put_in_place(desk.path, path)
        return Restored(manifest, kept, 0)
    try:
        with closing(open_file(path, "rw")) as old:
            damage = _hold(old, path)
            if damage is None:
                return _replace(path, old, desk, manifest, actor, force)
    except sqlite3.Error as error:
        raise DeskError(
            f"{path} cannot be restored ({error})",
            "make room, close other programs that use it, and do it again",
        ) from None
    if not force:
        raise DeskError(
            f"{path} is damaged ({damage}), so it cannot be told whether it has newer work",
            "restore over it with --force; the damaged file is kept",
        )
    _tell(desk, actor, manifest, shared=manifest.events, given_up=0)
    _finish(desk)
    kept = _put_aside(path, desk.now())
    put_in_place(desk.path, path)
    return Restored(manifest, kept, 0)


def _hold(old: sqlite3.Connection, path: Path) -> str | None:
    """Hold the desk so that no other connection can read or write it; what is broken in it.

    Raises:
        DeskError: another program has it open, or it is a database but no desk.
    """
    try:
        old.execute("PRAGMA locking_mode = EXCLUSIVE")
        old.execute("BEGIN EXCLUSIVE")
        old.execute("COMMIT")
        (told,) = old.execute("PRAGMA quick_check (1)").fetchone()
        (tables,) = old.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (mark,) = old.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError as error:
        code = error.sqlite_errorcode & 0xFF
        if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            return str(error)
        if code != sqlite3.SQLITE_BUSY:
            raise
        raise DeskError(
            f"{path} is open in another program (waited {BUSY_MILLISECONDS // 1000} s)",
            "close the review screens and commands that use it, and restore it then",
        ) from None
    if tables and mark != APPLICATION_ID:
        raise DeskError(f"{path} is a database but not a desk", "name another file with --db")
    return None if told == "ok" else str(told)


def _replace(
    path: Path,
    old: sqlite3.Connection,
    desk: Desk,
    manifest: Manifest,
    actor: str,
    force: bool,
) -> Restored:
    there, coming = _log(old), _log(desk.connection)
    given_up = len(there.work - coming.work)
    if given_up and not force:
        raise DeskError(
            f"{path} has {given_up} event{'s' if given_up > 1 else ''} that the backup of "
            f"{manifest.made_at} does not have",
            "restore over it with --force (what is there is kept), or give another --db",
        )
    kept = place_for(path, BEFORE_RESTORE, desk.now())
    back_up_from(old, path, kept, at=desk.now())
    shared = _shared(there.hashes, coming.hashes)
    _tell(desk, actor, manifest, shared=shared, given_up=given_up)
    _finish(desk)
    with closing(open_file(desk.path, "rw")) as source:
        source.backup(old)
    return Restored(manifest, kept, given_up)


def _log(connection: sqlite3.Connection) -> _Log:
    if not applied_steps(connection):
        return _Log({}, frozenset())  # killed while it was made
    rows = connection.execute("SELECT seq, hash, action FROM events").fetchall()
    return _Log(
        {row[0]: row[1] for row in rows},
        frozenset(row[1] for row in rows if row[2] != RESTORED),
    )


def _shared(there: dict[int, str], coming: dict[int, str]) -> int:
    """How many events both logs begin with."""
    seq = 0
    while seq + 1 in there and there[seq + 1] == coming.get(seq + 1):
        seq += 1
    return seq


def _tell(desk: Desk, actor: str, manifest: Manifest, *, shared: int, given_up: int) -> None:
    desk.append(
        actor=actor,
        action=RESTORED,
        object_id="desk",
        new={
            "made_at": manifest.made_at,
            "events": manifest.events,
            "head": manifest.head,
            "shared": shared,
            "given_up": given_up,
        },
    )


def _finish(desk: Desk) -> None:
    """Bring everything of the unpacked desk into its one file, which others will write to."""
    desk.connection.execute("PRAGMA journal_mode = WAL")
    desk.connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    desk.close()


def _has_leavings(path: Path) -> bool:
    return any(path.with_name(f"{path.name}{end}").exists() for end in _BESIDE)


def _put_aside(path: Path, at: str) -> Path:
    """Keep a damaged desk under another name, its log beside it, and free the name of the log."""
    name = f"{path.name}.damaged-{at.replace(':', '').replace('.', '')}"
    kept, number = path.with_name(name), 2
    while kept.exists():
        kept, number = path.with_name(f"{name}-{number}"), number + 1
    for end in _BESIDE:
        left = path.with_name(f"{path.name}{end}")
        if not left.exists():
            continue
        aside = kept.with_name(f"{kept.name}{end}")
        if end:
            # A log that stays would be read as that of the restored desk.
            left.replace(aside)
        else:
            os.link(left, aside)
    sync_folder(path.parent)
    return kept
