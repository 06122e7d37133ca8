"""Articles: take them in, take them apart."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from functools import partial
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
from workbench.cli.taking_in import became, put_on_desk, tell_about

if TYPE_CHECKING:
    from workbench.models import Article, Split
    from workbench.reading import Fetch

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Articles: text, web pages, PDF, DOCX, ODT, EPUB, feeds, mail, subtitles, JSONL,"
        " folders of them; - is standard input.",
    ),
]


_NAME_WORDS = 6
"""Of a title, in the short name of an article."""


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
) -> None:
    """Read articles, split them into claims and put them on the desk.

    The form of a file is found by its content; what its reader leaves out is counted. The same
    text twice changes nothing; another text at the same address is a new version. A web address
    in the place of a file is fetched.
    """
    from workbench.claims import split as split_article
    from workbench.errors import WorkbenchError
    from workbench.reading.fetch import fetch, without_credentials

    actor = reviewer_name(reviewer)
    day = iso_date(published)
    # Every file is read before the first is stored: a bad one among them changes nothing.
    articles = _read_all(
        files,
        partial(fetch, allow_private=allow_private),
        title=title,
        outlet=outlet,
        author=author,
        published_at=day,
        url=url,
    )
    if len(articles) > 1 and (title or url or version_of):
        raise WorkbenchError(
            "--title, --url and --as belong to one article", "give the files one at a time"
        )
    if url and without_credentials(url)[1]:
        tell("The name and password in the address were left out of it.")
    with desk_to_fill(db) as desk, progress("Ingesting", len(articles)) as step:
        for done, article in enumerate(articles, start=1):
            parts = split_article(article, granularity=granularity.value)
            added = put_on_desk(
                desk, parts, actor=actor, slug=_slug(article), version_of=version_of
            )
            say(f"{added.slug}  {became(added)}")
            if added.created:
                tell_about(desk, added, article)
            step(done)


def _read_all(files: list[str], fetch: Fetch | None = None, **known: str | None) -> list[Article]:
    """The articles of all files, of folders those in them; of web addresses with ``fetch``."""
    from workbench.reading import read_all, sources_in

    articles: list[Article] = []
    for place in map(sources_in, files):
        for source in place.sources:
            articles += read_all(source, known=known, fetch=fetch)
        if place.passed_over:
            files_were = (
                "file without text was" if place.passed_over == 1 else ("files without text were")
            )
            tell(f"{place.passed_over} {files_were} passed over.")
    return articles


def _slug(article: Article) -> str | None:
    """A short name from the title where one file holds many articles; else from the file."""
    if article.format not in ("feed", "jsonl") or article.title is None:
        return None
    return " ".join(article.title.split()[:_NAME_WORDS])


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
