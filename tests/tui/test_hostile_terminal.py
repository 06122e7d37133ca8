"""Hostile text under a real terminal: what the program sends is its own, and nothing fires."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tui.builders import Said, split_of, ticking_clock
from tests.tui.terminal import Terminal
from tests.tui.test_hostile_text import CONTROLS, MARKUP, put
from workbench.store import open_desk
from workbench.store.doctor import examine

MORE = [
    "\x1bPq#0;2;0;0;0\x1b\\sixel",
    "\x1b]0;new title\x07",
    "\x9d52;c;ZXZpbA==\x9c",
    "\x1b[6n\x1b[c asks",
    "\x0e\x0f shifts",
    "\u2066isolate\u2069 \u200emark \u061c",
    "\r\n\x0b\x0c lines",
    "e" + "\u0301\u0489" * 300,
]
"""Beside the corpus: device control, a title, OSC as C1, requests, shifts, isolates."""
MEGABYTE = "x" * 1_000_000

_C1 = re.compile("[\x80-\x9f]")
_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_OWN = re.compile(
    rb"\x1b\[[0-9;?<=>]*[ -/]*[@-~]|\x1b[()][AB0]|\x1b[78=>M]|\x1bP\+q[0-9a-fA-F;]*\x1b\\"
    rb"|\x1b\]22;[a-z-]*\x07"
)
"""What a terminal program sends to draw, to ask what the terminal can do, and to set its modes.
OSC 22 is the shape of the mouse pointer."""
_ANSWERED = re.compile(rb"\x1b\[(?:6n|\??[56]n|>?0?c)")
"""Requests that the terminal would answer as if the person had typed."""


def foreign(sent: bytes) -> list[bytes]:
    """Control bytes in ``sent`` that are none of the program's own drawing."""
    rest = _OWN.sub(b"", sent)
    return re.findall(rb"[^\n]{0,30}[\x00-\x08\x0b\x0c\x0e-\x1f\x7f][^\n]{0,30}", rest)


def test_no_control_byte_of_an_article_reaches_the_terminal_and_no_action_fires(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.db"
    hostile = [*MARKUP, *CONTROLS, *MORE]
    with open_desk(path, clock=ticking_clock()) as desk:
        desk.add_article(split_of(MEGABYTE, [Said(MEGABYTE, statement=MEGABYTE)]), actor="tests")
        for number, text in enumerate(hostile):
            put(desk, number, text)
        before = len(desk.history())
    terminal = Terminal(path, columns=140, lines=50)
    terminal.wait_for("reviewed")
    terminal.press("3J12j")
    terminal.settle()
    for _ in hostile:
        terminal.press("m")
        terminal.wait_for("leave")
        terminal.escape(then="verified")
        terminal.press("3J12j")
        terminal.settle()
    for text in (MARKUP[0], *CONTROLS[:5], MORE[2]):
        for key in ("n", "/", "f"):
            terminal.press(key)
            terminal.wait_for("leave")
            # Terminals take Esc out of what is pasted: it could end the paste.
            terminal.paste(text.replace("\x1b", ""))
            terminal.escape(then="verified")
    terminal.press("q")
    assert terminal.leave() == 0
    drawn = terminal.sent.decode("utf-8")
    assert foreign(terminal.sent) == []
    assert not _C1.search(drawn)
    assert not _INVISIBLE.search(drawn)
    assert not _ANSWERED.search(terminal.sent)
    with open_desk(path, create=False) as desk:
        assert len(desk.history()) == before
        assert examine(desk) == []
