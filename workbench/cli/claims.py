"""The queue and single claims: list them, look at one, see its history."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.filters import (
    AlertsOption,
    ArticleOption,
    SearchOption,
    SourceOption,
    StatusOption,
    TakenOption,
    TypeOption,
    VerdictOption,
    claim_filter,
)
from workbench.cli.options import (
    DEFAULT_DB,
    ClaimRef,
    Db,
    Format,
    FormatOption,
    Reader,
    Reviewer,
    TabularFormat,
    TabularOption,
    desk_to_read,
    existing_desk,
    reviewer_name,
)
from workbench.cli.output import csv_rows, json_line, table, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.models import Event
    from workbench.store import ClaimFilter, ClaimRow, Desk

_NO_SCREEN = frozenset({"dumb", "unknown"})
"""Values of ``TERM`` for terminals on which no screen can be drawn."""

_TOLD = ("verdict", "attribution_verdict", "status", "of", "url", "prior_id", "slug", "version")
"""What of an event's new state is shown in a line."""

QUEUE_COLUMNS = ("claim", "verdict", "statement", "source", "style", "type")


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(review)
    app.command("list")(list_claims)
    app.command()(show)
    app.command()(history)


def review(
    article: Annotated[
        str | None, typer.Argument(metavar="[ARTICLE]", help="Only this article's claims.")
    ] = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help="In plain lines, for screen readers and scripts."),
    ] = False,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Open the review screen; without a terminal, print the queue."""
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if plain or (on_terminal and os.environ.get("TERM") in _NO_SCREEN):
        from workbench.cli.plain import run_plain

        name = reviewer_name(reviewer)
        raise typer.Exit(run_plain(desk_path(db, article), reviewer=name, article=article))
    if on_terminal:
        from workbench.tui import run_review

        name = reviewer_name(reviewer)
        path = desk_path(db, article, is_made=True)
        raise typer.Exit(run_review(path, reviewer=name, article=article))
    with desk_to_read(db, reviewer) as desk:
        _print_queue(desk, claim_filter(desk, article=article), TabularFormat.TABLE)


def desk_path(db: Path, article: str | None, *, is_made: bool = False) -> Path:
    """``db``, after a look that it can be opened and holds ``article``.

    Args:
        is_made: where there is none yet a desk is made; the screen says how to fill it.
    """
    from workbench.store import open_desk

    with open_desk(db) if is_made and article is None else existing_desk(db) as desk:
        if article is not None:
            desk.article(article)
    return db


def list_claims(
    db: Db = DEFAULT_DB,
    article: ArticleOption = None,
    status: StatusOption = None,
    verdict: VerdictOption = None,
    source: SourceOption = None,
    type_: TypeOption = None,
    search: SearchOption = None,
    alerts: AlertsOption = False,
    taken: TakenOption = False,
    dropped: Annotated[
        bool,
        typer.Option("--dropped", help="Those taken out: dropped, split, merged, undone, removed."),
    ] = False,
    articles: Annotated[bool, typer.Option("--articles", help="List articles instead.")] = False,
    reviewer: Reader = None,
    format: TabularOption = TabularFormat.TABLE,
) -> None:
    """List the claims of the desk, article by article."""
    with desk_to_read(db, reviewer) as desk:
        if articles:
            _print_articles(desk, format)
            return
        chosen = claim_filter(
            desk,
            article=article,
            status=status,
            verdict=verdict,
            source=source,
            type_=type_,
            search=search,
            alert=alerts,
            gone=dropped,
            taken=taken,
        )
        _print_queue(desk, chosen, format)


def _print_queue(desk: Desk, chosen: ClaimFilter, format: TabularFormat) -> None:
    rows = desk.claims(chosen)
    if format is TabularFormat.JSONL:
        for row in rows:
            json_line(row)
        return
    cells = [
        (claim_name(row), _state(row), row.text, who(row), row.style, row.type) for row in rows
    ]
    if format is TabularFormat.CSV:
        csv_rows(QUEUE_COLUMNS, cells)
        return
    table(QUEUE_COLUMNS, cells, wrap=("statement", "source"))
    stale = sum(1 for row in rows if row.status == "stale")
    reviewed = sum(1 for row in rows if row.verdict and row.status != "stale")
    alerts = sum(1 for row in rows if row.alerts)
    told = f", {stale} stale" if stale else ""
    told += f", {alerts} in conflict (`workbench list --alerts`)" if alerts else ""
    tell(f"{len(rows)} claims, {reviewed} reviewed{told}{_covered(desk, rows, chosen)}.")


def _covered(desk: Desk, rows: Sequence[ClaimRow], chosen: ClaimFilter) -> str:
    """What the claims hold of the article, where all claims of one article are listed."""
    from workbench.review import coverage, coverage_words
    from workbench.store import ClaimFilter

    articles = {row.article_id for row in rows}
    if chosen != ClaimFilter(article_id=chosen.article_id) or len(articles) != 1:
        return ""
    covered = coverage(desk, str(articles.pop()))
    return f"; {coverage_words(covered)[0]}" if covered else ""


def _print_articles(desk: Desk, format: TabularFormat) -> None:
    articles = desk.articles()
    if format is TabularFormat.JSONL:
        for article in articles:
            json_line(article)
        return
    headings = (
        "article", "title", "outlet", "published", "claims", "reviewed", "copies", "versions"
    )  # fmt: skip
    cells = [
        (
            a.slug,
            a.title,
            a.outlet,
            a.published_at,
            a.claims,
            a.reviewed,
            a.copies or None,
            a.versions if a.versions > 1 else None,
        )
        for a in articles
    ]
    if format is TabularFormat.CSV:
        csv_rows(headings, cells)
    else:
        table(headings, cells, right=("claims", "reviewed", "copies", "versions"), wrap=("title",))


def claim_name(row: ClaimRow) -> str:
    """How a claim is called on the command line: ``moscow-taliban:3``, or its id."""
    return f"{row.article_slug}:{row.position}" if row.article_slug else row.id


def who(row: ClaimRow) -> str:
    """The source of a claim, with its relay: ``Vladimir V. Putin via TASS news agency``."""
    name = row.source_name or (str(row.source_kind) if row.attribution_id else "narrator")
    return f"{name} via {', '.join(row.via)}" if row.via else name


def _state(row: ClaimRow) -> str:
    from workbench.review import glyph_of, gone_because, label_of

    if row.gone:
        return gone_because(row)
    alert = " ≠ conflict" if row.alerts else ""
    if row.verdict:
        stale = "stale: " if row.status == "stale" else ""
        return f"{stale}{glyph_of(row.verdict)} {label_of(row.verdict)}{alert}"
    taken = f", {row.taken_by} has it open" if row.taken_by else ""
    return {"needs_more": "waiting", "stale": "stale"}.get(row.status, "· open") + taken + alert


def show(
    claim: ClaimRef,
    db: Db = DEFAULT_DB,
    reviewer: Reader = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show one claim: statement, quote, source, matches, evidence, notes, history."""
    with desk_to_read(db, reviewer) as desk:
        claim_id = desk.resolve_claim(claim)
        row = desk.claim(claim_id)
        parts = {
            "matches": desk.matches(claim_id),
            "evidence": desk.evidence(claim_id),
            "notes": desk.notes(claim_id),
            "history": desk.history(claim_id),
        }
        if format is Format.JSONL:
            json_line({"claim": row, **parts})
            return
        from workbench.cli.card import print_card

        print_card(desk, row)


