"""Days, weeks, months and years as they are written, and which ones a relative word means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from workbench.claims.day_tense import Side
from workbench.claims.grammar import listed

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        ("monday mon.", "tuesday tues. tue.", "wednesday wed.", "thursday thurs. thu.",
         "friday fri.", "saturday sat.", "sunday sun.")
    )
    for name in names.split()
}  # fmt: skip
"""By name in small letters; Monday is 0."""
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTHS: Final = {
    **{name.lower(): number for number, name in enumerate(_MONTHS, start=1)},
    **{name.lower()[:3] + dot: n for n, name in enumerate(_MONTHS, start=1) for dot in ("", ".")},
    "sept": 9,
    "sept.": 9,
}
"""By name in small letters, short forms too; January is 1."""
PARTS_OF_DAY: Final = listed("morning afternoon evening night")
_SUNDAY: Final = 6


def published_on(published_at: str | None) -> date | None:
    """The day of an ISO 8601 date or instant, in the zone that it is written in.

    Anything else counts as not known: a wrong date would make wrong claims.
    """
    try:
        return datetime.fromisoformat((published_at or "").strip()).date()
    except ValueError:
        return None


def written(day: date) -> str:
    """``November 26, 2024``."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def name_of(day: date) -> str:
    """``Tuesday``."""
    return _DAYS[day.weekday()]


def nearest_weekday(published: date, weekday: int, side: Side) -> date | None:
    """The last such day up to publication, or the first after it.

    *Will meet on Tuesday* in an article of a Tuesday can be that day or the next week's: ``None``.
    """
    back = (published.weekday() - weekday) % 7
    if side == "past":
        return moved(published, -back)
    return moved(published, 7 - back) if back else None


def weekday_of_week(published: date, weekday: int, which: str, side: Side | None) -> date | None:
    """*last Friday*, *this Friday*, *next Friday*, *this coming Friday*, *this past Friday*.

    *last* and *next* are read only where the nearest such day is also the one of the week
    before or after (weeks begin on Monday): people mean either. *this* is of the same week,
    and the tense must agree.
    """
    by_week = moved(published, weekday - published.weekday())
    if by_week is None:
        return None
    if which == "this":
        agrees = by_week <= published if side == "past" else by_week >= published
        return by_week if agrees else None
    is_behind = which in ("last", "past")
    step = -7 if is_behind else 7
    nearest = by_week if by_week != published else moved(published, step)
    if nearest is not None and (nearest > published) == is_behind:
        nearest = moved(nearest, step)
    if which in ("coming", "past"):
        return nearest
    return nearest if nearest == moved(by_week, step) else None


def day_of_month(published: date, month: int, day: int, side: Side) -> date | None:
    """The nearest such date not after publication, or not before it; within a year."""
    candidates = list(_years_around(published, month, day))
    if side == "past":
        return max((d for d in candidates if d <= published), default=None)
    return min((d for d in candidates if d >= published), default=None)


def weekday_of_month(published: date, month: int, day: int, weekday: int) -> date | None:
    """*Tuesday, November 26*: the one year around publication in which the two agree."""
    fitting = [d for d in _years_around(published, month, day) if d.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _years_around(published: date, month: int, day: int) -> Iterator[date]:
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            yield date(year, month, day)
        except ValueError:  # no such day in that year
            continue


def week_around(published: date, offset: int) -> str | None:
    """``the week of November 25, 2024`` (its Monday); ``None`` on a Sunday, which people count
    to the week before or after."""
    monday = moved(published, 7 * offset - published.weekday())
    if published.weekday() == _SUNDAY or monday is None:
        return None
    return f"the week of {written(monday)}"


def month_around(published: date, offset: int) -> str | None:
    """``November 2024``."""
    months = published.year * 12 + published.month - 1 + offset
    return f"{_MONTHS[months % 12]} {months // 12}" if _is_year(months // 12) else None


def year_around(published: date, offset: int) -> str | None:
    """``2024``."""
    return str(published.year + offset) if _is_year(published.year + offset) else None


def moved(day: date, days: int) -> date | None:
    """The date ``days`` later; ``None`` beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _is_year(year: int) -> bool:
    return date.min.year <= year <= date.max.year
