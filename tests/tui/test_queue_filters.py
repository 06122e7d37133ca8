"""Filters as short text, reasons and dates as they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.tui.builders import ferry_desk
from workbench.errors import WorkbenchError
from workbench.store import ClaimFilter, Desk
from workbench.tui.filter_completion import complete_filter
from workbench.tui.filters import parse_filter
from workbench.tui.reasons import complete_reason, parse_due, parse_reason


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ferry_desk(tmp_path / "desk.db") as desk:
        yield desk


def test_each_term_asks_for_its_claims(desk: Desk) -> None:
    def found(text: str) -> list[int]:
        return [row.position for row in desk.claims(parse_filter(text, desk))]

    assert found("") == [1, 2, 3, 4, 5, 6, 7]
    assert found("open") == [1, 2, 3, 4, 5, 6, 7]
    assert found("is:disputed") == []
    assert found("source:quill") == [1, 2, 3]
    assert found('source:"ada quill"') == [1, 2, 3]
    assert found("kind:narrator") == [6, 7]
    assert found("type:quantity") == [2, 5]
    assert found("worth:>.8") == [2, 5]
    assert found("worth:>=.8") == [2, 3, 5]
    assert found("worth:.8") == [2, 3, 5]
    assert found("worth:>.5 worth:<.8") == [1, 4]
    assert found("article:lumen-ferry pier") == [3, 4]
    assert found("source:quill pier") == [3]


def test_states_are_put_together(desk: Desk) -> None:
    assert parse_filter("verified disputed", desk) == ClaimFilter(
        verdict=frozenset({"verified", "disputed"})
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("colour:red", "no filter"),
        ("is:sideways", "not known"),
        ("type:gossip", "not known"),
        ("worth:high", "no measure"),
        ("source:", "no value"),
        ("article:nowhere", "no article"),
        ("open verified", "neither open nor waiting"),
    ],
)
def test_what_is_not_known_is_named(desk: Desk, text: str, sentence: str) -> None:
    with pytest.raises(WorkbenchError, match=sentence):
        parse_filter(text, desk)


def test_the_last_word_of_a_filter_is_completed(desk: Desk) -> None:
    assert complete_filter("source:x is:unv", desk) == ["source:x is:unverifiable"]
    assert complete_filter("is:open ", desk) == []


@pytest.mark.parametrize(
    ("line", "reason", "code"),
    [
        ("", None, None),
        ("the sheet says 12", "the sheet says 12", None),
        ("wrong number", "wrong number", "wrong_number"),
        ("wrong_number: 12, not 15", "12, not 15", "wrong_number"),
        ("Wrong number:", "Wrong number", "wrong_number"),
        ("note: not a code", "note: not a code", None),
    ],
)
def test_a_reason_line_is_read(line: str, reason: str | None, code: str | None) -> None:
    assert parse_reason(line) == (reason, code)


def test_earlier_reasons_come_before_codes() -> None:
    assert complete_reason("wrong", ["was wrong then", "fine"])[:2] == [
        "was wrong then",
        "wrong number",
    ]
    assert complete_reason("", ["a", "b"])[:2] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "due"),
    [("", None), ("7", "2024-12-09"), ("+30", "2025-01-01"), ("2025-02-28", "2025-02-28")],
)
def test_due_dates_are_dates_or_days(line: str, due: str | None) -> None:
    assert parse_due(line, date(2024, 12, 2)) == due


@pytest.mark.parametrize("line", ["soon", "2024-02-30", "-3", "99999999"])
def test_what_is_no_date_is_refused(line: str) -> None:
    with pytest.raises(WorkbenchError, match="no date"):
        parse_due(line, date(2024, 12, 2))
