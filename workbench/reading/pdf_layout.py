"""From the lines of PDF pages to paragraphs: running heads, columns, broken words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from workbench.reading.found import Drops, Found, clean

_LIGATURES: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_EDGE: Final = 0.09
"""Share of the height of a page, at the top and at the bottom, where running heads stand."""

_NUMBER: Final = re.compile(
    r"(?:page|p\.)?\s*[-–]?\s*\d+\s*[-–]?(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE
)
_ENDED: Final = re.compile(r"[.!?…:][\"”'’»)\]]*\Z")
_BROKEN: Final = re.compile(r"(\w+)[-\u2010]\Z")
# Words that keep the hyphen that stands after them at the end of a line.
_KEEPS_HYPHEN: Final = frozenset(
    "anti co cross ex half high long low mid multi non post pre pro self semi short so vice "
    "well".split()
)
_TITLE_SIZE: Final = 1.3
_HEADING_SIZE: Final = 1.08
_SMALL_SIZE: Final = 0.8
_HEADING_WORDS: Final = 14
_INDENT: Final = 0.7
"""Of the size of a letter: a line that begins so much further right begins a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; positions in points from the lower left corner."""

    page: int
    box: int
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its lines in the order of the file."""

    width: float
    height: float
    lines: tuple[Line, ...]


def page_of(number: int, record: dict[str, Any]) -> Page:
    """A page as ``pdf_lines`` writes it; lines without words are left out."""
    lines = []
    for box, x0, y0, x1, y1, size, bold, text in record["lines"]:
        words = clean(text.translate(_LIGATURES))
        if words:
            lines.append(Line(number, box, x0, y0, x1, y1, size, bold, words))
    return Page(record["width"], record["height"], tuple(lines))


def add_pages(pages: Sequence[Page], found: Found) -> None:
    """Add the paragraphs and headings of ``pages`` to ``found``, and its title by its size."""
    lines = [
        line for page in _without_running_heads(pages, found.drops) for line in _in_order(page)
    ]
    if not lines:
        return
    body = _body_size(lines)
    title = _title_lines(lines, body)
    if title:
        found.title = " ".join(line.text for line in title)
    words = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(line.text for line in lines).lower()))
    begun: list[Line] = []
    blocks: list[tuple[str, bool]] = []
    for paragraph in _paragraphs([line for line in lines if line not in title], body):
        if all(line.size <= _SMALL_SIZE * body for line in paragraph):
            found.drops.add("small print", " ".join(line.text for line in paragraph))
            continue
        if begun and _goes_on(begun, paragraph, body):
            begun += paragraph
            continue
        if begun:
            blocks.append((_joined(begun, words), _is_heading(begun, body)))
        begun = list(paragraph)
    if begun:
        blocks.append((_joined(begun, words), _is_heading(begun, body)))
    for text, heading in blocks:
        found.add(text, heading=heading)


def _without_running_heads(pages: Sequence[Page], drops: Drops) -> list[Page]:
    """Pages without the lines at their edges that are numbers, or the same on other pages."""
    at_edge = [_edge_lines(page) for page in pages]
    seen: Counter[str] = Counter()
    for lines in at_edge:
        seen.update({_pattern(line) for line in lines})
    kept = []
    for page, edge in zip(pages, at_edge, strict=True):
        others = []
        for line in page.lines:
            if line in edge and (seen[_pattern(line)] > 1 or _NUMBER.fullmatch(line.text)):
                drops.add("running heads", line.text)
            else:
                others.append(line)
        kept.append(Page(page.width, page.height, tuple(others)))
    return kept


def _edge_lines(page: Page) -> set[Line]:
    """Lines at the top or bottom of a page whose whole box stands there."""
    inside = {
        line.box
        for line in page.lines
        if line.y0 <= (1 - _EDGE) * page.height and line.y1 >= _EDGE * page.height
    }
    return {line for line in page.lines if line.box not in inside}


def _pattern(line: Line) -> str:
    """A line by which it is known again on another page, whatever its number."""
    return re.sub(r"\d+", "#", line.text)


