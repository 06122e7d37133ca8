"""The words of a paragraph as plain lists, which the learned models read.

Reading an attribute of a spaCy token makes an object each time; the models look at every word of
a paragraph once a cue, so each paragraph is copied out once.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from workbench.language import Document, Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

OUTSIDE: Final = 0
SCARE: Final = 1
QUOTED: Final = 2

MARKS: Final = frozenset(["“", "”", '"', "''", "``", "„", "«", "»", "‟"])
"""Double quotation marks as tokens of their own."""


PEOPLE: Final = frozenset(["PERSON", "ORG", "NORP", "GPE"])
"""Kinds of named entity that can speak."""


class Tokens:
    """The words of one paragraph, white space left out, in order; all lists have one length.

    Attributes:
        place: index of the word in the paragraph's ``doc``.
        start, end: offsets in the article's text.
        head: index (in these lists) of the syntactic head; a root is its own.
        children: indexes of the words that hang on this one, in order.
        sentence: number of the sentence within the paragraph, 0 on.
        quoted: ``OUTSIDE``, ``SCARE`` (a few words in marks) or ``QUOTED``; marks are inside.
        quotation: index of the article's quotation that holds the word, or -1.
        crossed: running counts, from the paragraph's start, of quotation marks, of commas and of
            verbs before each word.
    """

    def __init__(self, document: Document, paragraph: Paragraph) -> None:
        kept = [token for token in paragraph.doc if not token.is_space]
        at = {token.i: index for index, token in enumerate(kept)}
        offset = paragraph.span.start
        self.paragraph = paragraph.index
        self.place = [token.i for token in kept]
        self.lower = [token.lower_ for token in kept]
        self.lemma = [token.lemma_.lower() for token in kept]
        self.pos = [token.pos_ for token in kept]
        self.tag = [token.tag_ for token in kept]
        self.dep = [token.dep_ for token in kept]
        self.entity = [token.ent_type_ for token in kept]
        self.start = [offset + token.idx for token in kept]
        self.end = [offset + token.idx + len(token.text) for token in kept]
        self.head = [_visible_head(token, at) for token in kept]
        self.sentence = _sentence_numbers(kept)
        self._grow_tree()
        self.crossed = (
            _running(lower in MARKS for lower in self.lower),
            _running(lower == "," for lower in self.lower),
            _running(pos == "VERB" for pos in self.pos),
        )
        self._mark_quotations(document, paragraph)

    def __len__(self) -> int:
        return len(self.place)

    def sentence_bounds(self, index: int) -> tuple[int, int]:
        """First index and one past the last of the sentence that holds word ``index``."""
        number = self.sentence[index]
        first = last = index
        while first > 0 and self.sentence[first - 1] == number:
            first -= 1
        while last < len(self) and self.sentence[last] == number:
            last += 1
        return first, last

    def ancestors(self, index: int) -> list[int]:
        """The heads above word ``index``, the nearest first."""
        found: list[int] = []
        while self.head[index] != index and len(found) < len(self):
            index = self.head[index]
            found.append(index)
        return found

    def _grow_tree(self) -> None:
        self.children: list[list[int]] = [[] for _ in self.head]
        for index, head in enumerate(self.head):
            if head != index:
                self.children[head].append(index)

    def _mark_quotations(self, document: Document, paragraph: Paragraph) -> None:
        self.quoted = [OUTSIDE] * len(self)
        self.quotation = [-1] * len(self)
        for quotation in document.quotations_in(paragraph.span):
            kind = SCARE if quotation.is_scare else QUOTED
            for index in range(len(self)):
                if self.start[index] >= quotation.span.end:
                    break
                if self.end[index] > quotation.span.start:
                    self.quoted[index] = kind
                    self.quotation[index] = quotation.index


def _running(counted: Iterable[bool]) -> list[int]:
    """How many were counted before each place."""
    return list(accumulate(counted, initial=0))


def _visible_head(token: Token, at: dict[int, int]) -> int:
    """The nearest head that is no white space; the word itself at the root."""
    head = token.head
    while head.i not in at and head.head.i != head.i:
        head = head.head
    return at.get(head.i, at[token.i])


def _sentence_numbers(tokens: list[Token]) -> list[int]:
    numbers: list[int] = []
    first: int | None = None
    for token in tokens:
        start = token.sent.start
        numbers.append((numbers[-1] + (start != first)) if numbers else 0)
        first = start
    return numbers
