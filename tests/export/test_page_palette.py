"""Contrast of the page's colours, by the formula of WCAG 2.2 (relative luminance)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench import export
from workbench.review import SCALE

STYLE = (Path(export.__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")
WORDS = ("ink", "quiet", "link", "open", *(str(entry.code) for entry in SCALE))
KINDS = tuple("person organization document anonymous collective unnamed narrator".split())


def palette(scheme: str) -> dict[str, str]:
    light, dark = STYLE.split("@media screen and (prefers-color-scheme: dark)", 1)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})[;\s]", light))
    if scheme == "dark":
        colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})[;\s]", dark))
    return colours


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(scheme: str) -> None:
    colours = palette(scheme)
    for ground in ("ground", "panel"):
        for name in WORDS:
            assert contrast(colours[name], colours[ground]) >= 4.5, (scheme, name, ground)
    for kind in KINDS:
        assert contrast(colours[kind], colours["on-kind"]) >= 4.5, (scheme, kind)
        assert contrast(colours[kind], colours["ground"]) >= 3, (scheme, kind)


def test_every_state_has_a_colour_a_line_and_a_place_in_the_bar() -> None:
    for code in (*(str(entry.code) for entry in SCALE), "open", "waiting", "second_review"):
        assert re.search(rf"\.v-{code}[ ,]", STYLE), code
        assert re.search(rf"\.f-{code}[ ,]", STYLE), code
    for lane in "abc":
        for code in (*(str(e.code) for e in SCALE if e.code != "not_checkable"), "none"):
            assert f".{lane}-{code} {{" in STYLE, (lane, code)
