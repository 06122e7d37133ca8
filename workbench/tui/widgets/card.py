"""The card of the current claim, drawn line by line from its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual

from workbench.tui.card import Block, Row
from workbench.tui.widgets.pane import PaneView

_LEAST_FOR_TWO = 40
"""Cells from which on two texts stand side by side."""
_BETWEEN = " | "


class CardView(PaneView):
    """Blocks of content one under the other; any of them can be brought into view."""

    COMPONENT_CLASSES = {"card--label"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks: Sequence[Block] = ()
        self._strips: list[Strip] = []
        self._starts: dict[str, int] = {}
        self._unfolded = False
        self._sought: str | None = None
        self._laid_out: dict[int, list[Strip]] = {}
        self._laid_out_for: object = None

    def show(self, blocks: Sequence[Block], *, keep_place: bool = False) -> None:
        """Show ``blocks``, from the top unless ``keep_place``."""
        self._blocks = blocks
        self._sought = None
        self._laid_out.clear()
        self._draw()
        if not keep_place:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.repaint_changed()

    def unfold(self, unfolded: bool) -> None:
        """Show blocks that can be folded in full even where there is no room for them."""
        if unfolded != self._unfolded:
            self._unfolded = unfolded
            self._draw()
            self.repaint_changed()

    def bring_into_view(self, name: str) -> None:
        """Scroll so that the block called ``name`` is seen from its first line.

        It stays in view when the card gets another size.
        """
        self._sought = name
        start = self._starts.get(name)
        if start is None:
            return
        later = [line for line in self._starts.values() if line > start]
        end = min(later, default=len(self._strips))
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if start < top or end > top + height:
            self.scroll_to(y=start, animate=False, immediate=True)

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        label = self.component("card--label")
        laid_out_for = (width, self.visual_style, label)
        if laid_out_for != self._laid_out_for:
            self._laid_out_for = laid_out_for
            self._laid_out.clear()
        self._draw_blocks(folded=False)
        has_room = len(self._strips) <= self.scrollable_content_region.height
        if not (has_room or self._unfolded) and any(block.folded for block in self._blocks):
            self._draw_blocks(folded=True)
        # Another size lays the whole screen out anew, which a card that fits has no need of.
        height = max(len(self._strips), self.scrollable_content_region.height)
        self.virtual_size = Size(width, height)

    def _draw_blocks(self, *, folded: bool) -> None:
        self._strips, self._starts = [], {}
        for block in self._blocks:
            self._starts[block.name] = len(self._strips)
            self._strips += self._rows_drawn((block.folded if folded else ()) or block.rows)

    def _rows_drawn(self, rows: Sequence[Row]) -> list[Strip]:
        """The lines of the rows of a block, drawn once for the width and the styles there are."""
        # The blocks hold their rows as long as what was drawn of them is kept.
        if id(rows) not in self._laid_out:
            width = self.scrollable_content_region.width
            self._laid_out[id(rows)] = [s for row in rows for s in self._draw_row(row, width)]
        return self._laid_out[id(rows)]

    def _draw_row(self, row: Row, width: int) -> list[Strip]:
        room = max(width - row.indent, 1)
        strips = self._draw_content(row, room)
        if not row.indent:
            return strips
        style = self.base
        quiet = style + self.component("card--label")
        label = Strip([Segment(row.label, quiet)]).adjust_cell_length(row.indent, style)
        blank = Strip.blank(row.indent, style)
        return [Strip.join([label if line == 0 else blank, s]) for line, s in enumerate(strips)]

    def _draw_content(self, row: Row, room: int) -> list[Strip]:
        left = Visual.to_strips(self, row.content, room, None, self.visual_style)
        if row.beside is None:
            return left
        if room < _LEAST_FOR_TWO:
            return left + Visual.to_strips(self, row.beside, room, None, self.visual_style)
        half = (room - len(_BETWEEN)) // 2
        style = self.base
        columns = [
            Visual.to_strips(self, content, half, None, self.visual_style)
            for content in (row.content, row.beside)
        ]
        height = max(len(column) for column in columns)
        blank = Strip.blank(half, style)
        ours, theirs = (column + [blank] * (height - len(column)) for column in columns)
        between = Strip([Segment(_BETWEEN, style)])
        return [
            Strip.join([a.adjust_cell_length(half, style), between, b])
            for a, b in zip(ours, theirs, strict=True)
        ]

    def on_resize(self) -> None:
        """Break the lines anew for the new width."""
        self._draw()
        if self._sought is not None:
            self.bring_into_view(self._sought)
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew: the theme or the focus has changed."""
        super().notify_style_update()
        self._draw()

    def draw_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if index >= len(self._strips):
            return Strip.blank(width, self.base)
        return self._strips[index].adjust_cell_length(width, self.base)
