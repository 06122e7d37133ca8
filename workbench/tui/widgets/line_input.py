"""A one-line input that takes nothing in that a terminal would obey."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from workbench.display import one_line


class LineInput(Input):
    """An input of one line; what is pasted is made visible first."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Take in pasted text as one safe line."""
        event.prevent_default()
        event.stop()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Put ``text`` in at the cursor, as one safe line."""
        self.insert_text_at_cursor(one_line(text))
