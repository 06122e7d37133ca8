"""Numbers with units, and dates, as claims write them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.matching.terms import Term, terms_of
from workbench.matching.vocabulary import (
    APPROXIMATE,
    CURRENCIES,
    MAGNITUDES,
    MONTHS,
    NUMBER_WORDS,
    UNITS,
    WEEKDAYS,
)

_FIRST_YEAR, _LAST_YEAR = 1000, 2199


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a claim; ``step`` is how coarsely it is written (12 thousand: 1000)."""

    value: float
    unit: str | None
    step: float
    about: bool
    words: str

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be the same amount, rounded as they are."""
        if self.unit is not None and other.unit is not None and self.unit != other.unit:
            return False
        if self.value == other.value:
            return True
        loose = self.about or other.about
        coarse = max(self.step, other.step)
        # 12,034 may be written as 12,000; 5 and 5.4 are two numbers unless one says about.
        rounds = abs(self.value - other.value) < coarse / 2 and (loose or coarse >= 10)
        return rounds or (loose and abs(self.value - other.value) <= 0.05 * abs(other.value))


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a claim: years, days of months, months without a day, weekdays."""

    years: frozenset[int]
    days: frozenset[tuple[int, int]]
    months: frozenset[int]
    weekdays: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.years or self.days or self.months or self.weekdays)


def figures_of(text: str) -> tuple[tuple[Quantity, ...], Dates]:
    """The quantities and the dates in ``text``. A year is a date and no quantity."""
    terms = terms_of(text)
    quantities: list[Quantity] = []
    years: set[int] = set()
    days: set[tuple[int, int]] = set()
    months: set[int] = set()
    place = 0
    while place < len(terms):
        month = _month_at(terms, place)
        if month is not None:
            taken, day, year = month
            number = MONTHS[terms[place if terms[place].lower in MONTHS else place + 1].lower]
            if day is not None:
                days.add((number, day))
            months.add(number)
            if year is not None:
                years.add(year)
            place += taken
            continue
        found = _quantity_at(terms, place)
        if found is None:
            place += 1
            continue
        quantity, taken = found
        if _is_year(terms[place].word, quantity):
            years.add(int(quantity.value))
        else:
            quantities.append(quantity)
        place += taken
    weekdays = frozenset(t.lower for t in terms if t.lower in WEEKDAYS)
    dates = Dates(frozenset(years), frozenset(days), frozenset(months), weekdays)
    return tuple(quantities), dates


def _month_at(terms: tuple[Term, ...], place: int) -> tuple[int, int | None, int | None] | None:
    """Terms taken, day and year of *November 25, 2024*, *25 November 2024*, *May 2024*."""
    words = [t.word for t in terms[place : place + 3]]
    if not words:
        return None
    first = _day(words[0])
    if first is not None and len(words) > 1 and _is_month(words[1]):
        year = _year(words[2]) if len(words) > 2 else None
        return (3 if year else 2), first, year
    if not _is_month(words[0]):
        return None
    day = _day(words[1]) if len(words) > 1 else None
    after = words[2] if day is not None and len(words) > 2 else ""
    year = _year(after) if day is not None else (_year(words[1]) if len(words) > 1 else None)
    if day is None and year is None and words[0].lower() in {"may", "march"} and len(words) > 1:
        return None if words[1][0].islower() else (1, None, None)
    return 1 + (day is not None) + (year is not None), day, year


def _is_month(word: str) -> bool:
    return word.lower().rstrip(".") in MONTHS and word[0].isupper()


def _day(word: str) -> int | None:
    digits = word.rstrip("stndrh,")
    return (
        int(digits)
        if digits.isdecimal() and digits.isascii() and 1 <= int(digits[:3]) <= 31
        else None
    )


def _year(word: str) -> int | None:
    if word.isascii() and word.isdecimal() and len(word) == 4:
        return int(word) if _FIRST_YEAR <= int(word) <= _LAST_YEAR else None
    return None


def _is_year(word: str, quantity: Quantity) -> bool:
    return quantity.unit is None and _year(word) is not None


def _quantity_at(terms: tuple[Term, ...], place: int) -> tuple[Quantity, int] | None:
    word = terms[place].word
    lower = word.lower()
    unit: str | None = None
    taken = 1
    if any(c.isdigit() for c in word):
        if word[0] in CURRENCIES:
            unit = CURRENCIES[word[0]]
        if word.endswith("%"):
            unit = "percent"
        digits = word.strip("$€£¥%").replace(",", "")
        try:
            value = float(digits)
        except ValueError:
            return None
        decimals = len(digits.partition(".")[2])
        step = 10.0**-decimals if decimals else _trailing_step(digits)
    elif lower in NUMBER_WORDS:
        value, step = NUMBER_WORDS[lower], 1.0
    else:
        return None
    after = terms[place + taken].lower if place + taken < len(terms) else ""
    if after in MAGNITUDES:
        # $1.2 billion is written to a tenth of a billion.
        scale = MAGNITUDES[after]
        written = word.strip("$€£¥%").partition(".")[2]
        step = scale * 10.0 ** -len(written)
        value *= scale
        taken += 1
        after = terms[place + taken].lower if place + taken < len(terms) else ""
    if (
        after == "per"
        and place + taken + 1 < len(terms)
        and terms[place + taken + 1].lower == "cent"
    ):
        unit, taken = "percent", taken + 2
    elif unit is None and after in CURRENCIES:
        unit, taken = CURRENCIES[after], taken + 1
    elif unit is None and after in UNITS:
        unit, taken = UNITS[after], taken + 1
    about = place > 0 and terms[place - 1].lower in APPROXIMATE
    words = " ".join(t.word for t in terms[place : place + taken])
    return Quantity(value, unit, step, about, words), taken


def _trailing_step(digits: str) -> float:
    """1000 for ``12000``: trailing zeros are taken as rounding."""
    kept = digits.rstrip("0")
    zeros = len(digits) - len(kept) if kept else 0
    return float(10 ** min(zeros, 15))
