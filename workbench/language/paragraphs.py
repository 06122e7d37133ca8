"""Paragraphs, and the text that the parser is given for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.language.document import ParagraphKind, overlapping
from workbench.models import Article, Span

LONGEST: Final = 20_000
"""A paragraph of more code points is cut at white space; the parser's memory grows with length."""

LONGEST_WORD: Final = 1_000
"""Nor is a run without white space longer: the tokenizer reads the rest of a word anew for every
mark that it takes off, and no word of a language is as long."""

_UNBROKEN: Final = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
_RULE: Final = re.compile(r"[^\w\s]{40,}")
"""Lines and leaders drawn with marks. They say nothing, and slow the tokenizer down."""
_BLANK_LINE: Final = re.compile(
    r"(?:\r\n|[\n\r\u2028\u2029\x0b\x0c\x85])(?:[^\S\n\r]*(?:\r\n|[\n\r\u2029]))+"
)
_LINE_BREAK: Final = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
_ENDS_A_SENTENCE: Final = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_ENDS_A_LINE: Final = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_STOP: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
_CAPITAL: Final = re.compile(r"\s*[\"'“‘(\[]*[^\W\d_a-z]")
_BEGINS_IN_MID_SENTENCE: Final = re.compile(r"\s*(?![a-z][.)])[a-z]+(?:[-'’][a-z]+)*[,.]?(?=\s|$)")
_WRAP_FEWEST: Final = 3
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
    for line_start, line_end in _rejoined(text, lines):
        yield from _cut(text, line_start, line_end)


def _rejoined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines, those as one that a sentence runs through: it begins with a capital and ends
    with a stop, and every line break in it is before a word in lower case."""
    place = 0
    while place < len(lines):
        last = place
        while last + 1 < len(lines) and _runs_on(text, lines[last], lines[last + 1]):
            last += 1
        if last > place and not _is_sentence(text[lines[place][0] : lines[last][1]]):
            yield from lines[place : last + 1]
        else:
            yield lines[place][0], lines[last][1]
        place = last + 1


def _runs_on(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    words = text[slice(*line)].split()
    is_open = len(words) >= _WRAP_FEWEST and not _ENDS_A_LINE.search(words[-1])
    return is_open and _BEGINS_IN_MID_SENTENCE.match(text, *following) is not None


def _is_sentence(text: str) -> bool:
    return _CAPITAL.match(text) is not None and _STOP.search(text.rstrip()[-4:]) is not None


def _is_hard_wrapped(lines: list[str]) -> bool:
    breaks = [(a, b) for a, b in pairwise(lines) if a and b]
    longest = max(map(len, lines))
    if not breaks or longest > _WRAP_LONGEST:
        return False
    if longest < _WRAP_SHORTEST and not _ENDS_A_SENTENCE.search(breaks[-1][1]):
        return False  # a list of things, not the lines of a narrow column
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
    while (cut := _cut_before(text, start, end)) < end:
        yield Span(start=start, end=cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start=start, end=end)


def _cut_before(text: str, start: int, end: int) -> int:
    """Where a paragraph that begins at ``start`` must end: ``end``, unless it is too long."""
    cut = end
    if end - start > LONGEST:
        blank = max(text.rfind(mark, start, start + LONGEST) for mark in " \n\t")
        cut = blank if blank > start else start + LONGEST
    unbroken = _UNBROKEN.search(text, start, cut)
    return cut if unbroken is None else min(cut, unbroken.start() + LONGEST_WORD)


def parser_text(article: Article, span: Span) -> str:
    """The paragraph at ``span`` as the parser reads it, character for character.

    Syntax, the dateline, line breaks, controls and long runs of marks become blanks; two
    apostrophes or back-ticks become a quotation mark and a blank; curly quotation marks become
    straight ones.
    """
    characters = [_plain(c) for c in span.of(article.text)]
    hidden = [*overlapping(article.markup, span)]
    if article.dateline_span is not None:
        hidden.append(article.dateline_span)
    for one in hidden:
        for place in range(max(one.start, span.start), min(one.end, span.end)):
            characters[place - span.start] = " "
    text = "".join(characters)
    for run in _RULE.finditer(text):
        characters[run.start() : run.end()] = " " * (run.end() - run.start())
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
