from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.audit.newsroom import Said, newsroom, split_of
from workbench.audit import source_figures, source_page
from workbench.errors import DeskError, PolicyError
from workbench.models import SourceKind
from workbench.review import alias_source, mark_confidential, merge_sources, redo, undo
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return newsroom(tmp_path / "claims.db")


def counts(desk: Desk, *, include_confidential: bool = False) -> dict[str, int]:
    figures = source_figures(desk, include_confidential=include_confidential)
    return {one.source_name: one.claims for one in figures}


def test_a_merged_source_is_counted_filtered_and_shown_as_the_other(desk: Desk) -> None:
    text = desk.article_text(desk.article("strait").id)
    before = counts(desk)
    merge_sources(desk, "Ines Hale", "Petr Lanning", actor="kim")
    after = counts(desk)
    assert after["Ines Hale"] == before["Ines Hale"] + before["Petr Lanning"]
    assert "Petr Lanning" not in after
    for name in ("ines hale", "petr"):
        assert desk.count_claims(ClaimFilter(source=name)) == after["Ines Hale"]
    row = desk.claim(desk.resolve_claim("strait:2"))
    assert (row.source_name, row.speaker) == ("Ines Hale", "Petr Lanning")
    # What was read stays: the text, and the source of the attribution as the article names it.
    assert desk.article_text(desk.article("strait").id) == text
    written = [one.source_name for one in desk.attributions(desk.article("strait").id)]
    assert "Petr Lanning" in written
    assert examine(desk) == []


def test_undo_and_redo_take_a_merge_back_and_do_it_again(desk: Desk) -> None:
    before = counts(desk)
    merge_sources(desk, "Ines Hale", "Petr Lanning", actor="kim")
    merged = counts(desk)
    taken_back = undo(desk, actor="kim")
    assert taken_back is not None
    assert taken_back.claim_id is None
    assert counts(desk) == before
    redo(desk, actor="kim")
    assert counts(desk) == merged
    assert examine(desk) == []


def test_a_source_that_takes_in_another_brings_all_that_it_had_taken_in(desk: Desk) -> None:
    merge_sources(desk, "Petr Lanning", "Harbor Board", actor="kim")
    merge_sources(desk, "Ines Hale", "Petr Lanning", actor="kim")
    page = source_page(desk, "harbor board")
    assert (page.figures.source_name, page.figures.claims) == ("Ines Hale", 8)
    assert page.figures.aliases == ("Harbor Board", "Petr Lanning")


def test_two_sources_that_are_one_already_are_not_merged_again(desk: Desk) -> None:
    merge_sources(desk, "Ines Hale", "Petr Lanning", actor="kim")
    assert merge_sources(desk, "Petr Lanning", "Ines Hale", actor="kim").event is None


def test_a_merge_the_other_way_round_stops_a_redo(desk: Desk) -> None:
    merge_sources(desk, "Ines Hale", "Petr Lanning", actor="kim")
    undo(desk, actor="kim")
    merge_sources(desk, "Petr Lanning", "Ines Hale", actor="lee")
    with pytest.raises(PolicyError, match="is counted as Petr Lanning by now"):
        redo(desk, actor="kim")
    assert examine(desk) == []


def test_a_merged_source_is_of_the_kind_of_the_other(desk: Desk) -> None:
    persons = desk.count_claims(ClaimFilter(source_kind="person"))
    merge_sources(desk, "Ines Hale", "Harbor Board", actor="kim")
    assert desk.count_claims(ClaimFilter(source_kind="organization")) == 0
    assert desk.count_claims(ClaimFilter(source_kind="person")) == persons + 1
    assert desk.claim(desk.resolve_claim("strait-2:1")).source_kind == "person"


def test_an_alias_is_known_in_articles_to_come(desk: Desk) -> None:
    alias_source(desk, "Ines Hale", "Councilwoman Hale", actor="kim")
    before = counts(desk)["Ines Hale"]
    split = split_of("later.txt", [Said("councilwoman hale", "the roof leaks")])
    desk.add_article(split, actor="kim")
    assert counts(desk)["Ines Hale"] == before + 1
    assert desk.source("Councilwoman Hale").name == "Ines Hale"
    assert examine(desk) == []


