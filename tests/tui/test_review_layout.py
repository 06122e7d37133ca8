"""Panes, sizes, mouse, empty and finished desks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.tui.builders import FERRY, ferry_desk, ferry_split, split_of, ticking_clock
from tests.tui.driving import Session, reviewing
from workbench.errors import WorkbenchError
from workbench.store import open_desk
from workbench.tui.app import ReviewApp


def panes_shown(session: Session) -> list[str]:
    names = ("queue", "article", "card")
    return [name for name in names if session.review.query_one(f"#{name}-pane").display]


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((60, 20), ["article"]),
        ((80, 24), ["article", "card"]),
        ((119, 30), ["article", "card"]),
        ((140, 40), ["queue", "article", "card"]),
    ],
)
async def test_as_many_panes_as_there_is_room_for(
    tmp_path: Path, size: tuple[int, int], panes: list[str]
) -> None:
    async with reviewing(tmp_path / "desk.db", size=size) as session:
        assert panes_shown(session) == panes
        assert "0 of 7 reviewed" in session.text()
        assert "v verified" in session.text()
        assert "q quit" in session.text()
        assert all(len(line) <= size[0] for line in session.text().splitlines())


async def test_tab_goes_through_the_panes_and_shows_the_one_in_focus(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(60, 20)) as session:
        assert "▶ Article" in session.text()
        await session.press("tab")
        assert panes_shown(session) == ["card"]
        assert "▶ Claim 1" in session.text()
        await session.press("tab")
        assert panes_shown(session) == ["queue"]
        await session.press("shift+tab")
        assert panes_shown(session) == ["card"]
    async with reviewing(tmp_path / "other.db") as session:
        await session.press("1")
        assert panes_shown(session) == ["queue", "card"]
        await session.press("3")
        assert panes_shown(session) == ["queue", "card"]
        await session.press("2")
        assert panes_shown(session) == ["article", "card"]


async def test_a_terminal_that_is_resized_is_laid_out_anew(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("G")
        await session.pilot.resize_terminal(140, 40)
        await session.settle()
        assert panes_shown(session) == ["queue", "article", "card"]
        await session.pilot.resize_terminal(40, 12)
        await session.settle()
        assert panes_shown(session) == ["article"]
        assert "best in the" in session.text()


async def test_the_article_shows_the_claim_in_place_and_the_card_the_chain(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        shown = session.text()
        assert "Article | Ferry cuts divide Lumen Strait" in shown
        assert "·The Lumen Strait ferry" in shown
        assert "Ada Quill (Port Minister; person) → Harrow Courier" in session.pane("card")
        await session.press("v", "d")
        await session.type("no\n")
        assert "✓The Lumen Strait ferry" in session.text()
        assert "✗4,200 people" in session.text()


async def test_a_click_on_a_row_makes_its_claim_the_current_one(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 20)) as session:
        await session.pilot.click("#queue", offset=(8, 3))
        await session.settle()
        assert session.position == 4
        assert session.review.pane == "queue"


async def test_a_click_on_a_claim_in_the_article_makes_it_the_current_one(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        view = session.review.article
        start = FERRY.index("the pier at Old Harrow")
        found = [
            (x, y)
            for y in range(view.size.height)
            for x in range(view.size.width)
            if view.offset_at(x, y) == start + 5
        ]
        x, y = found[0]
        await session.pilot.click("#article", offset=(x + 1, y))
        await session.settle()
        assert session.position == 4
        assert session.review.pane == "article"


async def test_a_click_on_a_hint_is_its_key(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.pilot.click("#foot", offset=(3, 0))
        await session.settle()
        assert session.on_desk(1).verdict == "verified"


async def test_a_notice_takes_a_line_of_the_keys_and_the_panes_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("j", "k")  # the first key still waits for the screen to be mounted
        laid_out: list[str] = []
        refresh_layout = Screen._refresh_layout

        def counted(screen: Screen[None], *given: Any, **named: Any) -> None:
            laid_out.append("again")
            refresh_layout(screen, *given, **named)

        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        await session.press("v", "u", "j", "tab")
        assert session.line("notice") == ""
        await session.press("v")
        assert "verified" in session.text().split("\n")[-2]
        assert laid_out == []


async def test_a_notice_of_more_than_three_lines_ends_in_an_ellipsis(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(60, 20)) as session:
        session.review.say("The ferry is late again. " * 20, "warning")
        await session.settle()
        *_, before, first, second, third, keys = session.text().split("\n")
        assert "Note:" not in before
        assert first.strip().startswith("Note: The ferry")
        assert "ferry" in second
        assert third.rstrip().endswith("…")
        assert "quit" in keys


async def test_a_click_below_a_notice_is_the_key_that_is_shown_there(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("V")
        session.review.say("Something was said.")
        await session.settle()
        await session.pilot.click("#foot", offset=(3, 0))
        await session.settle()
        assert session.on_desk(1).verdict is None
        await session.pilot.click("#foot", offset=(3, 1))
        await session.settle()
        assert session.on_desk(1).verdict is not None


async def test_clicks_do_not_take_an_open_line_away(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 30)) as session:
        await session.press("d")
        await session.pilot.click("#queue", offset=(8, 3))
        await session.settle()
        assert session.position == 1
        await session.type("still here\n")
        assert session.on_desk(1).reason == "still here"


async def test_keys_move_through_the_queue(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("j", "j", "k")
        assert session.position == 2
        await session.press("G")
        assert session.position == 7
        await session.press("j")
        assert "last claim" in session.line("notice")
        await session.press("g", "1", "down", "down", "up")
        assert session.position == 2
        await session.press("pagedown")
        assert session.position == 7


async def test_brackets_go_from_article_to_article(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        desk.add_article(split_of("The dam holds.", []), actor="tests", slug="empty")
        second = ferry_split().model_copy(update={})
        text = "Quellmark has three dams."
        from tests.tui.builders import Said

        desk.add_article(split_of(text, [Said("Quellmark has three dams")]), actor="tests")
        assert second is not None
    async with reviewing(path) as session:
        await session.press("right_square_bracket")
        assert session.claim.text == "Quellmark has three dams"
        await session.press("right_square_bracket")
        assert "No further article" in session.line("notice")
        await session.press("left_square_bracket")
        assert session.position == 1
        assert session.claim.article_slug == "lumen-ferry"


async def test_an_empty_desk_says_how_to_fill_it_and_fills_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_desk(path).close()
    async with reviewing(path) as session:
        assert "workbench ingest" in session.text()
        await session.press("v")
        assert "There is no claim to work on" in session.line("notice")
        with open_desk(path, clock=ticking_clock()) as other:
            other.add_article(ferry_split(), actor="lee")
        session.review.check_desk()
        await session.settle()
        assert session.position == 1
        assert "no article yet" not in session.text()


async def test_only_the_article_that_was_asked_for_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        from tests.tui.builders import Said

        desk.add_article(
            split_of("Quellmark has three dams.", [Said("Quellmark has three dams")]),
            actor="tests",
            slug="dams",
        )
    async with reviewing(path, article="dams") as session:
        assert "0 of 1 reviewed" in session.text()
        await session.press("v")
        assert "All reviewed: 1 of 1" in session.text()


async def test_a_wrong_filter_or_article_is_refused_before_the_screen_opens(
    tmp_path: Path,
) -> None:
    with ferry_desk(tmp_path / "desk.db") as desk:
        with pytest.raises(WorkbenchError, match="There is no filter"):
            ReviewApp(desk, reviewer="kim", filter_text="colour:red")
        with pytest.raises(WorkbenchError, match="no article"):
            ReviewApp(desk, reviewer="kim", article="nowhere")


async def test_a_two_value_desk_offers_two_verdicts(tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_text('[policy]\nscale = ["verified", "disputed"]\n')
    async with reviewing(tmp_path / "desk.db") as session:
        assert "other" not in session.text().splitlines()[-1]
        await session.press("x")
        await session.press("m")
        assert session.on_desk(1).verdict is None


async def test_without_utf8_every_sign_is_ascii(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40), encoding="iso-8859-1") as session:
        await session.press("v", "d")
        await session.type("no\n")
        shown = session.text()
        shown.encode("iso-8859-1")
        assert "+ 1 verified" in shown
        assert "x 1 disputed" in shown
        assert "> Article" in shown


async def test_without_colour_signs_and_words_still_tell_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("v", "k")
        shown = session.text()
        assert "True?  ✓ verified" in shown
        assert "✓ 1 verified" in shown
        assert "▶✓  1 The Lumen" in shown
