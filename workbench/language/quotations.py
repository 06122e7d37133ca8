"""Quotation marks, paired within each paragraph.

The state is reset at each paragraph: one that opens a quotation again without the one before
having closed it carries that quotation on, which is how newspapers set long quotations.
"""

from __future__ import annotations

import re
from typing import Final

from workbench.language.document import Quotation
from workbench.language.paragraphs import DOUBLED
from workbench.models import Span

_OPENING: Final = "“„«"
_CLOSING: Final = "”»"
_MARK: Final = re.compile(f'[{_OPENING}{_CLOSING}‟"‘’]|{DOUBLED.pattern}')
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SCARE_WORDS: Final = 3


def quotations_of(text: str, paragraphs: list[Span]) -> list[Quotation]:
    """The quotations of an article, in the order of its text.

    Args:
        text: the article's text.
        paragraphs: the spans of its paragraphs, in order.
    """
    found: list[Quotation] = []
    carried: int | None = None
    for number, paragraph in enumerate(paragraphs):
        pairs = _pairs(text, paragraph)
        for place, (span, inner, closed) in enumerate(pairs):
            continues = carried if place == 0 and span.start == paragraph.start else None
            found.append(
                Quotation(
                    index=len(found),
                    paragraph=number,
                    span=span,
                    inner=inner,
                    closed=closed,
                    continues=continues,
                    is_scare=closed and _is_scare(inner.of(text)),
                )
            )
        carried = found[-1].index if pairs and not pairs[-1][2] else None
    return found


def _pairs(text: str, paragraph: Span) -> list[tuple[Span, Span, bool]]:
    """Span, inner span and whether it is closed, of each quotation of a paragraph."""
    pairs: list[tuple[Span, Span, bool]] = []
    opened: tuple[int, int, str] | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        kind = _kind(mark[0])
        if kind == "single" and not _single_counts(text, mark, paragraph, opened):
            continue
        if opened is None:
            if _can_open(text, mark, paragraph):
                opened = (mark.start(), mark.end(), kind)
        elif kind == opened[2] and _can_close(text, mark, paragraph):
            _add(pairs, opened, mark.start(), mark.end(), closed=True)
            opened = None
    if opened is not None and opened[2] == "double":
        _add(pairs, opened, paragraph.end, paragraph.end, closed=False)
    return pairs


def _add(
    pairs: list[tuple[Span, Span, bool]],
    opened: tuple[int, int, str],
    inner_end: int,
    end: int,
    *,
    closed: bool,
) -> None:
    if opened[1] < inner_end:
        inner = Span(start=opened[1], end=inner_end)
        pairs.append((Span(start=opened[0], end=end), inner, closed))


def _kind(mark: str) -> str:
    return "single" if mark in "‘’" else "double"


def _single_counts(
    text: str, mark: re.Match[str], paragraph: Span, opened: tuple[int, int, str] | None
) -> bool:
    """Whether a single curly mark is a quotation mark here and no apostrophe."""
    if mark[0] == "‘":
        # ‘ before digits is an apostrophe gone wrong (‘90s).
        after = text[mark.end() : mark.end() + 1]
        return opened is None and not after.isdigit()
    if opened is None or opened[2] != "single":
        return False
    after = text[mark.end() : min(mark.end() + 1, paragraph.end)]
    return not after.isalnum()


def _can_open(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    if mark[0] in _CLOSING or mark[0] == "’":
        return False
    if mark[0] in _OPENING or mark[0] == "‘":
        return True
    after = text[mark.end() : min(mark.end() + 1, paragraph.end)]
    return bool(after) and not after.isspace()


def _can_close(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    if mark[0] in _OPENING:
        return False
    if mark[0] in _CLOSING or mark[0] == "’":
        return True
    after = text[mark.end() : min(mark.end() + 1, paragraph.end)]
    return not after.isalnum()


def _is_scare(inner: str) -> bool:
    words = _WORD.findall(inner)
    return len(words) <= _SCARE_WORDS and not re.search(r"[.!?,]\s*$", inner.strip())
