"""The chart of who quotes whom: sources at the left, relays between, outlets at the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.export.chart_parts import (
    GROUND,
    INK,
    QUIET,
    WIDTH,
    Spec,
    chart,
    layer,
    number,
    short,
    words,
)

if TYPE_CHECKING:
    from workbench.audit import SourceEdge

MOST_NODES: Final = 16
"""Sources, relays and outlets that are shown, of each; those with the most claims."""

_COLUMNS: Final = {"said": (0, 2), "relayed_by": (0, 1), "published_by": (1, 2)}
_HEADS: Final = ("Sources", "Relays", "Outlets")
_ACROSS: Final = (0.0, 0.5, 1.0)
_SIDES: Final = (("right", -10, 0), ("center", 0, -12), ("left", 10, 0))
"""Of each column how its names stand beside their points: which end, pixels right, pixels down."""

_NAMES: Final = 190
_ROW: Final = 34
_WIDEST: Final = 8
_WIDEST_OF_MANY: Final = 4
_MANY: Final = 40
"""Lines from which on they are thin, so that one can be followed."""
_SMOOTH: Final = 24
"""Straight pieces that a line is made of."""

Node = tuple[str, str]
"""Kind and name: an outlet may have the name of a source."""


def network_edges(edges: Sequence[SourceEdge]) -> list[SourceEdge]:
    """The edges that the chart shows: between the nodes of most claims, at most 16 a column."""
    kept = [_most(edges, column) for column in (0, 1, 2)]
    return [
        edge
        for edge in edges
        if all(
            node in kept[column]
            for node, column in zip(_ends(edge), _COLUMNS[edge.relation], strict=True)
        )
    ]


def network_chart(edges: Sequence[SourceEdge]) -> Spec:
    """The chart of ``network_edges``; the wider a line, the more claims went along it."""
    columns = [_most(edges, column) for column in (0, 1, 2)]
    rows = max(len(column) for column in columns)
    down = [_spread(column, rows) for column in columns]
    x, y = number("x", 0, 1), number("y", rows, 0)
    wide = {
        "field": "wide",
        "type": "quantitative",
        "scale": {"domain": [0, _WIDEST], "range": [0, _WIDEST]},
        "legend": None,
    }
    line = {
        "x": x,
        "y": y,
        "detail": {"field": "edge", "type": "nominal"},
        "order": {"field": "order", "type": "quantitative"},
        "strokeWidth": wide,
    }
    points = [
        {"name": short(name, 26), "x": _ACROSS[column], "y": place, "column": column}
        for column, places in enumerate(down)
        for (_, name), place in places.items()
    ]
    dot = {"type": "point", "filled": True, "color": INK, "size": 50, "opacity": 1}
    return chart(
        _ROW * rows,
        [
            layer(
                list(_lines(edges, down)),
                {"type": "line", "color": QUIET, "opacity": 0.55, "strokeCap": "round"},
                line,
            ),
            layer(points, dot, {"x": x, "y": y}),
            *_names(points, {"x": x, "y": y}),
        ],
        left=_NAMES,
        right=_NAMES,
        width=WIDTH - 2 * _NAMES,
        top=44,
    )


def _names(points: Sequence[Spec], place: Spec) -> Iterator[Spec]:
    """Names beside their points, and above each column what it holds."""
    for column, (align, aside, rise) in enumerate(_SIDES):
        here = [point for point in points if point["column"] == column]
        if not here:
            continue
        mark: Spec = {"dx": aside, "dy": rise}
        # Beneath each name its outline in the ground's colour, so that no line crosses it.
        outline = {"stroke": GROUND, "strokeWidth": 5, "strokeJoin": "round"}
        for under in (outline, {}):
            yield words(here, "name", place, align=align, mark=mark | under)
        head = [{"head": _HEADS[column], "x": _ACROSS[column], "y": -0.8}]
        yield words(head, "head", place, align=align, colour=QUIET, mark={"dx": aside})


def _lines(edges: Sequence[SourceEdge], down: Sequence[dict[Node, float]]) -> Iterator[Spec]:
    """The points of each line, eased at both ends so that it leaves and comes in level."""
    most = max(edge.claims for edge in edges)
    widest = _WIDEST if len(edges) < _MANY else _WIDEST_OF_MANY
    for place, edge in enumerate(edges):
        first, last = _COLUMNS[edge.relation]
        left, right = _ends(edge)
        start, stop = down[first][left], down[last][right]
        for part in range(_SMOOTH + 1):
            along = part / _SMOOTH
            eased = along * along * (3 - 2 * along)
            yield {
                "edge": place,
                "order": part,
                "x": round(_ACROSS[first] + (_ACROSS[last] - _ACROSS[first]) * along, 4),
                "y": round(start + (stop - start) * eased, 4),
                "wide": round(1 + (widest - 1) * edge.claims / most, 2),
            }


def _ends(edge: SourceEdge) -> tuple[Node, Node]:
    return (edge.from_kind, edge.from_name), (edge.to_kind, edge.to_name)


def _most(edges: Sequence[SourceEdge], column: int) -> list[Node]:
    """The nodes of a column, those of the most claims first."""
    claims: dict[Node, int] = defaultdict(int)
    for edge in edges:
        first, last = _COLUMNS[edge.relation]
        left, right = _ends(edge)
        # What comes to a relay goes on from it: each claim is counted where it comes in.
        if first == column == 0:
            claims[left] += edge.claims
        elif last == column:
            claims[right] += edge.claims
    return sorted(claims, key=lambda node: (-claims[node], node))[:MOST_NODES]


def _spread(column: Sequence[Node], rows: int) -> dict[Node, float]:
    """Places down a column, evenly over the height of the longest one."""
    step = rows / max(len(column), 1)
    return {node: (place + 0.5) * step for place, node in enumerate(column)}
