"""From an article to a parsed document."""

from __future__ import annotations

from workbench.language.document import Document, Paragraph, ParagraphKind, Sentence
from workbench.language.names import entities_of
from workbench.language.paragraphs import paragraph_spans, parser_text
from workbench.language.pipeline import pipeline
from workbench.language.quotations import quotations_of
from workbench.models import Article, Span

_BATCH = 32


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
        sentences=tuple(_sentences(paragraphs)),
        quotations=tuple(quotations_of(article.text, _bodies(spans))),
        entities=tuple(entities),
        mentions=tuple(mentions),
    )


def _bodies(spans: list[tuple[Span, ParagraphKind]]) -> list[Span]:
    return [span for span, _ in spans]


def _sentences(paragraphs: tuple[Paragraph, ...]) -> list[Sentence]:
    found: list[Sentence] = []
    for paragraph in paragraphs:
        if paragraph.kind != "body":
            runs = [paragraph.doc[:]] if len(paragraph.doc) else []
        else:
            runs = list(paragraph.doc.sents)
        for run in runs:
            start, end = run.start_char, run.end_char
            text = paragraph.doc.text
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end:
                span = Span(start=paragraph.span.start + start, end=paragraph.span.start + end)
                found.append(Sentence(len(found), paragraph.index, span, run))
    return found
