"""How wide the panes are, which are folded away, and whether one has the screen to itself."""

from __future__ import annotations

from typing import Final

_WIDTHS: Final = {"queue": 2, "article": 3, "card": 3}
"""Shares of the width at first; the article and the card need room for sentences."""

NARROWEST: Final = 1
WIDEST: Final = 8


class PaneSizes:
    """The sizes of the panes by their names, in shares of the width."""

    def __init__(self) -> None:
        self.widths = dict(_WIDTHS)
        self.folded: set[str] = set()
        self.is_zoomed = False

    def widen(self, pane: str, step: int) -> bool:
        """Give a pane one share more or less; false where it has the most or the least."""
        width = self.widths[pane] + step
        if not NARROWEST <= width <= WIDEST:
            return False
        self.widths[pane] = width
        return True

    def fold(self, pane: str) -> str | None:
        """Fold a pane away and tell which one is in focus then; ``None`` where it is the last."""
        left = [name for name in self.widths if name not in self.folded and name != pane]
        if not left:
            return None
        self.folded.add(pane)
        return "article" if "article" in left else left[0]

    def unfold(self, pane: str) -> None:
        """Bring a pane back."""
        self.folded.discard(pane)
