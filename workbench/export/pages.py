"""The annotated article in each of its formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from workbench.export.annotated_article import AnnotatedArticle

PageFormat = Literal["html", "md", "json"]


def write_page(page: AnnotatedArticle, format: PageFormat) -> str:
    """The text of a page. The same desk gives the same text, whenever it is asked."""
    if format == "html":
        from workbench.export.article_html import article_html

        return article_html(page)
    if format == "md":
        from workbench.export.article_markdown import article_markdown

        return article_markdown(page)
    from workbench.export.article_json import article_json

    return article_json(page)
