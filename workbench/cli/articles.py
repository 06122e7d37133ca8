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
    desk_to_fill,
    iso_date,
    reviewer_name,
)
from workbench.cli.output import json_line, progress, say, table, tell

if TYPE_CHECKING:
    from workbench.models import Split

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Text or Markdown files; - is standard input."),
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
    granularity: HowFine = Granularity.CLAUSE,
) -> None:
    """Read articles, split them into claims and put them on the desk.

    The same text twice changes nothing.
    """
    from workbench.claims import split as split_article
    from workbench.cli.reindexing import vectors_in_passing
    from workbench.errors import WorkbenchError
    from workbench.reading import read
    from workbench.reading.fetch import without_credentials
    from workbench.review import has_suggestions, suggest_all

    if len(files) > 1 and (title or url):
        raise WorkbenchError(
            "--title and --url belong to one article", "give the files one at a time"
        )
    actor = reviewer_name(reviewer)
    day = iso_date(published)
    # Every file is read before the first is stored: a bad one among them changes nothing.
    read_articles = [
        read(file, title=title, outlet=outlet, author=author, published_at=day, url=url)
        for file in files
    ]
    if url and without_credentials(url)[1]:
        tell("The name and password in the address were left out of it.")
    with desk_to_fill(db) as desk, progress("Ingesting", len(files)) as step:
        for done, article in enumerate(read_articles, start=1):
            parts = split_article(article, granularity=granularity.value)
            added = desk.add_article(parts, actor=actor)
            # Killed before this, it is done when the same article comes again.
            if added.created or not has_suggestions(desk, added.article_id):
                suggest_all(desk, added.article_id, meaning=vectors_in_passing(desk))
            state = f"{added.claims} claims" if added.created else "already there, unchanged"
            say(f"{added.slug}  {state}")
            step(done)


def split(
    files: Files,
    format: FormatOption = Format.TABLE,
    granularity: HowFine = Granularity.CLAUSE,
    published: Published = None,
) -> None:
    """Show the claims of an article and who made each one. Needs no desk."""
    from workbench.claims import split as split_article
    from workbench.claims import split_record
    from workbench.reading import read

    day = iso_date(published)
    for article in [read(file, published_at=day) for file in files]:
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
    from workbench.reading import read

    for article in [read(file) for file in files]:
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
