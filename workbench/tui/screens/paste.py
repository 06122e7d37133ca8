"""Where the text of an article is pasted: kept as it comes, shown made safe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.display import one_line
from workbench.tui.marks import QUIET, Marks

_SHOWN_LINES: Final = 8
_WIDTH: Final = 70


class PasteScreen(ModalScreen[None]):
    """Takes pasted text, and keys as well from terminals that paste key by key.

    Args:
        take: called with the text, exactly as it was pasted.
    """

    AUTO_FOCUS = ""

    def __init__(self, take: Callable[[str], None], marks: Marks) -> None:
        super().__init__()
        self._take = take
        self._marks = marks
        self._text = ""

    def compose(self) -> ComposeResult:
        """What was pasted, and the keys."""
        with Vertical(classes="dialog"):
            yield Static("Paste the text of the article", classes="title", markup=False)
            yield Static("", id="pasted", markup=False)
            yield Static("^s takes it in, Backspace clears, Esc leaves", classes="keys")

    def on_mount(self) -> None:
        """Show that nothing is there yet."""
        self._show()

    def take_paste(self, text: str) -> None:
        """Add pasted text."""
        # A terminal sends carriage returns for line ends.
        self._text += text.replace("\r\n", "\n").replace("\r", "\n")
        self._show()

    async def take_key(self, event: events.Key) -> bool:
        """Take the text in, clear it, leave, or add what a terminal types for a paste."""
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "ctrl+s":
            self._give()
        elif event.key == "backspace":
            self._text = ""
            self._show()
        elif event.key == "enter":
            self._text += "\n"
            self._show()
        elif event.is_printable and event.character is not None:
            self._text += event.character
            self._show()
        return True

    def _give(self) -> None:
        if not self._text.strip():
            self._show("Nothing is pasted yet.")
            return
        self.dismiss(None)
        self._take(self._text)

    def _show(self, told: str = "") -> None:
        lines = self._text.split("\n", _SHOWN_LINES)
        shown = [Content(one_line(line[: _WIDTH * 4], _WIDTH)) for line in lines[:_SHOWN_LINES]]
        if len(lines) > _SHOWN_LINES:
            shown.append(Content(self._marks.ellipsis))
        told = told or f"{len(self._text):,} characters."
        shown.append(Content.styled(told, QUIET))
        self.query_one("#pasted", Static).update(Content("\n").join(shown))
