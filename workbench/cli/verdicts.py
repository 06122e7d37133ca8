"""What a reviewer does: verdicts, notes, evidence, undo. The same events as on the screen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.claims import claim_name
from workbench.cli.options import (
    DEFAULT_DB,
    ClaimRef,
    Db,
    Reviewer,
    existing_desk,
    reviewer_name,
)
from workbench.cli.output import say, tell
from workbench.errors import WorkbenchError
from workbench.models import AttributionVerdict, Stance, Verdict, VerdictCode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.review import Undone
    from workbench.store import Desk

Reason = Annotated[str | None, typer.Option("--reason", help="Why, in a sentence.")]


class Said(StrEnum):
    """Values of ``workbench said``."""

    CONFIRMED = "confirmed"
    MISQUOTED = "misquoted"
    UNCONFIRMED = "unconfirmed"
    CLEAR = "clear"


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    for command in (verdict, said, wait, reopen, note, evidence, undo, redo):
        app.command()(command)


def verdict(
    claim: ClaimRef,
    code: Annotated[VerdictCode, typer.Argument(metavar="VERDICT", help="The finding.")],
    reason: Reason = None,
    reason_code: Annotated[
        str | None, typer.Option("--reason-code", help="wrong_number, official_record, …")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Date up to which it was right (outdated).")
    ] = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Give a verdict: is it true?"""
    from workbench.review import give_verdict, load_policy

    finding = Verdict(code=code, reason=reason, reason_code=reason_code, as_of=as_of)
    actor = reviewer_name(reviewer)
    with existing_desk(db) as desk:
        claim_id = desk.resolve_claim(claim)
        done = give_verdict(desk, claim_id, finding, actor=actor, policy=load_policy(db))
        _confirm(desk, claim_id, f"{code}", done.warnings)


def said(
    claim: ClaimRef,
    value: Annotated[Said, typer.Argument(metavar="FINDING", help="Did the source say it?")],
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Say whether the source said it, apart from whether it is true."""
    from workbench.review import give_attribution_verdict

    actor = reviewer_name(reviewer)
    finding = None if value is Said.CLEAR else AttributionVerdict(value.value)
    with existing_desk(db) as desk:
        claim_id = desk.resolve_claim(claim)
        done = give_attribution_verdict(desk, claim_id, finding, actor=actor)
        _confirm(desk, claim_id, f"said: {finding or 'open'}", done.warnings)


def wait(
    claim: ClaimRef,
    due: Annotated[str | None, typer.Option("--due", help="Come back on this date.")] = None,
    reason: Reason = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Park a claim that waits for a source or a document."""
    from workbench.review import park

    actor = reviewer_name(reviewer)
    with existing_desk(db) as desk:
        claim_id = desk.resolve_claim(claim)
        done = park(desk, claim_id, actor=actor, due_on=due, reason=reason)
        _confirm(desk, claim_id, "waiting" + (f" until {due}" if due else ""), done.warnings)


def reopen(
    claim: ClaimRef, reason: Reason = None, db: Db = DEFAULT_DB, reviewer: Reviewer = None
) -> None:
    """Put a claim back into the queue as open."""
    from workbench.review import reopen as reopen_claim

    actor = reviewer_name(reviewer)
    with existing_desk(db) as desk:
        claim_id = desk.resolve_claim(claim)
        done = reopen_claim(desk, claim_id, actor=actor, reason=reason)
        _confirm(desk, claim_id, "open again", done.warnings)


def note(
    claim: ClaimRef,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.")],
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Add a note to a claim."""
    from workbench.review import add_note

    actor = reviewer_name(reviewer)
    with existing_desk(db) as desk:
        claim_id = desk.resolve_claim(claim)
        done = add_note(desk, claim_id, text, actor=actor)
        _confirm(desk, claim_id, "note added", done.warnings)


def evidence(
    claim: ClaimRef,
    url: Annotated[str | None, typer.Option("--url", help="Where it can be seen.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="What it is.")] = None,
    excerpt: Annotated[str | None, typer.Option("--excerpt", help="The words that count.")] = None,
    stance: Annotated[
        Stance, typer.Option("--stance", help="How it bears on the claim.")
    ] = Stance.CONTEXT,
    primary: Annotated[
        bool | None, typer.Option("--primary/--secondary", help="First-hand or not.")
    ] = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Add evidence to a claim."""
    from workbench.review import add_evidence

    actor = reviewer_name(reviewer)
    with existing_desk(db) as desk:
        claim_id = desk.resolve_claim(claim)
        done = add_evidence(
            desk,
            claim_id,
            actor=actor,
            url=url,
            title=title,
            excerpt=excerpt,
            stance=stance,
            primary=primary,
        )
        _confirm(desk, claim_id, f"evidence added ({stance})", done.warnings)


def undo(db: Db = DEFAULT_DB, reviewer: Reviewer = None) -> None:
    """Take back your last action; the log keeps both."""
    from workbench.review import undo as undo_last

    _step(db, reviewer, undo_last, "undone", "nothing to undo")


def redo(db: Db = DEFAULT_DB, reviewer: Reviewer = None) -> None:
    """Do again what you undid last."""
    from workbench.review import redo as redo_last

    _step(db, reviewer, redo_last, "done again", "nothing to redo")


def _confirm(desk: Desk, claim_id: str, what: str, warnings: Sequence[str]) -> None:
    say(f"{claim_name(desk.claim(claim_id))}  {what}")
    for warning in warnings:
        tell(warning)


def _step(
    db: Path,
    reviewer: str | None,
    switch: Callable[..., Undone | None],
    told: str,
    nothing: str,
) -> None:
    from workbench.review import gone_because, source_event_words

    actor = reviewer_name(reviewer)
    with existing_desk(db) as desk:
        done = switch(desk, actor=actor)
        if done is None:
            raise WorkbenchError(
                f"{actor} has {nothing}", "`workbench history` shows what was done"
            )
        if done.claim_id is None:
            say(f"{told}: {source_event_words(done.of)}")
            return
        row = desk.claim(done.claim_id)
        what = done.of.action.replace("_", " ")
        there = ", ".join(claim_name(desk.claim(claim_id)) for claim_id in done.claim_ids)
        now = gone_because(row) or f"now {row.verdict or row.status}"
        if row.gone and there:
            now = f"in the queue: {there}"
        say(f"{claim_name(row)}  {told}: {what}; {now}")
        for warning in done.warnings:
            tell(warning)
