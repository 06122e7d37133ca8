"""The help: every key, drawn from the action table."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.actions import FIRST_KEYS, Action, ActionTable, Mode, key_name
from workbench.tui.marks import Marks

_KEY_WIDTH = 14
_ARTICLE_MARKS = (
    ("the claim under review", "bold on $primary 60%"),
    ("its source", "bold underline $text-accent"),
    ("its cue", "italic $text-accent"),
    ("the relay that carried it", "underline $text-accent"),
    ("another claim, after the sign of its state", ""),
    ("what is no claim", "$quiet"),
    ("the word under the cursor, while words are chosen", "reverse bold underline"),
    ("words that are chosen", "reverse"),
    ("words that are taken as a part of a split", "reverse underline"),
)


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
    lines.append(Content.styled("\nIn the article", "$text-primary bold"))
    lines += [Content.assemble("  ", (words, style)) for words, style in _ARTICLE_MARKS]
    return Content("\n").join(lines)


def _keys(action: Action, marks: Marks) -> str:
    first = FIRST_KEYS.get(action.mode, "")
    return ", ".join(first + key_name(key, ascii_only=marks.ascii) for key in action.keys)
