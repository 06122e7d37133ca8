"""Characters to an ``Article``: title, dateline, byline and headings by their form."""

from __future__ import annotations

from typing import Literal

from workbench.models import Article, Span, digest
from workbench.reading.dateline import find_dateline
from workbench.reading.headings import find_byline, find_headings, find_title
from workbench.reading.lines import lines_of
from workbench.reading.markdown import Outline, outline


def read_text(
    text: str,
    *,
    format: Literal["text", "markdown"] = "text",
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published_at: str | None = None,
    url: str | None = None,
    path: str | None = None,
    encoding: str = "utf-8",
) -> Article:
    """Take in characters that are already decoded; nothing is refused, nothing is changed.

    Args:
        text: the article; its offsets are those of all spans later on.
        format: ``"markdown"`` finds the marks and headings of Markdown as well.
        title, outlet, author, published_at, url, path, encoding: go to the article as
            they are; a title, author or date given here goes before one found in the text.

    Returns:
        The article with title, dateline, headings and markup filled in where it has them.
        An empty text is an article with nothing in it.
    """
    marks = outline(text) if format == "markdown" else Outline()
    prose = blanked(text, marks.markup)
    lines = lines_of(prose)
    title_span = marks.title_span
    if title_span is None and marks.title is None:
        title_span = find_title(lines)
    byline = find_byline(lines, title_span)
    dateline = find_dateline(lines, title_span)
    if format == "markdown":
        headings = tuple(span for span in marks.headings if span != title_span)
    else:
        headings = find_headings(lines, title_span)
    return Article(
        text=text,
        sha256=digest(text),
        title=title or marks.title or _words(prose, title_span),
        title_span=title_span,
        dateline=dateline.place if dateline else None,
        dateline_span=dateline.span if dateline else None,
        headings=headings,
        markup=marks.markup,
        published_at=published_at or marks.published,
        outlet=outlet,
        author=author or byline,
        url=url,
        path=path,
        format=format,
        encoding=encoding,
    )


def blanked(text: str, spans: tuple[Span, ...]) -> str:
    """``text`` with the characters of ``spans`` (in order) as blanks, at the same offsets."""
    pieces = []
    done = 0
    for span in spans:
        pieces += [text[done : span.start], " " * (span.end - span.start)]
        done = span.end
    return "".join([*pieces, text[done:]])


def _words(prose: str, span: Span | None) -> str | None:
    return " ".join(span.of(prose).split()) if span else None