def test_an_alias_of_a_relay_folds_what_it_carried(desk: Desk) -> None:
    alias_source(desk, "Tidewire", "Velm News Agency", actor="kim")
    figures = {one.source_name: one.relayed_for_others for one in source_figures(desk)}
    assert figures["Tidewire"] == 5
    assert "Velm News Agency" not in figures
    undo(desk, actor="kim")
    figures = {one.source_name: one.relayed_for_others for one in source_figures(desk)}
    assert (figures["Tidewire"], figures["Velm News Agency"]) == (4, 1)
    assert examine(desk) == []


def test_a_name_is_another_name_of_one_source_only(desk: Desk) -> None:
    alias_source(desk, "Ines Hale", "the mayor", actor="kim")
    with pytest.raises(PolicyError, match="is another name of Ines Hale already"):
        alias_source(desk, "Petr Lanning", "The Mayor", actor="kim")
    assert alias_source(desk, "Ines Hale", "the  mayor", actor="kim").event is None


def test_a_name_that_nobody_has_is_a_sentence(desk: Desk) -> None:
    with pytest.raises(DeskError, match="There is no source “Nobody”"):
        merge_sources(desk, "Ines Hale", "Nobody", actor="kim")


def test_a_name_of_two_kinds_asks_for_the_id(desk: Desk) -> None:
    split = split_of("later.txt", [Said("Ines Hale", "it rains", SourceKind.ORGANIZATION)])
    desk.add_article(split, actor="kim")
    with pytest.raises(DeskError, match="may be several sources"):
        merge_sources(desk, "Ines Hale", "Petr Lanning", actor="kim")


def test_a_confidential_source_is_a_number_in_all_figures(desk: Desk) -> None:
    mark_confidential(desk, "Ines Hale", True, actor="kim")
    hale = next(one for one in source_figures(desk) if one.confidential)
    assert (hale.source_name, hale.source_id, hale.source_title) == ("CONF-001", "CONF-001", None)
    assert counts(desk, include_confidential=True)["Ines Hale"] == hale.claims
    assert source_page(desk, "CONF-001").figures.source_name == "CONF-001"
    assert desk.claim(desk.resolve_claim("bay:1")).source_number == 1
    assert examine(desk) == []


def test_the_number_of_a_confidential_source_is_its_own_for_good(desk: Desk) -> None:
    mark_confidential(desk, "Ines Hale", True, actor="kim")
    undo(desk, actor="kim")
    mark_confidential(desk, "Petr Lanning", True, actor="kim")
    mark_confidential(desk, "Ines Hale", True, actor="lee")
    numbers = {one.name: one.number for one in desk.sources() if one.number}
    assert numbers == {"Ines Hale": 1, "Petr Lanning": 2}
    mark_confidential(desk, "Ines Hale", False, actor="lee")
    assert "Ines Hale" in counts(desk)


def test_what_is_one_with_a_confidential_source_is_confidential(desk: Desk) -> None:
    mark_confidential(desk, "Petr Lanning", True, actor="kim")
    merge_sources(desk, "Ines Hale", "Petr Lanning", actor="kim")
    assert not {"Ines Hale", "Petr Lanning"} & counts(desk).keys()


def test_a_confidential_relay_is_named_nowhere(desk: Desk) -> None:
    mark_confidential(desk, "Tidewire", True, actor="kim")
    figures = source_figures(desk)
    assert "Tidewire" not in str(figures)
    assert next(one for one in figures if one.source_name == "Ines Hale").top_via == "CONF-001"


def test_doctor_finds_a_source_that_was_changed_without_the_log(desk: Desk, tmp_path: Path) -> None:
    desk.close()
    with sqlite3.connect(tmp_path / "claims.db") as raw:
        raw.execute("UPDATE sources SET confidential = 7 WHERE name = 'Ines Hale'")
    raw.close()
    with open_desk(tmp_path / "claims.db") as again:
        (finding,) = examine(again)
    assert "confidential" in finding.what
