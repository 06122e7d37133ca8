"""Quantities with their units and their rounding, and ordinals, as claims write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.matching.quantities import Quantity
from workbench.matching.terms import Term
from workbench.matching.vocabulary import (
    APPROXIMATE,
    AT_LEAST,
    AT_MOST,
    CURRENCIES,
    FRACTIONS,
    MAGNITUDES,
    MONTHS,
    NUMBER_WORDS,
    ORDINALS,
    STOP_WORDS,
    SUPERLATIVES,
    UNITS,
)

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199
_SIGNS: Final = "$€£¥%"


@dataclass(frozen=True, slots=True)
class Figures:
    """The quantities of a claim and its ordinals (``third``, ``21st``) that are no fraction.

    ``taken`` has the place of each word that is part of a quantity, an ordinal or a date.
    """

    quantities: tuple[Quantity, ...]
    ordinals: tuple[tuple[int, str], ...]
    taken: frozenset[int]


def figures_in(terms: Sequence[Term]) -> Figures:
    """Quantities and ordinals among the words of a claim. A year and a day are neither."""
    quantities: list[Quantity] = []
    ordinals: list[tuple[int, str]] = []
    places: set[int] = set()
    place = 0
    while place < len(terms):
        if not _may_begin(terms[place].word):
            place += 1
            continue
        taken = _date_at(terms, place)
        if taken:
            places.update(range(place, place + taken))
            place += taken
            continue
        found = _share_at(terms, place) or _quantity_at(terms, place)
        if found is not None:
            quantity, taken = found
            quantities.append(quantity)
            first = place - (_lower(terms, place - 1) in APPROXIMATE)
            places.update(range(first, place + taken))
            place += taken
            continue
        ordinal = _ordinal_at(terms, place)
        if ordinal is not None:
            number, words, taken = ordinal
            ordinals.append((number, words))
            places.update(range(place, place + taken))
            place += taken
            continue
        place += 1
    return Figures(tuple(quantities), tuple(ordinals), frozenset(places))


def _may_begin(word: str) -> bool:
    """Whether a number, an ordinal or a date may begin with this word: most words cannot."""
    if word[-1].isdigit() or word[0].isdigit() or word[-1] == "%":
        return True
    lower = word.lower()
    return lower in _BEGINNINGS or "-" in lower


_BEGINNINGS: Final = frozenset({"a", "an", "half", *NUMBER_WORDS, *ORDINALS, *MONTHS})


def is_year(word: str) -> bool:
    """Whether a word is a year of four digits."""
    return (
        len(word) == 4
        and word.isascii()
        and word.isdecimal()
        and FIRST_YEAR <= int(word) <= LAST_YEAR
    )


def is_month(word: str) -> bool:
    """Whether a word is the name of a month, written as a name."""
    return word[0].isupper() and word.lower() in MONTHS


def is_day(word: str) -> bool:
    """Whether a word may be the day of a month."""
    return word.isascii() and word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31


def _date_at(terms: Sequence[Term], place: int) -> int:
    """How many words from ``place`` are a date: the day of a month, a year, a decade."""
    word, after = terms[place].word, _lower(terms, place + 1)
    following = terms[place + 1].word if after else "-"
    if is_day(word) and is_month(following):
        return 2
    if is_day(word) and after in _ORDINAL_ENDS:
        ends = place + 2 + (_lower(terms, place + 2) == "of")
        if ends < len(terms) and is_month(terms[ends].word):
            return ends + 1 - place
    if is_month(word) and (is_day(following) or is_year(following)):
        return 2 + (_lower(terms, place + 2) in _ORDINAL_ENDS)
    return 1 if year_at(terms, place) else 0


def year_at(terms: Sequence[Term], place: int) -> bool:
    """Whether the word at ``place`` is a year: *in 1500*, not *1500 people*."""
    word, after = terms[place].word, _lower(terms, place + 1)
    if not is_year(word) or after in UNITS or after in CURRENCIES or after in MAGNITUDES:
        return False
    told = _lower(terms, place - 1) in _BEFORE_YEARS or (place and is_month(terms[place - 1].word))
    return bool(told) or not after or after in STOP_WORDS or 1900 <= int(word) <= 2100


_BEFORE_YEARS: Final = frozenset("in since until till by from of to before after during".split())


_ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})


def _lower(terms: Sequence[Term], place: int) -> str:
    return terms[place].lower if 0 <= place < len(terms) else ""


def _share_at(terms: Sequence[Term], place: int) -> tuple[Quantity, int] | None:
    """A part of a whole as percent: *half*, *a third*, *two-thirds*, *one in five*."""
    first, second, third = (_lower(terms, place + n) for n in range(3))
    if "-" in first:
        left, _, right = first.partition("-")
        if left in NUMBER_WORDS and right in FRACTIONS:
            return _share(terms, place, 1, NUMBER_WORDS[left] * FRACTIONS[right])
    if first == "half" and second not in {"a", "an", "million", "billion", "dozen"}:
        return _share(terms, place, 1, 0.5)
    counted = 1.0 if first in {"a", "one"} else NUMBER_WORDS.get(first)
    if counted is not None and second in FRACTIONS and third not in SUPERLATIVES:
        plural = second.endswith("s")
        if plural == (counted > 1) and third in {"of", ""} | STOP_WORDS:
            return _share(terms, place, 2, counted * FRACTIONS[second])
    within = 2 if second == "in" else 3 if (second, third) == ("out", "of") else 0
    whole = _number(_lower(terms, place + within)) if within else None
    if counted is not None and whole is not None and whole > counted:
        return _share(terms, place, within + 1, counted / whole)
    return None


def _share(terms: Sequence[Term], place: int, taken: int, share: float) -> tuple[Quantity, int]:
    words = " ".join(t.word for t in terms[place : place + taken])
    about, bound = _approach(terms, place)
    value = round(100 * share, 4)
    return Quantity(
        value, "percent", 1.0, about or value % 1 > 0, bound, None, "", words, place
    ), taken


def _number(word: str) -> float | None:
    digits = word.strip(_SIGNS).replace(",", "")
    if digits.replace(".", "", 1).isdecimal() and digits.isascii():
        return float(digits)
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    tens, _, ones = word.partition("-")
    if ones and NUMBER_WORDS.get(tens, 0) >= 20 and 0 < NUMBER_WORDS.get(ones, 0) < 10:
        return NUMBER_WORDS[tens] + NUMBER_WORDS[ones]
    return None


def _quantity_at(terms: Sequence[Term], place: int) -> tuple[Quantity, int] | None:
    amount = _amount_at(terms, place)
    if amount is None:
        return None
    value, step, taken = amount
    word = terms[place].word
    unit = CURRENCIES.get(word[0]) or ("percent" if word.endswith("%") else None)
    before = _lower(terms, place - 1)
    if unit is not None and before in CURRENCIES:
        unit = CURRENCIES[before]
    after, second = _lower(terms, place + taken), _lower(terms, place + taken + 1)
    if after == "per" and second == "cent":
        after, taken = "percent", taken + 1
        second = _lower(terms, place + taken + 1)
    noun = None
    if unit is None and after in CURRENCIES:
        unit, taken = CURRENCIES[after], taken + 1
    elif unit is None and (after, second) in _POINTS:
        unit, taken = "percentage point", taken + 2
    elif unit is None and after in UNITS:
        unit, taken = UNITS[after], taken + 1
    elif unit is None and after and after not in STOP_WORDS:
        noun = terms[place + taken].key
    about, bound = _approach(terms, place)
    words = " ".join(t.word for t in terms[place : place + taken])
    turn = before if before in {"from", "to"} else ""
    return Quantity(value, unit, step, about, bound, noun, turn, words, place), taken


def _amount_at(terms: Sequence[Term], place: int) -> tuple[float, float, int] | None:
    """Value, step and words taken of a number from ``place``: *1.2 million*, *two hundred*."""
    word = terms[place].word
    lower, after = word.lower(), _lower(terms, place + 1)
    if after in _ORDINAL_ENDS and word[0].isdigit():
        return None
    if lower in {"a", "an"} and after in _COUNTED_BY_A:
        value, step, taken = 1.0, 1.0, 1
    elif lower == "half" and after in {"a", "an"}:
        value, step, taken = 0.5, 0.1, 2
    else:
        number = _number(lower)
        if number is None:
            return None
        value, taken = number, 1
        step = _step(word) if any(c.isdigit() for c in word) else 1.0
    if [_lower(terms, place + taken + n) for n in range(3)] == ["and", "a", "half"]:
        value, step, taken = value + 0.5, 0.1, taken + 3
    while (after := _lower(terms, place + taken)) in MAGNITUDES or after in {"dozen", "and"}:
        rest = _number(_lower(terms, place + taken + 1))
        if after == "and":
            if rest is None or value < 100 or rest >= 100 or any(c.isdigit() for c in word):
                break
            value, step, taken = value + rest, 1.0, taken + 2
            continue
        scale = MAGNITUDES.get(after, 12.0)
        # $1.2 billion is written to a tenth of a billion.
        step, value, taken = (step if step < 1 else 1.0) * scale, value * scale, taken + 1
    return value, step, taken


_POINTS: Final = frozenset(
    {("percentage", "points"), ("percentage", "point"), ("percent", "points")}
)
_COUNTED_BY_A: Final = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})


def _step(word: str) -> float:
    digits = word.strip(_SIGNS).replace(",", "")
    decimals = len(digits.partition(".")[2])
    if decimals:
        return 10.0**-decimals
    kept = digits.rstrip("0")
    zeros = len(digits) - len(kept) if kept else 0
    return float(10 ** min(zeros, 15))


def _approach(terms: Sequence[Term], place: int) -> tuple[bool, str]:
    """Whether a number is said to be about right, and whether it is a bound."""
    before = [_lower(terms, place - n) for n in (1, 2, 3)]
    if before[0] in CURRENCIES:
        before = before[1:]
    pair = f"{before[1]} {before[0]}"
    if pair in AT_LEAST or before[0] in AT_LEAST:
        return False, ">" if before[-1] not in {"no", "not"} or pair == "no fewer" else "<"
    if pair in AT_MOST or before[0] in AT_MOST:
        return False, "<" if before[-1] not in {"no", "not"} else ">"
    return before[0] in APPROXIMATE, ""


def _ordinal_at(terms: Sequence[Term], place: int) -> tuple[int, str, int] | None:
    word, after = terms[place].word, _lower(terms, place + 1)
    if word.isascii() and word.isdecimal() and len(word) <= 4 and after in _ORDINAL_ENDS:
        return int(word), f"{word}{after}", 2
    first = word.lower().partition("-")[0]
    if first in ORDINALS:
        return ORDINALS[first], word, 1
    return None
