"""Audits on the command line: figures, bars, pages, and what is done to sources."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.audit.newsroom import newsroom
from tests.audit.test_reports import wire_desk
from tests.cli.conftest import Run
from workbench.cli import bars
from workbench.cli.bars import Share, interval_bar, paragraph, share_words

HOSTILE = "Ines \x1b[2J\u202eelaH \U0001f30a" + " of the harbor" * 9


@pytest.fixture
def desk(workbench: Run, tmp_path: Path) -> Path:
    path = tmp_path / "claims.db"
    newsroom(path).close()
    return path


VIEWS = [
    ("audit",),
    ("audit", "--by", "outlet"),
    ("audit", "--by", "month"),
    ("audit", "--by", "article"),
    ("audit", "--by", "reviewer"),
    ("audit", "sources", "--by", "month"),
    ("audit", "source", "Petr Lanning"),
    ("audit", "source", "Tidewire"),
    ("audit", "source", "Strait Courier"),
    ("audit", "article", "strait"),
    ("audit", "origins"),
    ("audit", "suggestions"),
]


@pytest.mark.parametrize("view", VIEWS)
def test_an_audit_fits_eighty_columns_whatever_the_names(
    workbench: Run, desk: Path, view: tuple[str, ...]
) -> None:
    with sqlite3.connect(desk) as raw:
        raw.execute("UPDATE sources SET name = ? WHERE name = 'Ines Hale'", [HOSTILE])
    raw.close()
    ran = workbench(*view)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(cell_len, ran.out.splitlines())) <= 80
    assert not {"\x1b", "\u202e"} & set(ran.out)


def test_reports_in_several_outlets_fit_eighty_columns_whatever_their_names(
    workbench: Run, tmp_path: Path
) -> None:
    path = tmp_path / "claims.db"
    wire_desk(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE articles SET outlet = ? WHERE outlet = 'Bay Ledger'", [HOSTILE])
    raw.close()
    ran = workbench("audit", "origins")
    assert "each of them one origin" in ran.out
    assert max(map(cell_len, ran.out.splitlines())) <= 80
    assert not {"\x1b", "\u202e"} & set(ran.out)


def test_a_rate_is_shown_with_its_interval_and_n(workbench: Run, desk: Path) -> None:
    lines = workbench("audit").out.splitlines()
    hale = next(at for at, line in enumerate(lines) if line.startswith("Ines Hale") and "%" in line)
    assert lines[hale] == (
        "Ines Hale            verified   ·····├─────────●──────┤· 67 % (21–94)         3"
    )
    assert lines[hale + 1].split() == ["disputed", "·├──────●─────────┤·····", "33", "%", "(6–79)"]


def test_bars_are_ascii_where_the_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    share = Share(0.5, 0.25, 0.75)
    assert interval_bar(share) == "······├─────●────┤······"
    monkeypatch.setattr(bars, "prints_unicode", lambda: False)
    assert interval_bar(share) == "......[-----o----]......"
    assert share_words(share) == "50 % (25-75)"
    assert interval_bar(Share(None, None, None)) == "." * 24
    assert interval_bar(Share(0.0, 0.0, 0.0)) == "o" + "." * 23


def asked(workbench: Run, *arguments: str) -> Any:
    ran = workbench(*arguments, "--format", "json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_json_of_the_groups_has_rows_and_summary(workbench: Run, desk: Path) -> None:
    found = asked(workbench, "audit", "--by", "outlet")
    assert found.keys() == {"schema", "by", "rows", "summary"}
    assert (found["schema"], found["by"]) == (1, "outlet")
    first = found["rows"][0]
    assert (first["group_value"], first["claims"]) == ("Strait Courier", 7)
    assert first["kinds"] == {
        "person": 4, "organization": 1, "document": 0, "anonymous": 0, "collective": 0,
        "unnamed": 1, "narrator": 1,
    }  # fmt: skip
    assert found["summary"]["claims"] == 13


def test_json_of_a_source_has_its_months_outlets_relays_and_claims(
    workbench: Run, desk: Path
) -> None:
    page = asked(workbench, "audit", "source", "hale")["source"]
    assert page["figures"]["source_name"] == "Ines Hale"
    assert [(one["month"], one["claims"], one["verified"]) for one in page["months"]] == [
        ("2024-10", 3, 2),
        ("2024-11", 1, 0),
    ]
    assert page["outlets"][0] == {"name": "Bay Ledger", "claims": 2}
    assert page["relays"] == [{"name": "Tidewire", "claims": 3}]
    assert [one["place"] for one in page["claims"]] == ["bay:1", "bay:2", "harrow:1", "strait:1"]
    assert page["elsewhere"][0]["origins"] == 1


def test_json_of_a_relay_tells_whom_it_carried(workbench: Run, desk: Path) -> None:
    page = asked(workbench, "audit", "source", "tidewire")["source"]
    assert page["carried_for"] == [
        {"name": "Ines Hale", "claims": 3},
        {"name": "Harbor Board", "claims": 1},
    ]
    assert (page["claims"], page["figures"]["relayed_for_others"]) == ([], 4)


def test_json_of_an_article_has_its_figures_and_sources(workbench: Run, desk: Path) -> None:
    card = asked(workbench, "audit", "article", "strait")["article"]
    assert (card["outlet"], card["figures"]["claims"]) == ("Strait Courier", 4)
    assert [one["source_name"] for one in card["sources"]] == [
        "Petr Lanning",
        "Ines Hale",
        "Strait Courier",
        "Tidewire",
    ]
    assert [one["origins"] for one in card["elsewhere"]] == [1, 2, 2]


def test_a_merge_is_told_and_undone(workbench: Run, desk: Path) -> None:
    assert workbench("audit", "merge", "Ines Hale", "Petr Lanning").out == (
        "Petr Lanning is counted as Ines Hale.\n"
    )
    assert "Petr Lanning" not in workbench("audit").out
    assert asked(workbench, "audit", "source", "Petr Lanning")["source"]["figures"]["claims"] == 7
    assert workbench("undo").out == "undone: Petr Lanning is counted as Ines Hale\n"
    assert "Petr Lanning" in workbench("audit").out
    assert "is counted as Ines Hale" in workbench("history").out.replace("\n", " ")
    assert workbench("doctor").code == 0


def test_a_confidential_source_is_a_number_until_it_is_asked_for(
    workbench: Run, desk: Path
) -> None:
    workbench("audit", "confidential", "Ines Hale")
    for view in VIEWS:
        if view != ("audit", "article", "strait"):
            assert "Ines Hale" not in workbench(*view).out
    assert "CONF-001" in workbench("audit").out
    assert "Ines Hale" in workbench("audit", "--include-confidential").out
    assert "Ines Hale" in workbench("audit", "--include-confidential", "sources").out
    workbench("audit", "confidential", "--off", "CONF-001")
    assert "Ines Hale" in workbench("audit").out


def test_the_desk_may_be_named_anywhere(workbench: Run, desk: Path) -> None:
    other = desk.rename(desk.with_name("other.db"))
    for arguments in (
        ("--db", str(other), "audit"),
        ("audit", "--db", str(other)),
        ("audit", "--db", str(other), "sources"),
        ("audit", "sources", "--db", str(other)),
        ("--db", str(other), "audit", "sources"),
    ):
        assert "Ines Hale" in workbench(*arguments).out
    refused = workbench("audit", "--by", "outlet", "sources", "--db", str(other))
    assert refused.code == 2
    assert "--by stands before sources" in refused.err


def test_what_is_not_there_is_a_sentence(workbench: Run, desk: Path) -> None:
    for arguments in (("source", "Nobody"), ("article", "nowhere"), ("merge", "Ines Hale", "No")):
        ran = workbench("audit", *arguments)
        assert ran.code == 2
        assert ran.err.count("\n") == 1


@pytest.mark.parametrize("words", ["海" * 200, "a" + "海" * 200, "the 海 of " * 40])
def test_a_paragraph_of_wide_characters_keeps_to_the_width(
    capsys: pytest.CaptureFixture[str], words: str
) -> None:
    paragraph(words, "    ")
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
