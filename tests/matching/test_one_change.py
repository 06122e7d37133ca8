"""One guarded thing changed in each invented claim: never the same as before, in no direction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from tests.matching.made_claims import SETS
from workbench.matching import compare
from workbench.models import Tier

TEXTS = sorted(
    {
        text
        for one in SETS
        for kind in ("OPPOSITES", "NOT_SAME", "SAME")
        for row in getattr(one, kind, [])
        for text in row[:2]
    }
)
BE = r"\b(is|are|was|were|has|have|had|will|must|may|can|could|should)\b(?! not|n't)"


def deny(text: str) -> str:
    return re.sub(BE, r"\1 not", text, count=1)


def never(text: str) -> str:
    return re.sub(BE, r"\1 never", text, count=1)


def times_ten(text: str) -> str:
    return re.sub(r"(?<![\d.,])(\d{1,3})(?![\d.,]|(?:st|nd|rd|th|s)\b)", r"\g<1>0", text, count=1)


def another_year(text: str) -> str:
    return re.sub(
        r"\b(19|20)(\d\d)\b(?!s)", lambda m: f"{m[1]}{(int(m[2]) + 7) % 100:02}", text, count=1
    )


def another_decade(text: str) -> str:
    return re.sub(r"\b19(\d)0s\b", lambda m: f"19{(int(m[1]) + 1) % 10}0s", text, count=1)


def another_currency(text: str) -> str:
    return re.sub(r"\$(?=\d)", "£", text, count=1)


def another_magnitude(text: str) -> str:
    return re.sub(r"\b(m|b)illion\b", lambda m: {"m": "b", "b": "m"}[m[1]] + "illion", text,
                  count=1)  # fmt: skip


def points(text: str) -> str:
    return re.sub(r"(?<=\d)(%| percent| per cent)(?! of)", " percentage points", text, count=1)


def most_of_all(text: str) -> str:
    return re.sub(r"\b([Aa])ll\b", lambda m: {"A": "M", "a": "m"}[m[1]] + "ost", text, count=1)


def only_maybe(text: str) -> str:
    if re.search(r"\b(may|might|could)\b", text):
        return text
    return re.sub(r"\b(will|must|has|have)\b", "may", text, count=1)


def allegedly(text: str) -> str:
    return re.sub(r"\b(was|were|is|are|has|have)\b", r"\1 allegedly", text, count=1)


def other_way(text: str) -> str:
    swap = {"from": "to", "to": "from"}
    return re.sub(r"\b(from|to)(?= the | [A-Z])", lambda m: swap[m[1]], text, count=1)


def second_in_size(text: str) -> str:
    return re.sub(r"\bthe (?=\w{2,}est\b)(?!west|forest|rest)", "the second ", text, count=1)


def names_swapped(text: str) -> str:
    """The first and the last single word with a capital, where a verb is between."""
    found = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]+\b(?! [A-Z])", text))
    if len(found) < 2 or not re.search(r"[a-z]+ed\b", text[found[0].end() : found[-1].start()]):
        return text
    a, b = found[0], found[-1]
    if " and " in text[a.end() : b.start()] or a[0] == b[0]:
        return text
    return text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]


CHANGES: list[Callable[[str], str]] = [
    deny, never, times_ten, another_year, another_decade, another_currency, another_magnitude,
    points, most_of_all, only_maybe, allegedly, other_way, second_in_size, names_swapped,
]  # fmt: skip


def changed(change: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for text in TEXTS:
        other = change(text)
        if other != text:
            yield text, other


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_claim_with_one_thing_changed_is_never_the_same(change: Callable[[str], str]) -> None:
    made = list(changed(change))
    assert made, "the change fits no claim"
    fooled = [
        pair for pair in made for way in (pair, pair[::-1]) if compare(*way).tier is Tier.SAME
    ]
    assert fooled == []
