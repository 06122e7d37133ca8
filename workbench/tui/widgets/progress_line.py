"""The first line: how far the review is, the two numbers that count first."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from workbench.display import one_line
from workbench.review import Coverage, Progress, coverage_words
from workbench.tui.marks import QUIET, Marks

_BAR = 10
_SHORTEST_NAME = 6
_VERIFIED = "bold $text-success on $success-muted"
_DISPUTED = "bold $text-error on $error-muted"


class ProgressLine(Widget):
    """``✓ 12 verified  ✗ 3 disputed  15 of 26 reviewed`` and, with room, a bar and the rest."""

    def __init__(self, marks: Marks, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._marks = marks
        self._progress = Progress(0, 0, 0, 0, 0)
        self._about = ""
        self._covered: Coverage | None = None

    def show(self, progress: Progress, about: str, covered: Coverage | None = None) -> None:
        """Show ``progress``; ``about`` says who reviews, ``covered`` is of the article on show."""
        self._progress = progress
        self._about = about
        self._covered = covered
        self.refresh()

    def render(self) -> Content:
        """Draw the line; what has no room is left out, from the end."""
        now, marks = self._progress, self._marks
        share = now.reviewed / now.total if now.total else 0.0
        parts = [
            (f" {marks.count('verified', now.verified)} ", _VERIFIED),
            (f" {marks.count('disputed', now.disputed)} ", _DISPUTED),
            (f"  {now.reviewed} of {now.total} reviewed", ""),
        ]
        more = []
        if now.waiting:
            more.append(f"  {marks.waiting} {now.waiting} waiting")
        if now.open:
            more.append(f"  {marks.open} {now.open} open")
        room = self.size.width - sum(len(text) for text, _ in parts)
        bar = f"  {marks.bar(share, _BAR)} {share:.0%}"
        others = sum(map(len, [bar, *more])) + len(self._about) + 2
        told = (
            [f"  {one_line(text)}" for text in coverage_words(self._covered)]
            if self._covered
            else []
        )
        # The longest that leaves room for the rest, else the shortest.
        fitting = [text for text in told if len(text) + others <= room] or told[-1:]
        for text in [*fitting[:1], bar, *more]:
            if len(text) <= room:
                parts.append((text, QUIET))
                room -= len(text)
        about = one_line(self._about, max(room - 2, 0))
        if len(about) >= min(len(self._about), _SHORTEST_NAME):
            parts.append((" " * (room - len(about) - 1) + about, QUIET))
        return Content.assemble(*parts)
