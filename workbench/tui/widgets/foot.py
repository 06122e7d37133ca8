"""The foot of a screen: a notice, where there is one, over the keys and what they do now."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from workbench.tui.actions import Action, key_name
from workbench.tui.marks import safe

_GAP = 2
_LEADS = {"warning": "Note: ", "error": "Not done: "}
_MOST_NOTICE_LINES = 3


class Foot(Widget):
    """A notice, and keys with their words. Keys ranked below zero stand on the right and fit.

    Both are one widget so that a notice can take a line of the keys and give it back: with a
    widget of its own, each notice that comes or goes would lay the whole screen out anew.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {
        "foot--key",
        "foot--label",
        "foot--notice",
        "foot--warning",
        "foot--error",
    }

    class HintClicked(Message):
        """A hint was clicked."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, ascii_only: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ascii_only = ascii_only
        self._actions: Sequence[Action] = ()
        self._least = 1
        self._most = 1
        self._notice = ""
        self._notice_kind = ""

    @property
    def notice(self) -> str:
        """What is said above the keys; empty where nothing is."""
        return self._notice

    def say(self, sentence: str, kind: str = "") -> None:
        """Say ``sentence`` above the keys, or nothing; ``kind``: ``warning``, ``error``."""
        told = _LEADS.get(kind, "") + " ".join(sentence.split()) if sentence else ""
        if (told, kind) != (self._notice, self._notice_kind):
            self._notice, self._notice_kind = told, kind
            self._show_changed()

    def show(self, actions: Sequence[Action], *, least: int = 1, most: int = 1) -> None:
        """Show ``actions``, the most needed first.

        Args:
            least: lines of the foot, a notice included.
            most: lines of the foot. A notice leaves one line to the keys however long it is.
        """
        if (actions, least, most) == (self._actions, self._least, self._most):
            return
        self._actions = actions
        self._least, self._most = least, most
        self._show_changed()

    def _show_changed(self) -> None:
        self.refresh(layout=self._height(self.size.width) != self.size.height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as notice and actions need, within what was asked for."""
        return self._height(width)

    def _height(self, width: int) -> int:
        notice = len(self._notice_lines(width))
        return max(self._least, notice + len(self._lines(width)))

    def _notice_lines(self, width: int) -> list[str]:
        room = width - 2
        if not self._notice or room < 1:
            return []
        lines = safe(self._notice).wrap(room)
        if len(lines) <= _MOST_NOTICE_LINES:
            return [line.plain for line in lines]
        kept, cut = lines[: _MOST_NOTICE_LINES - 1], lines[_MOST_NOTICE_LINES - 1 :]
        last = Content(" ").join(cut).truncate(room, ellipsis=True)
        return [line.plain for line in [*kept, last]]

    def _words(self, action: Action) -> tuple[str, str]:
        label = action.label.replace("…", "..") if self._ascii_only else action.label
        return key_name(action.keys[0], ascii_only=self._ascii_only), label

    def _width(self, action: Action) -> int:
        key, label = self._words(action)
        return cell_len(key) + 1 + cell_len(label)

    def _lines(self, width: int) -> list[list[tuple[int, Action]]]:
        """The actions of each line, with the column of each."""
        right = [action for action in self._actions if action.rank < 0]
        most = self._most - len(self._notice_lines(width))
        room = width - sum(self._width(action) + _GAP for action in right)
        lines: list[list[tuple[int, Action]]] = [[]]
        column = 1
        for action in self._actions:
            if action.rank < 0:
                continue
            end = column + self._width(action)
            if end + _GAP > room + (_GAP if not right else 0):
                if len(lines) >= most:
                    continue
                lines.append([])
                column, end = 1, 1 + self._width(action)
            lines[-1].append((column, action))
            column = end + _GAP
        column = max(room, 1)
        for action in right:
            lines[-1].append((column, action))
            column += self._width(action) + _GAP
        return lines

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        notice = self._notice_lines(self.size.width)
        return self._draw_notice(notice[y]) if y < len(notice) else self._draw(y - len(notice))

    def _draw_notice(self, line: str) -> Strip:
        style = self.get_component_rich_style(f"foot--{self._notice_kind or 'notice'}")
        return Strip([Segment(f" {line}", style)]).adjust_cell_length(self.size.width, style)

    def _draw(self, y: int) -> Strip:
        base = self.rich_style
        key_style = base + self.get_component_rich_style("foot--key", partial=True)
        label_style = base + self.get_component_rich_style("foot--label", partial=True)
        segments: list[Segment] = []
        used = 0
        lines = self._lines(self.size.width)
        for column, action in lines[y] if y < len(lines) else []:
            key, label = self._words(action)
            segments.append(Segment(" " * (column - used), base))
            segments.append(Segment(key, key_style))
            segments.append(Segment(f" {label}", label_style))
            used = column + self._width(action)
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """Tell which hint was clicked."""
        lines = self._lines(self.size.width)
        y = event.y - len(self._notice_lines(self.size.width))
        for column, action in lines[y] if 0 <= y < len(lines) else []:
            if column <= event.x < column + self._width(action):
                self.post_message(self.HintClicked(action))
                return
