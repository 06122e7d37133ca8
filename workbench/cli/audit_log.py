"""The log of the desk: read it, check it, hand it out, and redact a note in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.options import (
    DEFAULT_DB,
    Db,
    Format,
    FormatOption,
    Reviewer,
    Sealed,
    desk_to_read,
    existing_desk,
    reviewer_name,
    whole_desk,
)
from workbench.cli.output import json_line, say, table, tell

if TYPE_CHECKING:
    from workbench.store import Desk


def register(group: typer.Typer) -> None:
    """Add the commands to ``workbench audit``."""
    for command in (verify, log, export, redact):
        group.command()(command)


def verify(
    against: Annotated[
        list[Path] | None,
        typer.Option(metavar="BACKUP", help="Also hold it against this backup; repeatable."),
    ] = None,
    db: Db = DEFAULT_DB,
    format: FormatOption = Format.TABLE,
) -> None:
    """Check the log: its chain of hashes, and the backups beside the desk. Ends with 1 if bad."""
    from workbench.store.anchors import check_log, log_end

    with whole_desk(db) as desk:
        found = check_log(desk.connection, desk.path, against=against or ())
        events, head = log_end(desk.connection)
    for unread in found.unread:
        tell(str(unread))
    broken = found.broken
    if format is Format.JSONL:
        json_line(
            {
                "sound": broken is None,
                "events": events,
                "head": head,
                "backups": found.compared,
                "first_bad_event": broken and broken.seq,
                "what": broken and broken.what,
            }
        )
    elif broken is not None:
        say(f"Event {broken.seq} is not sound: {broken.what}.")
        say("Keep this file for whoever looks into it; `workbench restore` brings a backup back.")
    else:
        say(f"Sound: {events} events in an unbroken chain; {_compared(found.compared)}.")
        say(f"Head of the chain: {head}")
    if broken is not None:
        raise typer.Exit(1)


def _compared(names: tuple[str, ...]) -> str:
    if not names:
        return "no backup is there to show whether events were cut off its end"
    return "the backup agrees" if len(names) == 1 else f"{len(names)} backups agree"


def log(
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="CLAIM", help="Only events about this claim.")
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar="NAME", help="Only this person's events.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="Only the last N events.")
    ] = None,
    db: Db = DEFAULT_DB,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show who did what, when, with old and new value, oldest first."""
    from workbench.cli.claims import event_words

    with desk_to_read(db, None) as desk:
        claim_id = desk.resolve_claim(claim) if claim else None
        events = desk.history(claim_id, actor=reviewer, limit=limit)
    if format is Format.JSONL:
        for event in events:
            json_line(event)
        return
    table(
        ("seq", "time (UTC)", "who", "action", "about", "what", "hash"),
        [
            (e.seq, e.at, e.actor, e.action, e.object_id, event_words(e), e.hash[:12])
            for e in events
        ],
        right=("seq",),
        wrap=("what",),
    )


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSONL file, - for standard output.")],
    include_sealed: Sealed = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Write the whole log as JSON lines that anybody can verify (docs/audit-log.md)."""
    import sys

    from workbench.export.audit_log import write_audit_log
    from workbench.review import check_unsealed

    with whole_desk(db) as desk:
        check_unsealed(desk, include_sealed=include_sealed)
        count = write_audit_log(desk, file, stream=sys.stdout)
        head = desk.head_hash()
    if file != "-":
        say(f"{file}  {count} events; head of the chain: {head}")


def redact(
    event: Annotated[
        int, typer.Argument(metavar="EVENT", min=1, help="Number of the event that added the note.")
    ],
    reason: Annotated[str, typer.Option("--reason", help="Why, in a sentence; it stays.")],
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Remove the text of a note for good. The log keeps that it was there, and stays sound."""
    from workbench.review import redact_note

    actor = reviewer_name(reviewer)
    with existing_desk(db, actor) as desk:
        # A backup of today would keep what is to go.
        desk.before_first_write = None
        redact_note(desk, event, actor=actor, reason=reason)
        say(f"event {event}  its note was redacted")
        _tell_of_backups(desk)


def _tell_of_backups(desk: Desk) -> None:
    from workbench.store.rotation import backups_folder, known_backups

    kept = known_backups(desk.path)
    if kept:
        tell(
            f"{len(kept)} backups in {backups_folder(desk.path)} may still hold it; remove those "
            "that are not needed."
        )
