"""The screens beside the review under a real terminal: what the program sends is its own."""

from __future__ import annotations

from pathlib import Path

from tests.tui.builders import ticking_clock
from tests.tui.terminal import Terminal
from tests.tui.test_hostile_terminal import MORE, foreign
from tests.tui.test_hostile_text import CONTROLS, MARKUP, put
from workbench.display import visible
from workbench.store import open_desk


def test_no_control_byte_of_a_desk_reaches_the_terminal_on_any_screen(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_desk(path, clock=ticking_clock()) as desk:
        for number, hostile in enumerate([*CONTROLS, *MORE, *MARKUP]):
            put(desk, number, hostile)
        before = len(desk.history())
    terminal = Terminal(path)
    terminal.wait_for("reviewed")
    for letter, heading in (
        ("a", "the newest on the desk first"),
        ("h", "newest first"),
        ("s", "shares of the claims"),
        ("d", "claims have a verdict"),
    ):
        terminal.press(f"l{letter}")
        terminal.wait_for(heading)
        terminal.press(" ")
        terminal.settle()
        terminal.press("?")
        terminal.wait_for("Esc closes")
        terminal.press("q")
    terminal.press("lhf")
    terminal.wait_for("Whose events")
    terminal.escape(then="go there")
    terminal.press("q")
    terminal.wait_for("reviewed")
    terminal.press("q")
    assert terminal.leave() == 0
    assert foreign(terminal.sent) == []
    sent = terminal.sent.decode("utf-8", "replace")
    assert not [letter for letter in "\u202e\u202c\u2066\u200b\ufeff\x9b\x9d" if letter in sent]
    assert visible(CONTROLS[1])[:4] in sent
    with open_desk(path, create=False) as desk:
        assert len(desk.history()) == before


def test_where_there_is_no_desk_an_empty_one_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    terminal = Terminal(path)
    terminal.wait_for("This desk has no article yet")
    terminal.press("q")
    assert terminal.leave() == 0
    with open_desk(path, create=False) as desk:
        assert desk.articles() == []


def test_an_action_chosen_from_the_palette_sends_no_foreign_byte(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_desk(path, clock=ticking_clock()) as desk:
        for number, hostile in enumerate([*CONTROLS, *MARKUP]):
            put(desk, number, hostile)
    terminal = Terminal(path)
    terminal.wait_for("reviewed")
    terminal.press("\x10")
    terminal.wait_for("Search for")
    terminal.press("history")
    terminal.wait_for("event log")
    terminal.press("\r")
    terminal.wait_for("newest first")
    terminal.press("q")
    terminal.wait_for("reviewed")
    terminal.press("q")
    assert terminal.leave() == 0
    assert foreign(terminal.sent) == []
