from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import made_split, ticking
from tests.export.pages import BAD, LOOSE
from workbench.audit import (
    GroupFigures,
    SourceEdge,
    SourceFigures,
    group_figures,
    source_edges,
    source_figures,
)
from workbench.display import visible
from workbench.errors import WorkbenchError
from workbench.export.charts import (
    MOST_MONTHS,
    MOST_SOURCES,
    kinds_chart,
    rated,
    rates_chart,
    shown_months,
)
from workbench.export.drawing import drawn
from workbench.export.network_chart import MOST_NODES, network_chart, network_edges
from workbench.models import Verdict, VerdictCode
from workbench.review import give_verdict
from workbench.store import open_desk

Figures = tuple[list[SourceFigures], list[GroupFigures], list[SourceEdge]]
VERIFIED = Verdict(code=VerdictCode.VERIFIED, reason="seen")


def figures_of(path: Path, names: list[str], *, months: int = 1) -> Figures:
    """Figures of a desk on which each of ``names`` said two things, one of them verified."""
    with open_desk(path, clock=ticking()) as desk:
        for month in range(months):
            said = [(name, f"pier {n} of {month} opens") for n, name in enumerate(names * 2)]
            published = f"{2020 + month // 12}-{month % 12 + 1:02}-03"
            split = made_split(
                said, path=f"a{month}.txt", via=("Coast Wire",), published_at=published, outlet="O"
            )
            desk.add_article(split, actor="kim")
        for claim in desk.claims():
            if claim.position > len(names):
                continue
            give_verdict(desk, claim.id, VERIFIED, actor="kim", policy=LOOSE)
        return source_figures(desk), group_figures(desk, "month"), source_edges(desk)


def svg_of(spec: dict[str, object]) -> str:
    return str(drawn(spec, name="c", title="A title", description="What it shows"))


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    names = ["Ines Hale", f"Petr {BAD}", "$x$ & <b>co</b>"]
    return figures_of(tmp_path_factory.mktemp("desk") / "claims.db", names, months=3)


def specs_of(figures: Figures) -> list[dict[str, object]]:
    sources, months, edges = figures
    return [
        rates_chart(rated(sources)),
        kinds_chart(shown_months(months)),
        network_chart(network_edges(edges)),
    ]


def test_a_chart_is_a_picture_with_a_title_and_a_description(figures: Figures) -> None:
    for spec in specs_of(figures):
        root = ElementTree.fromstring(svg_of(spec))
        assert root.attrib["role"] == "img"
        title, description = root[0], root[1]
        assert (title.text, description.text) == ("A title", "What it shows")
        assert root.attrib["aria-labelledby"] == title.attrib["id"]
        assert root.attrib["aria-describedby"] == description.attrib["id"]


def test_a_chart_holds_nothing_that_could_run_load_or_link(figures: Figures) -> None:
    for spec in specs_of(figures):
        svg = svg_of(spec)
        root = ElementTree.fromstring(svg)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "g", "path", "line", "rect", "text"}
        names = {name for element in root.iter() for name in element.attrib}
        assert not any("href" in name or name.startswith("on") or name == "style" for name in names)
        assert "url(" not in svg
        assert "\x1b" not in svg
        assert "\u202e" not in svg


def test_names_stand_in_a_chart_as_text(figures: Figures) -> None:
    root = ElementTree.fromstring(svg_of(specs_of(figures)[0]))
    words = [element.text or "" for element in root.iter() if element.tag.endswith("text")]
    assert "Ines Hale" in words
    assert "$x$ & <b>co</b>" in words
    assert any(word.startswith(f"Petr {visible(BAD)[:12]}") for word in words)


def test_the_same_figures_give_the_same_bytes(figures: Figures) -> None:
    for spec in specs_of(figures):
        assert svg_of(spec) == svg_of(json.loads(json.dumps(spec)))


def test_a_chart_measures_nothing_by_itself(figures: Figures) -> None:
    """Its size is what was asked for: no legend, no axis that makes room for its labels."""
    for spec in specs_of(figures):
        root = ElementTree.fromstring(svg_of(spec))
        padding = spec["padding"]
        assert isinstance(padding, dict)
        assert float(root.attrib["width"]) == spec["width"] + padding["left"] + padding["right"]
        assert float(root.attrib["height"]) == spec["height"] + padding["top"] + padding["bottom"]


def test_rates_are_ordered_by_n_and_lie_in_their_intervals(figures: Figures) -> None:
    shown = rated(figures[0])
    assert [one.rate_n for one in shown] == sorted((one.rate_n for one in shown), reverse=True)
    rows = rates_chart(shown)["layer"][0]["data"]["values"]
    assert len(rows) == 2 * len(shown)
    assert all(0 <= row["low"] <= row["share"] <= row["high"] <= 1 for row in rows)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(0, 9), min_size=8, max_size=8).filter(sum))
def test_the_parts_of_a_month_make_a_whole(counts: list[int]) -> None:
    from types import SimpleNamespace

    from workbench.export.charts import KINDS

    kinds = dict(zip(KINDS, counts, strict=False))
    claims = sum(kinds.values())
    if not claims:
        return
    month = SimpleNamespace(group_value="2024-11", claims=claims, kinds=kinds)
    parts = kinds_chart([month])["layer"][0]["data"]["values"]  # type: ignore[list-item]
    assert parts[0]["from"] == 0
    assert parts[-1]["to"] == pytest.approx(1)
    assert all(one["to"] == pytest.approx(two["from"]) for one, two in pairwise(parts))
    assert {part["kind"] for part in parts} == {kind for kind, n in kinds.items() if n}


def test_many_sources_are_cut_to_those_with_most(tmp_path: Path) -> None:
    names = [f"Speaker {number:02}" for number in range(22)]
    sources, _, edges = figures_of(tmp_path / "claims.db", names)
    assert len(rated(sources)) == MOST_SOURCES
    kept = network_edges(edges)
    assert len({edge.from_name for edge in kept if edge.relation == "relayed_by"}) == MOST_NODES
    assert svg_of(network_chart(kept))


def test_many_months_are_cut_to_the_last(tmp_path: Path) -> None:
    _, months, _ = figures_of(tmp_path / "claims.db", ["Ines Hale"], months=25)
    assert len(shown_months(months)) == MOST_MONTHS
    assert shown_months(months)[-1].group_value == "2022-01"
    assert svg_of(kinds_chart(shown_months(months)))


def test_every_line_of_the_network_begins_and_ends_at_a_point(figures: Figures) -> None:
    layers = network_chart(network_edges(figures[2]))["layer"]
    lines, points = layers[0]["data"]["values"], layers[1]["data"]["values"]
    places = {(point["x"], round(point["y"], 4)) for point in points}
    ends = {(row["x"], row["y"]) for row in lines if row["order"] in {0, 24}}
    assert ends <= places


def test_without_the_package_a_sentence_says_what_to_install(
    figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(WorkbenchError, match="charts"):
        svg_of(specs_of(figures)[0])


def test_what_may_not_stand_in_a_page_is_refused() -> None:
    spec = {"data": {"values": [{"u": "https://x.example/a.png"}]}, "mark": "image",
            "encoding": {"url": {"field": "u", "type": "nominal"}}}  # fmt: skip
    with pytest.raises(ValueError, match="a chart holds <image>"):
        svg_of(spec)
