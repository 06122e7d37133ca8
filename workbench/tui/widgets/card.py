"""The card of the current claim, drawn line by line from its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from workbench.tui.card import Block, Row

_LEAST_FOR_TWO = 40
"""Cells from which on two texts stand side by side."""
_BETWEEN = " | "


class CardView(ScrollView, can_focus=True):
    """Blocks of content one under the other; any of them can be brought into view."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"card--label"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks: Sequence[Block] = ()
        self._strips: list[Strip] = []
        self._starts: dict[str, int] = {}
        self._unfolded = False

    def show(self, blocks: Sequence[Block], *, keep_place: bool = False) -> None:
        """Show ``blocks``, from the top unless ``keep_place``."""
        self._blocks = blocks
        self._draw()
        if not keep_place:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    def unfold(self, unfolded: bool) -> None:
        """Show blocks that can be folded in full even where there is no room for them."""
        if unfolded != self._unfolded:
            self._unfolded = unfolded
            self._draw()
            self.refresh()

    def bring_into_view(self, name: str) -> None:
        """Scroll so that the block called ``name`` is seen from its first line."""
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
        self._draw_blocks(width, folded=False)
        has_room = len(self._strips) <= self.scrollable_content_region.height
        if not (has_room or self._unfolded) and any(block.folded for block in self._blocks):
            self._draw_blocks(width, folded=True)
        # Another size lays the whole screen out anew, which a card that fits has no need of.
        height = max(len(self._strips), self.scrollable_content_region.height)
        self.virtual_size = Size(width, height)

    def _draw_blocks(self, width: int, *, folded: bool) -> None:
        self._strips, self._starts = [], {}
        for block in self._blocks:
            self._starts[block.name] = len(self._strips)
            for row in (block.folded if folded else ()) or block.rows:
                self._strips += self._draw_row(row, width)

    def _draw_row(self, row: Row, width: int) -> list[Strip]:
        room = max(width - row.indent, 1)
        strips = self._draw_content(row, room)
        if not row.indent:
            return strips
        style = self.rich_style
        quiet = style + self.get_component_rich_style("card--label", partial=True)
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
        style = self.rich_style
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
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew: the theme or the focus has changed."""
        super().notify_style_update()
        self._draw()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if index >= len(self._strips):
            return Strip.blank(width, self.rich_style)
        return self._strips[index].adjust_cell_length(width, self.rich_style)
