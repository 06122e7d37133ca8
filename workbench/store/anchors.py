"""Is the log the one that its backups tell of? What no chain can tell about itself.

Events cut off the end leave a sound chain, and so does a log that was written anew from some event
on, with all hashes behind it. Both are found by the last hash that somebody noted before
(Haber and Stornetta 1991 publish it); here every backup notes it in its manifest.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from workbench.errors import DeskError
from workbench.store.backup import DESK_NAME, Manifest, read_manifest, unpack
from workbench.store.chain import Break, changed, first_break
from workbench.store.connection import open_file
from workbench.store.events import FIRST_HASH
from workbench.store.rotation import known_backups

RESTORED: Final = "desk_restored"
"""Action of the event that stands at the end of a log that was restored from a backup."""

_FIELDS: Final = ("at", "actor", "action", "object_id", "old", "new", "reason", "tool_version")
_JSON_FIELDS: Final = ("old", "new")


def log_end(connection: sqlite3.Connection) -> tuple[int, str]:
    """Number and hash of the last event; 0 and 64 zeros for an empty log."""
    row = connection.execute("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, FIRST_HASH)


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What ``check_log`` found.

    Attributes:
        broken: the first bad event.
        compared: names of the backups that the log was held against.
        unread: what is wrong with the backups beside the desk that cannot be read.
    """

    broken: Break | None
    compared: tuple[str, ...] = ()
    unread: tuple[DeskError, ...] = ()


def check_log(
    connection: sqlite3.Connection, desk_path: Path, *, against: Sequence[Path] = ()
) -> LogCheck:
    """Hold the log against its own chain, the backups beside the desk, and others.

    Args:
        against: further backups of this desk.

    Raises:
        DeskError: one of ``against`` cannot be read.
    """
    own = first_break(connection)
    # A broken chain may break behind the event that was altered: each event is compared then.
    thorough = own is not None
    broken = [own, *(break_against(connection, one, thorough=thorough) for one in against)]
    compared = [file.name for file in against]
    unread = []
    for file in known_backups(desk_path):
        try:
            broken.append(break_against(connection, file, thorough=thorough))
        except DeskError as error:
            unread.append(error)
        else:
            compared.append(file.name)
    # Where both are bad, what the chain tells of an event is said first.
    first = min((one for one in broken if one), key=lambda one: one.seq, default=None)
    return LogCheck(first, tuple(compared), tuple(unread))


def break_against(
    connection: sqlite3.Connection, file: Path, *, thorough: bool = False
) -> Break | None:
    """The first event that is not as the backup ``file`` has it; ``None`` where all are.

    A backup that was made before a restoring counts only as far as the desk then went back.

    Args:
        thorough: compare the hash of every event. Where the chain is sound, the last one that the
            backup has stands for all of them.

    Raises:
        DeskError: the backup cannot be read.
    """
    manifest = read_manifest(file)
    agrees = _holds_head(connection, manifest)
    if (agrees and not thorough) or _was_given_up(connection, manifest):
        return None
    try:
        found = _first_difference(connection, file)
    except DeskError as error:
        if agrees:
            raise
        # The manifest disagrees all the same; only which event is the first bad one is not known.
        return _unlike(manifest, file, f", and {error.what}")
    return found if found is not None or agrees else _unlike(manifest, file)


def _unlike(manifest: Manifest, file: Path, more: str = "") -> Break:
    return Break(
        manifest.events,
        f"It is missing, or it is not the one with which the backup {file.name} ends{more}",
    )


def _holds_head(connection: sqlite3.Connection, manifest: Manifest) -> bool:
    if manifest.events == 0:
        return True
    row = connection.execute("SELECT hash FROM events WHERE seq = ?", [manifest.events]).fetchone()
    return row is not None and row[0] == manifest.head


def _was_given_up(connection: sqlite3.Connection, manifest: Manifest) -> bool:
    """Whether the desk went back behind what the backup holds after it was made."""
    rows = connection.execute(
        "SELECT new FROM events WHERE action = ? AND at >= ?", [RESTORED, manifest.made_at]
    )
    return any(_shared(row[0]) < manifest.events for row in rows)


def _shared(new: str | None) -> int:
    try:
        value = json.loads(new or "")["shared"]
    except (ValueError, TypeError, KeyError):
        return 0
    return value if isinstance(value, int) else 0


def _first_difference(connection: sqlite3.Connection, file: Path) -> Break | None:
    try:
        with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
            copy = Path(folder) / DESK_NAME
            unpack(file, copy)
            with closing(open_file(copy, "rw")) as kept:
                return _compare(connection, kept, file.name)
    except sqlite3.Error as error:
        raise DeskError(f"{file} cannot be compared ({error})", "use another backup") from None
    except OSError as error:
        raise DeskError(
            f"{file} cannot be unpacked to compare it ({error.strerror})",
            "make room in the folder for temporary files (TMPDIR)",
        ) from None


def _compare(now: sqlite3.Connection, kept: sqlite3.Connection, name: str) -> Break | None:
    there = {row[0]: row[1] for row in now.execute("SELECT seq, hash FROM events")}
    wanted = kept.execute("SELECT seq, hash FROM events ORDER BY seq").fetchall()
    differing = next((row[0] for row in wanted if there.get(row[0]) != row[1]), None)
    if differing is None:
        return None
    if differing not in there:
        missing = [row[0] for row in wanted if row[0] not in there]
        last = missing[-1]
        which = f"Event {last} is" if last == differing else f"Events {differing} to {last} are"
        return Break(differing, f"{which} missing: the backup {name} has what was cut off")
    return Break(differing, f"{_told(_event(now, differing), _event(kept, differing))} in {name}")


def _event(connection: sqlite3.Connection, seq: int) -> dict[str, Any]:
    row = connection.execute(
        """SELECT at, actor, action, object_id, old, new, reason, tool_version
        FROM events WHERE seq = ?""",
        [seq],
    ).fetchone()
    values = dict(zip(_FIELDS, row, strict=True))
    return values | {name: _parsed(values[name]) for name in _JSON_FIELDS}


def _parsed(text: Any) -> Any:
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return text


def _told(now: dict[str, Any], kept: dict[str, Any]) -> str:
    parts = [changed(name, now[name], kept[name]) for name in _FIELDS if now[name] != kept[name]]
    return "; ".join(parts) or "Its hashes are not those that it had"
