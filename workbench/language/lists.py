"""Items of a list that is set within one paragraph: ``1. The ferry 2. The bridge``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BULLETS: Final = "•⁃‣◦▪●■"
_MARK: Final = re.compile(
    rf"(?P<bullet>[{_BULLETS}])?"
    r"(?:\s*(?P<open>\(?)(?P<name>\d{1,3}|[a-z])(?P<close>\.\)|\)|\.)(?=\s))?"
)
_ITEM: Final = re.compile(r"\s+(?=[^\W_]|[\"'‘(\[$])|(?<=[^\s\w])(?=[^\W\d_])")
"""What parts a mark from its item: white space, or nothing after a bullet."""


def list_marks(doc: Doc) -> dict[int, int]:
    """The token that begins each mark of a list, and the token after it that begins the item.

    Only a paragraph that begins with a mark is a list; a later mark counts if it is the same
    bullet, or the next number or letter in the same form.
    """
    text = doc.text
    first = _mark_at(text, len(text) - len(text.lstrip()))
    if first is None:
        return {}
    places = {token.idx: token.i for token in doc}
    return {
        places[start]: places[item]
        for start, item in _marks(text, first)
        if start in places and item in places
    }


def _mark_at(text: str, start: int) -> re.Match[str] | None:
    """The mark of a list at ``start``, if one stands there with an item behind it."""
    mark = _MARK.match(text, start)
    if mark is None or not mark[0] or _ITEM.match(text, mark.end()) is None:
        return None
    return mark


def _marks(text: str, mark: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The start of each mark from ``mark`` on, and the start of its item."""
    while True:
        item = _ITEM.match(text, mark.end())
        yield mark.start(), item.end() if item else mark.end()
        following = _next_mark(text, mark)
        if following is None:
            return
        mark = following


def _next_mark(text: str, mark: re.Match[str]) -> re.Match[str] | None:
    bullet, name = mark["bullet"] or "", mark["name"]
    if name is None:
        wanted = re.escape(bullet)
    else:
        after = str(int(name) + 1) if name.isdigit() else chr(ord(name) + 1)
        wanted = re.escape(bullet) + r"\s*" + re.escape(mark["open"] + after + mark["close"])
    for found in re.compile(rf"(?<=\s){wanted}(?=\s|\w)").finditer(text, mark.end()):
        following = _mark_at(text, found.start())
        if following is not None and _fits(text, mark, following):
            return following
    return None


def _fits(text: str, mark: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a number that only a stop marks is no number of the sentence before it."""
    if mark["bullet"] or mark["close"] != ".":
        return True
    item = _ITEM.match(text, following.end())
    return item is not None and not text[item.end()].islower()
