"""A parsed article: spaCy's tokens by paragraph, with every offset in the article's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from workbench.models import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

ParagraphKind = Literal["body", "title", "heading"]
EntityKind = Literal["person", "organization", "place", "other"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its parse.

    ``doc`` has a character for every character of the article at ``span``; syntax, datelines
    and odd white space are blanks in it, so ``span.start + token.idx`` is the article's offset.
    """

    index: int
    span: Span
    kind: ParagraphKind
    doc: Doc


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``span`` is without the white space around it, ``tokens`` without a list's mark
    before it."""

    index: int
    paragraph: int
    span: Span
    tokens: TokenSpan


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, within one paragraph.

    Attributes:
        span: marks included; ``inner``: without them.
        closed: whether the paragraph holds the closing mark.
        continues: index of the quotation in the paragraph before that this one carries on.
        is_scare: a few words that are no statement of their own.
    """

    index: int
    paragraph: int
    span: Span
    inner: Span
    closed: bool
    continues: int | None
    is_scare: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody or something; ``entity`` is an index into the entities."""

    span: Span
    entity: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something the article names, in all its forms.

    ``name`` is the fullest form without title; ``title`` the office as the article gives it.
    """

    index: int
    name: str
    kind: EntityKind
    title: str | None
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...]
    plural: bool = False
    gender: Literal["m", "f"] | None = None


def overlapping(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of ``spans`` (in order, none within another) that share a character with ``span``."""
    first = bisect_right(spans, span.start, key=lambda s: s.end)
    last = bisect_right(spans, span.end - 1, key=lambda s: s.start)
    return spans[first:last]


@dataclass(frozen=True)
class Document:
    """A parsed article. Everything in it is in the order of the text.

    Where things begin and end is kept as plain numbers too: every word asks for its sentence,
    its quotation and its name.
    """

    article: Article
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The article's text, as it was read."""
        return self.article.text

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.span.start for paragraph in self.paragraphs]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self.quotations]

    @cached_property
    def _quotation_ends(self) -> list[int]:
        return [quotation.span.end for quotation in self.quotations]

    @cached_property
    def _mention_ends(self) -> list[int]:
        return [mention.span.end for mention in self.mentions]

    def span_of(self, paragraph: Paragraph, tokens: Token | TokenSpan) -> Span:
        """Where a token, or a run of tokens, of ``paragraph`` stands in the article."""
        start = getattr(tokens, "idx", None)
        if start is None:
            start = tokens.start_char  # type: ignore[union-attr]
            length = tokens.end_char - start  # type: ignore[union-attr]
        else:
            length = len(tokens.text)
        return Span(start=paragraph.span.start + start, end=paragraph.span.start + start + length)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds the character at ``offset``."""
        place = bisect_right(self._paragraph_starts, offset) - 1
        if place >= 0 and offset < self.paragraphs[place].span.end:
            return self.paragraphs[place]
        return None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at ``offset``."""
        place = bisect_right(self._sentence_starts, offset) - 1
        if place >= 0 and offset < self.sentences[place].span.end:
            return self.sentences[place]
        return None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that holds the character at ``offset``, marks included."""
        place = bisect_right(self._quotation_starts, offset) - 1
        if place >= 0 and offset < self.quotations[place].span.end:
            return self.quotations[place]
        return None

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that share a character with ``span``, in order."""
        first = bisect_right(self._quotation_ends, span.start)
        last = bisect_right(self._quotation_starts, span.end - 1)
        return self.quotations[first:last]

    def entity_at(self, span: Span) -> Entity | None:
        """The entity that a mention overlapping ``span`` names; the longest mention wins."""
        found = self.mentions_in(span)
        if not found:
            return None
        best = max(found, key=lambda m: (m.span.end - m.span.start, -m.span.start))
        return self.entities[best.entity]

    def mentions_in(self, span: Span) -> list[Mention]:
        """Mentions that share a character with ``span``."""
        first = bisect_right(self._mention_ends, span.start)
        found = []
        for mention in self.mentions[first:]:
            if mention.span.start >= span.end:
                break
            found.append(mention)
        return found
