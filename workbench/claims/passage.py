"""A paragraph of a parsed article as the claims layer asks about it: places, names, references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.language import Document, Entity, Paragraph, Quotation, Sentence, resolve
from workbench.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph within its document.

    ``memory`` holds what was found out about its words, so that it is found out once.
    """

    document: Document
    paragraph: Paragraph
    memory: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def beside(self, index: int) -> Passage:
        """Another paragraph of the document, with the same memory."""
        if index == self.paragraph.index:
            return self
        return Passage(self.document, self.document.paragraphs[index], self.memory)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.document.text

    def place(self, word: Token) -> tuple[int, int]:
        """Where a word stands in the article, as plain numbers."""
        start = self.paragraph.span.start + word.idx
        return start, start + len(word)

    def span(self, word: Token) -> Span:
        """Where a word stands in the article."""
        start, end = self.place(word)
        return Span(start=start, end=end)

    def span_of(self, words: Sequence[Token]) -> Span:
        """From the first to the last of some words, which are in order."""
        return Span(start=self.place(words[0])[0], end=self.place(words[-1])[1])

    def sentence(self, word: Token) -> Sentence | None:
        """The sentence that a word stands in."""
        return self.document.sentence_at(self.place(word)[0])

    def quotation(self, word: Token) -> Quotation | None:
        """The quotation that a word stands in."""
        return self.document.quotation_at(self.place(word)[0])

    def said_in(self, word: Token) -> Quotation | None:
        """The quotation that a word is said in: not a few words in marks."""
        found = self.quotation(word)
        return None if found is None or found.is_scare else found

    def named_by(self, word: Token) -> Entity | None:
        """The entity that a word is part of the name of."""
        place = ("named", self.paragraph.index, word.i)
        if place not in self.memory:
            self.memory[place] = self.document.entity_at(self.span(word))
        found: Entity | None = self.memory[place]
        return found

    def meant_by(self, word: Token) -> Entity | None:
        """The entity that a pronoun or a description stands for, where that is certain."""
        place = ("meant", self.paragraph.index, word.i)
        if place not in self.memory:
            self.memory[place] = resolve(self.document, self.paragraph, word).entity
        found: Entity | None = self.memory[place]
        return found
