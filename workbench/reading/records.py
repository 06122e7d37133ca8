"""Articles as JSON records: one a line (JSONL), or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from workbench.errors import UnreadableArticle
from workbench.models import Article, Span
from workbench.reading.found import clean, language_of
from workbench.reading.layout import read_text
from workbench.reading.limits import ARTICLE_LIMIT, TEXT_LIMIT, too_much

_NAMES: Final = {
    "text": ("text", "body", "content", "articleBody"),
    "title": ("title", "headline"),
    "author": ("author", "byline", "authors"),
    "published_at": ("published_at", "date", "published", "datePublished"),
    "outlet": ("outlet", "publisher", "source", "site"),
    "url": ("url", "link"),
    "language": ("language", "lang", "inLanguage"),
}
"""What each value may be called, the first that is there counts."""


def looks_like_records(text: str) -> bool:
    """Whether a text is JSON with objects: a line of its own, or a list."""
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("["):
        return start[1:200].lstrip().startswith("{")
    if not start.startswith("{"):
        return False
    line = start.split("\n", 1)[0]
    return (len(line) > 1 and line.lstrip("{").lstrip()[:1] in ('"', "}")) or line.strip() == "{"


def read_records(
    text: str, name: str, *, path: str | None, file_sha256: str, encoding: str
) -> list[Article]:
    """The articles of JSON records.

    A record has ``text`` and may have ``title``, ``author``, ``published_at``, ``outlet``,
    ``url`` and ``language`` (other usual names are known). The text is kept as it came, the
    title before it where it does not begin with it.

    Raises:
        UnreadableArticle: a record is no JSON object or has no text, or there are too many.
    """
    articles: list[Article] = []
    for where, record in _records(text, name):
        if len(articles) >= ARTICLE_LIMIT:
            raise too_much(name, f"has more than {ARTICLE_LIMIT:,} articles", "split it")
        articles.append(_article(record, where, path, file_sha256, encoding))
    return articles


def _records(text: str, name: str) -> Iterator[tuple[str, Any]]:
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("[") or start.split("\n", 1)[0].strip() == "{":
        whole = _parsed(start, name)
        for number, record in enumerate(whole if isinstance(whole, list) else [whole], start=1):
            yield f"record {number} of {name}", record
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip("\ufeff \t\r"):
            where = f"line {number} of {name}"
            yield where, _parsed(line.strip("\ufeff"), where)


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableArticle(f"{where} is no JSON", "write one JSON object a line") from None


def _article(record: Any, where: str, path: str | None, file_sha256: str, encoding: str) -> Article:
    if not isinstance(record, dict):
        raise UnreadableArticle(f"{where} is no JSON object", "write one JSON object a line")
    told = {name: _value(record, names) for name, names in _NAMES.items()}
    text = told["text"] or ""
    if not text.strip():
        raise UnreadableArticle(f"{where} has no text", "give each article a “text”")
    if len(text) > TEXT_LIMIT:
        raise too_much(where, f"has more than {TEXT_LIMIT:,} characters of text")
    title = clean(told["title"] or "")
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    article = read_text(
        text, title=title or None, author=told["author"], published_at=told["published_at"],
        outlet=told["outlet"], url=told["url"], path=path, encoding=encoding,
    )  # fmt: skip
    about: dict[str, Any] = {
        "format": "jsonl", "file_sha256": file_sha256, "language": language_of(told["language"]),
    }  # fmt: skip
    if title:
        at = text.index(title)
        span = Span(start=at, end=at + len(title))
        about["title_span"] = span
        about["headings"] = tuple(one for one in article.headings if one != span)
    return article.model_copy(update=about)


def _value(record: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first value under one of ``names`` that is words; lists and objects by their names."""
    for name in names:
        value = _words(record.get(name))
        if value:
            return value
    return None


def _words(value: Any) -> str | None:
    if isinstance(value, list):
        return "; ".join(word for word in map(_words, value[:20]) if word) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    if not isinstance(value, str):
        return None
    # Half a surrogate pair (JSON can write one) cannot be kept as UTF-8.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") or None
