"""The last line: which key does what now, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from workbench.tui.actions import Action, key_name

_GAP = 2


class Hints(Widget):
    """Keys and their words. Those ranked below zero stand on the right and always fit."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"hints--key", "hints--label"}

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

    def show(self, actions: Sequence[Action], *, least: int = 1, most: int = 1) -> None:
        """Show ``actions``, the most needed first, on ``least`` to ``most`` lines."""
        if (actions, least, most) == (self._actions, self._least, self._most):
            return
        before = self._height(self.size.width)
        self._actions = actions
        self._least, self._most = least, most
        self.refresh(layout=self._height(self.size.width) != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the actions need, within what was asked for."""
        return self._height(width)

    def _height(self, width: int) -> int:
        return max(self._least, len(self._lines(width)))

    def _words(self, action: Action) -> tuple[str, str]:
        label = action.label.replace("…", "..") if self._ascii_only else action.label
        return key_name(action.keys[0], ascii_only=self._ascii_only), label

    def _width(self, action: Action) -> int:
        key, label = self._words(action)
        return cell_len(key) + 1 + cell_len(label)

    def _lines(self, width: int) -> list[list[tuple[int, Action]]]:
        """The actions of each line, with the column of each."""
        right = [action for action in self._actions if action.rank < 0]
        room = width - sum(self._width(action) + _GAP for action in right)
        lines: list[list[tuple[int, Action]]] = [[]]
        column = 1
        for action in self._actions:
            if action.rank < 0:
                continue
            end = column + self._width(action)
            if end + _GAP > room + (_GAP if not right else 0):
                if len(lines) == self._most:
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
        base = self.rich_style
        key_style = base + self.get_component_rich_style("hints--key", partial=True)
        label_style = base + self.get_component_rich_style("hints--label", partial=True)
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
        for column, action in lines[event.y] if event.y < len(lines) else []:
            if column <= event.x < column + self._width(action):
                self.post_message(self.HintClicked(action))
                return
