"""Audits: who is quoted, how often they hold up, how much is anonymous or second-hand."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from workbench.cli import audit_pages, audit_sources
from workbench.cli.options import DEFAULT_DB, Confidential, Db, existing_desk
from workbench.cli.output import json_line
from workbench.cli.pages import report
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.audit.figures import Counted, Group, GroupFigures, SourceFigures


class By(StrEnum):
    """What a row of the audit is about."""

    SOURCE = "source"
    OUTLET = "outlet"
    MONTH = "month"
    ARTICLE = "article"
    REVIEWER = "reviewer"


_GROUPS: Final[dict[By, Group]] = {
    By.OUTLET: "outlet",
    By.MONTH: "month",
    By.ARTICLE: "article",
    By.REVIEWER: "reviewer",
}


class Within(StrEnum):
    """How the figures of sources are grouped."""

    ALL = "all"
    OUTLET = "outlet"
    MONTH = "month"
    ARTICLE = "article"


class AuditFormat(StrEnum):
    """How an audit is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class GroupFormat(StrEnum):
    """How an audit of groups is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    group = typer.Typer(
        name="audit",
        help="Audit the sources.",
        invoke_without_command=True,
        rich_markup_mode=None,
    )
    group.command()(sources)
    group.command()(report)
    audit_pages.register(group)
    audit_sources.register(group)
    group.callback()(audit)
    app.add_typer(group)


def audit(
    context: typer.Context,
    by: Annotated[By, typer.Option("--by", help="One row per …")] = By.SOURCE,
    include_confidential: Confidential = False,
    db: Db = DEFAULT_DB,
    format: Annotated[GroupFormat, typer.Option("--format", help="How to print.")] = (
        GroupFormat.TABLE
    ),
) -> None:
    """Audit the sources: who is quoted, how often they hold up, how much is second-hand.

    Without a command: figures by source, outlet, month, article or reviewer.
    """
    if context.invoked_subcommand is not None:
        _hand_on(context)
        return
    if by is By.SOURCE:
        sources(Within.ALL, include_confidential, db, AuditFormat(format.value))
        return
    from workbench.audit import audit_summary, group_figures, summary_line
    from workbench.cli.bars import paragraph

    with existing_desk(db) as desk:
        figures = group_figures(desk, _GROUPS[by], include_confidential=include_confidential)
        if format is GroupFormat.JSON:
            json_line(
                {"schema": 1, "by": by.value, "rows": figures, "summary": audit_summary(desk)}
            )
        elif format is GroupFormat.JSONL:
            for one in figures:
                json_line(one)
        else:
            _print_groups(by.value, figures)
            paragraph(summary_line(desk))


def _hand_on(context: typer.Context) -> None:
    """Give options that stand before the name of a command to that command, or refuse them."""
    command = str(context.invoked_subcommand)
    sources = {name: context.get_parameter_source(name) for name in context.params}
    given = {
        name: context.params[name]
        for name, source in sources.items()
        if source is not None and source.name == "COMMANDLINE"
    }
    for name in ("by", "format"):
        if name in given:
            raise WorkbenchError(
                f"--{name} stands before {command}",
                f"write it behind: workbench audit {command} --{name} …",
            )
    defaults: dict[str, Any] = {**(context.default_map or {})}
    context.default_map = defaults | {command: defaults.get(command, {}) | given}


def sources(
    by: Annotated[Within, typer.Option("--by", help="One row per source and …")] = Within.ALL,
    include_confidential: Confidential = False,
    db: Db = DEFAULT_DB,
    format: Annotated[AuditFormat, typer.Option("--format", help="How to print.")] = (
        AuditFormat.TABLE
    ),
) -> None:
    """Count claims and verdicts per source, with rates, n and 95 % Wilson intervals."""
    import sys

    from workbench.audit import audit_summary, source_figures, summary_line
    from workbench.cli.bars import paragraph
    from workbench.export import export_sources

    with existing_desk(db) as desk:
        if format is AuditFormat.CSV:
            export_sources(desk, "-", stream=sys.stdout, group_by=by.value)
            return
        figures = source_figures(desk, by.value, include_confidential=include_confidential)
        if format is AuditFormat.JSON:
            json_line(
                {"schema": 1, "by": by.value, "rows": figures, "summary": audit_summary(desk)}
            )
        elif format is AuditFormat.JSONL:
            for one in figures:
                json_line(one)
        else:
            _print_sources(figures)
            paragraph(summary_line(desk))


def _print_sources(figures: Sequence[SourceFigures]) -> None:
    from workbench.cli.bars import put

    for group in dict.fromkeys(one.group_value for one in figures):
        rows = [one for one in figures if one.group_value == group]
        if group:
            put(f"{rows[0].group_by}: {group}")
        source_table(rows)
        put()
        print_rates("source", [(one.source_name, one) for one in rows])


def source_table(rows: Sequence[SourceFigures]) -> None:
    """Print what sources are quoted for, one a line.

    ``via``: claims that came through a relay; ``for``: claims of others that it carried itself.
    """
    from workbench.cli.bars import narrow_table

    narrow_table(
        ("source", "kind", "claims", "dir/ind/mix", "via", "for", "single", "contra"),
        [
            (
                one.source_name,
                one.source_kind,
                one.claims,
                f"{one.direct}/{one.indirect}/{one.mixed}",
                one.via_claims or None,
                one.relayed_for_others or None,
                one.single_source_claims or None,
                one.contradicted_claims or None,
            )
            for one in rows
        ],
        left=("kind",),
    )


def print_rates(heading: str, rows: Sequence[tuple[str, Counted]]) -> None:
    """Print verified and disputed rates with their bars, of those that have verdicts."""
    from workbench.cli.bars import Share, put, rate_heading, rate_lines

    rated = [(name, one) for name, one in rows if one.rate_n]
    if not rated:
        put("No claim is verified, disputed, mixed or misleading yet, so there is no rate.")
        put()
        return
    rate_heading(heading)
    for name, one in rated:
        shares = [
            ("verified", Share(one.verified_rate, one.rate_low, one.rate_high)),
            ("disputed", Share(one.disputed_rate, one.disputed_low, one.disputed_high)),
        ]
        shares += [
            (word, share)
            for word, share in (
                ("mixed", Share(one.mixed_rate, one.mixed_low, one.mixed_high)),
                ("misleading", Share(one.misleading_rate, one.misleading_low, one.misleading_high)),
            )
            if share.share
        ]
        rate_lines(name, shares, one.rate_n)
    put()


def _print_groups(by: str, figures: Sequence[GroupFigures]) -> None:
    from workbench.cli.bars import narrow_table, percent, put

    narrow_table(
        (by, "claims", "check.", "dir/ind/mix", "sources", "plural", "misq.", "contra"),
        [
            (
                one.group_value,
                one.claims,
                one.checkable_claims,
                f"{one.direct}/{one.indirect}/{one.mixed}",
                one.sources,
                one.plural_unnamed or None,
                one.misquoted or None,
                one.contradicted_claims or None,
            )
            for one in figures
        ],
    )
    put()
    narrow_table(
        (by, "anon.", "nobody", "narrator", "relayed", "single", "top 3", "HHI"),
        [
            (
                one.group_value,
                percent(one.anonymous_share),
                percent(one.unnamed_share),
                percent(one.narrator_share),
                percent(one.relay_share),
                percent(one.single_source_share),
                percent(one.top3_share),
                None if one.hhi is None else f"{one.hhi:.3f}",
            )
            for one in figures
        ],
    )
    put()
    print_rates(by, [(one.group_value, one) for one in figures])