def history(
    claim: Annotated[
        str | None, typer.Argument(metavar="[CLAIM]", help="Only this claim's events.")
    ] = None,
    db: Db = DEFAULT_DB,
    reviewer: Reader = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the last N events.")] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show what was done: every event, oldest first."""
    with desk_to_read(db, reviewer) as desk:
        claim_id = desk.resolve_claim(claim) if claim else None
        events = desk.history(claim_id, limit=limit)
        if format is Format.JSONL:
            for event in events:
                json_line(event)
            return
        table(
            ("seq", "time (UTC)", "who", "action", "about", "what"),
            [(e.seq, e.at, e.actor, e.action, e.object_id, event_words(e)) for e in events],
            right=("seq",),
            wrap=("what",),
        )


def event_words(event: Event) -> str:
    """What an event changed, in a few words, with its reason."""
    from workbench.review import source_event_words

    new = event.new or {}
    told = [f"{key} {new[key]}" for key in _TOLD if new.get(key)]
    if event.action == "assigned":
        told = [f"{new['role']} reviewer {new['reviewer'] or 'nobody'}"]
    if event.action == "bundle_imported":
        told.append(f"the next {new['carried']} events are those of another desk")
    told += by_hand_words(event)
    if new.get("confidential"):
        told.append("confidential")
    told += [str(one) for one in new.get("done", ())]
    if event.action == "desk_restored":
        told.append(f"as it was at {new['made_at']}, {new['given_up']} events given up")
    of_source = source_event_words(event)
    told += [of_source] if of_source else []
    if event.reason:
        told.append(f"“{event.reason}”")
    return ", ".join(told)


def by_hand_words(event: Event) -> list[str]:
    """What an event changed in the claims themselves."""
    old, new = event.old or {}, event.new or {}
    if event.action == "claim_reworded":
        return [f"“{old['statement']}” → “{new['statement']}”"]
    if event.action == "claim_retyped":
        return [f"{name} {_plain(old[name])} → {_plain(new[name])}" for name in sorted(new)]
    if event.action == "claim_added":
        return [f"“{new['claim']['statement']}”"]
    if event.action == "claim_split":
        return ["into " + " and ".join(f"“{one['statement']}”" for one in new["into"])]
    if event.action == "claims_merged":
        return [f"“{new['claim']['statement']}”", f"from {' and '.join(new['from'])}"]
    return []


def _plain(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
