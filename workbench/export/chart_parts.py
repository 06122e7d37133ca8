"""Parts that the charts of the audit report are made of: Vega-Lite, as plain dictionaries.

Colours are CSS variables of the page, so that one picture serves its light, its dark and its
printed form. Sizes are all given and no legend is left to the library: nothing is measured, so the
same figures make the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from workbench.display import one_line

WIDTH: Final = 760
"""Pixels of a chart that takes the whole width."""

INK: Final = "var(--ink)"
QUIET: Final = "var(--quiet)"
GROUND: Final = "var(--ground)"

_CONFIG: Final[dict[str, Any]] = {
    "aria": False,
    "background": None,
    "font": "Liberation Sans, Arial, Helvetica, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "gridColor": "var(--line)",
        "labelColor": INK,
        "labelFontSize": 13,
        "labelLimit": 0,
        "labelOverlap": False,
        "labelFlush": False,
    },
}

Spec = dict[str, Any]


def chart(
    height: int,
    layers: Sequence[Spec],
    *,
    left: int,
    bottom: int = 12,
    right: int = 24,
    top: int = 8,
    width: int | None = None,
) -> Spec:
    """Layers over one another, ``width`` by ``height`` pixels without the space around them."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH - left - right if width is None else width,
        "height": height,
        "autosize": {"type": "none"},
        "padding": {"left": left, "right": right, "top": top, "bottom": bottom},
        "config": _CONFIG,
        "layer": list(layers),
    }


def layer(rows: Sequence[Spec], mark: Spec, encoding: Spec) -> Spec:
    """One mark for each of ``rows``."""
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def words(
    rows: Sequence[Spec],
    field: str,
    place: Spec,
    *,
    align: str,
    colour: str = INK,
    size: int = 13,
    mark: Spec | None = None,
) -> Spec:
    """The text in ``field`` of each row, where ``place`` says."""
    kind = {"type": "text", "align": align, "baseline": "middle", "fontSize": size, "limit": 0}
    return layer(
        rows,
        kind | {"color": colour} | (mark or {}),
        {**place, "text": {"field": field, "type": "nominal"}},
    )


def number(field: str, low: float, high: float, *, axis: Spec | None = None) -> Spec:
    """A number from ``low`` (at the left, or below) to ``high``."""
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [low, high], "nice": False, "zero": False},
        "axis": axis,
    }


def share(field: str) -> Spec:
    """A share of 0 to 1 on an axis in per cent."""
    axis = {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1], "title": None}
    return number(field, 0, 1, axis=axis)


def colours(field: str, values: Sequence[str]) -> Spec:
    """The colour that the page has for each value of ``field``."""
    return {
        "field": field,
        "type": "nominal",
        "scale": {"domain": list(values), "range": [f"var(--{value})" for value in values]},
        "legend": None,
    }


def short(name: str, width: int = 25) -> str:
    """A name that has room: one line, made visible, at most ``width`` characters."""
    return one_line(name, width)
