"""Articles: take them in, take them apart."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.options import (
    DEFAULT_DB,
    Db,
    Format,
    FormatOption,
    Published,
    Reviewer,
    iso_date,
    reviewer_name,
)
from workbench.cli.output import json_line, table, tell

if TYPE_CHECKING:
    from workbench.models import Article, Split

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Articles: text, web pages, PDF, DOCX, ODT, EPUB, feeds, mail, subtitles, JSONL,"
        " folders of them; - is standard input.",
    ),
]
ClusterOption = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="A Dask cluster that splits the articles."),
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", min=1, max=64, metavar="N", help="How many processes read and split."),
]


class Granularity(StrEnum):
    """How fine claims are cut."""

    SENTENCE = "sentence"
    CLAUSE = "clause"
    FACT = "fact"


HowFine = Annotated[Granularity, typer.Option(help="How fine claims are cut.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(ingest)
    app.command()(split)
    app.command()(ledger)


def ingest(
    files: Files,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
    title: Annotated[str | None, typer.Option(help="Title of the article.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    author: Annotated[str | None, typer.Option(help="Its byline.")] = None,
    published: Published = None,
    url: Annotated[str | None, typer.Option(help="Where it can be read.")] = None,
    version_of: Annotated[
        str | None,
        typer.Option("--as", metavar="ARTICLE", help="It is a changed version of this article."),
    ] = None,
    granularity: HowFine = Granularity.CLAUSE,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Also fetch from this machine and its own network."),
    ] = False,
    jobs: Jobs = 1,
    cluster: ClusterOption = None,
) -> int:
    """Read articles, split them into claims and put them on the desk.

    The form of a file is found by its content; what its reader leaves out is counted. The same
    text twice changes nothing; another text at the same address is a new version. A web address
    in the place of a file is fetched. Of several files those that cannot be read are told at the
    end (exit code 2), and the others are taken in; stopped, the same command goes on where it was.
    """
    from workbench.cli.bulk import Asked, ingest_all
    from workbench.reading.fetch import without_credentials

    about = {
        "title": title,
        "outlet": outlet,
        "author": author,
        "published_at": iso_date(published),
        "url": url,
    }
    if url and without_credentials(url)[1]:
        tell("The name and password in the address were left out of it.")
    return ingest_all(
        files,
        db,
        reviewer_name(reviewer),
        Asked(about, granularity.value, allow_private, version_of),
        jobs=jobs,
        cluster=cluster,
    )


def _read_all(files: list[str], **known: str | None) -> list[Article]:
    """The articles of all files, of folders those in them."""
    from workbench.cli.bulk import passed_over
    from workbench.reading import read_all, sources_in

    articles: list[Article] = []
    for place in map(sources_in, files):
        for source in place.sources:
            articles += read_all(source, known=known)
        if place.passed_over:
            tell(passed_over(place.passed_over))
    return articles


def split(
    files: Files,
    format: FormatOption = Format.TABLE,
    granularity: HowFine = Granularity.CLAUSE,
    published: Published = None,
) -> None:
    """Show the claims of an article and who made each one. Needs no desk."""
    from workbench.claims import split as split_article
    from workbench.claims import split_record

    for article in _read_all(files, published_at=iso_date(published)):
        parts = split_article(article, granularity=granularity.value)
        if format is Format.JSONL:
            json_line(split_record(parts))
        else:
            _print_split(parts)


def ledger(files: Files, format: FormatOption = Format.TABLE) -> None:
    """Show what became of every word of an article: what was left out, and why.

    Needs no desk.
    """
    from workbench.claims import split as split_article
    from workbench.claims import split_record

    for article in _read_all(files):
        parts = split_article(article)
        if format is Format.JSONL:
            for entry in split_record(parts)["ledger"]:
                json_line({"path": article.path, **entry})
        else:
            _print_ledger(parts)


def _print_ledger(parts: Split) -> None:
    text = parts.article.text
    rows = [
        (entry.span.start, entry.span.end, entry.disposition, entry.span.of(text))
        for entry in parts.ledger
    ]
    table(
        ("start", "end", "became", "words of the article"),
        rows,
        right=("start", "end"),
        wrap=("words of the article",),
        title=parts.article.title or parts.article.path or "standard input",
    )
    held: Counter[str] = Counter()
    for entry in parts.ledger:
        held[entry.disposition] += sum(not letter.isspace() for letter in entry.span.of(text))
    written = sum(not letter.isspace() for letter in text)
    tell(f"{held.total()} of {written} characters accounted for: {_shares(held, written)}.")


def _shares(held: Counter[str], written: int) -> str:
    return ", ".join(f"{name} {count / written:.1%}" for name, count in held.most_common())


def _print_split(parts: Split) -> None:
    attributions = {attribution.id: attribution for attribution in parts.attributions}
    names = {source.id: source.name for source in parts.sources}
    rows = []
    for claim in parts.claims:
        attribution = attributions.get(claim.attribution_id or "")
        if attribution is None:
            who, style = "narrator", "narration"
        else:
            who = names.get(attribution.source_id or "", str(attribution.source_kind))
            style = str(attribution.style)
            if attribution.via:
                who = f"{who} via {', '.join(attribution.via)}"
        checkable = "yes" if claim.checkable else "no"
        rows.append((claim.position, claim.statement, who, style, str(claim.type), checkable))
    article = parts.article
    table(
        ("#", "statement", "source", "style", "type", "check"),
        rows,
        right=("#",),
        wrap=("statement", "source"),
        title=article.title or article.path or "standard input",
    )
    tell(f"{len(parts.claims)} claims, {len(parts.sources)} sources.")
