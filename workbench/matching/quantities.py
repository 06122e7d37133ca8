"""Amounts set beside each other: rounded, bounded, in other units, of the same thing or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

_ROUNDED_BY: Final = 0.05
"""How far a number written to fewer digits may be from the exact one, as a share of it."""
_BEYOND: Final = 1.15
"""*More than 500* may stand for 560, hardly for 900."""


class Fit(Enum):
    """How two quantities go together."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    UNCLEAR = "unclear"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a claim.

    Attributes:
        step: how coarsely it is written (12 thousand: 1000).
        bound: ``>`` where it is said to be more, ``<`` where it is said to be less, or empty.
        noun: key of the word counted, where it follows at once.
        turn: ``from`` or ``to`` where one of them stands before it.
        place: of its first word among the terms.
    """

    value: float
    unit: str | None
    step: float
    about: bool
    bound: str
    noun: str | None
    turn: str
    words: str
    place: int

    def fit(self, other: Quantity) -> Fit:
        """Whether both can be the same amount, rounded as they are."""
        if self.unit is not None and other.unit is not None and self.unit != other.unit:
            return Fit.APART
        if self.bound and other.bound and self.bound != other.bound:
            return Fit.APART
        if self.value == other.value:
            return Fit.EQUAL if self.bound == other.bound else Fit.UNCLEAR
        if bool(self.bound) != bool(other.bound):
            return _bounded(self, other)
        apart = abs(self.value - other.value)
        nearly = apart <= _ROUNDED_BY * max(abs(self.value), abs(other.value))
        if self.about or other.about or self.bound:
            return Fit.EQUAL if nearly else Fit.APART
        coarse = max(self.step, other.step)
        # 12,034 may be written as 12,000; 5 and 5.4 are two numbers.
        return Fit.ROUNDED if nearly and apart < coarse / 2 and coarse >= 10 else Fit.APART

    def comparable(self, other: Quantity) -> bool:
        """Whether both may count the same thing, so that another number is another claim."""
        return (
            self.unit == other.unit
            or self.unit is None
            or other.unit is None
            or self.value == other.value
        )


def _bounded(one: Quantity, other: Quantity) -> Fit:
    limit, free = (one, other) if one.bound else (other, one)
    low, high = sorted((abs(limit.value), abs(free.value)))
    within = free.value > limit.value if limit.bound == ">" else free.value < limit.value
    if not within:
        return Fit.APART
    return Fit.EQUAL if high <= _BEYOND * low else Fit.UNCLEAR


def matched_quantities(
    mine: Sequence[Quantity], other: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """Numbers of ours with those of theirs that may be the same amount, each used once.

    Numbers of the same thing go together first: *12 soldiers and 3 officers*.
    """
    left = list(other)
    found: list[tuple[Quantity, Quantity]] = []
    for fits, same_noun in (
        ({Fit.EQUAL}, True),
        ({Fit.EQUAL}, False),
        ({Fit.ROUNDED, Fit.UNCLEAR}, True),
        ({Fit.ROUNDED, Fit.UNCLEAR}, False),
    ):
        taken = {id(one) for one, _ in found}
        for one in mine:
            if id(one) in taken:
                continue
            for two in left:
                counted = one.noun is not None and one.noun == two.noun
                apart = _counts_otherwise(one, two, mine, other)
                if (counted or not same_noun) and not apart and one.fit(two) in fits:
                    left.remove(two)
                    found.append((one, two))
                    break
    return found


def _counts_otherwise(
    one: Quantity, two: Quantity, mine: Sequence[Quantity], other: Sequence[Quantity]
) -> bool:
    """Whether each counts a thing of which the other claim has another number, or its other end."""
    if one.turn and two.turn and one.turn != two.turn:
        return True
    if one.noun is None or two.noun is None or one.noun == two.noun:
        return False
    return any(q.noun == one.noun for q in other) and any(q.noun == two.noun for q in mine)


def rivals(mine: Sequence[Quantity], other: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Numbers left over on both sides that may count the same thing."""
    matched = matched_quantities(mine, other)
    open_mine = [q for q in mine if all(q is not a for a, _ in matched)]
    open_other = [q for q in other if all(q is not b for _, b in matched)]
    found = []
    for one in open_mine:
        near = [two for two in open_other if one.comparable(two)]
        same = [two for two in near if one.noun is not None and two.noun == one.noun]
        rival = next(iter(same or near), None)
        if rival is not None:
            open_other.remove(rival)
            found.append((one, rival))
    return found
