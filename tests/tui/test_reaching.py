"""From a claim to its addresses, the clipboard, any place by a letter; the first steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.builders import ferry_desk, ferry_split, ticking_clock
from tests.tui.driving import Session, reviewing
from workbench.models import Verdict, VerdictCode
from workbench.review import add_evidence, give_verdict, undo
from workbench.store import open_desk
from workbench.tui import opening
from workbench.tui.app import ReviewApp
from workbench.tui.screens.jump import JumpScreen
from workbench.tui.settings import load_settings

ARTICLE = "https://example.org/ferry?a=1&b=2"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser would have been given."""
    addresses: list[str] = []
    monkeypatch.setattr(opening, "has_browser", lambda: True)
    monkeypatch.setattr(opening, "open_in_browser", addresses.append)
    return addresses


def desk_with_addresses(path: Path, *evidence: str) -> None:
    split = ferry_split()
    article = split.article.model_copy(update={"url": ARTICLE})
    with open_desk(path, clock=ticking_clock()) as desk:
        desk.add_article(split.model_copy(update={"article": article}), actor="tests")
        for address in evidence:
            add_evidence(desk, desk.claims()[0].id, actor="kim", url=address, title="the ledger")


async def test_the_one_address_is_opened_at_once(tmp_path: Path, opened: list[str]) -> None:
    desk_with_addresses(tmp_path / "desk.db")
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("o")
        assert opened == [ARTICLE]
        assert f"Opened: {ARTICLE}" in session.line("notice")
        await session.press("l", "a", "o")
    assert opened == [ARTICLE] * 2


async def test_of_several_addresses_one_is_chosen(tmp_path: Path, opened: list[str]) -> None:
    desk_with_addresses(tmp_path / "desk.db", "https://example.org/ledger")
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("o")
        assert "1 the ledger, 2 the article" in session.line("prompt-help")
        await session.press("enter")
        await session.press("o", "backspace")
        await session.type("2\n")
        await session.press("o", "backspace")
        await session.type("3\n")
        assert "is none of them" in session.line("prompt-help")
        await session.press("escape")
    assert opened == ["https://example.org/ledger", ARTICLE]


async def test_without_a_browser_the_address_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "has_browser", lambda: False)
    desk_with_addresses(tmp_path / "desk.db")
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("o")
        assert f"The address is {ARTICLE}" in session.line("notice")


async def test_in_a_page_the_address_is_opened_by_the_browser_that_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    desk_with_addresses(tmp_path / "desk.db")
    shown: list[str] = []
    monkeypatch.setattr(ReviewApp, "is_web", True)
    monkeypatch.setattr(ReviewApp, "open_url", lambda app, url: shown.append(url))
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("o")
    assert (shown, opened) == ([ARTICLE], [])


async def test_without_an_address_nothing_is_opened(tmp_path: Path, opened: list[str]) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("o")
        assert "has an address" in session.line("notice")
    assert opened == []


async def test_an_address_that_is_none_is_refused(tmp_path: Path, opened: list[str]) -> None:
    desk_with_addresses(tmp_path / "desk.db")
    with open_desk(tmp_path / "desk.db") as desk:
        desk.connection.execute("UPDATE articles SET url = 'javascript:alert(1)'")
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("o")
        assert "only http and https" in session.line("notice")
        await session.press("l", "a", "o")
        assert "only http and https" in session.text()
    assert opened == []


