"""A cursor that goes through an article word by word, and the words it has chosen.

Words are found round the cursor alone, so an article of any length costs the same. Offsets are
code points of the article's text, half-open. Nothing here knows Textual.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from workbench.models import Span, Spans

# A dash joins no words that belong to one another, a hyphen does.
_WORD: Final = re.compile(r"[^\s—]+")
_OPENING: Final = frozenset("\"“„‟«‹‘'([{<*_–…")
_CLOSING: Final = frozenset(".,;:!?…\"”“»›’')]}>*_–")
_ABBREVIATION: Final = re.compile(r"(?:\w\.)+")
_SENTENCE_END: Final = re.compile(
    r"""(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bSen)(?<!\bGen)(?<!\bGov)(?<!\bRep)
    (?<!\b\w)[.!?…]["”’»)\]]*\s+(?=["“‘«(\[]*[^\Wa-z]) | \n\s*\n""",
    re.VERBOSE,
)
_LONGEST_SENTENCE: Final = 5_000


@dataclass(frozen=True, slots=True)
class Selection:
    """A word under the cursor and, where words are chosen, the word at which they begin.

    ``held`` says that plain moves go on choosing, as moves with Shift do.
    """

    cursor: Span
    anchor: Span | None = None
    held: bool = False

    @property
    def words(self) -> Span | None:
        """What is chosen, from the anchor to the cursor; ``None`` where nothing is."""
        if self.anchor is None:
            return None
        start = min(self.anchor.start, self.cursor.start)
        return Span(start=start, end=max(self.anchor.end, self.cursor.end))

    def to(self, word: Span | None, *, choose: bool) -> Selection:
        """The cursor on another word (on the same for ``None``), with or without choosing."""
        choose = choose or self.held
        anchor = (self.anchor or self.cursor) if choose else None
        return replace(self, cursor=word or self.cursor, anchor=anchor)

    def hold(self) -> Selection:
        """Begin to choose at the cursor, or leave what is chosen."""
        if self.held:
            return Selection(self.cursor)
        return Selection(self.cursor, self.anchor or self.cursor, held=True)


def choose(text: str, span: Span) -> Selection | None:
    """The words of ``span`` chosen, the cursor on the last; ``None`` where it has none."""
    first = next_word(text, span.start)
    last = word_before(text, span.end)
    if first is None or last is None or first.start >= span.end or last.start < first.start:
        return None
    return Selection(cursor=last, anchor=first)


def next_word(text: str, offset: int) -> Span | None:
    """The first word that begins at ``offset`` or behind it."""
    for found in _WORD.finditer(text, offset):
        word = _bare(text, found.start(), found.end())
        if word is not None:
            return word
    return None


def word_before(text: str, offset: int) -> Span | None:
    """The last word that ends at ``offset`` or before it."""
    end = min(offset, len(text))
    while end > 0:
        while end > 0 and _parts(text[end - 1]):
            end -= 1
        start = end
        while start > 0 and not _parts(text[start - 1]):
            start -= 1
        word = _bare(text, start, end) if start < end else None
        if word is not None:
            return word
        end = start
    return None


def word_near(text: str, offset: int) -> Span | None:
    """The word at ``offset``, or else the next one, or the last one of all."""
    start = min(max(offset, 0), len(text))
    while start > 0 and not _parts(text[start - 1]):
        start -= 1
    here = next_word(text, start)
    if here is not None and here.end <= offset:
        here = next_word(text, offset) or here
    return here or word_before(text, len(text))


def sentence_at(text: str, word: Span) -> Span:
    """The sentence that holds ``word``, by full stops and paragraphs; for a person to look at."""
    first = max(word.start - _LONGEST_SENTENCE, 0)
    begin, end = first, min(word.end + _LONGEST_SENTENCE, len(text))
    for found in _SENTENCE_END.finditer(text, first, end):
        if found.end() <= word.start:
            begin = found.end()
        elif found.start() >= word.start:
            end = found.start()
            break
    return Span(start=begin, end=end)


def cut(text: str, spans: Spans, offset: int) -> tuple[Spans, Spans]:
    """The words of ``spans`` before ``offset`` and those from there on."""
    before = (Span(start=s.start, end=min(s.end, offset)) for s in spans if s.start < offset)
    after = (Span(start=max(s.start, offset), end=s.end) for s in spans if s.end > offset)
    return _words_of(text, before), _words_of(text, after)


def _words_of(text: str, spans: Iterable[Span]) -> Spans:
    chosen = (choose(text, span) for span in spans)
    return tuple(one.words for one in chosen if one is not None and one.words is not None)


def _parts(character: str) -> bool:
    return character.isspace() or character == "—"


def _bare(text: str, start: int, end: int) -> Span | None:
    """A word without the marks around it; ``None`` where it is all marks."""
    while start < end and text[start] in _OPENING:
        start += 1
    while end > start and text[end - 1] in _CLOSING:
        last = text[end - 1]
        if last == "." and _ABBREVIATION.fullmatch(text, start, end):
            break
        if last == ")" and "(" in text[start:end]:
            break
        end -= 1

    return Span(start=start, end=end) if start < end else None
