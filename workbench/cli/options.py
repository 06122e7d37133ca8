"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import os
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workbench.errors import DeskError, WorkbenchError

if TYPE_CHECKING:
    from workbench.store import Desk


class Format(StrEnum):
    """How a command prints what it found."""

    TABLE = "table"
    JSONL = "jsonl"


class TabularFormat(StrEnum):
    """How a command prints rows that also make a spreadsheet."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


Db = Annotated[
    Path,
    typer.Option("--db", metavar="FILE", envvar="WORKBENCH_DB", help="The desk to work on."),
]
Reviewer = Annotated[
    str | None,
    typer.Option(
        "--reviewer",
        metavar="NAME",
        envvar="WORKBENCH_REVIEWER",
        help="Whose action this is. Default: the system user.",
    ),
]
Reader = Annotated[
    str | None,
    typer.Option(
        "--reviewer",
        metavar="NAME",
        envvar="WORKBENCH_REVIEWER",
        help="Who asks: what a second review keeps from a reviewer is not shown.",
    ),
]
ClaimRef = Annotated[
    str,
    typer.Argument(
        metavar="CLAIM",
        help="ARTICLE:POSITION (moscow-taliban:3), a claim id, or its first letters.",
    ),
]
Confidential = Annotated[
    bool,
    typer.Option("--include-confidential", help="Name confidential sources (CONF-007)."),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print.")]
TabularOption = Annotated[TabularFormat, typer.Option("--format", help="How to print.")]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="When it was published (2024-11-29); its dates are read from there.",
    ),
]

DEFAULT_DB = Path("claims.db")

_WARNED_OF: set[Path] = set()


def reviewer_name(given: str | None) -> str:
    """The reviewer's name: as given, else the system user. Raises if there is neither."""
    name = (given or "").strip() or os.environ.get("USER") or os.environ.get("LOGNAME")
    if not name:
        import getpass

        try:
            name = getpass.getuser()
        except (OSError, KeyError, ImportError):
            raise WorkbenchError(
                "No reviewer is named and the system has no user name",
                "give --reviewer NAME or set WORKBENCH_REVIEWER",
            ) from None
    return name


def iso_date(given: str | None) -> str | None:
    """A date or instant as given. Raises where it is none: dates of claims are read with it."""
    try:
        datetime.fromisoformat(given or "2000-01-01")
    except ValueError:
        raise WorkbenchError(
            f"{given} is no date", "write it as 2024-11-29 or 2024-11-29T10:00:00Z"
        ) from None
    return given


Sealed = Annotated[
    bool,
    typer.Option(
        "--include-sealed", help="Although it tells what second reviewers may not see yet."
    ),
]

SEES_ALL: Final = ""
"""In the place of a name: who reads the desk as a whole. No reviewer has an empty name."""


def existing_desk(db: Path, seen_by: str | None = None) -> Desk:
    """Open the desk at ``db``; a sentence where there is none yet.

    What a command changes first is preceded by the day's backup.

    Args:
        seen_by: who reads it (``Desk.see_as``). A command that does not say so shows what
            everybody may see, so that a new one gives nothing away by being new; with
            ``SEES_ALL`` nothing is kept back.
    """
    from workbench.store import ANYBODY, open_desk

    if not db.exists():
        raise DeskError(
            f"There is no desk at {db}",
            "make one with `workbench ingest FILE`, or name another with --db",
        )
    warn_of_network(db)
    eyes = ANYBODY if seen_by is None else seen_by or None
    return backed_up(open_desk(db, create=False, seen_by=eyes))


def whole_desk(db: Path) -> Desk:
    """Open the desk at ``db`` with nothing kept from the reader.

    For what examines or keeps the desk as a whole and tells of no claim: what a second reviewer
    may not see yet is part of the log, too.
    """
    return existing_desk(db, SEES_ALL)


def desk_to_fill(db: Path) -> Desk:
    """Open the desk at ``db``, or make one where there is none."""
    from workbench.store import open_desk

    warn_of_network(db)
    return backed_up(open_desk(db))


def backed_up(desk: Desk) -> Desk:
    """``desk``, with the day's backup before its first change."""
    from workbench.cli.output import tell
    from workbench.store.rotation import back_up_before_the_first_write

    back_up_before_the_first_write(desk, tell)
    return desk


def warn_of_network(db: Path) -> None:
    """Say it where the desk at ``db`` lies on a network drive: once for each desk."""
    from workbench.cli.output import tell
    from workbench.store.network_drive import network_warning

    warning = None if db in _WARNED_OF else network_warning(db)
    if warning is not None:
        _WARNED_OF.add(db)
        tell(warning)


def desk_to_read(db: Path, reviewer: str | None) -> Desk:
    """Open the desk at ``db`` with the eyes of who asks.

    That is ``reviewer``, or else the system user where he is a reviewer of this desk. Who does
    not say who he is sees what everybody may: what is kept from one reviewer is kept from him.
    """
    from workbench.store import is_reviewer

    desk = existing_desk(db)
    name = (reviewer or "").strip()
    if not name:
        try:
            name = reviewer_name(None)
        except WorkbenchError:
            return desk
        if not is_reviewer(desk, name):
            return desk
    desk.see_as(name)
    return desk
