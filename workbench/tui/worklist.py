"""The queue as the screen needs it: any row by its place, only a window of rows fetched."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from workbench.review import next_open
from workbench.store import ClaimFilter, ClaimRow, Desk

PAGE: Final = 64
"""Rows fetched in one question."""

_KEPT_PAGES: Final = 6
_OPEN: Final = frozenset({"open", "in_progress", "stale"})


def is_open(row: ClaimRow) -> bool:
    """Whether the claim still asks for work: no verdict, and not parked."""
    return row.status in _OPEN


class Worklist:
    """The claims that a filter asks for, by their place in the queue (0-based).

    Rows are fetched in pages as they are looked at and kept until ``forget``.
    """

    def __init__(self, desk: Desk, chosen: ClaimFilter) -> None:
        self._desk = desk
        self.chosen = chosen
        self._pages: OrderedDict[int, list[ClaimRow]] = OrderedDict()
        self._total: int | None = None

    @property
    def total(self) -> int:
        """How many claims the filter asks for."""
        if self._total is None:
            self._total = self._desk.count_claims(self.chosen)
        return self._total

    def row(self, index: int) -> ClaimRow | None:
        """The claim at place ``index``, or ``None`` past either end."""
        if index < 0:
            return None
        number, place = divmod(index, PAGE)
        page = self._page(number)
        return page[place] if place < len(page) else None

    def forget(self) -> None:
        """Forget what was fetched: the desk has changed."""
        self._pages.clear()
        self._total = None

    def choose(self, chosen: ClaimFilter) -> None:
        """Ask for other claims."""
        self.chosen = chosen
        self.forget()

    def place_of(self, claim_id: str, near: int = 0) -> int | None:
        """The place of a claim; ``near`` and its neighbours are looked at before asking."""
        for index in (near, near + 1, near - 1):
            row = self.row(index)
            if row is not None and row.id == claim_id:
                return index
        return self._desk.position_of(claim_id, self.chosen)

    def next_open(self, current: ClaimRow, index: int) -> ClaimRow | None:
        """The next open claim after ``current``, from the top again at the end.

        Args:
            index: the place that ``current`` had; it may have left the queue since.

        Returns:
            ``None`` when no other claim is open.
        """
        here = self.row(index)
        start = index if here is None or here.id != current.id else index + 1
        # Almost always the very next row is open: no question to the whole desk.
        for place in range(start, min(start + PAGE, self.total)):
            row = self.row(place)
            if row is not None and is_open(row) and row.id != current.id:
                return row
        return next_open(self._desk, current.id, self.chosen)

    def _page(self, number: int) -> list[ClaimRow]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        page = self._desk.claims(self.chosen, limit=PAGE, offset=number * PAGE)
        self._pages[number] = page
        if len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return page
