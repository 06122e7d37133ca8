"""The article with its claims marked in place.

Only the lines in view are drawn, so a text of any length scrolls without a stutter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from workbench.models import Article, Span
from workbench.tui.article_layout import Line, cells_of, line_at, offset_beside, wrap
from workbench.tui.widgets.pane import PaneView
from workbench.tui.word_cursor import Selection


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """Where a claim stands in the article and how it is marked.

    Attributes:
        glyph: the sign of its state, put in before the claim's first word.
        state: the style class of its state: ``verified``, ``disputed``, ``other``, ``open``.
    """

    claim_id: str
    spans: tuple[Span, ...]
    glyph: str
    state: str


@dataclass(frozen=True, slots=True)
class CurrentMark:
    """The claim under review and the words that attribute it."""

    claim_id: str
    spans: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    relay: tuple[Span, ...] = ()


class ArticleView(PaneView):
    """The text of one article; the current claim is in view and stands out."""

    COMPONENT_CLASSES = {
        "article--prose",
        "article--heading",
        "article--open",
        "article--waiting",
        "article--verified",
        "article--disputed",
        "article--other",
        "article--current",
        "article--source",
        "article--cue",
        "article--relay",
        "article--part",
        "article--chosen",
        "article--cursor",
    }

    class WordsDragged(Message):
        """The mouse was dragged over words, or clicked on one while words are being chosen.

        ``start`` is the offset where it was pressed, ``end`` where it is now.
        """

        def __init__(self, start: int, end: int) -> None:
            super().__init__()
            self.start = start
            self.end = end

    class ClaimClicked(Message):
        """A claim was clicked in the article."""

        def __init__(self, claim_id: str) -> None:
            super().__init__()
            self.claim_id = claim_id

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._article: Article | None = None
        self._claims: Sequence[ClaimMark] = ()
        self._current: CurrentMark | None = None
        self._lines: list[Line] = []
        self._glyphs: dict[int, list[ClaimMark]] = {}
        self._on_line: dict[int, list[ClaimMark]] = {}
        self._laid_out: object = None
        self._selection: Selection | None = None
        self._parts: Sequence[Span] = ()
        self._pressed: int | None = None
        self._was_dragged = False

    def show(
        self,
        article: Article | None,
        claims: Sequence[ClaimMark],
        current: CurrentMark | None,
        *,
        move: bool = True,
    ) -> None:
        """Show ``article`` with ``claims`` marked.

        Args:
            current: the claim that stands out; with ``move`` it is brought into view.
        """
        self._article = article
        self._claims = claims
        self._current = current
        self._lay_out()
        if move:
            self._bring_into_view()
        self.repaint_changed()

    def show_chosen(self, selection: Selection | None, parts: Sequence[Span] = ()) -> None:
        """Show the cursor and the words that are chosen, and those taken as ``parts`` before.

        ``None`` ends the choosing.
        """
        self._selection, self._parts = selection, parts
        self.repaint_changed()
        if selection is not None and self._lines:
            self._show_line(line_at(self._lines, selection.cursor.start))

    def _show_line(self, index: int) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        margin = min(1, height // 4)
        if index - margin < top:
            self.scroll_to(y=max(index - margin, 0), animate=False, immediate=True)
        elif index + margin >= top + height:
            self.scroll_to(y=index + margin - height + 1, animate=False, immediate=True)

    def first_in_view(self) -> str | None:
        """The first claim that begins on a line in view, or else one that goes on there."""
        top = self.scroll_offset.y
        seen = range(top, top + self.scrollable_content_region.height)
        here = [claim for index in seen for claim in self._on_line.get(index, ())]
        begun = [c for c in here if line_at(self._lines, c.spans[0].start) in seen]
        first = min(begun or here, key=lambda claim: claim.spans[0].start, default=None)
        return first.claim_id if first is not None else None

    def offset_beside(self, offset: int, step: int) -> int:
        """The offset that stands ``step`` lines of words below ``offset`` (above, if negative)."""
        return offset_beside(self._lines, offset, step)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        glyphs: dict[int, list[ClaimMark]] = {}
        for claim in self._claims:
            glyphs.setdefault(claim.spans[0].start, []).append(claim)
        self._glyphs = glyphs
        widths = {
            offset: sum(len(claim.glyph) for claim in claims) for offset, claims in glyphs.items()
        }
        text = self._article.text if self._article else ""
        key = (text, width, widths)
        if key != self._laid_out:
            self._laid_out = key
            # Where there is no room, no lines: those of another article have other offsets.
            self._lines = wrap(text, width, widths) if width > 0 else []
            self.virtual_size = Size(width, len(self._lines))
        self._on_line = {}
        for claim in self._claims:
            for span in claim.spans:
                if not self._lines:
                    break
                first, last = line_at(self._lines, span.start), line_at(self._lines, span.end - 1)
                for index in range(first, last + 1):
                    self._on_line.setdefault(index, []).append(claim)

    def _bring_into_view(self) -> None:
        if self._current is None or not self._lines:
            return
        spans = self._current.spans
        first = line_at(self._lines, spans[0].start)
        last = line_at(self._lines, spans[-1].end - 1)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        margin = min(2, height // 4)
        if first - margin < top or last + margin >= top + height:
            self.scroll_to(y=max(first - height // 3, 0), animate=False, immediate=True)

    def on_resize(self) -> None:
        """Break the lines anew for the new width, the claim still in view."""
        self._lay_out()
        self.call_after_refresh(self._bring_into_view)

    def draw_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        base = self.base
        if self._article is None or index >= len(self._lines):
            return Strip.blank(width, base)
        segments = [
            Segment("".join(text for text, _ in group), base + style)
            for style, group in groupby(self._styled(index), key=lambda part: part[1])
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _styled(self, index: int) -> list[tuple[str, Style]]:
        """The parts of a line and their styles, glyphs before claims included."""
        line = self._lines[index]
        if self._article is None or line.start == line.end:
            return []
        styles = self._styles_of(index)
        glyph_style = self.component("article--current")
        parts: list[tuple[str, Style]] = []
        for cell in cells_of(self._article.text, line.start, line.end):
            for claim in self._glyphs.get(cell.offset, ()):
                is_current = self._current is not None and claim.claim_id == self._current.claim_id
                parts.append(
                    (
                        claim.glyph,
                        glyph_style if is_current else self.component(f"article--{claim.state}"),
                    )
                )
            parts.append((cell.text, styles[cell.offset - line.start]))
        return parts

    def _styles_of(self, index: int) -> list[Style]:
        line = self._lines[index]
        styles = [self.component("article--prose")] * (line.end - line.start)

        def paint(spans: Sequence[Span], component: str) -> None:
            style = self.component(component)
            for span in spans:
                first, last = max(span.start, line.start), min(span.end, line.end)
                if first < last:
                    styles[first - line.start : last - line.start] = [style] * (last - first)

        for claim in self._on_line.get(index, ()):
            paint(claim.spans, f"article--{claim.state}")
        article = self._article
        if article is not None:
            paint(article.headings, "article--heading")
            if article.title_span is not None:
                paint([article.title_span], "article--heading")
        if self._current is not None:
            paint(self._current.spans, "article--current")
            paint(self._current.source, "article--source")
            paint(self._current.cue, "article--cue")
            paint(self._current.relay, "article--relay")
        if self._selection is not None:
            words = self._selection.words
            paint(self._parts, "article--part")
            paint([words] if words else [], "article--chosen")
            paint([self._selection.cursor], "article--cursor")
        return styles

    def claims_in_view(self) -> list[tuple[str, int, int]]:
        """Claims whose sign is in view, with its cell: ``(claim_id, x, y)``."""
        found: list[tuple[str, int, int]] = []
        if self._article is None:
            return found
        for y in range(self.scrollable_content_region.height):
            index = self.scroll_offset.y + y
            if index >= len(self._lines):
                break
            line, column = self._lines[index], 0
            for cell in cells_of(self._article.text, line.start, line.end):
                for claim in self._glyphs.get(cell.offset, ()):
                    found.append((claim.claim_id, column, y))
                    column += len(claim.glyph)
                column += cell.width
        return found

    def offset_at(self, x: int, y: int) -> int | None:
        """Offset of the character shown at cell ``x`` of screen line ``y``, if there is one."""
        index = self.scroll_offset.y + y
        if self._article is None or not 0 <= index < len(self._lines):
            return None
        line = self._lines[index]
        column = 0
        for cell in cells_of(self._article.text, line.start, line.end):
            column += sum(len(claim.glyph) for claim in self._glyphs.get(cell.offset, ()))
            column += cell.width
            if x < column:
                return cell.offset
        return None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Words may be dragged over from here."""
        self._was_dragged = False
        self._pressed = self.offset_at(event.x, event.y) if event.button == 1 else None
        if self._pressed is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell of the words between the place where the mouse was pressed and this one."""
        if self._pressed is None:
            return
        offset = self.offset_at(event.x, event.y)
        if offset is not None and (offset != self._pressed or self._was_dragged):
            self._was_dragged = True
            self.post_message(self.WordsDragged(self._pressed, offset))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The words are chosen."""
        self._pressed = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Tell which claim was clicked: the smallest one there, the next one on a second click."""
        offset = self.offset_at(event.x, event.y)
        if offset is None or self._was_dragged:
            return
        if self._selection is not None:
            self.post_message(self.WordsDragged(offset, offset))
            return
        here = [
            claim
            for claim in self._claims
            if any(span.start <= offset < span.end for span in claim.spans)
        ]
        if not here:
            return
        here.sort(key=lambda claim: sum(span.end - span.start for span in claim.spans))
        ids = [claim.claim_id for claim in here]
        current = self._current.claim_id if self._current else None
        chosen = ids[(ids.index(current) + 1) % len(ids)] if current in ids else ids[0]
        self.post_message(self.ClaimClicked(chosen))
