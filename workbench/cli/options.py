"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import os
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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


def existing_desk(db: Path) -> Desk:
    """Open the desk at ``db``; a sentence where there is none yet."""
    from workbench.store import open_desk

    if not db.exists():
        raise DeskError(
            f"There is no desk at {db}",
            "make one with `workbench ingest FILE`, or name another with --db",
        )
    return open_desk(db, create=False)
