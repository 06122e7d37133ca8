"""The queue of claims: any number of rows, of which only those in view are fetched."""

from __future__ import annotations

from collections.abc import Set

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from workbench.display import one_line
from workbench.store import ClaimRow
from workbench.tui.marks import Marks, state_class
from workbench.tui.widgets.pane import PaneView
from workbench.tui.worklist import Worklist

_TALL = 26
"""From this height on a row has a second line with source and kind."""


class QueueView(PaneView):
    """One row a claim: state, number, conflict, statement; the current row is in view."""

    COMPONENT_CLASSES = {
        "queue--open",
        "queue--waiting",
        "queue--verified",
        "queue--disputed",
        "queue--other",
        "queue--current",
        "queue--more",
    }

    class RowClicked(Message):
        """A row was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, marks: Marks, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._marks = marks
        self._worklist: Worklist | None = None
        self._current = 0
        self._marked: Set[int] = frozenset()
        self._empty = ""

    @property
    def row_height(self) -> int:
        """Lines a row takes at the present height."""
        return 2 if self.size.height >= _TALL else 1

    def show(self, worklist: Worklist, current: int, *, marked: Set[int], empty: str = "") -> None:
        """Show ``worklist`` at row ``current``; ``empty`` is said when it has no row.

        Args:
            marked: numbers (``ClaimRow.n``) of the claims that are marked.
        """
        self._worklist = worklist
        self._current = current
        self._marked = marked
        self._empty = empty
        self._fit()
        self._bring_into_view()
        self.repaint_changed()

    def _fit(self) -> None:
        total = self._worklist.total if self._worklist else 0
        self.virtual_size = Size(self.scrollable_content_region.width, total * self.row_height)

    def _bring_into_view(self) -> None:
        first = self._current * self.row_height
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if first < top or first + self.row_height > top + height:
            self.scroll_to(y=max(first - height // 2, 0), animate=False, immediate=True)

    def on_resize(self) -> None:
        """Fit the rows to the new height, the current one still in view."""
        self._fit()
        self.call_after_refresh(self._bring_into_view)

    def draw_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.scrollable_content_region.width
        index, line = divmod(self.scroll_offset.y + y, self.row_height)
        base = self.base
        claim = self._worklist.row(index) if self._worklist else None
        if claim is None:
            if y == 0 and self._worklist is not None and not self._worklist.total:
                return Strip([Segment(one_line(self._empty, width), base)]).adjust_cell_length(
                    width, base
                )
            return Strip.blank(width, base)
        is_current = index == self._current
        if is_current:
            base += self.component("queue--current")
        parts = (self._second_line if line else self._first_line)(claim, is_current)
        # The styles of a row are laid over the current row's background.
        segments = [Segment(text, base + style) for text, style in parts]
        return self._cut(Strip(segments), width, base)

    def _cut(self, strip: Strip, width: int, base: Style) -> Strip:
        if strip.cell_length <= width:
            return strip.extend_cell_length(width, base)
        return Strip(
            [*strip.crop(0, width - 1), Segment(self._marks.ellipsis, base)]
        ).adjust_cell_length(width, base)

    def _first_line(self, claim: ClaimRow, is_current: bool) -> list[tuple[str, Style]]:
        sign, _ = self._marks.state(claim)
        state = self.component(f"queue--{state_class(claim)}")
        lead = self._marks.cursor if is_current else " "
        marked = self._marks.marked if claim.n in self._marked else ""
        limit = self.scrollable_content_region.width + 1
        return [
            (f"{lead}{sign} ", state),
            (f"{claim.position:>2}{marked}", self._more),
            (self._alert(claim).strip() if marked else self._alert(claim), self._warning),
            (one_line(claim.text[: limit * 4], limit), Style.null()),
        ]

    def _second_line(self, claim: ClaimRow, is_current: bool) -> list[tuple[str, Style]]:
        _, word = self._marks.state(claim)
        who = claim.source_name or claim.source_kind or ""
        alert = "in conflict" if claim.alerts else ""
        told = [word, alert, who, claim.type or "", f"worth {claim.check_worthiness:.2f}"]
        if claim.evidence_count:
            told.append(f"evidence {claim.evidence_count}")
        line = "      " + one_line(", ".join(part for part in told if part))
        return [(line, Style.null() if is_current else self._more)]

    def _alert(self, claim: ClaimRow) -> str:
        """Behind the number: a blank, or the sign of a conflict."""
        return self._marks.alert if claim.alerts else " "

    @property
    def _warning(self) -> Style:
        return self.component("queue--disputed")

    @property
    def _more(self) -> Style:
        return self.component("queue--more")

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        index = (self.scroll_offset.y + event.y) // self.row_height
        if self._worklist is not None and self._worklist.row(index) is not None:
            self.post_message(self.RowClicked(index))
