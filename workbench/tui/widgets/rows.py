"""A table of any number of rows, of which only those in view are fetched and drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from workbench.display import one_line
from workbench.tui.marks import Marks
from workbench.tui.widgets.pane import PaneView
from workbench.tui.windows import Window

Item = TypeVar("Item")
_GAP = 2
_LEAD = 2
"""Cells before the first column, for the mark of the current row."""


@dataclass(frozen=True)
class Column(Generic[Item]):
    """A column of the table.

    Attributes:
        cell: its text for a row; it may hold anything, it is sanitised when it is drawn.
        width: cells it takes at least.
        grow: its part of the room that is left over; 0 keeps it at ``width``.
        from_width: columns of the table from which on it is shown at all.
        right: flush right, for numbers.
    """

    heading: str
    cell: Callable[[Item], str]
    width: int
    grow: int = 0
    from_width: int = 0
    right: bool = False


class RowsView(PaneView, Generic[Item]):
    """One line a row under a line of headings; the current row is in view."""

    COMPONENT_CLASSES = {"rows--current", "rows--heading", "rows--more"}

    class RowClicked(Message):
        """A row was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(
        self, columns: Sequence[Column[Item]], marks: Marks, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._columns = columns
        self._marks = marks
        self._window: Window[Item] | None = None
        self._current = 0
        self._empty = ""

    def show(self, window: Window[Item] | None, current: int, *, empty: str = "") -> None:
        """Show ``window`` with row ``current`` marked; ``empty`` is said when it has no row."""
        self._window, self._current, self._empty = window, current, empty
        self._fit()
        self._bring_into_view()
        self.repaint_changed()

    @property
    def page(self) -> int:
        """Rows that a page moves by."""
        return max(self.scrollable_content_region.height - 2, 1)

    def _total(self) -> int:
        return self._window.total if self._window is not None else 0

    def _fit(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._total() + 1)

    def _bring_into_view(self) -> None:
        # The headings stand over the first line of the view.
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top <= self._current < top + height - 1:
            self.scroll_to(y=max(self._current - height // 2, 0), animate=False, immediate=True)

    def on_resize(self) -> None:
        """Fit the rows to the new height, the current one still in view."""
        self._fit()
        self.call_after_refresh(self._bring_into_view)

    def draw_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.scrollable_content_region.width
        base = self.base
        if y == 0:
            style = base + self.component("rows--heading")
            return self._line([column.heading for column in self._shown(width)], " ", style, width)
        place = self.scroll_offset.y + y - 1
        item = self._window.row(place) if self._window is not None else None
        if item is None:
            said = self._empty if y == 1 and not self._total() else ""
            return Strip([Segment(self._fitted(said, width), base)])
        is_current = place == self._current
        if is_current:
            base += self.component("rows--current")
        cells = [column.cell(item) for column in self._shown(width)]
        return self._line(cells, self._marks.cursor if is_current else " ", base, width)

    def _line(self, cells: Sequence[str], lead: str, style: Style, width: int) -> Strip:
        shown = self._shown(width)
        text = f"{lead} "
        for column, cell, room in zip(shown, cells, self._widths(shown, width), strict=True):
            text += self._fitted(cell, room, right=column.right) + " " * _GAP
        return Strip([Segment(self._cut(text.rstrip(), width), style)])

    def _shown(self, width: int) -> list[Column[Item]]:
        return [column for column in self._columns if width >= column.from_width]

    def _widths(self, shown: Sequence[Column[Item]], width: int) -> list[int]:
        fixed = sum(column.width + _GAP for column in shown) + _LEAD - _GAP
        left, grow = max(width - fixed, 0), sum(column.grow for column in shown)
        return [column.width + (left * column.grow // grow if grow else 0) for column in shown]

    def _fitted(self, text: str, width: int, *, right: bool = False) -> str:
        """``text`` as one safe line of exactly ``width`` cells; a cut is shown."""
        # No more than this can be seen, whatever stands in the database.
        line = one_line(text[: width * 4], width * 2)
        if len(text) > width * 4 or cell_len(line) > width:
            return self._cut(line.ljust(width + 1), width)
        room = " " * (width - cell_len(line))
        return room + line if right else line + room

    def _cut(self, line: str, width: int) -> str:
        """A safe line of exactly ``width`` cells."""
        if cell_len(line) <= width:
            return set_cell_size(line, width)
        sign = self._marks.ellipsis
        return set_cell_size(line, max(width - len(sign), 0)) + sign[:width]

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        place = self.scroll_offset.y + event.y - 1
        if event.y > 0 and place < self._total():
            self.post_message(self.RowClicked(place))
