"""Dates and periods, as claims write them, and what sets two of them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.matching.figures import is_day, is_month, is_year, year_at
from workbench.matching.terms import Term
from workbench.matching.vocabulary import MONTHS, SEASONS, WEEKDAYS

_NAMES_OF_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DECADE: Final = re.compile(r"\b(\d{3}0)['’]?s\b")
_SHIFTS: Final = frozenset({"last", "this", "next", "previous", "past", "coming"})
_SPANS: Final = frozenset(
    "year month week decade quarter century day night season years months weeks".split()
)
_RELATIVE: Final = frozenset({"yesterday", "today", "tomorrow", "tonight", "ago"})
_TURNS: Final = {
    "since": "since", "from": "since", "after": "after", "until": "until", "till": "until",
    "before": "before", "by": "until", "to": "until", "through": "until",
}  # fmt: skip
_OPPOSED: Final = (
    frozenset({"since", "until"}),
    frozenset({"since", "before"}),
    frozenset({"after", "until"}),
    frozenset({"after", "before"}),
)


@dataclass(frozen=True, slots=True)
class Periods:
    """The dates of a claim.

    Attributes:
        years: of four digits; a decade (*the 1990s*) is in ``decades`` by its first year.
        days: month and day.
        months: numbers of months, also of those in ``days``.
        relative: words whose meaning hangs on the day they were said (*last year*).
        turns: *since*, *until*, *before* or *after* with the year or month that it is about.
    """

    years: frozenset[int]
    decades: frozenset[int]
    days: frozenset[tuple[int, int]]
    months: frozenset[int]
    weekdays: frozenset[str]
    seasons: frozenset[str]
    relative: frozenset[str]
    turns: frozenset[tuple[str, str]]

    def __bool__(self) -> bool:
        return bool(
            self.years
            or self.decades
            or self.days
            or self.months
            or self.weekdays
            or self.seasons
            or self.relative
        )

    @property
    def floating(self) -> str | None:
        """A word that means another day on another day (*last year*, *on Tuesday*)."""
        if self.relative:
            return min(self.relative)
        if self.weekdays and not (self.days or self.years):
            return min(self.weekdays).capitalize()
        return None


def periods_in(text: str, terms: Sequence[Term]) -> Periods:
    """The dates and periods in ``text``.

    Args:
        terms: its words, among which the *s* of *1990s* is not.
    """
    in_decades = frozenset(_DECADE.findall(text))
    years: set[int] = set()
    decades: set[int] = set()
    days: set[tuple[int, int]] = set()
    months: set[int] = set()
    turns: set[tuple[str, str]] = set()
    relative: set[str] = set()
    for place, term in enumerate(terms):
        word, lower = term.word, term.lower
        before = terms[place - 1] if place else None
        after = terms[place + 1] if place + 1 < len(terms) else None
        dated = ""
        if year_at(terms, place):
            (decades if word in in_decades else years).add(int(word))
            dated = word
        elif _is_month(terms, place):
            number = MONTHS[lower]
            months.add(number)
            day = _day_beside(terms, place)
            if day is not None:
                days.add((number, day))
            dated = _NAMES_OF_MONTHS[number - 1]
        elif lower in _RELATIVE:
            relative.add(lower)
        elif lower in _SPANS and before is not None and before.lower in _SHIFTS:
            relative.add(f"{before.lower} {lower}")
        elif lower in WEEKDAYS:
            dated = lower
        if dated and before is not None:
            turn = _TURNS.get(_word_before(terms, place))
            if turn is not None and not (after is not None and after.lower == "s"):
                turns.add((turn, dated))
    return Periods(
        frozenset(years),
        frozenset(decades),
        frozenset(days),
        frozenset(months),
        frozenset(t.lower for t in terms if t.lower in WEEKDAYS),
        frozenset(SEASONS[t.lower] for t in terms if t.lower in SEASONS and not t.is_name),
        frozenset(relative),
        frozenset(turns),
    )


def _is_month(terms: Sequence[Term], place: int) -> bool:
    word = terms[place].word
    if not is_month(word):
        return False
    if word.lower() not in {"may", "march", "mar", "dec", "jan", "sep", "sept"}:
        return True
    near = (place - 1, place + 1)
    dated = any(
        0 <= n < len(terms) and (is_day(terms[n].word) or is_year(terms[n].word)) for n in near
    )
    return dated or (place > 0 and terms[place - 1].lower in {"in", "since", "until", "by", "of"})


def _day_beside(terms: Sequence[Term], place: int) -> int | None:
    for beside in (place + 1, place - 1, place - 2, place - 3):
        if not 0 <= beside < len(terms):
            continue
        between = [t.lower for t in terms[beside + 1 : place]]
        if is_day(terms[beside].word) and set(between) <= {"of", "st", "nd", "rd", "th"}:
            return int(terms[beside].word)
    return None


def _word_before(terms: Sequence[Term], place: int) -> str:
    """The word before a date, a day, a month, *the*, *early* and *late* passed over."""
    while place > 0:
        place -= 1
        term = terms[place]
        passed = term.lower in {"the", "early", "late", "mid", "end", "of", "start", "beginning"}
        if not (passed or is_day(term.word) or is_month(term.word)):
            return term.lower
    return ""


def apart(mine: Periods, other: Periods) -> Iterator[tuple[str, str]]:
    """The words in which two claims name different dates."""
    yield from _sets(mine.years, other.years)
    yield from _sets(mine.decades, other.decades, "{}s")
    yield from _decade_and_year(mine, other)
    yield from ((b, a) for a, b in _decade_and_year(other, mine))
    if mine.days and other.days:
        if not mine.days & other.days:
            yield _days(mine.days), _days(other.days)
    elif mine.months and other.months and not mine.months & other.months:
        yield _months(mine.months), _months(other.months)
    if not (mine.days and other.days):
        # Two weekdays of one date cannot both be right, but the date is what counts.
        yield from _sets(mine.weekdays, other.weekdays)
    yield from _sets(mine.seasons, other.seasons)
    yield from _shifted(mine.relative, other.relative)
    for turn, date in sorted(mine.turns):
        for against, same in sorted(other.turns):
            if same == date and frozenset({turn, against}) in _OPPOSED:
                yield f"{turn} {date}", f"{against} {date}"


def _sets(
    mine: Iterable[object], other: Iterable[object], form: str = "{}"
) -> Iterator[tuple[str, str]]:
    here, there = frozenset(mine), frozenset(other)
    if here - there and there - here:
        yield _listed(here - there, form), _listed(there - here, form)


def _decade_and_year(mine: Periods, other: Periods) -> Iterator[tuple[str, str]]:
    """*In the 1980s* and *in 1993*."""
    if mine.decades and other.years and not other.decades and not mine.years:
        within = {year // 10 * 10 for year in other.years}
        if not within & mine.decades:
            yield _listed(mine.decades, "{}s"), _listed(other.years, "{}")


def _shifted(mine: frozenset[str], other: frozenset[str]) -> Iterator[tuple[str, str]]:
    """*Last year* and *next year*; *last year* and *last month* are no more than unlike."""
    for one in sorted(mine - other):
        for two in sorted(other - mine):
            if one.split()[-1] == two.split()[-1] or not (" " in one or " " in two):
                yield one, two


def _listed(values: Iterable[object], form: str) -> str:
    return ", ".join(form.format(value) for value in sorted(values, key=str))


def _days(values: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{_NAMES_OF_MONTHS[month - 1]} {day}" for month, day in sorted(values))


def _months(values: Iterable[int]) -> str:
    return ", ".join(_NAMES_OF_MONTHS[month - 1] for month in sorted(values))
