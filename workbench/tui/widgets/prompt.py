"""One line opened in place: a reason, a date, a note, a search, a filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbench.display import one_line
from workbench.tui.marks import safe
from workbench.tui.widgets.line_input import LineInput

_EDITING = {
    key: binding.action
    for binding in Input.BINDINGS
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
    if binding.action != "submit"
}
"""The keys that edit a line, as Textual's own input has them."""

_SHOWN_COMPLETIONS = 5
_AROUND_LINE = 4
"""Cells of a row that neither label nor line can use."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a line is asked for.

    Attributes:
        label: before the line.
        hint: under it, while there is nothing to complete.
        answer: called with the line on Enter; may raise ``WorkbenchError`` to keep it open.
        complete: whole lines that go on from what is typed.
        changed: called once the keys that are waiting are in; what it returns is shown instead
            of the hint.
        left: called when the line is left without an answer.
        value: what stands in the line at first.
    """

    label: str
    hint: str
    answer: Callable[[str], None]
    complete: Callable[[str], list[str]] | None = None
    changed: Callable[[str], str] | None = None
    left: Callable[[], None] | None = None
    value: str = ""


class Prompt(Vertical):
    """The line at the foot of the screen. The screen hands it every key while it is open.

    Keys come in one by one from the screen, not through the focus, so that keys typed ahead
    never reach another part of the screen.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.question: Question | None = None
        self._completions: list[str] = []
        self._chosen: int | None = None
        self._told = ""
        self._is_behind = False
        self._is_one_line = False

    def compose(self) -> ComposeResult:
        """Label, line, and what can be said about it."""
        with Horizontal(id="prompt-row"):
            yield Static("", id="prompt-label", markup=False)
            yield LineInput(id="prompt-line")
        yield Static("", id="prompt-help", markup=False)

    @property
    def line(self) -> LineInput:
        """The input."""
        return self.query_one("#prompt-line", LineInput)

    def ask(self, question: Question) -> None:
        """Open the line for ``question``."""
        self.question = question
        self.query_one("#prompt-label", Static).update(Content(question.label))
        self.line.value = question.value
        self.line.cursor_position = len(question.value)
        self.set_class(True, "-open")
        self.set_class(question.complete is not None, "-completing")
        self._look()
        # A line that has not been laid out yet cannot be scrolled to its cursor.
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        if self.line.cursor_at_end:
            self.line.scroll_to(x=self.line.max_scroll_x, animate=False, immediate=True)

    def close(self) -> None:
        """Close the line."""
        self.question = None
        self.set_class(False, "-open")

    def complain(self, sentence: str) -> None:
        """Say in place why the line was not taken."""
        self._help(safe(sentence), error=True)

    async def take_key(self, event: events.Key) -> None:
        """Edit the line by one key; Enter and Esc are the screen's."""
        if event.key in {"down", "up", "tab"}:
            self._catch_up()
        if event.key in {"down", "up"} and self._completions:
            self._choose(1 if event.key == "down" else -1)
        elif event.key == "tab":
            if self._completions:
                self._put(self._completions[self._chosen or 0])
        elif event.is_printable and event.character is not None:
            self.line.insert_text_at_cursor(event.character)
            self._look()
        elif event.key in _EDITING:
            await self.line.run_action(_EDITING[event.key])
            self._look()

    def take_paste(self, text: str) -> None:
        """Put pasted text in."""
        self.line.paste(text)
        self._look()

    def answer(self) -> str:
        """What Enter gives: the completion that was gone down to, else the line."""
        self._catch_up()
        return self.line.value if self._chosen is None else self._completions[self._chosen]

    def _put(self, text: str) -> None:
        self.line.value = one_line(text)
        self.line.cursor_position = len(self.line.value)
        self._look()

    def _choose(self, step: int) -> None:
        last = len(self._completions) - 1
        if self._chosen is None:
            self._chosen = 0 if step > 0 else last
        elif not 0 <= self._chosen + step <= last:
            self._chosen = None
        else:
            self._chosen += step
        self._draw_completions()

    def _look(self) -> None:
        """Find what goes on from the line, once no further key is waiting.

        To ask a long desk takes longer than to type: keys that come meanwhile are answered
        together.
        """
        self._chosen = None
        if not self._is_behind:
            self._is_behind = True
            self.call_later(self._catch_up)

    def _catch_up(self) -> None:
        """Find what goes on from the line as it is now, where that was not done yet."""
        if not self._is_behind:
            return
        self._is_behind = False
        if self.question is None:
            return
        self._completions = []
        if self.question.complete is not None:
            self._completions = self.question.complete(self.line.value)[:_SHOWN_COMPLETIONS]
        told = self.question.changed(self.line.value) if self.question.changed else ""
        self._told = told or self.question.hint
        if self._completions:
            self._draw_completions()
            return
        room = self.app.size.width - cell_len(self.question.label) - _AROUND_LINE
        if cell_len(self.line.value) > room:
            told = f"{self.line.value}\n{self._told}"
        self._help(safe(told or self._told))

    def _draw_completions(self) -> None:
        width = max(self.app.size.width - 4, 10)
        lines = [
            Content.styled(
                f"{'>' if index == self._chosen else ' '} {one_line(text, width)}",
                "reverse" if index == self._chosen else "",
            )
            for index, text in enumerate(self._completions)
        ]
        self._help(Content("\n").join([*lines, Content(one_line(self._told, width))]))

    def _help(self, content: Content, *, error: bool = False) -> None:
        help_ = self.query_one("#prompt-help", Static)
        help_.set_class(error, "-error")
        # Another height lays the whole screen out anew, at every key that is typed.
        was_one_line, self._is_one_line = self._is_one_line, self._fits_one_line(content.plain)
        keeps_height = self.has_class("-completing") or (was_one_line and self._is_one_line)
        help_.update(content, layout=not keeps_height)

    def _fits_one_line(self, text: str) -> bool:
        return "\n" not in text and cell_len(text) <= self.app.size.width - _AROUND_LINE
