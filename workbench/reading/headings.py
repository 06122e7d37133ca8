"""Headline, byline and headings of a text without markup, told by form alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from workbench.models import Span
from workbench.reading.dateline import DATELINE
from workbench.reading.lines import Line

_TITLE_WORDS: Final = 30
_TITLE_CHARACTERS: Final = 200
_HEADING_WORDS: Final = 12
_HEADING_CHARACTERS: Final = 90
_PROSE_WORDS: Final = 12
_BYLINE: Final = re.compile(
    r"[Bb][Yy]\s+(?P<names>[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]*|and|de|van|von|al|bin))+"
    r"(?:,\s+[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]*|and))+)*)"
)
_SMALL: Final = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "nor"),
        *("of", "off", "on", "or", "over", "per", "the", "to", "up", "via", "with"),
    )
)


def find_title(lines: Sequence[Line]) -> Span | None:
    """The first line where it is a headline: no full stop, no dateline, text after it."""
    if len(lines) < 2:
        return None
    first, second = lines[0], lines[1]
    if (
        first.words > _TITLE_WORDS
        or len(first.text) > _TITLE_CHARACTERS
        or first.is_open
        or not any(character.isalpha() for character in first.text)
        or DATELINE.match(first.text)
        or (first.stands_apart and not first.text.lower().startswith("transcript"))
        or (first.ends_sentence and not _is_set_as_title(first))
        or first.start in wrapped_blocks(lines)
    ):
        return None
    return first.span if _prose_follows(second, lines[2:]) else None


def find_byline(lines: Sequence[Line], title: Span | None) -> str | None:
    """The names of a ``By …`` line among the first three, or ``None``."""
    for line in lines[:3]:
        if title and line.span == title:
            continue
        match = _BYLINE.fullmatch(line.text)
        if match:
            return match.group("names")
    return None


def find_headings(lines: Sequence[Line], title: Span | None) -> tuple[Span, ...]:
    """Short lines between paragraphs that are no sentence: they head what follows.

    Works for texts with an empty line between paragraphs and for those with a single
    newline. A line inside a paragraph that was broken to a fixed width is no heading.
    """
    wrapped = wrapped_blocks(lines)
    found = []
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if line.start in wrapped or line.span == title:
            continue
        after_text = before.ends_sentence or before.span == title or before.block != line.block
        if _looks_like_heading(line) and after_text and _is_prose(after):
            found.append(line.span)
    return tuple(found)


def wrapped_blocks(lines: Sequence[Line]) -> frozenset[int]:
    """Starts of the lines that lie in a paragraph broken to a fixed width."""
    wrapped: set[int] = set()
    for _, group in groupby(lines, key=lambda line: line.block):
        block = list(group)
        inner = block[:-1]
        broken = sum(not line.ends_sentence for line in inner)
        runs_on = sum(line.text[:1].islower() for line in block[1:])
        if len(block) > 1 and 2 * broken > len(inner) and 3 * runs_on >= len(inner):
            wrapped.update(line.start for line in block)
    return frozenset(wrapped)


def _looks_like_heading(line: Line) -> bool:
    first = line.text.lstrip("\"“'‘«")[:1]
    return (
        line.words <= _HEADING_WORDS
        and len(line.text) <= _HEADING_CHARACTERS
        and (first.isupper() or first.isdigit())
        and any(character.isalpha() for character in line.text)
        and not line.ends_sentence
        and not line.is_open
        and not _breaks_off(line)
        and not line.stands_apart
        and not DATELINE.match(line.text)
    )


def _is_prose(line: Line) -> bool:
    return line.ends_sentence or line.is_open or _breaks_off(line) or line.words >= _PROSE_WORDS


def _breaks_off(line: Line) -> bool:
    """Whether the line ends in a word that must be followed by another."""
    return line.text.split()[-1].lower() in _SMALL


def _prose_follows(second: Line, rest: Sequence[Line]) -> bool:
    """Whether text follows, if need be after a byline, a kicker or a date line."""
    return _is_prose(second) or any(_is_prose(line) for line in rest[:2])


def _is_set_as_title(line: Line) -> bool:
    """Whether a line that ends as a sentence does is set in the capitals of a title."""
    words = [word for word in re.findall(r"[^\W\d_]+", line.text) if word.lower() not in _SMALL]
    return len(words) >= 4 and all(word[0].isupper() for word in words)
