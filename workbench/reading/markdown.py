"""Which characters of a Markdown text are marks and which are prose (CommonMark)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.models import Span
from workbench.reading.markdown_inline import prose_pieces

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")  # lines as markdown-it counts them
_FRONT_MATTER: Final = re.compile(
    r"---[ \t]*(?:\r\n?|\n)(?:[^\r\n]*(?:\r\n?|\n)){0,200}?(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)"
)
_FRONT_TITLE: Final = re.compile(r"(?:^|[\r\n])title:[ \t]*(?P<title>[^\s\r\n][^\r\n]*)")
_FRONT_DATE: Final = re.compile(
    r"(?:^|[\r\n])(?:date|published(?:_at)?):[ \t]*[\"']?(?P<date>\d{4}-\d\d-\d\d"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)"
)
_TAG: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[A-Za-z!?][^<>]*>", re.S | re.I
)
_RUN: Final = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
_BOLD_HEADING: Final = 90


@dataclass(frozen=True, slots=True)
class Outline:
    """What Markdown's marks say about a text.

    Attributes:
        markup: marks, link targets, images, code blocks, HTML tags and comments, front
            matter; in order, none over a line's end.
        headings: the words of every heading, the title among them.
        title: of the front matter, or of the first heading of level 1.
        title_span: the words of that heading.
        published: the ISO 8601 date or instant of the front matter's ``date``.
    """

    markup: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    title: str | None = None
    title_span: Span | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """Words that Markdown keeps together: ``level`` is that of a heading, 0 for the rest."""

    pieces: list[Span]
    level: int


def outline(text: str) -> Outline:
    """Headings and marks of a Markdown text, found with markdown-it-py.

    Every character that is neither white space nor prose is a mark. Link texts and code
    spans are prose; images and code blocks are not. A short paragraph all in bold is a
    heading.
    """
    front = _FRONT_MATTER.match(text)
    blocks = list(_blocks(text, front.end() if front else 0))
    named = _FRONT_TITLE.search(front.group()) if front else None
    title = named.group("title").strip(" \t\"'") if named else None
    dated = _FRONT_DATE.search(front.group()) if front else None
    title_span: Span | None = None
    headings = []
    for block in blocks:
        if not block.level or not block.pieces:
            continue
        span = _trimmed(text, block.pieces[0].start, block.pieces[-1].end)
        if span is None:
            continue
        headings.append(span)
        if block.level == 1 and title_span is None:
            title_span = span
            title = title or " ".join("".join(p.of(text) for p in block.pieces).split())
    prose = [piece for block in blocks for piece in block.pieces]
    return Outline(
        markup=tuple(_marks(text, prose)),
        headings=tuple(headings),
        title=title or None,
        title_span=title_span,
        published=dated["date"] if dated else None,
    )


def _blocks(text: str, start: int) -> Iterator[_Block]:
    from markdown_it import MarkdownIt  # a plain-text article need not load it

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    lines = [match.span() for match in _LINE.finditer(text, start) if match.end() > match.start()]
    level = 0
    cell = (-1, 0)  # line of the last table cell and where it ended
    for token in parser.parse(text[start:]):
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        if token.map is None:
            continue
        first, last = token.map[0], min(token.map[1], len(lines))
        own = lines[first:last]
        if token.type == "html_block" and own:
            yield _Block(_between_tags(text, own[0][0], own[-1][1]), 0)
        elif token.type == "inline" and own:
            begin = cell[1] if cell[0] == first else own[0][0]
            starts = _line_starts(text, token.content, own, begin)
            if starts is None:  # markdown-it changed the words: all of it counts as prose
                yield _Block([s for line in own if (s := _trimmed(text, *line))], 0)
                continue
            children = token.children or []
            pieces = list(_placed(prose_pieces(token.content, children), token.content, starts))
            if pieces:
                cell = (first, pieces[-1].end)
            yield _Block(pieces, level or (2 if _all_bold(token.content, children) else 0))


def _line_starts(
    text: str, content: str, lines: Sequence[tuple[int, int]], begin: int
) -> list[tuple[int, int]] | None:
    """For each line of ``content``: its offset there and in ``text``."""
    starts = []
    at = 0
    parts = content.split("\n")
    if len(parts) > len(lines):
        return None
    for part, (start, end) in zip(parts, lines, strict=False):
        words = part.replace("\ufffd", "\0") if "\0" in text[start:end] else part
        found = text.find(words, max(begin, start), end)
        if found < 0:
            return None
        starts.append((at, found))
        at += len(part) + 1
    return starts


def _placed(
    pieces: Sequence[tuple[int, int]], content: str, starts: Sequence[tuple[int, int]]
) -> Iterator[Span]:
    """Pieces of ``content`` as spans of the text, cut at line ends."""
    line = 0
    for start, end in pieces:
        while start < end:
            while line + 1 < len(starts) and starts[line + 1][0] <= start:
                line += 1
            at, offset = starts[line]
            stop = content.find("\n", start, end)
            stop = end if stop < 0 else stop
            if stop > start:
                yield Span(start=offset + start - at, end=offset + stop - at)
            start = stop + 1


def _all_bold(content: str, children: Sequence[Token]) -> bool:
    kinds = [child.type for child in children if child.type != "text" or child.content]
    return (
        len(content) <= _BOLD_HEADING
        and kinds[:1] == ["strong_open"]
        and kinds[-1:] == ["strong_close"]
        and kinds.count("strong_open") == 1
        and content.rstrip("*_ ")[-1:] not in tuple('.!?:,;…"”')
    )


def _between_tags(text: str, start: int, end: int) -> list[Span]:
    """The words of an HTML block, without tags, comments, scripts and styles."""
    spans = []
    for match in [*_TAG.finditer(text, start, end), None]:
        stop = match.start() if match else end
        for line in _LINE.finditer(text, start, stop):
            span = _trimmed(text, line.start(), line.end())
            if span:
                spans.append(span)
            if line.end() >= stop:
                break
        start = match.end() if match else end
    return spans


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Span(start=start, end=end) if start < end else None


def _marks(text: str, prose: Sequence[Span]) -> Iterator[Span]:
    """What is left of ``text`` beside ``prose`` and white space, cut at line ends."""
    done = 0
    for start, end in [*((span.start, span.end) for span in prose), (len(text), len(text))]:
        for match in _RUN.finditer(text, done, start):
            yield Span(start=match.start(), end=match.end())
        done = max(done, end)
