"""Breaking an article into screen lines without losing its offsets.

Lines are ranges of the article's own text; what stands on the screen for a character
(control characters made visible, marks put in before a claim) is worked out cell by cell.
Nothing here knows Textual.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len

from workbench.display import visible

# A no-break space does not part words.
_SPACES = " \t"
_WORD = re.compile(r"[^ \t]+[ \t]*|[ \t]+")
_PROSE_WIDTH = 100
_MAX_CHARACTERS_PER_CELL = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the screen: code points ``start`` to ``end`` of the article's text.

    ``start == end`` is an empty line.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What the screen shows for one code point: ``text``, ``width`` cells wide."""

    offset: int
    text: str
    width: int


@lru_cache(maxsize=4096)
def shown(character: str) -> tuple[str, int]:
    """What stands for ``character`` on the screen, and its width in cells."""
    text = visible(character)
    return text, cell_len(text)


def cells_of(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells for ``text[start:end]``."""
    for offset in range(start, end):
        seen, width = shown(text[offset])
        yield Cell(offset, seen, width)


def wrap(text: str, width: int, marks: Mapping[int, int]) -> list[Line]:
    """Break ``text`` into lines of at most ``width`` cells.

    Args:
        text: the article, as it was read.
        width: cells a line, at least 4.
        marks: cells that are put in before an offset (state glyphs of claims).

    Returns:
        Lines in order. White space at a break and line ends of the text are in no line.
        Where the text parts its paragraphs by single newlines, an empty line is put
        between them.
    """
    width = max(width, 4)
    offsets = sorted(marks)
    lines: list[Line] = []
    open_paragraphs = _parted_by_single_newlines(text)
    start = 0
    for end in _line_ends(text):
        stop = end - 1 if end > start and text[end - 1] == "\r" else end
        if stop > start and text[start:stop].strip():
            if open_paragraphs and lines:
                lines.append(Line(start, start))
            break_lines = _wrap_even if _is_even(text[start:stop]) else _wrap_uneven
            lines.extend(break_lines(text, start, stop, width, marks, offsets))
        else:
            lines.append(Line(start, start))
        start = end + 1
    return lines


def line_at(lines: Sequence[Line], offset: int) -> int:
    """Index of the line that shows ``offset`` (the nearest before, where none does)."""
    index = bisect_right(lines, offset, key=lambda line: line.start) - 1
    while index > 0 and lines[index].start == lines[index].end:
        index -= 1
    return max(index, 0)


def offset_beside(lines: Sequence[Line], offset: int, step: int) -> int:
    """The offset about as far along its line, ``step`` lines with words below ``offset``.

    ``offset`` itself where there is no such line.
    """
    if not lines:
        return offset
    index = line_at(lines, offset)
    along = offset - lines[index].start
    index += step
    while 0 <= index < len(lines) and lines[index].start == lines[index].end:
        index += 1 if step > 0 else -1
    if not 0 <= index < len(lines):
        return offset
    return min(lines[index].start + along, lines[index].end - 1)


def _line_ends(text: str) -> Iterator[int]:
    position = text.find("\n")
    while position >= 0:
        yield position
        position = text.find("\n", position + 1)
    if text and not text.endswith("\n"):
        yield len(text)


def _parted_by_single_newlines(text: str) -> bool:
    """Whether each line is a paragraph of its own (not hard-wrapped, no empty lines)."""
    lines = text.strip().splitlines()
    if len(lines) < 2 or any(not line.strip() for line in lines):
        return False
    return sorted(len(line) for line in lines)[len(lines) // 2] > _PROSE_WIDTH


def _is_even(paragraph: str) -> bool:
    """Whether every character takes one cell, as in nearly all news."""
    return all(shown(character)[1] == 1 for character in set(paragraph))


def _wrap_even(
    text: str, start: int, end: int, width: int, marks: Mapping[int, int], offsets: Sequence[int]
) -> Iterator[Line]:
    """Break a paragraph by counting characters: an article of 5 MB is laid out in a moment."""
    place = start
    while place < end:
        stop = min(place + width, end)
        while stop > place + 1 and stop - place + _marked(marks, offsets, place, stop) > width:
            stop -= 1
        if stop < end and text[stop] not in _SPACES:
            cut = max(text.rfind(space, place, stop) for space in _SPACES) + 1
            stop = cut if cut > place else stop
        yield Line(place, _without_trailing_space(text, place, stop))
        place = stop
        while place < end and text[place] in _SPACES:
            place += 1


def _wrap_uneven(
    text: str, start: int, end: int, width: int, marks: Mapping[int, int], offsets: Sequence[int]
) -> Iterator[Line]:
    line_start = start
    used = 0
    for word in _WORD.finditer(text, start, end):
        bare_end = word.start() + len(word.group().rstrip(_SPACES))
        bare = _width(text, word.start(), bare_end, marks, offsets)
        if used and used + bare > width:
            yield Line(line_start, _without_trailing_space(text, line_start, word.start()))
            line_start, used = word.start(), 0
        if bare > width or bare_end - word.start() > width * _MAX_CHARACTERS_PER_CELL:
            *full, last = _fold(text, word.start(), bare_end, width, marks)
            for _, piece_end in full:
                yield Line(line_start, piece_end)
                line_start = piece_end
            used = _width(text, last[0], last[1], marks, offsets)
            used += word.end() - bare_end
        else:
            used += bare + word.end() - bare_end
    yield Line(line_start, _without_trailing_space(text, line_start, end))


def _without_trailing_space(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip()) if end > start else end


def _width(
    text: str, start: int, end: int, marks: Mapping[int, int], offsets: Sequence[int]
) -> int:
    piece = text[start:end]
    if piece.isascii() and piece.isprintable():
        cells = len(piece)
    else:
        cells = sum(shown(character)[1] for character in piece)
    return cells + _marked(marks, offsets, start, end)


def _marked(marks: Mapping[int, int], offsets: Sequence[int], start: int, end: int) -> int:
    """Cells that the marks in a range take."""
    first, last = bisect_left(offsets, start), bisect_left(offsets, end)
    return sum(marks[offset] for offset in offsets[first:last])


def _fold(
    text: str, start: int, end: int, width: int, marks: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Cut a word that is wider than a line; a heap of zero-width characters is cut as well."""
    pieces = []
    piece_start, used = start, 0
    limit = width * _MAX_CHARACTERS_PER_CELL
    for offset in range(start, end):
        cells = shown(text[offset])[1] + marks.get(offset, 0)
        if offset > piece_start and (used + cells > width or offset - piece_start >= limit):
            pieces.append((piece_start, offset))
            piece_start, used = offset, 0
        used += cells
    pieces.append((piece_start, end))
    return pieces
