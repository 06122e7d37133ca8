"""A paragraph of a parsed article as the claims layer asks about it: places, names, references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.language import Document, Entity, Paragraph, Quotation, Sentence, resolve
from workbench.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph within its document."""

    document: Document
    paragraph: Paragraph

    @property
    def text(self) -> str:
        """The article's text."""
        return self.document.text

    def span(self, word: Token) -> Span:
        """Where a word stands in the article."""
        start = self.paragraph.span.start + word.idx
        return Span(start=start, end=start + len(word.text))

    def span_of(self, words: Sequence[Token]) -> Span:
        """From the first to the last of some words, which are in order."""
        return Span(start=self.span(words[0]).start, end=self.span(words[-1]).end)

    def sentence(self, word: Token) -> Sentence | None:
        """The sentence that a word stands in."""
        return self.document.sentence_at(self.span(word).start)

    def quotation(self, word: Token) -> Quotation | None:
        """The quotation that a word stands in."""
        return self.document.quotation_at(self.span(word).start)

    def named_by(self, word: Token) -> Entity | None:
        """The entity that a word is part of the name of."""
        return self.document.entity_at(self.span(word))

    def meant_by(self, word: Token) -> Entity | None:
        """The entity that a pronoun or a description stands for, where that is certain."""
        return resolve(self.document, self.paragraph, word).entity