def _in_order(page: Page) -> list[Line]:
    """The lines of a page as they are read.

    What is set across the page parts it into bands; in a band the columns follow each other
    from left to right.
    """
    boxes: dict[int, list[Line]] = {}
    for line in page.lines:
        boxes.setdefault(line.box, []).append(line)
    ordered: list[Line] = []
    band: list[list[Line]] = []
    for box in sorted(boxes.values(), key=lambda lines: -max(line.y1 for line in lines)):
        if _is_across(box, page, boxes.values()):
            ordered += _columns(band) + box
            band = []
        else:
            band.append(box)
    return ordered + _columns(band)


def _is_across(box: list[Line], page: Page, others: Any) -> bool:
    """Whether a box lies over two columns: boxes that stand beside each other."""
    left, right = _extent(box)
    beneath = [_extent(one) for one in others if one is not box]
    inside = [(a, b) for a, b in beneath if a < right and b > left]
    return any(b <= c for a, b in inside for c, d in inside) or right - left > 0.6 * page.width


def _extent(box: list[Line]) -> tuple[float, float]:
    return min(line.x0 for line in box), max(line.x1 for line in box)


def _columns(boxes: list[list[Line]]) -> list[Line]:
    """The lines of a band, column by column; a column is boxes that lie over each other."""
    columns: list[tuple[float, float, list[list[Line]]]] = []
    for box in sorted(boxes, key=lambda one: _extent(one)[0]):
        left, right = _extent(box)
        if columns and left < columns[-1][1]:
            start, end, held = columns[-1]
            columns[-1] = (start, max(end, right), [*held, box])
        else:
            columns.append((left, right, [box]))
    lines = []
    for _, _, held in columns:
        for box in sorted(held, key=lambda one: -max(line.y1 for line in one)):
            lines += sorted(box, key=lambda line: -line.y1)
    return lines


def _body_size(lines: Sequence[Line]) -> float:
    """The size in which most letters are set."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] or 1.0


def _title_lines(lines: Sequence[Line], body: float) -> list[Line]:
    """The lines of the first page in the largest letters, where they are clearly larger."""
    first = [line for line in lines if line.page == lines[0].page]
    largest = max(line.size for line in first)
    if largest < _TITLE_SIZE * body:
        return []
    return [line for line in first if line.size > 0.95 * largest]


def _paragraphs(lines: Sequence[Line], body: float) -> list[list[Line]]:
    """Lines of one box, parted where one is indented or set in another type."""
    paragraphs: list[list[Line]] = []
    left: dict[tuple[int, int], float] = {}
    for line in lines:
        key = (line.page, line.box)
        left[key] = min(left.get(key, line.x0), line.x0)
    for line in lines:
        before = paragraphs[-1][-1] if paragraphs else None
        if (
            before is None
            or (before.page, before.box) != (line.page, line.box)
            or line.x0 - left[(line.page, line.box)] > _INDENT * body
            or abs(before.size - line.size) > 0.1 * body
            or before.bold != line.bold
        ):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _goes_on(before: Sequence[Line], after: Sequence[Line], body: float) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    last, first = before[-1], after[0]
    moved = (last.page, last.box) != (first.page, first.box)
    alike = abs(last.size - first.size) <= 0.1 * body and last.bold == first.bold
    return moved and alike and not _ENDED.search(last.text) and first.text[:1].islower()


def _is_heading(lines: Sequence[Line], body: float) -> bool:
    words = sum(len(line.text.split()) for line in lines)
    marked = all(line.bold or line.size >= _HEADING_SIZE * body for line in lines)
    return marked and words <= _HEADING_WORDS and not _ENDED.search(lines[-1].text)


def _joined(lines: Sequence[Line], words: Counter[str]) -> str:
    """The lines as one, words that were broken at a line's end put together again."""
    text = lines[0].text
    for line in lines[1:]:
        broken = _BROKEN.search(text)
        if broken and line.text[:1].islower():
            rest = re.match(r"\w+", line.text)
            first, second = broken.group(1), rest.group() if rest else ""
            hyphen = "-" if _keeps_hyphen(first.lower(), second.lower(), words) else ""
            text = text[:-1] + hyphen + line.text
        elif text.endswith(("—", "/")) or broken:
            text += line.text
        else:
            text += f" {line.text}"
    return text


def _keeps_hyphen(first: str, second: str, words: Counter[str]) -> bool:
    """Whether a hyphen at a line's end is one of the word, by the other words of the file."""
    if words[first + second]:
        return False
    return bool(words[f"{first}-{second}"]) or first in _KEEPS_HYPHEN
