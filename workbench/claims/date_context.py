"""What stands around a date: is it part of a name or of a longer date, has it a preposition?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.claims.calendar_words import MONTHS, WEEKDAYS
from workbench.claims.grammar import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

DAY_OF_MONTH: Final = re.compile(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR: Final = re.compile(r"\b(?:1\d{3}|20\d{2})\b")
_BEFORE_WEEK: Final = frozenset(("last", "this", "next", "of", "a"))
_OF_WEEK: Final = frozenset(("week", "month", "year", "last", "this", "next"))
_NAMED_BY_WORD: Final = listed(
    "super ash black good holy palm easter cyber fat taco bloody shrove whit maundy giving casual"
)
_NO_NAME_BEFORE: Final = listed("late early last this next coming past on and or from since by")
_RANGES: Final = frozenset(("-", "–", "/", "to", "through", "until", "till"))
_OF_TIME: Final = listed(
    "on in of since until till by from for during before after through throughout over around "
    "within between"
)
"""Prepositions that a date may follow."""
_WITHIN: Final = listed("earlier later early late")
MODIFIES: Final = frozenset(("compound", "nmod", "amod", "poss", "nummod"))


def is_weekday(word: Token) -> bool:
    """Whether the word names a day of the week."""
    return word.lower_ in WEEKDAYS and word.text[0].isupper()


def is_month_and_day(word: Token) -> bool:
    """Whether a month and a day, in either order, begin with ``word``."""
    after = neighbour(word, 1)
    if after is None:
        return False
    name, number = (word, after) if word.lower_ in MONTHS else (after, word)
    is_month = name.lower_ in MONTHS and name.text[0].isupper()
    return is_month and DAY_OF_MONTH.fullmatch(number.text) is not None


def has_year(word: Token) -> bool:
    """Whether the month and day that begin with ``word`` have their year after them."""
    after = neighbour(word, 2)
    if after is not None and after.text in (",", "of"):
        after = neighbour(after, 1)
    return after is not None and _YEAR.fullmatch(after.text) is not None


def years_before(word: Token) -> set[int]:
    """The years named in the sentence of a date or before in its paragraph: it may be of one."""
    text = word.doc.text[: word.sent.end_char]
    return {int(year) for year in _YEAR.findall(text)}


def is_in_name(day: Token) -> bool:
    """*Super Tuesday*, *the Sunday Times*."""
    before, after = neighbour(day, -1), neighbour(day, 1)
    if before is not None:
        is_named = before.text[:1].isupper() and before.lower_ not in _NO_NAME_BEFORE
        hangs = before.head == day and before.dep_ in MODIFIES
        if before.lower_ in _NAMED_BY_WORD or (is_named and hangs):
            return True
    return (
        after is not None
        and after.text[:1].isupper()
        and after.lower_ not in MONTHS
        and day.head.i >= after.i
        and day.dep_ in MODIFIES
    )


def stands_alone(word: Token) -> bool:
    """Whether the date that ends in ``word`` is no part of a range or of a longer date."""
    if word.dep_ in MODIFIES and word.head.i > word.i:
        return False
    one, two = neighbour(word, 1), neighbour(word, 2)
    if one is not None:
        if owns(word) or one.is_digit:
            return False
        joins = one.text in _RANGES or one.lower_ in ("and", "or", "the", "of", ",")
        if joins and two is not None and DAY_OF_MONTH.fullmatch(two.text):
            return False
        if one.text in _RANGES and two is not None and _is_date_word(two):
            return False
        is_of_week = two is not None and two.lower_ in _OF_WEEK
        if one.lower_ in _BEFORE_WEEK and is_of_week:
            return False
    back, further = neighbour(word, -1), neighbour(word, -2)
    is_end = back is not None and back.text in _RANGES and further is not None
    return not (is_end and further is not None and _is_date_word(further))


def _is_date_word(word: Token) -> bool:
    return is_weekday(word) or word.is_digit or word.lower_ in MONTHS


def owns(word: Token) -> bool:
    """Whether the ending of ownership follows."""
    after = neighbour(word, 1)
    return after is not None and after.tag_ == "POS"


def placed(first: Token, head: Token, text: str | None, preposition: str) -> str | None:
    """The date with its preposition where its words, from ``first`` on, have none before them.

    ``None`` where the words seem to be no date in their sentence (*spoke to last year’s winner*).
    """
    if text is None or head.dep_ in ("nsubj", "nsubjpass"):
        return text
    before = neighbour(first, -1)
    if before is not None and before.lower_ in _WITHIN:  # until earlier this year
        return f"{preposition} {text}"
    if head.dep_ == "pobj":
        return text if head.head.lower_ in _OF_TIME else None
    if head.dep_ not in ("npadvmod", "advmod", "tmod"):
        return None
    has_own = before is not None and before.lower_ in _OF_TIME
    return text if has_own else f"{preposition} {text}"


def neighbour(word: Token, step: int) -> Token | None:
    """The token ``step`` places on in the paragraph."""
    place = word.i + step
    return word.doc[place] if 0 <= place < len(word.doc) else None
