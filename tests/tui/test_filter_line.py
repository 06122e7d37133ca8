"""Filters and searches as they are typed on the screen, orders, and filters kept under a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.tui.builders import ferry_desk
from tests.tui.driving import reviewing
from workbench.models import Match, Tier
from workbench.store import Order, open_desk
from workbench.tui.saved_filters import SavedFilters

HOSTILE = "\x1b]52;c;aGk=\x07[@click=app.quit]x[/]\u202e\x00\x9b2J [/ '\") OR 1=1 --"


async def test_a_filter_tells_how_many_it_leaves_as_it_is_typed(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("f")
        assert "7 left." in session.line("prompt-help")
        await session.type("type:quantity")
        assert "2 left." in session.line("prompt-help")
        await session.type(" is:o")
        assert "2 left so far." in session.line("prompt-help")
        await session.type("pen worth:>.92")
        assert "1 left." in session.line("prompt-help")
        assert session.review.worklist.total == 7  # counted, not yet given
        await session.press("enter")
        assert session.review.worklist.total == 1
        assert "1 of 1 | type:quantity" in session.text()


async def test_a_wrong_filter_says_so_as_it_is_typed(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("f")
        await session.type("colour:red")
        assert "There is no filter “colour:”" in session.line("prompt-help")
        await session.press("enter")
        assert "There is no filter" in session.line("prompt-help")
        await session.press("escape")
        assert session.review.worklist.total == 7


async def test_values_of_the_desk_are_completed_by_tab(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("f")
        await session.type("source:qu")
        await session.press("tab", "enter")
        assert session.review.filter_text == 'source:"Ada Quill"'
        assert session.review.worklist.total == 3


async def test_keys_typed_ahead_are_all_answered_for(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        keys = [("f", "f"), *((letter, letter) for letter in "pier"), ("enter", None)]
        await session.burst(*keys)
        assert session.review.filter_text == "pier"
        assert session.review.worklist.total == 2


async def test_a_search_shows_its_claims_as_it_is_typed_and_leaves_them_with_esc(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("slash")
        await session.type("fer")
        assert session.review.worklist.total == 4
        assert "4 found." in session.line("prompt-help")
        await session.type("ry fares")
        assert session.review.worklist.total == 1
        await session.press("escape")
        assert session.review.worklist.total == 7


@pytest.mark.parametrize("key", ["f", "slash", "F"])
async def test_hostile_text_in_a_line_is_shown_safely_and_does_nothing(
    tmp_path: Path, key: str
) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press(key)
        session.app.post_message(events.Paste(HOSTILE))
        await session.settle()
        await session.press("enter")
        shown = session.text()
        assert not any((ord(c) < 32 and c != "\n") or c in "\x9b\u202e" for c in shown)
        assert session.app.is_running
        await session.press("escape")
        assert session.review.worklist.total == 7
        assert session.desk.next_seq() == 4


async def test_the_order_turns_and_the_claim_stays(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        ids = [row.id for row in desk.claims()]
        match = Match(claim_id=ids[3], prior_id="p-fares", score=0.8, tier=Tier.SIMILAR)
        desk.save_suggestions(ids[3], [match])
    async with reviewing(path, size=(140, 40)) as session:
        seen = {}
        for _ in Order:
            await session.press("O")
            work = session.review.worklist
            seen[work.order] = [work.row(place).position for place in range(3)]  # type: ignore[union-attr]
            assert session.position == 1
        assert seen[Order.WORTH] == [5, 2, 3]
        assert seen[Order.SOURCE] == [1, 2, 3]
        assert seen[Order.MATCH] == [4, 1, 2]
        assert work.order is Order.ARTICLE
        await session.press("O")
        assert "worthiest first" in session.text()
        await session.press("g")
        assert session.position == 5
        await session.press("j")
        assert session.position == 2


async def test_a_filter_is_saved_shown_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path, size=(140, 40)) as session:
        await session.press("F")
        assert "None is saved yet" in session.line("prompt-help")
        await session.type("save quill\n")
        assert "no filter to save" in session.line("prompt-help")
        await session.press("escape", "f")
        await session.type("source:quill\n")
        await session.press("slash")
        await session.type("ferry\n")
        await session.press("F")
        await session.type("save quill\n")
        assert SavedFilters(path).all() == {"quill": "source:quill ferry"}
    async with reviewing(path, size=(140, 40), filter_text="@quill") as session:
        assert session.review.worklist.total == 2
        await session.press("escape", "F")
        await session.type("quill")
        assert "source:quill ferry: 2 left." in session.line("prompt-help")
        await session.press("enter")
        assert session.review.worklist.total == 2
        assert session.review.filter_text == "source:quill ferry"
        await session.press("F")
        await session.type("delete quill\n")
        assert SavedFilters(path).all() == {}


async def test_a_change_that_is_no_event_does_not_ask_the_queue_anew(
    tmp_path: Path, no_suggestions: None
) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path, size=(140, 40)) as session:
        await session.press("v", "v")
        held = session.review.worklist._found
        claim = session.claim
        with open_desk(path, create=False) as other:
            other.save_suggestions(
                claim.id,
                [Match(claim_id=claim.id, prior_id="p-fares", score=0.8, tier=Tier.SIMILAR)],
            )
        session.review.check_desk()
        await session.settle()
        assert session.review.worklist._found is held
        assert "Matches (1)" in session.pane("card")
