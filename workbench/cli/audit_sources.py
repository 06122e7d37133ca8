"""Sources that are one, their other names, and those not to be named. Each step is one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.audit_pages import PageFormat, PageOption
from workbench.cli.options import (
    DEFAULT_DB,
    Db,
    Reviewer,
    existing_desk,
    reviewer_name,
)
from workbench.cli.output import json_line, say, tell

if TYPE_CHECKING:
    from workbench.review import Done

Name = Annotated[str, typer.Argument(metavar="NAME", help="A source of the desk, or a relay.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why, for the log.")]


def register(group: typer.Typer) -> None:
    """Add the commands of this section."""
    group.command()(suggestions)
    group.command()(merge)
    group.command()(alias)
    group.command()(confidential)


def suggestions(
    db: Db = DEFAULT_DB,
    format: PageOption = PageFormat.TABLE,
) -> None:
    """List sources that may be one, and why. Nothing is merged."""
    from workbench.audit.suggesting import merge_suggestions
    from workbench.cli.bars import paragraph, put

    with existing_desk(db) as desk:
        found = merge_suggestions(desk)
    if format is PageFormat.JSON:
        json_line({"schema": 1, "suggestions": found})
        return
    if not found:
        put("No two sources look like one.")
    for one in found:
        paragraph(
            f"{one.keep} ({one.claims}) and {one.other} ({one.other_claims}): {one.reason}", "  "
        )
        put(f"  workbench audit merge {one.keep_id} {one.other_id}")


def merge(
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="The source that stays.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The one that is counted as it.")],
    reason: Reason = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Count OTHER as KEEP from now on, in figures, filters and exports; undo takes it back."""
    from workbench.review import merge_sources

    actor = reviewer_name(reviewer)
    with existing_desk(db) as desk:
        _told(merge_sources(desk, keep, other, actor=actor, reason=reason))


def alias(
    name: Name,
    other_name: Annotated[
        str, typer.Argument(metavar="ALIAS", help="What articles call it as well.")
    ],
    reason: Reason = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Take ALIAS for another name of NAME, also in articles to come; undo takes it back."""
    from workbench.review import alias_source

    actor = reviewer_name(reviewer)
    with existing_desk(db) as desk:
        _told(alias_source(desk, name, other_name, actor=actor, reason=reason))


def confidential(
    name: Name,
    off: Annotated[bool, typer.Option("--off", help="Let it be named again.")] = False,
    reason: Reason = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Have a source printed as CONF-007 in audits and exports; undo takes it back."""
    from workbench.review import mark_confidential

    actor = reviewer_name(reviewer)
    with existing_desk(db) as desk:
        _told(mark_confidential(desk, name, not off, actor=actor, reason=reason))


def _told(done: Done) -> None:
    from workbench.review import source_event_words

    if done.event is not None:
        say(f"{source_event_words(done.event)}.")
    for warning in done.warnings:
        tell(warning)
