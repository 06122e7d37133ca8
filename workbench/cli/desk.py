"""The desk itself: is it sound?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from workbench.cli.options import DEFAULT_DB, Db, Format, FormatOption, existing_desk
from workbench.cli.output import json_line, say

if TYPE_CHECKING:
    from workbench.store.doctor import Finding


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(doctor)


def doctor(db: Db = DEFAULT_DB, format: FormatOption = Format.TABLE) -> None:
    """Examine the desk: database, event chain, state, quotations. Ends with 1 on a finding."""
    from workbench.store.doctor import examine

    with existing_desk(db) as desk:
        findings = examine(desk)
        with desk.seen_as(None):
            events = len(desk.history())
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


def _sentence(finding: Finding) -> str:
    return f"{finding.severity}: {finding.where}: {finding.what}. {finding.remedy}"
