"""Exports: verdicts and sources as tables, reviews as JSON-LD."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from workbench.cli.audits import Within
from workbench.cli.filters import (
    AlertsOption,
    ArticleOption,
    FilterLine,
    SearchOption,
    SourceOption,
    StatusOption,
    TypeOption,
    VerdictOption,
    chosen_claims,
)
from workbench.cli.options import (
    DEFAULT_DB,
    ClaimRef,
    Db,
    Reviewer,
    existing_desk,
    reviewer_name,
)
from workbench.cli.output import tell, tell_published
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.export import Exported, ReviewsExported, TableOptions
    from workbench.store import ClaimFilter, Desk


class Kind(StrEnum):
    """What is exported."""

    VERDICTS = "verdicts"
    SOURCES = "sources"
    EDGES = "edges"
    CLAIMREVIEW = "claimreview"
    FEED = "feed"


class Profile(StrEnum):
    """Which columns verdicts.csv has."""

    FULL = "full"
    SHORT = "short"
    CLAIMREVIEW = "claimreview"
    DATACOMMONS = "datacommons"


_VERDICTS_ALONE = ("profile", "history", "prior", "binary")
_TABLES_ALONE = ("excel", "raw", "keep_newlines")


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(export)
    app.command()(claimreview)


def export(
    context: typer.Context,
    path: Annotated[
        str,
        typer.Argument(metavar="FILE", help="verdicts.csv, verdicts.parquet; - is the output."),
    ],
    db: Db = DEFAULT_DB,
    kind: Annotated[
        Kind, typer.Option("--kind", help="Verdicts, sources, who carries whom, or JSON-LD.")
    ] = Kind.VERDICTS,
    filter_line: FilterLine = None,
    article: ArticleOption = None,
    status: StatusOption = None,
    verdict: VerdictOption = None,
    source: SourceOption = None,
    type_: TypeOption = None,
    search: SearchOption = None,
    alerts: AlertsOption = False,
    profile: Annotated[Profile, typer.Option(help="Which columns.")] = Profile.FULL,
    history: Annotated[bool, typer.Option("--history", help="A row for every verdict.")] = False,
    prior: Annotated[
        bool, typer.Option("--prior", help="The imported claims in place of the desk's own.")
    ] = False,
    binary: Annotated[
        bool, typer.Option("--binary", help="verified, disputed, and other.")
    ] = False,
    excel: Annotated[bool, typer.Option("--excel", help="With a byte order mark.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Without the formula guard.")] = False,
    keep_newlines: Annotated[
        bool, typer.Option("--keep-newlines", help="Cells may have several lines.")
    ] = False,
    by: Annotated[Within, typer.Option("--by", help="Sources: a row a source and …")] = Within.ALL,
    include_confidential: Annotated[
        bool, typer.Option("--include-confidential", help="Names in place of CONF-###.")
    ] = False,
    publish: Annotated[
        bool, typer.Option("--publish", help="JSON-LD: write to the log that it is published.")
    ] = False,
    reviewer: Reviewer = None,
) -> None:
    """Write claims, verdicts or sources to a file, whole or not at all."""
    from workbench.export import TableOptions

    _check_options(context, kind)
    with existing_desk(db) as desk:
        chosen = chosen_claims(
            desk,
            filter_line,
            reviewer=reviewer,
            article=article,
            status=status,
            verdict=verdict,
            source=source,
            type_=type_,
            search=search,
            alert=alerts,
        )
        cells = TableOptions(excel, raw, keep_newlines)
        if kind in {Kind.CLAIMREVIEW, Kind.FEED}:
            actor = reviewer_name(reviewer) if publish else None
            _reviews(desk, db, path, kind, chosen, actor)
        elif kind is Kind.VERDICTS:
            from workbench.export import export_verdicts
            from workbench.review import load_publish_settings

            _told(
                export_verdicts(
                    desk,
                    path,
                    stream=_stream(path),
                    profile=profile.value,
                    history=history,
                    binary=binary,
                    prior=prior,
                    include_confidential=include_confidential,
                    filter=chosen,
                    settings=load_publish_settings(db),
                    **cells._asdict(),
                )
            )
        else:
            _told(_sources(desk, path, kind, chosen, cells, by, include_confidential))


def _check_options(context: typer.Context, kind: Kind) -> None:
    """Raise where an option was given that this kind of export does not know."""
    unknown = {
        Kind.VERDICTS: ("by", "publish"),
        Kind.SOURCES: (*_VERDICTS_ALONE, "publish"),
        Kind.EDGES: (*_VERDICTS_ALONE, "by", "publish"),
    }.get(kind, (*_VERDICTS_ALONE, *_TABLES_ALONE, "by", "include_confidential"))
    for name in unknown:
        given = context.get_parameter_source(name)
        if given is not None and given.name == "COMMANDLINE":
            option = f"--{name.replace('_', '-')}"
            raise WorkbenchError(
                f"{option} says nothing about an export of {kind}", f"leave out {option}"
            )


def _sources(
    desk: Desk,
    path: str,
    kind: Kind,
    chosen: ClaimFilter,
    cells: TableOptions,
    by: Within,
    include_confidential: bool,
) -> Exported:
    from workbench.export import export_source_edges, export_sources

    if kind is Kind.EDGES:
        return export_source_edges(
            desk,
            path,
            stream=_stream(path),
            filter=chosen,
            options=cells,
            include_confidential=include_confidential,
        )
    return export_sources(
        desk,
        path,
        stream=_stream(path),
        group_by=by.value,
        filter=chosen,
        options=cells,
        include_confidential=include_confidential,
    )


def _reviews(
    desk: Desk, db: Path, path: str, kind: Kind, chosen: ClaimFilter, actor: str | None
) -> None:
    from workbench.export import export_reviews
    from workbench.review import load_publish_settings

    done = export_reviews(
        desk,
        path,
        "feed" if kind is Kind.FEED else "claimreview",
        load_publish_settings(db),
        stream=_stream(path),
        filter=chosen,
        publish_as=actor,
    )
    where = "" if done.path is None else f" to {path}"
    tell(f"{_count(done.reviews, 'review')} written{where}.{_withheld(done)}")
    if actor is not None:
        tell_published(done.published)


def _withheld(done: ReviewsExported) -> str:
    if not done.withheld:
        return ""
    why = ", ".join(f"{count} {reason}" for reason, count in done.withheld.items())
    return f" Kept back: {why}."


def claimreview(
    claim: ClaimRef,
    embed: Annotated[
        bool, typer.Option("--embed", help="As a <script> to put into the page.")
    ] = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Print the ClaimReview of one claim, as JSON-LD."""
    from workbench.export import claim_review, embedded, reviewed_claim
    from workbench.review import check_can_publish, load_publish_settings

    settings = load_publish_settings(db)
    check_can_publish(settings)
    with existing_desk(db) as desk:
        row = desk.claim(desk.resolve_claim(claim))
        review = claim_review(reviewed_claim(desk, row), settings)
    if embed:
        print(f'<script type="application/ld+json">{embedded(review)}</script>')
        return
    # The same escapes: what a terminal would obey never reaches it as it is.
    print(embedded(review, indent=2))


def _stream(path: str) -> TextIO | None:
    return sys.stdout if path == "-" else None


def _told(done: Exported) -> None:
    where = "" if done.path is None else f" to {done.path}"
    cells = f", {_count(done.guarded, 'cell')} guarded against formulas" if done.guarded else ""
    tell(f"{_count(done.rows, 'row')} written{where}{cells}.")


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
