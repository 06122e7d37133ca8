"""The queue as the screen needs it: any claim by its place, only a window of rows fetched."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence, Set
from typing import Final

from workbench.review import OPEN_STATUSES, Leases
from workbench.store import ClaimFilter, ClaimRow, Desk, Order

PAGE: Final = 64
"""Rows fetched in one question."""

_KEPT_ROWS: Final = 6 * PAGE
_LONGEST_LOOK: Final = 4096


def is_open(row: ClaimRow) -> bool:
    """Whether the claim still asks for work: no verdict, and not parked."""
    return row.status in OPEN_STATUSES


class Worklist:
    """The claims that a filter asks for, by their place in the queue (0-based).

    The numbers of all of them are held (eight bytes each), so that a place costs nothing however
    long the queue is; rows are fetched in pages as they are looked at.

    Args:
        leases: those of the reviewer whose queue this is: the next open claim is one that nobody
            else has open, and is taken for this reviewer.
    """

    def __init__(
        self,
        desk: Desk,
        chosen: ClaimFilter,
        order: Order = Order.ARTICLE,
        *,
        leases: Leases | None = None,
    ) -> None:
        self._desk = desk
        self._leases = leases
        self.chosen = chosen
        self.order = order
        self._rows: OrderedDict[int, ClaimRow] = OrderedDict()
        self._found: array[int] | None = None

    @property
    def _numbers(self) -> array[int]:
        if self._found is None:
            self._found = self._desk.claim_numbers(self.chosen, self.order)
        return self._found

    @property
    def total(self) -> int:
        """How many claims the filter asks for."""
        return len(self._numbers)

    def row(self, index: int) -> ClaimRow | None:
        """The claim at place ``index``, or ``None`` past either end."""
        if not 0 <= index < self.total:
            return None
        number = self._numbers[index]
        if number not in self._rows:
            self._fetch(index)
        else:
            self._rows.move_to_end(number)
        return self._rows.get(number)

    def numbers(self, first: int, last: int) -> Sequence[int]:
        """The numbers (``ClaimRow.n``) of the claims from place ``first`` to ``last``."""
        return self._numbers[max(first, 0) : last + 1]

    def forget(self) -> None:
        """Forget what was found: the desk has changed."""
        self._rows.clear()
        self._found = None

    def forget_rows(self) -> None:
        """Forget the rows, not which they are: what hangs on them has changed, no claim has."""
        self._rows.clear()

    def choose(self, chosen: ClaimFilter, order: Order | None = None) -> None:
        """Ask for other claims, or for the same in another order."""
        self.chosen = chosen
        self.order = order or self.order
        self.forget()

    def place_of(self, claim_id: str, near: int = 0) -> int | None:
        """The place of a claim; ``near`` and its neighbours are looked at before the others."""
        for index in (near, near + 1, near - 1):
            row = self.row(index)
            if row is not None and row.id == claim_id:
                return index
        return self.place_of_number(self._desk.claim(claim_id).n)

    def place_of_number(self, number: int) -> int | None:
        """The place of the claim with this number, or ``None`` where it is not in the queue."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return None

    def look_again(self, claim_id: str, near: int = 0) -> None:
        """Bring one claim up to date that has changed; ``near`` is its place, or close to it.

        The queue is not asked for anew, which takes long where it is: the claim leaves it, stays,
        or is put where it belongs.
        """
        if self._found is None:
            return
        place = self.place_of(claim_id, near)
        number = self._desk.claim(claim_id).n
        self._rows.pop(number, None)
        belongs = self._desk.asks_for(number, self.chosen)
        if place is not None and not belongs:
            del self._numbers[place]
        elif place is None and belongs:
            self._put_in(claim_id, number)

    def _put_in(self, claim_id: str, number: int) -> None:
        if self.order is not Order.ARTICLE:
            self.forget()
            return
        following = self._desk.next_claim(claim_id, self.chosen)
        place = None if following is None else self.place_of_number(following.n)
        self._numbers.insert(self.total if place is None else place, number)

    def next_open(self, current: ClaimRow, index: int) -> ClaimRow | None:
        """The next open claim after ``current`` that is free, from the top again at the end.

        Args:
            index: the place that ``current`` had; it may have left the queue since.

        Returns:
            ``None`` when no other claim is open and free.
        """
        return self._handed({current.n}, lambda passed: self._next_open(current, index, passed))

    def _handed(
        self, passed: set[int], find: Callable[[set[int]], ClaimRow | None]
    ) -> ClaimRow | None:
        """The first claim that ``find`` finds beside those passed over, and that can be taken."""
        if self._leases is None:
            return find(passed)
        passed |= self._leases.taken()
        found = find(passed)
        # Somebody else may have been handed it just now.
        while found is not None and self._leases.take(found.n) is not None:
            passed.add(found.n)
            found = find(passed)
        return found

    def _next_open(self, current: ClaimRow, index: int, passed: set[int]) -> ClaimRow | None:
        here = self.row(index)
        start = index if here is None or here.id != current.id else index + 1
        # Almost always the very next row is open: no question to the whole desk.
        for place in range(start, min(start + PAGE, self.total)):
            row = self.row(place)
            if row is not None and is_open(row) and row.n not in passed:
                return row
        found = self._open_from(start + PAGE, self.total, passed)
        return self._open_from(0, start, passed) if found is None else found

    def first_open(self) -> ClaimRow | None:
        """The first open claim of the queue that is free, or ``None``."""
        return self._handed(set(), lambda passed: self._open_from(0, self.total, passed))

    def _open_from(self, first: int, last: int, besides: Set[int]) -> ClaimRow | None:
        """The first open claim from place ``first`` on, looked for further and further ahead."""
        length = PAGE
        while first < last:
            ahead = self._numbers[first : min(first + length, last)]
            numbers = [number for number in ahead if number not in besides]
            place = self._desk.first_in_status(numbers, OPEN_STATUSES)
            if place is not None:
                return self._desk.numbered_claims([numbers[place]])[0]
            first += length
            length = min(2 * length, _LONGEST_LOOK)
        return None

    def _fetch(self, index: int) -> None:
        first = index - index % PAGE
        for row in self._desk.numbered_claims(self._numbers[first : first + PAGE]):
            self._rows[row.n] = row
            self._rows.move_to_end(row.n)
        while len(self._rows) > _KEPT_ROWS:
            self._rows.popitem(last=False)
