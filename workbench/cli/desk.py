"""The desk itself: is it sound?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.options import (
    DEFAULT_DB,
    Db,
    Format,
    FormatOption,
    Reviewer,
    reviewer_name,
    whole_desk,
)
from workbench.cli.output import json_line, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store import Desk
    from workbench.store.doctor import Finding


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(doctor)


def doctor(
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Make guards, search index and states anew, after a backup."),
    ] = False,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Examine the desk: database, event chain, state, quotations. Ends with 1 on a finding."""
    from workbench.store.doctor import examine

    with whole_desk(db) as desk:
        # An examination changes nothing, and a repair keeps a backup of its own.
        desk.before_first_write = None
        findings = _mended(desk, reviewer, format) if repair else examine(desk)
        events = desk.next_seq() - 1
        head = desk.head_hash()
    if format is Format.JSONL:
        for finding in findings:
            json_line(finding)
    elif findings:
        for finding in findings:
            say(_sentence(finding))
    else:
        say(f"Sound: the database, {events} events in an unbroken chain, every quotation in place.")
        say(f"Head of the chain: {head}")
    if findings:
        raise typer.Exit(1)


def _mended(desk: Desk, reviewer: str | None, format: Format) -> Sequence[Finding]:
    """Repair the desk and tell of it; what is still wrong."""
    from workbench.store.repair import repair

    done = repair(desk, actor=reviewer_name(reviewer))
    if format is Format.TABLE:
        for what in done.done:
            say(f"repaired: {what}.")
        for what in done.refused:
            say(f"not repaired: {what}.")
        if done.kept is not None:
            say(f"The desk as it was is kept in {done.kept}")
    return done.left


def _sentence(finding: Finding) -> str:
    return f"{finding.severity}: {finding.where}: {finding.what}. {finding.remedy}"