async def test_statement_and_quotation_are_copied(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("j", "y")
        assert session.app.clipboard == "4,200 people used the Lumen Strait ferry each week in 2023"
        assert "Copied: 4,200" in session.line("notice")
        await session.press("Y")
        assert session.app.clipboard == "4,200 people used the boats each week last year"


async def test_what_is_copied_holds_nothing_that_a_shell_would_obey(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        desk.connection.execute(
            "UPDATE claims SET text = 'rm -rf' || char(10) || char(27) || '[31m' || char(8238)"
        )
    async with reviewing(path) as session:
        await session.press("y")
        assert session.app.clipboard == "rm -rf ␛[31m⟨U+202E⟩"


def letters(session: Session) -> dict[str, tuple[str, str | None]]:
    screen = session.app.screen
    assert isinstance(screen, JumpScreen)
    return {key: (one.pane, one.claim_id) for key, one in screen.targets.items()}


async def test_a_letter_leads_to_a_pane_or_a_claim(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("ctrl+o")
        shown = letters(session)
        assert [shown[key] for key in "abc"] == [
            ("queue", None),
            ("article", None),
            ("card", None),
        ]
        ids = [row.id for row in session.desk.claims()]
        in_queue = {claim: key for key, (pane, claim) in shown.items() if pane == "queue"}
        in_article = {claim: key for key, (pane, claim) in shown.items() if pane == "article"}
        assert set(ids) <= set(in_queue) & set(in_article)
        await session.press(in_queue[ids[4]])
        assert (session.position, session.review.pane) == (5, "queue")
        await session.press("ctrl+o", in_article[ids[2]])
        assert (session.position, session.review.pane) == (3, "article")
        await session.press("ctrl+o", "c")
        assert session.review.pane == "card"


async def test_the_letters_stand_on_what_they_lead_to(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("ctrl+o")
        assert "HARROW — cThe Lumen Strait" in session.text()


async def test_any_other_key_leaves_the_letters_and_does_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        for key in ("escape", "0", "enter", "Z"):
            await session.press("ctrl+o", key)
            assert session.app.screen is session.review
            assert session.position == 1
            assert session.on_desk(1).verdict is None


async def test_a_letter_typed_ahead_is_no_verdict(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.burst(("ctrl+o", None), ("d", "d"))
        assert session.position == 2
        assert session.app.screen is session.review
        assert session.on_desk(1).verdict is None


async def test_the_first_steps_are_ticked_off_and_go_for_good(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "settings.toml")
    with ferry_desk(tmp_path / "desk.db") as desk:
        app = ReviewApp(desk, reviewer="kim", encoding="utf-8", settings=settings)
        async with app.run_test(size=(80, 24)) as pilot:
            session = Session(app, pilot, desk)
            await session.settle()
            assert "First: ✓ an article (i)  2 a verdict (v/d)" in session.text()
            await session.press("v")
            assert "✓ a verdict (v/d)  3 undo it (u)  Esc hides this" in session.text()
            await session.press("u")
            assert "First:" not in session.text()
            await session.press("v", "escape")
    assert load_settings(tmp_path / "settings.toml").first_steps_done


async def test_the_first_steps_can_be_hidden(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "settings.toml")
    with ferry_desk(tmp_path / "desk.db") as desk:
        app = ReviewApp(desk, reviewer="kim", encoding="ascii", settings=settings)
        async with app.run_test(size=(60, 20)) as pilot:
            session = Session(app, pilot, desk)
            await session.settle()
            assert "First: + an article" in session.text()
            await session.press("f")
            await session.type("is:open\n")
            await session.press("escape")
            assert "First:" in session.text(), "Esc left the filter"
            await session.press("escape")
            assert "First:" not in session.text()
    assert load_settings(tmp_path / "settings.toml").first_steps_done


async def test_ctrl_c_tells_which_key_leaves(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("ctrl+c")
        assert "q leaves" in session.line("notice")


async def test_steps_that_the_log_says_were_done_are_not_shown(tmp_path: Path) -> None:
    with ferry_desk(tmp_path / "desk.db") as desk:
        give_verdict(desk, desk.claims()[0].id, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        undo(desk, actor="kim")
        settings = load_settings(tmp_path / "settings.toml")
        app = ReviewApp(desk, reviewer="kim", encoding="utf-8", settings=settings)
        async with app.run_test(size=(80, 24)) as pilot:
            session = Session(app, pilot, desk)
            await session.settle()
            assert "First:" not in session.text()
    assert load_settings(tmp_path / "settings.toml").first_steps_done
