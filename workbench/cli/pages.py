"""Pages to publish or to print: an article with its verdicts, the audit with its charts."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.options import DEFAULT_DB, Db, existing_desk
from workbench.cli.output import tell


class PageFormat(StrEnum):
    """How the page is written."""

    HTML = "html"
    MD = "md"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(page)


def page(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its short name or id, see `list --articles`.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file; - is the output.")
    ] = "-",
    format: Annotated[PageFormat, typer.Option("--format", help="How to write it.")] = (
        PageFormat.HTML
    ),
    db: Db = DEFAULT_DB,
) -> None:
    """Write an article with every claim marked by its verdict, and a note for each."""
    from workbench.export import annotated_article, write_page
    from workbench.review import load_publish_settings

    with existing_desk(db) as desk:
        settings = load_publish_settings(db)
        shown = annotated_article(desk, desk.article(article).id, settings)
    written = write_page(shown, format.value)
    if shown.named_in_article:
        codes = ", ".join(shown.named_in_article)
        tell(f"The words of the article name {codes}, which is not to be named; they are shown.")
    _write(output, written, f"{len(shown.claims)} claims")


def report(
    output: Annotated[str, typer.Argument(metavar="FILE", help="audit.html; - is the output.")],
    db: Db = DEFAULT_DB,
) -> None:
    """Write the audit as an HTML page with charts, each with its figures as a table."""
    from workbench.export.audit_report import audit_report, audit_report_html

    with existing_desk(db) as desk:
        found = audit_report(desk)
    _write(output, audit_report_html(found), f"{len(found.sources)} sources")


def _write(output: str, written: str, what: str) -> None:
    from workbench.export.atomic import whole_file

    if output == "-":
        sys.stdout.write(written)
        return
    with whole_file(Path(output)) as file:
        file.write(written)
    tell(f"{what} written to {output}.")
