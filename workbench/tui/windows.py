"""A list of any length of which only the pages that are looked at are fetched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

Row = TypeVar("Row")

PAGE: Final = 64
"""Rows fetched in one question."""
_KEPT_PAGES: Final = 6


class Window(Generic[Row]):
    """Rows by their place (0-based).

    Args:
        count: how many rows there are.
        fetch: at most ``limit`` rows from place ``offset`` on: ``fetch(limit, offset)``.
    """

    def __init__(
        self, count: Callable[[], int], fetch: Callable[[int, int], Sequence[Row]]
    ) -> None:
        self._count = count
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._total: int | None = None

    @property
    def total(self) -> int:
        """How many rows there are."""
        if self._total is None:
            self._total = self._count()
        return self._total

    def row(self, place: int) -> Row | None:
        """The row at ``place``, or ``None`` past either end."""
        if not 0 <= place < self.total:
            return None
        number, within = divmod(place, PAGE)
        page = self._page(number)
        return page[within] if within < len(page) else None

    def forget(self) -> None:
        """Forget what was fetched."""
        self._pages.clear()
        self._total = None

    def _page(self, number: int) -> Sequence[Row]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        page = self._fetch(PAGE, number * PAGE)
        self._pages[number] = page
        if len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return page


def window_on(rows: Sequence[Row]) -> Window[Row]:
    """A window on rows that are all there already."""
    return Window(lambda: len(rows), lambda limit, offset: rows[offset : offset + limit])
