"""Where the words of a changed stretch of text went in its next version."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import Indel

from workbench.claims.shifting import plain_signs
from workbench.models import Span

_WORD: Final = re.compile(r"\w+(?:[.,:'’-]\w+)*|[^\w\s]")
_MOST_CELLS: Final = 2 * 10**9
"""Of the table that compares two stretches word by word, one bit each: 250 MB."""


def words_of(text: str) -> list[str]:
    """The words and signs of ``text``, in small letters."""
    return [match[0].casefold() for match in _WORD.finditer(plain_signs(text))]


class WordPlaces:
    """Two stretches of text that are compared word by word, once."""

    def __init__(self, old: str, new: str, ours: Span, theirs: Span) -> None:
        mine = list(_WORD.finditer(old, ours.start, ours.end))
        other = list(_WORD.finditer(new, theirs.start, theirs.end))
        self._starts = [match.start() for match in mine]
        self._ends = [match.end() for match in mine]
        self._new = [match.span() for match in other]
        self._runs: list[tuple[int, int, int]] = []
        if len(mine) * len(other) <= _MOST_CELLS:
            self._runs = _equal_runs([match[0] for match in mine], [match[0] for match in other])

    def follow(self, span: Span) -> Span | None:
        """The words of the new text between those that stayed around ``span``, those in it too."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end) - 1
        if first > last:
            return None
        begin, end = self._place(first), self._place(last)
        start = begin[0]
        stop = end[0] + 1 if end[1] else self._following(last)
        if start >= stop or stop > len(self._new):
            return None
        return Span(start=self._new[start][0], end=self._new[stop - 1][1])

    def _place(self, word: int) -> tuple[int, bool]:
        """Where a word stands now, or the one behind the last that stayed before it."""
        at = bisect_right(self._runs, word, key=lambda run: run[0]) - 1
        if at < 0:
            return 0, False
        start, place, length = self._runs[at]
        inside = word < start + length
        return (place + word - start, True) if inside else (place + length, False)

    def _following(self, word: int) -> int:
        """The place of the first word that stayed behind ``word``."""
        at = bisect_right(self._runs, word, key=lambda run: run[0])
        return self._runs[at][1] if at < len(self._runs) else len(self._new)


def _equal_runs(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """Start in ``ours``, start in ``theirs`` and length of each run that both have."""
    return [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes([plain_signs(w) for w in ours], [plain_signs(w) for w in theirs])
        if op.tag == "equal"
    ]
