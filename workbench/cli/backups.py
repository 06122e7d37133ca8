"""Backups of the desk, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.options import (
    DEFAULT_DB,
    Db,
    Format,
    FormatOption,
    Reviewer,
    existing_desk,
    reviewer_name,
)
from workbench.cli.output import json_line, say


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    for command in (backup, restore):
        app.command()(command)


def backup(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Where to. Default: a new file beside the desk."),
    ] = None,
    db: Db = DEFAULT_DB,
    format: FormatOption = Format.TABLE,
) -> None:
    """Write a backup of the desk, also while others work on it, and read it back."""
    from workbench.store.backup import back_up
    from workbench.store.rotation import ASKED_FOR, place_for

    with existing_desk(db) as desk:
        at = desk.now()
    target = file or place_for(db, ASKED_FOR, at)
    manifest = back_up(db, target, at=at)
    if format is Format.JSONL:
        json_line({"file": str(target), **manifest.model_dump(mode="json")})
        return
    say(f"{target}  {_events(manifest.events)}, read back and found whole")
    say(f"Head of the chain: {manifest.head}")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `workbench backup` wrote.")],
    force: Annotated[
        bool, typer.Option("--force", help="Also over newer work; what is there is kept.")
    ] = False,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Make the desk what it was when a backup was made. Newer work is never lost unasked."""
    from workbench.store.restore import restore as restore_desk

    done = restore_desk(db, file, actor=reviewer_name(reviewer), force=force)
    say(f"{db}  as it was at {done.manifest.made_at}: {_events(done.manifest.events)}")
    if done.kept is not None:
        say(f"What was there is kept in {done.kept}")
    if done.given_up:
        say(f"Only there: {_events(done.given_up)} that the backup does not have")


def _events(number: int) -> str:
    return f"{number} event{'' if number == 1 else 's'}"
