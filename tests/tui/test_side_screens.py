"""The screens beside the review: articles, sources, dashboard, history."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Static

from tests.tui.builders import ferry_desk, ticking_clock
from tests.tui.driving import Session, reviewing
from tests.tui.test_hostile_text import CONTROLS, MARKUP, put, shown_safely
from workbench.review import mark_confidential
from workbench.store import Desk, open_desk
from workbench.tui.screens import history
from workbench.tui.screens.dashboard import DashboardScreen
from workbench.tui.screens.history import HistoryScreen
from workbench.tui.screens.sources import SourcesScreen
from workbench.tui.widgets.foot import Foot
from workbench.tui.widgets.rows import RowsView

SCREENS = {"a": "Articles", "s": "Sources", "d": "Dashboard", "h": "History"}


def heading(session: Session) -> str:
    return str(session.app.screen.query_one(".side-heading", Static).render())


def current_line(session: Session) -> str:
    """The marked row of the list, as one line with single spaces."""
    line = next(line for line in session.text().split("\n") if line.startswith(("▶", ">")))
    return " ".join(line.split()[1:])


async def test_each_screen_opens_by_its_letter_and_esc_and_q_go_back(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        for letter, name in SCREENS.items():
            for back in ("escape", "q"):
                await session.press("l", letter)
                assert heading(session).startswith(name)
                assert "q back" in session.text()
                await session.press(back)
                assert session.app.screen is session.review
        await session.press("l", "a", "l", "h", "l", "r")
        assert session.app.screen is session.review
        await session.press("l", "escape", "l", "Q")
        assert "stands for nothing" in session.line("notice")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_the_footer_of_the_review_names_the_key_that_leads_there(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path / "desk.db", size=size) as session:
        assert "l look…" in session.text()
        await session.press("l")
        for words in ("a articles", "s sources", "d dashboard", "h history", "t theme"):
            assert words in session.text()


async def test_keys_typed_ahead_land_on_the_screen_that_they_open(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("v")
        await session.burst(
            ("l", "l"), ("h", "h"), ("f", "f"), ("k", "k"), ("i", "i"), ("m", "m"), ("enter", None)
        )
        assert heading(session) == "History | 1 events of kim, newest first"
        assert session.on_desk(2).verdict is None


async def test_an_article_is_opened_in_the_review(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("v", "l", "a")
        assert "1/7 █░░░░░░░ Ferry cuts divide" in current_line(session)
        assert "2024-11-28" in session.text()
        await session.press("o")
        assert "no address" in session.app.screen.query_one(Foot).notice
        await session.press("y")
        assert session.app.clipboard == "Ferry cuts divide Lumen Strait"
        await session.press("enter")
        assert session.review.filter_text == "article:lumen-ferry"
        assert session.position == 1
        await session.press("escape")
        assert session.review.filter_text == ""


async def test_a_source_is_drilled_down_to_its_claims(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("v", "d")
        await session.type("wrong number\n")
        await session.press("l", "s")
        assert (
            current_line(session) == "Ada Quill person 3 2 1 3 50 % (9–91) 50 % (9–91) 2 2024-11-28"
        )
        await session.press("y")
        assert session.app.clipboard == "Ada Quill"
        await session.press("enter")
        assert session.review.filter_text == 'source:"Ada Quill"'
        assert session.review.worklist.total == 3
        await session.press("l", "s", "j", "enter")
        assert session.review.filter_text == "kind:narrator"
        assert session.review.worklist.total == 2
        await session.press("l", "s", "G", "enter")
        assert "no claim" in session.app.screen.query_one(Foot).notice.lower()


async def test_the_audit_is_grouped_by_outlet_and_month_and_leads_to_the_sources(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("v", "l", "s")
        sources = heading(session).split(";")[0]
        await session.press("b")
        assert heading(session).startswith("Sources by outlet | 1;")
        outlet = current_line(session)
        await session.press("enter")
        assert heading(session).startswith("Sources of ")
        assert heading(session).split("|")[1].startswith(sources.split("|")[1])
        await session.press("b")
        assert heading(session).startswith("Sources by outlet")
        assert current_line(session) == outlet
        await session.press("b")
        assert heading(session).startswith("Sources by month")
        assert current_line(session).startswith("2024-11 ")
        await session.press("b")
        assert heading(session).split(";")[0] == sources


async def test_the_audit_is_sorted_in_turn_and_the_current_row_stays(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("l", "s", "j")
        current = current_line(session)
        for order in ("verdicts (n)", "single origin", "name", "last seen"):
            await session.press("O")
            assert f"by {order};" in heading(session)
            assert current_line(session) == current
        await session.press("O")
        assert "by " not in heading(session)


async def test_a_confidential_source_is_marked_on_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        mark_confidential(desk, "Ada Quill", True, actor="kim")
    async with reviewing(path, size=(140, 40)) as session:
        await session.press("l", "s")
        assert "Ada Quill (confidential)" in current_line(session)
        await session.press("enter")
        assert session.review.filter_text == 'source:"Ada Quill"'


async def test_what_was_done_to_a_source_is_undone_from_the_review(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path) as session:
        mark_confidential(
            session.review.desk, "Ada Quill", True, actor=session.review.reviewer.name
        )
        await session.press("u")
        assert "Undone: Ada Quill is confidential (CONF-001)." in session.line("notice")


async def test_a_filter_that_shows_more_than_the_source_says_so(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        desk.connection.execute("UPDATE claims SET speaker = 'Ada Quill jr.' WHERE position = 4")
        desk.connection.execute(
            "UPDATE sources SET name = 'Ada Quill jr.' WHERE name = 'Fishermen'"
        )
    async with reviewing(path) as session:
        await session.press("l", "s", "enter")
        assert "The queue shows 4 claims" in session.line("notice")
        assert "the audit counts 3" in session.line("notice")


async def test_the_dashboard_shows_counts_days_and_intervals(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 50)) as session:
        await session.press("v", "v", "d")
        await session.type("wrong number\n")
        await session.press("l", "d")
        assert heading(session) == "Dashboard | 3 of 7 claims have a verdict"
        shown = session.text()
        assert "✓ 2 verified" in shown
        assert "disputed of all with a verdict: 33 % (6–79), n 3" in shown
        assert "2024-12-02: 3" in shown
        assert "1 Ada Quill: 33 % (6–79), n 3" in shown
        assert "3 Ada Quill, 43% of all" in shown


async def test_the_dashboard_scrolls_by_the_keys_of_the_review(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(60, 20)) as session:
        await session.press("v", "l", "d")
        view = session.app.screen.query_one("#figures")
        places = []
        for key in ("j", "down", "k", "space", "pageup", "G", "g", "end", "home"):
            await session.press(key)
            places.append(view.scroll_offset.y)
        end = view.max_scroll_y
        assert places[:3] == [1, 2, 1]
        assert places[3] > 3
        assert places[5:] == [end, 0, end, 0]


async def test_every_key_that_moves_moves_in_the_lists(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        for letter in ("h", "s"):
            await session.press("l", letter)
            screen = session.app.screen
            assert isinstance(screen, HistoryScreen | SourcesScreen)
            last = screen.total() - 1
            places = []
            for key in (
                *("j", "down", "k", "up", "G", "g", "end", "home"),
                *("space", "pageup", "pagedown", "k", "pageup"),
            ):
                await session.press(key)
                places.append(screen.place)
            assert places == [1, 2, 1, 0, last, 0, last, 0, last, 0, last, last - 1, 0]
            await session.press("escape")


async def test_a_click_on_a_row_or_a_hint_is_its_key(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("v", "l", "h")
        screen = session.app.screen
        assert isinstance(screen, HistoryScreen)
        await session.pilot.click(RowsView, offset=(10, 3))
        await session.settle()
        assert screen.place == 2
        await session.pilot.click("#foot", offset=(2, 0))
        await session.settle()
        assert "about no claim" in session.text() or "not in the queue" in session.text()


async def test_the_history_is_filtered_by_reviewer_and_leads_to_the_claim(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("j", "v", "g", "l", "h", "enter")
        assert session.position == 2
        await session.press("l", "h", "f")
        await session.type("nobody\n")
        assert "No event is by" in session.text()
        await session.press("escape", "f")
        await session.type("te")
        await session.press("tab", "enter")
        assert heading(session) == "History | 3 events of tests, newest first"
        assert "p-fares-fell" in current_line(session)
        await session.press("enter")
        assert "not in the queue" in session.text()
        await session.press("G", "enter")
        assert "about no claim" in session.text()
        await session.press("f", "enter")
        assert heading(session) == "History | 4 events, newest first"


async def test_a_claim_that_the_filter_hides_is_shown_from_the_history(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", filter_text="is:open") as session:
        await session.press("v")
        await session.press("l", "h", "enter")
        assert session.position == 1
        assert session.review.filter_text == ""


def log_of(desk: Desk, events: int) -> None:
    """A long log by SQL alone; its hashes are of no matter here."""
    desk.connection.execute(
        """WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        INSERT INTO events SELECT i, '2024-12-01T00:00:00Z', 'r' || (i % 7), 'note_added', 'x',
            NULL, '{}', NULL, '0', '', 'h' || i FROM n""",
        [events],
    )


async def test_a_long_log_is_read_page_by_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        log_of(desk, 20_000)
    fetched: list[int] = []
    real = history.event_page

    def counted(desk: Desk, limit: int, offset: int, actor: str | None = None) -> object:
        rows = real(desk, limit, offset, actor)
        fetched.append(len(rows))
        return rows

    monkeypatch.setattr(history, "event_page", counted)
    async with reviewing(path, size=(140, 40)) as session:
        await session.press("l", "h")
        assert current_line(session).startswith("20000 2024-12-01 00:00 r1")
        await session.press("G")
        assert current_line(session).startswith("1 ")
        await session.press("f")
        await session.type("r3\n")
        assert "2,856 events of r3" in heading(session)
        assert sum(fetched) <= 6 * 64


@pytest.mark.usefixtures("no_suggestions")
@pytest.mark.parametrize("strings", [MARKUP, CONTROLS], ids=["markup", "controls"])
@pytest.mark.parametrize("size", [(200, 60), (60, 20)], ids=["wide", "narrow"])
async def test_hostile_text_is_only_text_on_every_screen(
    tmp_path: Path, strings: list[str], size: tuple[int, int]
) -> None:
    path = tmp_path / "desk.db"
    with open_desk(path, clock=ticking_clock()) as desk:
        for number, hostile in enumerate(strings):
            put(desk, number, hostile)
    async with reviewing(path, size=size, reviewer=f"kim {strings[0]}") as session:
        for letter in SCREENS:
            await session.press("l", letter)
            for _ in range(3):
                shown_safely(session)
                await session.press("space")
            await session.press("question_mark")
            shown_safely(session)
            await session.press("escape", "escape")
        await session.press("l", "h", "f", "down", "enter")
        shown_safely(session)
        await session.press("escape", "l", "s", "y", "enter")
        shown_safely(session)
        assert not set(session.app.clipboard) & set(map(chr, range(0x20)))
        assert session.app.is_running


async def test_without_unicode_the_screens_are_ascii(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", encoding="ascii") as session:
        await session.press("v")
        for letter in SCREENS:
            await session.press("l", letter)
            strips = session.app.screen._compositor.render_strips()
            filters = session.app.get_line_filters()
            for strip in strips:
                for line_filter in filters:
                    strip = strip.apply_filter(line_filter, session.app.screen.styles.background)
                assert strip.text.isascii(), strip.text
                assert "?" not in strip.text.replace("? help", "")


async def test_the_palette_offers_the_actions_of_the_screen_on_top(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("l", "h")
        titles = [c.title for c in session.app.get_system_commands(session.app.screen)]
        assert any("show one reviewer's events" in title for title in titles)
        assert any("high contrast" in title for title in titles)
        assert not any("give: verified" in title for title in titles)
        await session.press("ctrl+p")
        await session.type("reviewer's events\n")
        assert "Whose events?" in session.text()


async def test_the_help_of_a_screen_shows_its_keys(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(100, 80)) as session:
        await session.press("l", "h", "question_mark")
        assert "show one reviewer's events" in session.text()
        assert "give: verified" not in session.text()
        await session.press("escape")
        assert isinstance(session.app.screen, HistoryScreen)


async def test_an_empty_desk_has_nothing_to_count(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_desk(path, clock=ticking_clock()).close()
    async with reviewing(path) as session:
        await session.press("l", "d")
        assert isinstance(session.app.screen, DashboardScreen)
        assert session.text().count("Nothing to count yet.") >= 1
        for letter, said in (
            ("s", "No claim has a source yet."),
            ("h", "Nothing was done yet."),
            ("a", "No article yet: i o opens a file."),
        ):
            await session.press("l", letter)
            assert said in session.text()
            await session.press("enter")
            assert session.app.is_running


async def test_a_screen_is_opened_from_the_palette(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        for _ in range(2):  # from the review, then from the screen itself
            await session.press("ctrl+p")
            await session.type("event log\n")
            assert heading(session).startswith("History")
        await session.press("q")
        assert session.app.screen is session.review


async def test_the_help_scrolls_and_keys_typed_ahead_of_its_closing_count(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("question_mark")
        view = session.app.screen.query_one(VerticalScroll)
        places = []
        for key in ("j", "down", "k", "up", "space", "pageup", "pagedown", "home", "end"):
            await session.press(key)
            places.append(view.scroll_offset.y)
        assert places == [1, 2, 1, 0, 10, 0, 10, 0, view.max_scroll_y]
        await session.burst(("q", "q"), ("v", "v"), ("question_mark", "?"), ("f1", None))
        assert session.on_desk(1).verdict == "verified"
        assert session.app.screen is session.review


@pytest.mark.parametrize("width", [30, 45, 60, 80, 140])
async def test_what_has_no_room_is_cut_with_a_sign(tmp_path: Path, width: int) -> None:
    path = tmp_path / "desk.db"
    with open_desk(path, clock=ticking_clock()) as desk:
        put(desk, 1, "漢字" * 200)
    async with reviewing(path, size=(width, 20)) as session:
        for letter in ("a", "s", "h"):
            await session.press("l", letter)
            rows = session.app.screen.query_one(RowsView)
            for y in range(rows.size.height):
                strip = rows.render_line(y)
                assert strip.cell_length == rows.scrollable_content_region.width
            assert "…" in session.text().split("\n")[2]
