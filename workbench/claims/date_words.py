"""The words of a sentence that make a date without its year, and how they read once it is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.claims.calendar_words import (
    MONTHS,
    PARTS_OF_DAY,
    WEEKDAYS,
    day_of_month,
    month_around,
    moved,
    name_of,
    nearest_weekday,
    week_around,
    weekday_of_month,
    weekday_of_week,
    written,
    year_around,
)
from workbench.claims.date_context import (
    DAY_OF_MONTH,
    MODIFIES,
    has_year,
    is_in_name,
    is_month_and_day,
    is_weekday,
    neighbour,
    owns,
    placed,
    stands_alone,
    years_before,
)
from workbench.claims.day_tense import side_of
from workbench.claims.grammar import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFSETS: Final = {"last": -1, "this": 0, "next": 1}
_PERIODS: Final = {"week": week_around, "month": month_around, "year": year_around}
_DAY_WORDS: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_GENERIC: Final = listed("every each a an one any some most many no")
_POINTING: Final = listed(
    "the that following previous preceding same first second third fourth last this next coming "
    "past ago"
)
_OWNERS: Final = listed("the a an every each his her its their our my your whose 's ’s")
_NAMED_DAYS: Final = frozenset(((1, 6), (7, 4), (9, 11), (10, 7)))
"""Month and day that are names of an event as often as dates (*since Sept. 11*)."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """Neighbouring words that make a date.

    Attributes:
        tokens: the words.
        head: the one among them that the rest hangs on.
        reading: what they read in an article of a given day; ``None`` where that is not certain.
    """

    tokens: tuple[Token, ...]
    head: Token
    reading: Callable[[date], str | None]


def date_at(word: Token) -> DateWords | None:
    """The date that begins with ``word``; ``None`` where none does or it needs no article."""
    lower = word.lower_
    if lower in _DAY_WORDS:
        return _of_day_word(word)
    if is_weekday(word):
        return _of_weekday(word)
    if lower in MONTHS or word.text[:1].isdecimal():
        return _of_month(word)
    if lower in _OFFSETS or lower in ("coming", "past"):
        return _of_modifier(word)
    return None


def _of_day_word(word: Token) -> DateWords | None:
    """*yesterday*, *today*, *tonight*, *tomorrow*, with *morning* and the like after them."""
    if word.text[0].isupper() and not word.is_sent_start:  # USA Today
        return None
    offset = _DAY_WORDS[word.lower_]
    after = neighbour(word, 1)
    tokens: tuple[Token, ...] = (word,)
    head, part = word, "night" if word.lower_ == "tonight" else ""
    if after is not None and after.lower_ in PARTS_OF_DAY:
        tokens, head, part = (word, after), after, after.lower_
    if owns(head):
        if word.lower_ == "yesterday" and not part:
            return _owning(tokens, head, lambda day: _written(moved(day, offset)))
        return _open(tokens, head)
    # "today" and "tomorrow" also mean these times and the times to come.
    if word.lower_ in ("today", "tomorrow") and not part and side_of(word) is None:
        return _open(tokens, head)
    return DateWords(
        tokens, head, lambda day: placed(word, head, _part(moved(day, offset), part), "on")
    )


def _of_modifier(word: Token) -> DateWords | None:
    """*last year*, *this week*, *last night*, *next Friday*, *this coming Friday*."""
    lower, before, after = word.lower_, neighbour(word, -1), neighbour(word, 1)
    if after is None or (before is not None and before.lower_ in _OWNERS):
        return None
    if lower == "this" and after.lower_ in ("coming", "past"):
        day = neighbour(after, 1)
        return _of_weekday(day, (word, after)) if day is not None and is_weekday(day) else None
    if is_weekday(after):
        return _of_weekday(after, (word,))
    if lower not in _OFFSETS or not after.text.islower():
        return None
    offset = _OFFSETS[lower]
    if after.lower_ in PARTS_OF_DAY:
        if lower == "next" or (lower == "last") != (after.lower_ == "night"):
            return None
        part = after.lower_
        if owns(after):
            return _open((word, after), after)
        return DateWords(
            (word, after),
            after,
            lambda day: placed(word, after, _part(moved(day, offset), part), "on"),
        )
    return _of_period(word, after, offset) if after.lower_ in _PERIODS else None


def _of_period(word: Token, noun: Token, offset: int) -> DateWords:
    """*last week*, *this month*, *next year*, also *last year’s*."""
    around = _PERIODS[noun.lower_]
    tokens = (word, noun)
    before = neighbour(word, -1)
    day = neighbour(before, -1) if before is not None and before.lower_ == "of" else before
    if owns(noun):
        return (
            _open(tokens, noun)
            if around is week_around
            else _owning(tokens, noun, lambda published: around(published, offset))
        )
    if day is not None and is_weekday(day):  # Tuesday of last week
        return _open(tokens, noun)
    if before is not None and before.lower_ in MONTHS:  # January last year
        if around is not year_around:
            return _open(tokens, noun)
        return DateWords(tokens, noun, lambda published: year_around(published, offset))
    return DateWords(
        tokens, noun, lambda published: placed(word, noun, around(published, offset), "in")
    )


def _of_weekday(day: Token, modifiers: tuple[Token, ...] = ()) -> DateWords | None:
    """*Tuesday*, *Tuesday night*, *Tuesday, November 26*, *last Tuesday*."""
    before, after = neighbour((*modifiers, day)[0], -1), neighbour(day, 1)
    if is_in_name(day) or (before is not None and before.lower_ in _GENERIC and not modifiers):
        return None
    comma = (after,) if after is not None and after.text == "," else ()
    rest = neighbour((day, *comma)[-1], 1)
    if rest is not None and is_month_and_day(rest):
        return _of_month(rest, (day, *comma))
    tokens, head, part = (*modifiers, day), day, ""
    if after is not None and after.lower_ in PARTS_OF_DAY:
        tokens, head, part = (*tokens, after), after, f" {after.lower_}"
    is_pointed = before is not None and before.lower_ in _POINTING and not modifiers
    if is_pointed or not stands_alone(head):
        return _open(tokens, day)
    weekday = WEEKDAYS[day.lower_]
    which = modifiers[-1].lower_ if modifiers else ""

    def reading(published: date) -> str | None:
        side = side_of(head)
        if which:
            meant = weekday_of_week(published, weekday, which, side)
        else:
            meant = nearest_weekday(published, weekday, side) if side is not None else None
        if meant is None:
            return None
        text = f"{name_of(meant)}{part}, {written(meant)}"
        return placed(tokens[0], head, text, "on") if which else text

    return DateWords(tokens, day, reading)


def _of_month(word: Token, weekday: tuple[Token, ...] = ()) -> DateWords | None:
    """*November 25*, *Nov. 25*, *25 November*; after a weekday that must agree with it."""
    if not is_month_and_day(word) or has_year(word):
        return None
    after = word.nbor(1)
    is_day_first = word.lower_ not in MONTHS
    name, number = (after, word) if is_day_first else (word, after)
    match = DAY_OF_MONTH.fullmatch(number.text)
    month, day = MONTHS[name.lower_], int(match[1]) if match else 0
    tokens = (*weekday, word, after)
    modifies = name.dep_ in MODIFIES and name.head.i > after.i
    if modifies or not stands_alone(after) or (month, day) in _NAMED_DAYS:
        return _open(tokens, name)
    plain = tokens[0].doc[tokens[0].i : after.i + 1].text

    def reading(published: date) -> str | None:
        side = side_of(name)
        if weekday:
            meant = weekday_of_month(published, month, day, WEEKDAYS[weekday[0].lower_])
        else:
            meant = day_of_month(published, month, day, side) if side is not None else None
        if meant is None or years_before(word) - {meant.year}:
            return None
        return f"{plain} {meant.year}" if is_day_first else f"{plain}, {meant.year}"

    return DateWords(tokens, name, reading)


def _owning(
    tokens: tuple[Token, ...], head: Token, named: Callable[[date], str | None]
) -> DateWords:
    """*last year’s budget* as ``the 2023 budget``, where a noun follows that can take it so."""
    mark = head.nbor(1)
    after = neighbour(mark, 1)
    if (
        after is None
        or after.pos_ not in ("NOUN", "PROPN", "ADJ")
        or after.tag_ == "JJS"
        or after.ent_type_ == "ORDINAL"
    ):
        return _open(tokens, head)

    def reading(published: date) -> str | None:
        name = named(published)
        return f"the {name}" if name is not None else None

    return DateWords((*tokens, mark), head, reading)


def _open(tokens: tuple[Token, ...], head: Token) -> DateWords:
    return DateWords(tokens, head, lambda published: None)


def _written(day: date | None) -> str | None:
    return written(day) if day is not None else None


def _part(day: date | None, part: str) -> str | None:
    """``the night of November 27, 2024``; without a part the date alone."""
    text = _written(day)
    return f"the {part} of {text}" if part and text is not None else text
