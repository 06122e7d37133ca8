"""Audits: who is quoted, and how often they hold up."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.options import (
    DEFAULT_DB,
    Db,
    Reader,
    TabularFormat,
    TabularOption,
    desk_to_read,
)
from workbench.cli.output import json_line, say, table

if TYPE_CHECKING:
    from workbench.audit import SourceFigures


class By(StrEnum):
    """How the audit is grouped."""

    ALL = "all"
    OUTLET = "outlet"
    MONTH = "month"
    ARTICLE = "article"


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    group = typer.Typer(
        name="audit", help="Audit the sources.", no_args_is_help=True, rich_markup_mode=None
    )
    group.command()(sources)
    group.callback()(_group)
    app.add_typer(group)


def _group() -> None:
    """Audit the sources: who is quoted, and how often they hold up."""


def sources(
    by: Annotated[By, typer.Option("--by", help="One row per source and …")] = By.ALL,
    db: Db = DEFAULT_DB,
    reviewer: Reader = None,
    format: TabularOption = TabularFormat.TABLE,
) -> None:
    """Count claims and verdicts per source, with rates, n and 95 % Wilson intervals."""
    import sys

    from workbench.audit import source_figures, summary_line
    from workbench.export import export_sources

    with desk_to_read(db, reviewer) as desk:
        if format is TabularFormat.CSV:
            export_sources(desk, "-", stream=sys.stdout, group_by=by.value)
            return
        figures = source_figures(desk, group_by=by.value)
        if format is TabularFormat.JSONL:
            for one in figures:
                json_line(one)
            return
        _print_figures(figures, by)
        say(summary_line(desk))


def _print_figures(figures: list[SourceFigures], by: By) -> None:
    grouped = [] if by is By.ALL else [by.value]
    table(
        [
            *grouped,
            "source",
            "kind",
            "claims",
            "dir/ind/mix",
            "via",
            "verified",
            "disputed",
            "verified rate",
            "disputed rate",
            "n",
        ],
        [
            [
                *([one.group_value] if grouped else []),
                one.source_name,
                one.source_kind,
                one.claims,
                f"{one.direct}/{one.indirect}/{one.mixed}",
                one.via_claims or None,
                one.verified,
                one.disputed,
                _rate(one.verified_rate, one.rate_low, one.rate_high),
                _rate(one.disputed_rate, one.disputed_low, one.disputed_high),
                one.rate_n,
            ]
            for one in figures
        ],
        right=("claims", "via", "verified", "disputed", "n"),
        wrap=("source",),
    )


def _rate(rate: float | None, low: float | None, high: float | None) -> str | None:
    """``67 % (21–94)``: a rate is never shown without its interval."""
    if rate is None or low is None or high is None:
        return None
    return f"{rate:.0%} ({low * 100:.0f}–{high * 100:.0f})".replace("%", " %")
