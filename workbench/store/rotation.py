"""Backups beside the desk: one a day before the first change, the oldest given up for the newest.

They stand in ``claims.db.backups``, with those that were asked for and those that a repair or a
restoring kept. Only the daily ones are ever removed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workbench.errors import DeskError, WorkbenchError
from workbench.store.configuration import CONFIG_NAME, configuration
from workbench.store.connection import open_file
from workbench.store.owner_only import create_folder

if TYPE_CHECKING:
    from workbench.store.desk import Desk

TABLE: Final = "backups"
DAILY: Final = "daily"
ASKED_FOR: Final = "backup"
_MOST_KEPT: Final = 1000


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """Table ``[backups]`` of ``workbench.toml``: whether a day's first change is preceded by a
    backup, and how many of these are kept."""

    automatic: bool = True
    keep: int = 7


def backup_settings(desk_path: Path) -> BackupSettings:
    """The settings beside the desk, or the usual ones. Raises DeskError."""
    table = configuration(desk_path, TABLE)
    where = f"{CONFIG_NAME}, [{TABLE}],"
    unknown = table.keys() - {"automatic", "keep"}
    if unknown:
        raise DeskError(
            f"{where} has a setting “{min(unknown)}”, which is none", "use automatic and keep"
        )
    usual = BackupSettings()
    automatic, keep = table.get("automatic", usual.automatic), table.get("keep", usual.keep)
    if not isinstance(automatic, bool):
        raise DeskError(f"{where} has a value for automatic that is none", "write true or false")
    if isinstance(keep, bool) or not isinstance(keep, int) or not 1 <= keep <= _MOST_KEPT:
        raise DeskError(f"{where} has a value for keep that is none", f"write 1 to {_MOST_KEPT}")
    return BackupSettings(automatic, keep)


def backups_folder(desk_path: Path) -> Path:
    """Where the backups of a desk stand, there or not; beside the file that a link leads to."""
    if desk_path.is_symlink():
        desk_path = desk_path.resolve()
    return desk_path.with_name(f"{desk_path.name}.backups")


def known_backups(desk_path: Path) -> list[Path]:
    """All backups in the folder beside the desk, by name."""
    return sorted(path for path in backups_folder(desk_path).glob("*.zip") if path.is_file())


def place_for(desk_path: Path, kind: str, at: str) -> Path:
    """A name for a backup in the folder beside the desk, which is made where it is not there.

    Args:
        kind: ``DAILY``, ``ASKED_FOR``, or why it was kept; no other backup has the name.
        at: the time of it, as an event has it.

    Raises:
        DeskError: the folder cannot be made.
    """
    folder = backups_folder(desk_path)
    try:
        create_folder(folder)
    except OSError as error:
        raise DeskError(
            f"{folder} cannot be made ({error.strerror})", "check the rights of its folder"
        ) from None
    name = f"{kind}-{at.replace(':', '').replace('.', '')}"
    place, number = folder / f"{name}.zip", 2
    while place.exists():
        place, number = folder / f"{name}-{number}.zip", number + 1
    return place


def back_up_before_the_first_write(desk: Desk, told: Callable[[str], None]) -> None:
    """Let the first change that is made through ``desk`` be preceded by the day's backup.

    Args:
        told: is given a sentence where the backup could not be made; the work goes on.
    """

    def before() -> None:
        try:
            back_up_daily(desk.path, at=desk.now())
        except WorkbenchError as error:
            # Said when the work is done: where that fails, too, one sentence is enough.
            desk.after_first_write = partial(told, f"No backup of today: {error}")

    desk.before_first_write = before


def back_up_daily(desk_path: Path, *, at: str) -> Path | None:
    """Make the day's backup and give up the oldest; ``None`` where none is due.

    None is due where the day (UTC) has one, the log is empty or has not grown since the last one,
    or the settings say no.

    Raises:
        DeskError: it cannot be made, the desk is damaged, or its log is not the one that the last
            backup tells of. Older backups are then all kept.
    """
    made = [path for path in known_backups(desk_path) if path.name.startswith(f"{DAILY}-")]
    if made and made[-1].name.startswith(f"{DAILY}-{at[:10]}"):
        return None
    settings = backup_settings(desk_path)
    if not settings.automatic or not _has_grown(desk_path, made[-1] if made else None):
        return None
    from workbench.store.backup import back_up

    target = place_for(desk_path, DAILY, at)
    back_up(desk_path, target, at=at)
    for oldest in [*made, target][: -settings.keep]:
        _give_up(oldest)
    return target


def _has_grown(desk_path: Path, last: Path | None) -> bool:
    from workbench.store.anchors import break_against, log_end
    from workbench.store.backup import read_manifest

    try:
        with closing(open_file(desk_path, "rw")) as connection:
            events, head = log_end(connection)
            if last is None:
                return events > 0
            broken = break_against(connection, last)
    except sqlite3.Error as error:
        raise DeskError(f"{desk_path} cannot be read ({error})", "see `workbench doctor`") from None
    if broken is not None:
        raise DeskError(
            f"The log of {desk_path} is not as {last.name} has it "
            f"(event {broken.seq}: {broken.what})",
            "see `workbench audit verify`",
        )
    return read_manifest(last).head != head


def _give_up(oldest: Path) -> None:
    try:
        oldest.unlink(missing_ok=True)
    except OSError as error:
        raise DeskError(
            f"The old backup {oldest} cannot be removed ({error.strerror})", "remove it by hand"
        ) from None
