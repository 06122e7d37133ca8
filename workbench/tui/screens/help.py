"""The help: the keys of the pane in focus first, then every key, drawn from the action table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.actions import Action, ActionTable, Mode, key_name
from workbench.tui.marks import Marks

_KEY_WIDTH = 14
_HEADING: Final = "$text-primary bold"
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
_SCROLLS: Final = {
    **{"j": 1, "down": 1, "k": -1, "up": -1},
    **{"space": 10, "pagedown": 10, "pageup": -10, "home": -10_000, "end": 10_000},
}
"""Lines by which a key scrolls the list."""
_OF_PANE: Final = {
    "queue": frozenset(("go", "page", "skip", "search", "filter", "leave", "zoom", "widen")),
    "article": frozenset(("page", "go_article", "zoom", "widen", "claim_keys", "jump", "open_url")),
    "card": frozenset(("page", "scroll_card", "matches", "evidence", "note", "copy", "zoom")),
}
"""Names of the actions that one is likely to look for in a pane."""


class HelpScreen(ModalScreen[None]):
    """Actions with their keys, group by group.

    Args:
        actions: those that are shown; all of the table where there are none.
        about: the pane in focus, or the name of the screen.
    """

    def __init__(
        self,
        table: ActionTable,
        marks: Marks,
        actions: Sequence[Action] = (),
        about: str = "",
    ) -> None:
        super().__init__()
        self._table = table
        self._marks = marks
        self._actions = actions
        self._about = about

    def compose(self) -> ComposeResult:
        """A list that scrolls."""
        with Vertical(classes="dialog"):
            yield Static("Keys (Esc closes)", classes="title", markup=False)
            with VerticalScroll():
                content = help_content(self._table, self._marks, self._actions, self._about)
                yield Static(content, markup=False)

    async def take_key(self, event: events.Key) -> bool:
        """Close or scroll; false where the key means nothing here."""
        closing = {
            key
            for action in self._table.actions
            if action.mode is Mode.REVIEW and action.name in {"help", "quit"}
            for key in action.keys
        }
        if event.key in closing | {"escape"}:
            self.dismiss(None)
        elif event.key in _SCROLLS:
            lines = _SCROLLS[event.key]
            self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
        else:
            return False
        return True

    def take_paste(self, text: str) -> None:
        """Pasted text means nothing here."""


def help_content(
    table: ActionTable, marks: Marks, actions: Sequence[Action] = (), about: str = ""
) -> Content:
    """The keys of all actions with what they do, one line a pair of name and argument.

    Args:
        actions: only these, of a screen beside the review; else all of the table.
        about: the pane in focus, whose actions come first, or the name of that screen.
    """
    lines: list[Content] = []
    if actions:
        lines.append(Content.styled(f"\n{about}", _HEADING))
        lines += [_line(action, table, marks) for action in actions]
        second = [one for one in table.actions if one.mode in {Mode.LOOK, Mode.THEME, Mode.TAKE_IN}]
        return Content("\n").join([*lines, *_groups(second, table, marks)])
    names = _OF_PANE.get(about, frozenset())
    likely = [
        action
        for action in table.actions
        if action.mode is Mode.REVIEW
        and (action.pane == about if action.pane else action.name in names)
    ]
    if likely:
        lines.append(Content.styled(f"\nIn the {about}, which is in focus", _HEADING))
        lines += [_line(action, table, marks) for action in likely]
    lines += _groups(table.actions, table, marks)
    lines.append(Content.styled("\nIn the article", _HEADING))
    lines += [Content.assemble("  ", (words, style)) for words, style in _ARTICLE_MARKS]
    return Content("\n").join(lines)


def _groups(actions: Iterable[Action], table: ActionTable, marks: Marks) -> list[Content]:
    lines: list[Content] = []
    group = None
    for action in actions:
        if action.mode is Mode.VERDICT_REASON:
            continue
        if action.group != group:
            group = action.group
            lines.append(Content.styled(f"\n{group}", _HEADING))
        lines.append(_line(action, table, marks))
    return lines


def _line(action: Action, table: ActionTable, marks: Marks) -> Content:
    first = table.first_keys(action.mode, ascii_only=marks.ascii)
    keys = ", ".join(first + key_name(key, ascii_only=marks.ascii) for key in action.keys)
    return Content.assemble((f"  {keys:<{_KEY_WIDTH}}", "bold $text-accent"), action.help)
