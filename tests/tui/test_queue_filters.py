"""Filters as short text, reasons and dates as they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tui.builders import Said, ferry_desk, split_of
from workbench.errors import WorkbenchError
from workbench.models import Verdict, VerdictCode
from workbench.review import give_verdict
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.tui.filter_completion import complete_filter
from workbench.tui.filters import parse_filter
from workbench.tui.reasons import complete_reason, parse_due, parse_reason
from workbench.tui.saved_filters import SavedFilters


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
    assert found("has:conflict") == []


def test_states_are_put_together(desk: Desk) -> None:
    assert parse_filter("verified disputed", desk) == ClaimFilter(
        verdict=frozenset({"verified", "disputed"})
    )


def test_a_minus_leaves_out_what_the_term_asks_for(desk: Desk) -> None:
    def found(text: str) -> list[int]:
        return [row.position for row in desk.claims(parse_filter(text, desk, reviewer="kim"))]

    assert found("-is:opinion") == [1, 2, 3, 4, 5, 6]
    assert found("is:opinion") == [7]
    assert found("-source:quill") == [4, 5, 6, 7]
    assert found("-kind:narrator -type:quantity") == [1, 3, 4]
    assert found("-worth:>.6") == [1, 6, 7]
    assert found("-article:lumen-ferry") == []
    assert found("-has:match -has:note -has:evidence -reviewer:me") == [1, 2, 3, 4, 5, 6, 7]
    assert found("-pier") == [1, 2, 5, 6, 7]
    assert found('-"old harrow"') == [1, 2, 3, 5, 6, 7]
    assert found("-open") == []
    assert found("-is:checkable") == [7]


def test_who_me_is_depends_on_the_reviewer(desk: Desk) -> None:
    assert parse_filter("reviewer:me", desk, reviewer="Kim") == ClaimFilter(reviewed_by="Kim")
    assert parse_filter("reviewer:lee", desk, reviewer="Kim") == ClaimFilter(reviewer="lee")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("colour:red", "no filter"),
        ("-colour:red", "no filter"),
        ("is:sideways", "not known"),
        ("has:colour", "not known"),
        ("type:gossip", "not known"),
        ("has:wings", "not known"),
        ("worth:high", "no measure"),
        ("worth:=.5", "no measure"),
        ("worth:>2", "no measure"),
        ("source:", "no value"),
        ("article:nowhere", "no article"),
        ("open verified", "neither open nor waiting"),
        ("type:event is:opinion", "two values"),
        ("reviewer:me", "Nobody is"),
        ("-", "leaves out nothing"),
        ("@mine", "No filter is saved"),
        ("-@mine", "cannot be left out"),
    ],
)
def test_what_is_not_known_is_named(desk: Desk, text: str, sentence: str) -> None:
    with pytest.raises(WorkbenchError, match=sentence):
        parse_filter(text, desk)


_PIECES = [*'-:"@>=<. ', "is", "worth", "source", "\x1b", "\ud800", "\x00", "\u202e"]
_HOSTILE = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)


@given(_HOSTILE)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_a_filter_or_a_sentence(desk: Desk, text: str) -> None:
    complete_filter(text, desk)
    with suppress(WorkbenchError):
        desk.count_claims(parse_filter(text, desk, reviewer="kim"))


def test_the_last_term_of_a_filter_is_completed(desk: Desk) -> None:
    assert complete_filter("source:x is:unv", desk) == ["source:x is:unverifiable"]
    assert complete_filter("is:open ", desk) == []
    assert complete_filter("-wor", desk) == ["-worth:"]
    assert complete_filter("worth:>", desk) == ["worth:>.6", "worth:>=.8"]
    things = ["has:match", "has:evidence", "has:note", "has:conflict"]
    assert complete_filter("has:", desk) == things


def test_values_are_completed_from_the_desk(desk: Desk) -> None:
    assert complete_filter("is:open source:qui", desk) == ['is:open source:"Ada Quill"']
    assert complete_filter('source:"ada q', desk) == ['source:"Ada Quill"']
    assert complete_filter("article:", desk) == ["article:lumen-ferry"]
    assert complete_filter("reviewer:", desk) == ["reviewer:me"]
    give_verdict(desk, desk.claims()[0].id, Verdict(code=VerdictCode.VERIFIED), actor="lee")
    assert complete_filter("-reviewer:l", desk) == ["-reviewer:lee"]


def test_of_a_hostile_name_the_part_that_can_be_typed_is_completed(tmp_path: Path) -> None:
    said = Said(
        "The pier is shut", source="Fishermen", cue="say", name='\x1b]52;c;x\x07Mr. "Pike" Odd'
    )
    text = "Fishermen say The pier is shut."
    with open_desk(tmp_path / "hostile.db") as desk:
        desk.add_article(split_of(text, [said], path="pier.txt"), actor="tests")
        (completed,) = complete_filter("source:pike", desk)
        assert completed == "source:]52;c;x"
        assert desk.count_claims(parse_filter(completed, desk)) == 1


def test_filters_are_kept_under_names(desk: Desk) -> None:
    kept = SavedFilters(desk.path)
    assert kept.all() == {}
    kept.keep("mine", "is:open  source:quill")
    kept.keep("b-2", "-is:opinion")
    assert SavedFilters(desk.path).all() == {"b-2": "-is:opinion", "mine": "is:open source:quill"}
    assert parse_filter("@mine type:quantity", desk) == ClaimFilter(
        status=frozenset({"open"}), source="quill", type="quantity"
    )
    assert complete_filter("@", desk) == ["@b-2", "@mine"]
    kept.remove("mine")
    assert list(kept.all()) == ["b-2"]
    with pytest.raises(WorkbenchError, match="No filter is saved as “mine”: there are: b-2"):
        kept.remove("mine")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("two words", "open", "no name"),
        ("../x", "open", "no name"),
        ("x" * 41, "open", "no name"),
        ("mine", "  ", "no filter to save"),
        ("mine", "open @other", "cannot name another"),
    ],
)
def test_what_cannot_be_kept_is_said(desk: Desk, name: str, text: str, sentence: str) -> None:
    with pytest.raises(WorkbenchError, match=sentence):
        SavedFilters(desk.path).keep(name, text)


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"mine": 3}', "\x00", pytest.param("[" * 5000, id="deep")]
)
def test_a_broken_file_of_filters_is_said_and_left(desk: Desk, content: str) -> None:
    kept = SavedFilters(desk.path)
    kept.path.write_text(content, encoding="utf-8")
    with pytest.raises(WorkbenchError, match="mend it or remove it"):
        kept.all()
    with pytest.raises(WorkbenchError, match="mend it or remove it"):
        kept.keep("mine", "open")
    assert kept.path.read_text(encoding="utf-8") == content
    assert complete_filter("@", desk) == []


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
