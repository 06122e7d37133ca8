"""From an article to a parsed document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.language.document import Document, Paragraph, ParagraphKind, Sentence
from workbench.language.lists import list_marks
from workbench.language.names import entities_of
from workbench.language.paragraphs import paragraph_spans, parser_text
from workbench.language.pipeline import pipeline
from workbench.language.quotations import quotations_of
from workbench.models import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

_BATCH: Final = 32
_DOUBLED: Final = ("''", "``")


def parse(article: Article) -> Document:
    """Parse an article: paragraphs, sentences, quotations, names.

    Args:
        article: any text; ``markup`` and the dateline are read as blanks.

    Returns:
        The document, every offset in ``article.text``. The same for the same text, everywhere.
    """
    spans = paragraph_spans(article)
    texts = [parser_text(article, span) for span, _ in spans]
    paragraphs = tuple(
        Paragraph(index, span, kind, doc)
        for index, ((span, kind), doc) in enumerate(
            zip(spans, pipeline().pipe(texts, batch_size=_BATCH), strict=True)
        )
    )
    entities, mentions = entities_of(paragraphs)
    return Document(
        article=article,
        paragraphs=paragraphs,
        sentences=tuple(_sentences(article.text, paragraphs)),
        quotations=tuple(quotations_of(article.text, _bodies(spans))),
        entities=tuple(entities),
        mentions=tuple(mentions),
    )


def _bodies(spans: list[tuple[Span, ParagraphKind]]) -> list[Span]:
    return [span for span, _ in spans]


def _sentences(text: str, paragraphs: tuple[Paragraph, ...]) -> list[Sentence]:
    found: list[Sentence] = []
    for paragraph in paragraphs:
        if paragraph.kind != "body":
            runs = [paragraph.doc[:]] if len(paragraph.doc) else []
        else:
            runs = list(paragraph.doc.sents)
        marks, seen = list_marks(paragraph.doc), paragraph.doc.text
        for run in runs:
            span = _span_of(run, seen, text, paragraph.span.start)
            if span is not None:
                tokens = paragraph.doc[marks.get(run.start, run.start) : run.end]
                found.append(Sentence(len(found), paragraph.index, span, tokens))
    return found


def _span_of(run: TokenSpan, seen: str, text: str, offset: int) -> Span | None:
    """Where the words and marks of a sentence stand; None if it is white space alone.

    Args:
        run: the tokens; ``seen``: the paragraph as the parser read it.
        text: the article's text, in which the paragraph begins at ``offset``. A doubled
            apostrophe is one mark and a blank for the parser, and both characters of it count.
    """
    start, end = run.start_char, run.end_char
    while start < end and seen[start].isspace():
        start += 1
    while end > start and seen[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    if seen[start] == '"' and text[offset + start - 1 : offset + start + 1] in _DOUBLED:
        start -= 1
    if seen[end - 1] == '"' and text[offset + end - 1 : offset + end + 1] in _DOUBLED:
        end += 1
    return Span(start=offset + start, end=offset + end)
