"""Which characters of a text stand unchanged in its next version, and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from workbench.models import Span, Spans

# Each for one character, so that offsets hold: a page that was set anew says nothing else.
_SIGNS = str.maketrans("‘’‚‛“”„‟«»–—−\u00a0\u2009\u202f", '\'\'\'\'""""""---   ')
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def plain_signs(text: str) -> str:
    """``text`` with the varieties of quotation marks, dashes and blanks made one, as long as it."""
    return text.translate(_SIGNS)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    delta: int
    moved: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """The lines that stand in both versions, and the stretches of lines that differ.

    ``blocks`` pairs what was changed: offsets in the old text and in the new one.
    """

    lines: tuple[_Line, ...]
    new_lines: frozenset[tuple[int, int]]
    blocks: tuple[tuple[Span | None, Span | None], ...]
    old: str
    new: str

    def place(self, spans: Spans) -> tuple[Spans, bool] | None:
        """Where unchanged ``spans`` of the old text stand now, and whether they were moved.

        ``None`` where one of them is in a line that was changed, or was taken apart.
        """
        found = []
        moved = False
        for span in spans:
            first, last = self._line_of(span.start), self._line_of(span.end - 1)
            if first is None or last is None:
                return None
            start, end = span.start + first.delta, span.end + last.delta
            if self.old[span.start : span.end] != self.new[start:end]:
                return None
            found.append(Span(start=start, end=end))
            moved = moved or first.moved
        return tuple(found), moved

    def _line_of(self, offset: int) -> _Line | None:
        place = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        line = self.lines[place] if place >= 0 else None
        return line if line is not None and offset < line.end else None

    def is_unchanged(self, spans: Spans) -> bool:
        """Whether all of ``spans`` of the new text lie in lines that the old text has, too."""
        return all(
            any(start <= span.start and span.end <= end for start, end in self._near(span))
            for span in spans
        )

    def _near(self, span: Span) -> Iterator[tuple[int, int]]:
        start = self.new.rfind("\n", 0, span.start) + 1
        line = _LINE.search(self.new, start)
        if line is not None and (line.start(), line.end()) in self.new_lines:
            yield line.start(), line.end()


def shift_between(old: str, new: str) -> Shift:
    """Compare two versions of a text line by line.

    A line is the same in order where the longest common subsequence of lines has it (Indel
    distance, as ``rapidfuzz`` computes it: Hyyrö 2004, "Bit-parallel LCS-length computation
    revisited"); one that stands elsewhere, word for word, was moved.
    """
    old, new = plain_signs(old), plain_signs(new)
    olds = [match.span() for match in _LINE.finditer(old)]
    news = [match.span() for match in _LINE.finditer(new)]
    old_words = [old[a:b] for a, b in olds]
    new_words = [new[a:b] for a, b in news]
    lines: list[_Line] = []
    kept: set[tuple[int, int]] = set()
    changed: list[tuple[range, range]] = []
    for op in Indel.opcodes(old_words, new_words):
        if op.tag == "equal":
            for ours, theirs in zip(
                olds[op.src_start : op.src_end], news[op.dest_start : op.dest_end], strict=True
            ):
                lines.append(_Line(*ours, theirs[0] - ours[0], moved=False))
                kept.add(theirs)
        else:
            _join_block(changed, range(op.src_start, op.src_end), range(op.dest_start, op.dest_end))
    free = defaultdict(list)
    for _, block in changed:
        for place in block:
            free[new_words[place]].append(news[place])
    for block, _ in changed:
        for place in block:
            if free[old_words[place]]:
                theirs = free[old_words[place]].pop(0)
                lines.append(_Line(*olds[place], theirs[0] - olds[place][0], moved=True))
                kept.add(theirs)
    blocks = tuple((_whole(olds, a), _whole(news, b)) for a, b in changed)
    return Shift(tuple(sorted(lines, key=lambda one: one.start)), frozenset(kept), blocks, old, new)


def _join_block(changed: list[tuple[range, range]], ours: range, theirs: range) -> None:
    """Add a changed stretch; a deletion and an insertion at one place are one change."""
    if changed and changed[-1][0].stop == ours.start and changed[-1][1].stop == theirs.start:
        before, behind = changed.pop()
        ours, theirs = range(before.start, ours.stop), range(behind.start, theirs.stop)
    changed.append((ours, theirs))


def _whole(lines: list[tuple[int, int]], chosen: range) -> Span | None:
    if not chosen:
        return None
    return Span(start=lines[chosen.start][0], end=lines[chosen.stop - 1][1])
