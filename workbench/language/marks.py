"""What stands before each token of a paragraph: a word or a stop, and the marks in between."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc

STOPS: Final = frozenset(".!?…")
DASHES: Final = frozenset("—–―-")
BRACKETS: Final = frozenset("([")
_CLOSING: Final = frozenset(")]")
_OPENING: Final = BRACKETS | frozenset("\"'‘")
_FURTHER: Final = 4
_OPENS_BEHIND: Final = frozenset("([—–―-'‘\"")
_CLOSES_BEFORE: Final = frozenset(".,;:!?)]—–―-'\"")
_STOP_COUNT: Final = {"…": 3}


class Surroundings:
    """The tokens of a paragraph, and what stands before one of them, moving from left to right.

    Attributes:
        texts: the tokens; ``spaces``: whether white space follows each.
        place: the token that is looked at.
        mark: what a quotation mark or bracket at ``place`` does.
        last: the word, stop or other mark before it; -1 at the beginning. Quotation marks,
            brackets and white space are passed over.
        quoted: whether a quotation mark was closed since ``last``; ``bracketed``: a bracket.
        opened: whether ``place`` is the first thing within quotation marks or a bracket.
        gap: the length of a token of mere white space right before it.
        dots: how many stops ``last`` and its neighbours are, an ellipsis being three.
        attached: whether the first of them stands at a word; ``leading``: whether it is the first
            thing of the paragraph or within quotation marks.
        run: how many words there are since a stop.
        capitals: how many words in capitals there are, one after another, up to ``last``.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.texts = [token.text for token in doc]
        self.spaces = [bool(token.whitespace_) for token in doc]
        self.place = 0
        self.mark: Literal["opens", "closes"] | None = None
        self.last = -1
        self.quoted = self.bracketed = self.opened = False
        self.gap = self.dots = self.run = self.capitals = 0
        self.attached = self.leading = False
        self._inside = False

    def __iter__(self) -> Iterator[str]:
        """The text of each token in turn, with the attributes set for it."""
        for place, text in enumerate(self.texts):
            self.place = place
            self.mark = self._mark(text)
            yield text
            self._pass(text)

    @property
    def is_glued(self) -> bool:
        """Whether no white space parts the token from the one before."""
        return self.place > 0 and not self._is_blank_before()

    @property
    def stopped(self) -> bool:
        """Whether ``last`` ends with a stop."""
        return self.last >= 0 and self.texts[self.last][-1] in STOPS

    def stopped_word(self) -> str:
        """``last`` if it is a word with a stop of its own, or the word that the stop stands at."""
        text = self.texts[self.last]
        if text != "." or not self.attached or self.dots != 1:
            return text
        word = self.texts[self.last - 1]
        if word == "°" and self.last > 1 and not self.spaces[self.last - 2]:
            word = self.texts[self.last - 2] + word
        return word + text

    @cached_property
    def begins_in_capitals(self) -> bool:
        """Whether the paragraph is by somebody who begins sentences with a capital."""
        return next((text for text in self.texts if text[0].isalpha()), "a")[0].isupper()

    @cached_property
    def is_prose(self) -> bool:
        """Whether most words of the paragraph are in lower case, as they are not in a headline."""
        words = [text[0].islower() for text in self.texts if text[0].isalpha()]
        return 2 * sum(words) > len(words)

    def word_at(self, place: int) -> str:
        """The first word or other mark from ``place`` on, quotation marks and brackets aside."""
        for text in self.texts[place : place + _FURTHER]:
            if not text.isspace() and text not in _OPENING:
                return text
        return ""

    def end_of_bracket(self, longest: int) -> int | None:
        """The token that closes the bracket at ``place``, at most ``longest`` tokens on."""
        depth = 0
        for number, text in enumerate(self.texts[self.place : self.place + longest]):
            depth += (text in BRACKETS) - (text in _CLOSING)
            if not depth:
                return self.place + number
        return None

    def stands_first(self) -> bool:
        """Whether ``last`` itself begins a sentence."""
        for text in reversed(self.texts[max(0, self.last - _FURTHER) : self.last]):
            if not text.isspace() and text not in _OPENING:
                return text[-1] in STOPS
        return self.last <= _FURTHER

    def _is_blank_before(self) -> bool:
        return self.spaces[self.place - 1] or self.texts[self.place - 1].isspace()

    def _mark(self, text: str) -> Literal["opens", "closes"] | None:
        if text in BRACKETS or text == "‘":
            return "opens"
        if text in _CLOSING:
            return "closes"
        if text not in ('"', "'"):
            return None
        if self.place + 1 == len(self.texts):
            return "closes"
        begins = self.place == 0 or self._is_blank_before() or self._before() in _OPENS_BEHIND
        ends = self.spaces[self.place] or self._after() in _CLOSES_BEFORE
        if begins != ends:
            return "opens" if begins else "closes"
        if text == "'":
            return "closes"
        return "closes" if self._inside else "opens"

    def _before(self) -> str:
        return self.texts[self.place - 1][-1]

    def _after(self) -> str:
        return self.texts[self.place + 1][0]

    def _pass(self, text: str) -> None:
        if text.isspace():
            self.gap = len(text)
            return
        self.gap = 0
        if self.mark is None:
            self._pass_word(text)
            return
        if text == '"':
            self._inside = self.mark == "opens"
        self.opened = self.mark == "opens"
        if self.mark == "closes":
            self.bracketed |= text in _CLOSING
            self.quoted |= text in ('"', "'")

    def _pass_word(self, text: str) -> None:
        if self.opened or self.quoted or self.bracketed:
            self.dots = 0
        stops = _STOP_COUNT.get(text) or (len(text) if text == "." * len(text) else 0)
        if stops and not self.dots:
            self.attached = self.is_glued
            self.leading = self.opened or self.last < 0
        self.dots = self.dots + stops if stops else 0
        self.run = 0 if text[-1] in STOPS else self.run + 1
        if text[0].isalpha():
            self.capitals = self.capitals + 1 if text.isupper() and len(text) > 1 else 0
        self.last = self.place
        self.quoted = self.bracketed = self.opened = False
