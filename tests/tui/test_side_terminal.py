"""The screens beside the review under a real pseudo-terminal: no byte of a desk moves it."""

from __future__ import annotations

import os
import select
import time
from pathlib import Path

from tests.tui.builders import ticking_clock
from tests.tui.test_hostile_text import CONTROLS, MARKUP, put
from tests.tui.test_killed_screen import PATIENCE, Terminal
from workbench.store import open_desk

PAYLOADS = (
    b"\x1b[31mred",
    b"\x1b]52;",
    b"\x1b]8;",
    "\x9b2J".encode(),
    "\u202e".encode(),
    "\u202c".encode(),
    "\u200b".encode(),
    "\ufeff".encode(),
    b"\x00",
    b"bell\x07",
    b"NUL\x08",
    b"bell\x08",
)


class Recorder(Terminal):
    """A terminal that keeps every byte it was sent."""

    written = b""

    def read_until(self, words: bytes) -> None:
        """Read until ``words`` have come since the last call."""
        end, fresh = time.monotonic() + PATIENCE, b""
        while words not in fresh:
            assert time.monotonic() < end, fresh[-2000:]
            if select.select([self._master], [], [], 0.2)[0]:
                fresh += os.read(self._master, 65536)
        self.written += fresh


def test_no_control_byte_of_a_desk_reaches_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_desk(path, clock=ticking_clock()) as desk:
        for number, hostile in enumerate([*CONTROLS, *MARKUP]):
            put(desk, number, hostile)
    terminal = Recorder(path)
    terminal.read_until(b"reviewed")
    for letter, heading in (
        ("a", b"the newest on the desk first"),
        ("h", b"newest first"),
        ("s", b"shares of the claims"),
        ("d", b"claims have a verdict"),
    ):
        terminal.press(f"l{letter}")
        terminal.read_until(heading)
        terminal.press(" ")
        terminal.press("?")
        terminal.read_until(b"Esc closes")
        terminal.press("q")
    terminal.press("lhf")
    terminal.read_until(b"Whose events")
    terminal.press("\x1b")  # with another key at once it would be that key with Alt
    terminal.read_until(b"go there")
    terminal.press("q")
    terminal.read_until(b"reviewed")
    terminal.kill()
    for payload in PAYLOADS:
        assert payload not in terminal.written, payload
