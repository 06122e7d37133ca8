"""Charts of the audit report: rates with their intervals, kinds of source over time.

Pure: figures in, a Vega-Lite specification out (``chart_parts``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.export.chart_parts import (
    GROUND,
    QUIET,
    WIDTH,
    Spec,
    chart,
    colours,
    layer,
    number,
    share,
    short,
    words,
)
from workbench.models import SourceKind

if TYPE_CHECKING:
    from workbench.audit import GroupFigures, SourceFigures

MOST_SOURCES: Final = 20
MOST_MONTHS: Final = 24
KINDS: Final = tuple(str(kind) for kind in SourceKind)

_ROW: Final = 40
"""Pixels for the two lines of a source."""
_NAMES: Final = 240
"""Pixels for the names at the left."""
_MANY: Final = 8
"""Months from which on their names stand aslant."""
_LETTERED: Final = 0.07
"""Share from which on a part of a bar has room for its name."""
_SHORT: Final = {
    "person": "per",
    "organization": "org",
    "document": "doc",
    "anonymous": "anon",
    "collective": "coll",
    "unnamed": "none",
    "narrator": "own",
}


def rated(figures: Sequence[SourceFigures]) -> list[SourceFigures]:
    """The sources that ``rates_chart`` shows: those with most verdicts that count, at most 20."""
    some = [one for one in figures if one.rate_n]
    return sorted(some, key=lambda one: (-one.rate_n, one.source_name))[:MOST_SOURCES]


def rates_chart(figures: Sequence[SourceFigures]) -> Spec:
    """Verified and disputed shares of ``figures`` with their 95 % intervals, a row a source."""
    rows = [row for place, one in enumerate(figures) for row in _rates(place, one)]
    names = [
        {"y": place, "name": short(_called(one)), "n": f"n = {one.rate_n}"}
        for place, one in enumerate(figures)
    ]
    y = number("y", len(figures) - 0.5, -0.5)
    colour = colours("verdict", ("verified", "disputed"))
    shape = {
        "field": "verdict",
        "type": "nominal",
        "scale": {"domain": ["verified", "disputed"], "range": ["circle", "diamond"]},
        "legend": None,
    }
    return chart(
        _ROW * len(figures),
        [
            layer(
                rows,
                {"type": "rule", "strokeWidth": 2},
                {"x": share("low"), "x2": {"field": "high"}, "y": y, "color": colour},
            ),
            layer(
                rows,
                {"type": "point", "filled": True, "size": 90, "opacity": 1},
                {"x": share("share"), "y": y, "color": colour, "shape": shape},
            ),
            words(names, "name", {"x": {"value": 8 - _NAMES}, "y": y}, align="left"),
            words(names, "n", {"x": {"value": -14}, "y": y}, align="right", colour=QUIET),
        ],
        left=_NAMES,
        bottom=30,
    )


def _rates(place: int, one: SourceFigures) -> Iterator[Spec]:
    """The two lines of a source, a little above and a little below its row."""
    for verdict, rate, low, high, aside in (
        ("verified", one.verified_rate, one.rate_low, one.rate_high, -0.16),
        ("disputed", one.disputed_rate, one.disputed_low, one.disputed_high, 0.16),
    ):
        yield {"verdict": verdict, "share": rate, "low": low, "high": high, "y": place + aside}


def _called(one: SourceFigures) -> str:
    """The name of a source; an outlet that speaks for itself is none that it quotes."""
    return f"{one.source_name} (own)" if one.source_kind == SourceKind.NARRATOR else one.source_name


def shown_months(months: Sequence[GroupFigures]) -> list[GroupFigures]:
    """The months that ``kinds_chart`` shows: the last 24 that have claims."""
    return [one for one in months if one.claims][-MOST_MONTHS:]


def kinds_chart(months: Sequence[GroupFigures]) -> Spec:
    """Claims by the kind of their source as shares of each month, one bar a month."""
    parts = [part for one in months for part in _parts(one)]
    aslant = len(months) > _MANY
    x = {
        "field": "month",
        "type": "nominal",
        "sort": None,
        "scale": {"paddingInner": 0.12, "paddingOuter": 0.06},
        "axis": {"title": None, "labelAngle": -40 if aslant else 0, "labelPadding": 6},
    }
    return chart(
        260,
        [
            layer(
                parts,
                {"type": "bar", "stroke": GROUND, "strokeWidth": 1},
                {
                    "x": x,
                    "y": share("from"),
                    "y2": {"field": "to"},
                    "color": colours("kind", KINDS),
                },
            ),
            words(
                parts,
                "word",
                {"x": x, "y": share("middle")},
                align="center",
                colour="var(--on-kind)",
                size=11 if len(months) > 12 else 12,
            ),
        ],
        left=48,
        bottom=62 if aslant else 28,
        width=min(WIDTH - 72, 90 * len(months)),
    )


def _parts(month: GroupFigures) -> Iterator[Spec]:
    """The parts of a bar from below; what is large enough has its name in it."""
    below = 0
    for kind in KINDS:
        claims = month.kinds.get(kind, 0)
        if claims:
            yield {
                "month": month.group_value,
                "kind": kind,
                "from": below / month.claims,
                "to": (below + claims) / month.claims,
                "middle": (below + claims / 2) / month.claims,
                "word": _SHORT[kind] if claims / month.claims >= _LETTERED else "",
            }
        below += claims
