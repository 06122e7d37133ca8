"""The source audit as a page with pictures, each with its figures as a table beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from workbench import __version__
from workbench.audit import (
    Carried,
    GroupFigures,
    Report,
    SourceEdge,
    SourceFigures,
    carried_statements,
    group_figures,
    shared_reports,
    source_edges,
    source_figures,
)
from workbench.export.charts import KINDS, kinds_chart, rated, rates_chart, shown_months
from workbench.export.masking import mask_of
from workbench.export.network_chart import network_chart, network_edges
from workbench.export.page_template import filled
from workbench.review import SCALE_VERSION
from workbench.store.snapshot import snapshot

if TYPE_CHECKING:
    from markupsafe import Markup

    from workbench.store import Desk

MOST_ROWS: Final = 200
"""Rows of a table; a desk may have tens of thousands of sources, ``sources.csv`` has them all."""
MOST_STATEMENTS: Final = 20


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What the page shows. ``whole`` is ``None`` where the desk has no claims.

    ``shared`` are statements that several articles make, ``reports`` texts that several outlets
    carry. Confidential sources are ``CONF-007``.
    """

    whole: GroupFigures | None
    sources: tuple[SourceFigures, ...]
    outlets: tuple[GroupFigures, ...]
    months: tuple[GroupFigures, ...]
    edges: tuple[SourceEdge, ...]
    shared: tuple[Carried, ...]
    reports: tuple[Report, ...]
    as_of: str | None
    events: int
    head_hash: str
    scale_version: int = SCALE_VERSION
    tool_version: str = __version__


def audit_report(desk: Desk) -> AuditReport:
    """Read the figures of all articles of the desk, as they stand."""
    with snapshot(desk):
        mask = mask_of(desk)
        whole = group_figures(desk, "all")
        last = desk.history(limit=1)
        return AuditReport(
            whole=whole[0] if whole else None,
            sources=tuple(source_figures(desk)),
            outlets=tuple(group_figures(desk, "outlet")),
            months=tuple(group_figures(desk, "month")),
            edges=tuple(source_edges(desk)),
            shared=tuple(
                replace(one, text=mask.over(one.text))
                for one in carried_statements(desk)
                if one.articles > 1
            ),
            reports=tuple(shared_reports(desk)),
            as_of=last[-1].at if last else None,
            events=last[-1].seq if last else 0,
            head_hash=desk.head_hash(),
        )


def audit_report_html(report: AuditReport) -> str:
    """The report as HTML: no script, no request; the same figures give the same bytes.

    Raises:
        WorkbenchError: the package that draws the charts is not installed.
    """
    rates = rated(report.sources)
    months = shown_months(report.months)
    edges = network_edges(report.edges)
    return filled(
        "audit.html.j2",
        {
            "page": report,
            "pictures": _pictures(rates, months, edges),
            "rates": rates,
            "months": months,
            "kinds": [kind for kind in KINDS if any(one.kinds.get(kind) for one in months)],
            "edges": _first(edges),
            "all_edges": len(report.edges),
            "sources": _first(report.sources),
            "outlets": _first(report.outlets),
            "shared": report.shared[:MOST_STATEMENTS],
            "reports": report.reports[:MOST_STATEMENTS],
            "kind_word": lambda kind: "own words" if kind == "narrator" else kind,
        },
    )


def _pictures(
    rates: Sequence[SourceFigures],
    months: Sequence[GroupFigures],
    edges: Sequence[SourceEdge],
) -> dict[str, Markup | None]:
    """The three charts by name, ``None`` where there is nothing to draw."""
    from workbench.export.drawing import drawn

    return {
        "rates": drawn(
            rates_chart(rates),
            name="rates",
            title="Verified and disputed shares of each source",
            description="A row a source: a disc at the verified share, a diamond at the disputed, "
            "each on a line from the lower to the upper end of its 95 % interval.",
        )
        if rates
        else None,
        "kinds": drawn(
            kinds_chart(months),
            name="kinds",
            title="Claims by kind of source, month by month",
            description="A bar a month, parted by the share of each kind of source; from below "
            "in the order of the list above.",
        )
        if months
        else None,
        "network": drawn(
            network_chart(edges),
            name="network",
            title="Who quotes whom",
            description="Sources at the left, relays in the middle, outlets at the right; the "
            "wider a line, the more claims went along it.",
        )
        if edges
        else None,
    }


def _first(rows: Sequence[Any]) -> Sequence[Any]:
    return rows[:MOST_ROWS]
