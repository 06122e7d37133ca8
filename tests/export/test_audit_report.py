from __future__ import annotations

import re
from pathlib import Path

from tests.audit.test_reports import wire_desk
from tests.desks import made_split, ticking
from tests.export.pages import checked_desk, harm_in, hostile_desk, parsed
from workbench.export.audit_report import MOST_ROWS, audit_report, audit_report_html
from workbench.models import SourceKind
from workbench.review import mark_confidential
from workbench.store import Desk, open_desk


def report_of(desk: Desk) -> str:
    return audit_report_html(audit_report(desk))


def rows_of(html: str, label: str) -> list[list[str]]:
    found = parsed(html).css(f"[aria-label='{label}'] tbody tr")
    return [
        [" ".join(cell.text(separator=" ").split()) for cell in row.css("th, td")] for row in found
    ]


def test_each_chart_has_its_figures_as_a_table(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        html = report_of(desk)
    assert len(parsed(html).css("svg.chart[role=img]")) == 3
    assert rows_of(html, "Table of rates") == [
        ["Ines Hale", "2", "1 of 2 (9–91 %)", "1 of 2 (9–91 %)"]
    ]
    assert rows_of(html, "Table of kinds") == [["2024-11", "4", "3", "1"]]
    assert rows_of(html, "Table of who quotes whom") == [
        ["Coast Wire", "organization", "published by", "Orrin Bay Times", "3", "1"],
        ["Ines Hale", "person", "relayed by", "Coast Wire", "2", "1"],
        ["Petr Lanning", "person", "relayed by", "Coast Wire", "1", "1"],
    ]
    (outlet,) = rows_of(html, "Table of outlets")
    assert outlet[:6] == [
        "Orrin Bay Times", "1", "4", "1 of 2 (9–91 %)", "1 of 2 (9–91 %)", "25 %",
    ]  # fmt: skip


def test_nothing_that_a_field_holds_does_harm(tmp_path: Path) -> None:
    with hostile_desk(tmp_path / "claims.db") as desk:
        html = report_of(desk)
    assert harm_in(parsed(html)) == []
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", html)


def test_ids_are_there_once_and_every_name_of_a_part_leads_to_one(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        root = parsed(report_of(desk))
    ids = [node.attributes["id"] for node in root.css("[id]")]
    assert len(ids) == len(set(ids))
    for name in ("aria-labelledby", "aria-describedby"):
        assert {node.attributes[name] for node in root.css(f"[{name}]")} <= set(ids)


def test_the_same_desk_gives_the_same_bytes(tmp_path: Path) -> None:
    pages = []
    for name in ("one.db", "two.db"):
        with checked_desk(tmp_path / name) as desk:
            pages.append(report_of(desk))
    assert pages[0] == pages[1]


def test_an_empty_desk_and_one_without_verdicts_have_a_report(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        assert "The desk has no claims yet." in report_of(desk)
        desk.add_article(made_split([(None, "The council met")]), actor="kim")
        html = report_of(desk)
    assert "No claim has a verdict that counts yet." in html
    assert "No claim is attributed to anybody." in html
    assert rows_of(html, "Table of kinds") == [["(no date)", "1", "1"]]


def test_a_confidential_source_is_named_nowhere(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        mark_confidential(desk, "Ines Hale", True, actor="kim")
        html = report_of(desk)
    assert "Hale" not in html
    assert rows_of(html, "Table of rates")[0][0] == "CONF-001"


def test_long_tables_say_how_much_they_leave_out(tmp_path: Path) -> None:
    said = [(f"Speaker {n:03}", f"pier {n} opens") for n in range(MOST_ROWS + 10)]
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        desk.add_article(made_split(said, kind=SourceKind.PERSON, outlet="O"), actor="kim")
        html = report_of(desk)
    assert len(rows_of(html, "Table of sources")) == MOST_ROWS
    assert f"The first {MOST_ROWS} of {MOST_ROWS + 10}" in html
    assert "16 of 210 connections" in html


def test_outlets_that_carry_one_report_are_named(tmp_path: Path) -> None:
    with wire_desk(tmp_path / "claims.db") as desk:
        html = report_of(desk)
    assert [row[3:] for row in rows_of(html, "Table of statements")] == [
        ["Bay Ledger, Harrow Post, Strait Courier", "5", "5", "3"],
        ["Bay Ledger, Strait Courier", "2", "2", "1"],
    ]
    assert rows_of(html, "Table of reports") == [["Harrow Post, Bay Ledger, Strait Courier", "3"]]
    with checked_desk(tmp_path / "none.db") as desk:
        assert "one report in" not in report_of(desk).lower()
