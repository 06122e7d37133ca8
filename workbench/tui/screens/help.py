"""The help: every key, drawn from the action table."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.actions import Action, ActionTable, Mode, key_name
from workbench.tui.marks import Marks

_FIRST_KEYS = {
    Mode.VERDICT: "x ",
    Mode.VERDICT_REASON: "X ",
    Mode.SAID: "t ",
    Mode.MATCHES: "m ",
}
_KEY_WIDTH = 14


class HelpScreen(ModalScreen[None]):
    """All actions with their keys, group by group."""

    BINDINGS: ClassVar = [("escape,question_mark,q,f1", "dismiss", "Close")]

    def __init__(self, table: ActionTable, marks: Marks) -> None:
        super().__init__()
        self._table = table
        self._marks = marks

    def compose(self) -> ComposeResult:
        """A list that scrolls."""
        with Vertical(classes="dialog"):
            yield Static("Keys (Esc closes)", classes="title", markup=False)
            with VerticalScroll():
                yield Static(help_content(self._table, self._marks), markup=False)


def help_content(table: ActionTable, marks: Marks) -> Content:
    """The keys of all actions with what they do, one line a pair of name and argument."""
    lines: list[Content] = []
    group = None
    for action in table.actions:
        if action.mode is Mode.VERDICT_REASON:
            continue
        if action.group != group:
            group = action.group
            lines.append(Content.styled(f"\n{group}", "$text-primary bold"))
        keys = _keys(action, marks)
        lines.append(
            Content.assemble((f"  {keys:<{_KEY_WIDTH}}", "bold $text-accent"), action.help)
        )
    return Content("\n").join(lines)


def _keys(action: Action, marks: Marks) -> str:
    first = _FIRST_KEYS.get(action.mode, "")
    return ", ".join(first + key_name(key, ascii_only=marks.ascii) for key in action.keys)
