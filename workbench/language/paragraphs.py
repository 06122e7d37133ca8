"""Paragraphs, and the text that the parser is given for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workbench.language.document import ParagraphKind
from workbench.models import Article, Span

LONGEST: Final = 20_000
"""A paragraph of more code points is cut at white space; the parser's memory grows with length."""

_BLANK_LINE: Final = re.compile(
    r"(?:\r\n|[\n\r\u2028\u2029\x0b\x0c\x85])(?:[^\S\n\r]*(?:\r\n|[\n\r\u2029]))+"
)
_LINE_BREAK: Final = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
_ENDS_A_SENTENCE: Final = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_WRAP_LONGEST: Final = 100
_WRAP_SHORTEST: Final = 45


def paragraph_spans(article: Article) -> list[tuple[Span, ParagraphKind]]:
    """The paragraphs of an article with their kinds, without the white space around them.

    An empty line parts paragraphs. So does a single line break, unless the lines of a block are
    wrapped in mid-sentence, as hard-wrapped text is. Headings stand alone.
    """
    marked: list[tuple[Span, ParagraphKind]] = [(span, "heading") for span in article.headings]
    if article.title_span is not None:
        marked.append((article.title_span, "title"))
    marked.sort(key=lambda one: one[0].start)
    found: list[tuple[Span, ParagraphKind]] = []
    here = 0
    for span, kind in marked:
        if span.start < here:
            continue
        found += [(body, "body") for body in _bodies(article.text, here, span.start)]
        found.append((span, kind))
        here = span.end
    found += [(body, "body") for body in _bodies(article.text, here, len(article.text))]
    return found


def _bodies(text: str, start: int, end: int) -> Iterator[Span]:
    here = start
    for gap in [*_BLANK_LINE.finditer(text, start, end), None]:
        block_end = gap.start() if gap else end
        yield from _paragraphs_of_block(text, here, block_end)
        here = gap.end() if gap else end


def _paragraphs_of_block(text: str, start: int, end: int) -> Iterator[Span]:
    lines: list[tuple[int, int]] = []
    here = start
    for found in _LINE_BREAK.finditer(text, start, end):
        lines.append((here, found.start()))
        here = found.end()
    lines.append((here, end))
    if _is_hard_wrapped([text[a:b].strip() for a, b in lines]):
        lines = [(start, end)]
    for line_start, line_end in lines:
        yield from _cut(text, line_start, line_end)


def _is_hard_wrapped(lines: list[str]) -> bool:
    breaks = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a and b]
    if not breaks or max(map(len, lines)) > _WRAP_LONGEST:
        return False
    in_mid_sentence = sum(
        1
        for before, after in breaks
        if not _ENDS_A_SENTENCE.search(before)
        and (after[0].islower() or len(before) >= _WRAP_SHORTEST)
    )
    return in_mid_sentence * 2 > len(breaks)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        blank = max(text.rfind(mark, start, start + LONGEST) for mark in " \n\t")
        cut = blank if blank > start else start + LONGEST
        yield Span(start=start, end=cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start=start, end=end)


def parser_text(article: Article, span: Span) -> str:
    """The paragraph at ``span`` as the parser reads it, character for character.

    Syntax, the dateline, line breaks and controls become blanks; two apostrophes or back-ticks
    become a quotation mark and a blank; curly quotation marks become straight ones.
    """
    characters = [_plain(c) for c in span.of(article.text)]
    hidden = [*article.markup]
    if article.dateline_span is not None:
        hidden.append(article.dateline_span)
    for one in hidden:
        for place in range(max(one.start, span.start), min(one.end, span.end)):
            characters[place - span.start] = " "
    text = "".join(characters)
    for found in DOUBLED.finditer(text):
        at = found.start()
        opens = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-"
        characters[at : at + 2] = [" ", '"'] if opens else ['"', " "]
    return "".join(characters)


DOUBLED: Final = re.compile(r"(?<!['`])(?:''|``)(?!['`])")
"""Two apostrophes, or two back-ticks, as a quotation mark."""

_STRAIGHT: Final = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "\u2019": "'"}


def _plain(character: str) -> str:
    if character.isspace() or not character.isprintable():
        return " "
    return _STRAIGHT.get(character, character)
