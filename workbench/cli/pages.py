"""Pages to publish or to print: an article with its verdicts, the audit with its charts."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.options import DEFAULT_DB, Db, Reviewer, existing_desk, reviewer_name
from workbench.cli.output import tell, tell_published

if TYPE_CHECKING:
    from workbench.review import PublishSettings
    from workbench.store import Desk


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
    publish: Annotated[
        bool, typer.Option("--publish", help="Write to the log that it is published.")
    ] = False,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Write an article with every claim marked by its verdict, and a note for each."""
    from workbench.review import load_publish_settings

    settings = load_publish_settings(db)
    with existing_desk(db) as desk:
        article_id = desk.article(article).id
        if not publish:
            _page(desk, article_id, settings, output, format)
            return
        from workbench.export.publishing import publish_chosen
        from workbench.store import ClaimFilter

        chosen = ClaimFilter(article_id=article_id)
        actor = reviewer_name(reviewer)
        with desk.transaction():
            done = publish_chosen(desk, chosen, settings, actor=actor, form="page")
            _page(desk, article_id, settings, output, format)
        tell_published(done)


def _page(
    desk: Desk, article_id: str, settings: PublishSettings, output: str, format: PageFormat
) -> None:
    from workbench.export import annotated_article, write_page

    shown = annotated_article(desk, article_id, settings)
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
