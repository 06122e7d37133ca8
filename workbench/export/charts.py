"""The charts of the audit report: what is drawn, as Vega-Lite specifications.

Pure: figures in, a specification out. Colours are CSS variables of the page, so that one picture
serves its light, its dark and its printed form. Sizes are all given and no legend is left to the
library: nothing is measured, so the same figures make the same bytes on every machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from workbench.display import one_line
from workbench.models import SourceKind

if TYPE_CHECKING:
    from workbench.audit import GroupFigures, SourceEdge, SourceFigures

WIDTH: Final = 700
MOST_SOURCES: Final = 20
MOST_MONTHS: Final = 24
MOST_NODES: Final = 16
"""Sources, relays and outlets that the network shows, of each; those with the most claims."""

KINDS: Final = tuple(str(kind) for kind in SourceKind)
_SHORT: Final = {
    "person": "per",
    "organization": "org",
    "document": "doc",
    "anonymous": "anon",
    "collective": "coll",
    "unnamed": "none",
    "narrator": "own",
}
_LETTERED: Final = 0.07
"""Share from which a part of a bar has room for its name."""

_INK: Final = "var(--ink)"
_QUIET: Final = "var(--quiet)"
_LINE: Final = "var(--line)"
_SIDE: Final = 190
_SMOOTH: Final = 24
"""Straight pieces that a line of the network is made of."""

_LABEL: Final = 210
"""Pixels for the names at the left of a chart."""

_CONFIG: Final[dict[str, Any]] = {
    "aria": False,
    "background": None,
    "font": "Liberation Sans, Arial, Helvetica, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "gridColor": _LINE,
        "labelColor": _INK,
        "titleColor": _QUIET,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "labelLimit": 0,
        "labelOverlap": False,
    },
}
Spec = dict[str, Any]


def rated(figures: Sequence[SourceFigures]) -> list[SourceFigures]:
    """The sources that ``rates_chart`` shows: those with most verdicts that count, at most 20."""
    some = [one for one in figures if one.rate_n]
    return sorted(some, key=lambda one: (-one.rate_n, one.source_name))[:MOST_SOURCES]


def rates_chart(figures: Sequence[SourceFigures]) -> Spec:
    """Verified and disputed shares of ``figures`` with their 95 % intervals, a row a source."""
    rows = []
    for place, one in enumerate(figures):
        for verdict, share, low, high, aside in (
            ("verified", one.verified_rate, one.rate_low, one.rate_high, -0.16),
            ("disputed", one.disputed_rate, one.disputed_low, one.disputed_high, 0.16),
        ):
            rows.append(
                {"verdict": verdict, "share": share, "low": low, "high": high, "y": place + aside}
            )
    names = [
        {"y": place, "name": _cut(one.source_name), "n": f"n = {one.rate_n}"}
        for place, one in enumerate(figures)
    ]
    height = 40 * len(figures)
    y = _place("y", len(figures))
    x = {
        "field": "share",
        "type": "quantitative",
        "scale": {"domain": [0, 1], "nice": False},
        "axis": {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1], "title": None},
    }
    colour = _colours("verdict", ("verified", "disputed"))
    shape = {
        "field": "verdict",
        "type": "nominal",
        "scale": {"domain": ["verified", "disputed"], "range": ["circle", "diamond"]},
        "legend": None,
    }
    spread = {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y, "color": colour}
    left = {"x": {"value": -_LABEL + 8}, "y": y}
    return _chart(
        height,
        [
            _layer(rows, {"type": "rule", "strokeWidth": 2}, spread),
            _layer(
                rows,
                {"type": "point", "filled": True, "size": 90, "opacity": 1},
                {"x": x, "y": y, "color": colour, "shape": shape},
            ),
            _words(names, "name", left, align="left"),
            _words(names, "n", {"x": {"value": -14}, "y": y}, align="right", colour=_QUIET),
        ],
        left=_LABEL,
        bottom=30,
    )


def shown_months(months: Sequence[GroupFigures]) -> list[GroupFigures]:
    """The months that ``kinds_chart`` shows: the last 24 in which anybody was quoted."""
    return [one for one in months if one.claims][-MOST_MONTHS:]


def kinds_chart(months: Sequence[GroupFigures]) -> Spec:
    """Claims by the kind of their source as shares of each month, one bar a month."""
    parts = []
    for one in months:
        start = 0.0
        for kind in KINDS:
            share = one.kinds.get(kind, 0) / one.claims
            if share:
                word = _SHORT[kind] if share >= _LETTERED else ""
                parts.append(
                    {
                        "month": one.group_value,
                        "kind": kind,
                        "from": start,
                        "to": start + share,
                        "middle": start + share / 2,
                        "word": word,
                    }
                )
            start += share
    x = {
        "field": "month",
        "type": "nominal",
        "sort": None,
        "scale": {"paddingInner": 0.12, "paddingOuter": 0.06},
        "axis": {"title": None, "labelAngle": -40 if len(months) > 8 else 0, "labelPadding": 6},
    }
    y = {
        "field": "from",
        "type": "quantitative",
        "scale": {"domain": [0, 1], "nice": False},
        "axis": {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1], "title": None},
    }
    bars = {"x": x, "y": y, "y2": {"field": "to"}, "color": _colours("kind", KINDS)}
    room = min(WIDTH - 60, 90 * len(months))
    small = 11 if len(months) > 12 else 12
    return _chart(
        260,
        [
            _layer(parts, {"type": "bar", "stroke": "var(--ground)", "strokeWidth": 1}, bars),
            _words(
                parts,
                "word",
                {"x": x, "y": {**y, "field": "middle"}},
                align="center",
                colour="var(--on-kind)",
                size=small,
            ),
        ],
        left=48,
        bottom=62 if len(months) > 8 else 28,
        width=room,
    )


def network_edges(edges: Sequence[SourceEdge]) -> list[SourceEdge]:
    """The edges that ``network_chart`` shows: between the sources, relays and outlets of most
    claims, at most 16 of each."""
    kept = [_most(edges, column) for column in range(3)]
    return [
        edge
        for edge in edges
        if _left(edge) in kept[_columns(edge)[0]] and _right(edge) in kept[_columns(edge)[1]]
    ]


def network_chart(edges: Sequence[SourceEdge]) -> Spec:
    """Who quotes whom: sources at the left, relays between, outlets at the right."""
    columns = [_most(edges, column) for column in (0, 1, 2)]
    rows = max(len(column) for column in columns)
    across = (0.0, 0.5, 1.0)
    down: list[dict[Node, float]] = []
    for column in columns:
        step = rows / max(len(column), 1)
        down.append({node: (place + 0.5) * step for place, node in enumerate(column)})
    widest = max(edge.claims for edge in edges)
    lines = []
    for number, edge in enumerate(edges):
        first, last = _columns(edge)
        start, stop = down[first][_left(edge)], down[last][_right(edge)]
        for part in range(_SMOOTH + 1):
            along = part / _SMOOTH
            eased = along * along * (3 - 2 * along)
            lines.append(
                {
                    "edge": number,
                    "order": part,
                    "x": round(across[first] + (across[last] - across[first]) * along, 4),
                    "y": round(start + (stop - start) * eased, 4),
                    "wide": round(1 + 7 * edge.claims / widest, 2),
                }
            )
    nodes = [
        {"name": _cut(name, 26), "x": across[column], "y": y, "column": column}
        for column, places in enumerate(down)
        for (_, name), y in places.items()
    ]
    height = 34 * rows
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [0, 1], "nice": False},
        "axis": None,
    }
    y = _place("y", rows, centred=False)
    width = {
        "field": "wide",
        "type": "quantitative",
        "scale": {"domain": [0, 8], "range": [0, 8]},
        "legend": None,
    }
    drawn = [
        _layer(
            lines,
            {"type": "line", "color": _QUIET, "opacity": 0.55, "strokeCap": "round"},
            {
                "x": x,
                "y": y,
                "detail": {"field": "edge", "type": "nominal"},
                "order": {"field": "order", "type": "quantitative"},
                "strokeWidth": width,
            },
        ),
        _layer(
            nodes,
            {"type": "point", "filled": True, "color": _INK, "size": 50, "opacity": 1},
            {"x": x, "y": y},
        ),
    ]
    for side, align, aside, rise in (
        (0, "right", -10, 0),
        (1, "center", 0, -12),
        (2, "left", 10, 0),
    ):
        here = [node for node in nodes if node["column"] == side]
        for stroke in (True, False):
            # Beneath each name its outline in the ground's colour, so that lines do not cross it.
            mark: Spec = {"dx": aside, "dy": rise}
            if stroke:
                mark |= {"stroke": "var(--ground)", "strokeWidth": 5, "strokeJoin": "round"}
            drawn.append(_words(here, "name", {"x": x, "y": y}, align=align, mark=mark))
    return _chart(height, drawn, left=_SIDE, right=_SIDE, width=WIDTH + 60 - 2 * _SIDE, top=26)


Node = tuple[str, str]
"""Kind and name: an outlet may have the name of a source."""


def _columns(edge: SourceEdge) -> tuple[int, int]:
    return {"said": (0, 2), "relayed_by": (0, 1), "published_by": (1, 2)}[edge.relation]


def _left(edge: SourceEdge) -> Node:
    return edge.from_kind, edge.from_name


def _right(edge: SourceEdge) -> Node:
    return edge.to_kind, edge.to_name


def _most(edges: Sequence[SourceEdge], column: int) -> list[Node]:
    """The nodes of a column, those of the most claims first."""
    claims: dict[Node, int] = defaultdict(int)
    # What comes to a relay goes on from it: each claim is counted where it comes in.
    for edge in edges:
        first, last = _columns(edge)
        if first == column == 0:
            claims[_left(edge)] += edge.claims
        elif last == column:
            claims[_right(edge)] += edge.claims
    return sorted(claims, key=lambda node: (-claims[node], node))[:MOST_NODES]


def _place(field: str, rows: int, *, centred: bool = True) -> Spec:
    low = -0.5 if centred else 0.0
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [low + rows, low], "nice": False, "zero": False},
        "axis": None,
    }


def _colours(field: str, values: Sequence[str]) -> Spec:
    return {
        "field": field,
        "type": "nominal",
        "scale": {"domain": list(values), "range": [f"var(--{value})" for value in values]},
        "legend": None,
    }


def _layer(rows: Sequence[Spec], mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _words(
    rows: Sequence[Spec],
    field: str,
    place: Spec,
    *,
    align: str,
    colour: str = _INK,
    size: int = 13,
    mark: Spec | None = None,
) -> Spec:
    kind = {"type": "text", "align": align, "baseline": "middle", "fontSize": size, "limit": 0}
    return _layer(
        rows,
        kind | {"color": colour} | (mark or {}),
        {**place, "text": {"field": field, "type": "nominal"}},
    )


def _chart(
    height: int,
    layers: Sequence[Spec],
    *,
    left: int,
    bottom: int = 12,
    right: int = 24,
    top: int = 8,
    width: int | None = None,
) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH - left - right if width is None else width,
        "height": height,
        "autosize": {"type": "none"},
        "padding": {"left": left, "right": right, "top": top, "bottom": bottom},
        "config": _CONFIG,
        "layer": list(layers),
    }


def _cut(name: str, width: int = 24) -> str:
    return one_line(name, width)
