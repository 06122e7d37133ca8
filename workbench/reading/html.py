"""Saved web pages: trafilatura finds the article, its title, byline and date.

Its settings were chosen on the pages of ``tests/reading/page_layouts.py``
(``docs/decisions/0038-forms-of-articles.md``). Method: A. Barbaresi, Trafilatura, ACL 2021.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from workbench.errors import UnreadableArticle
from workbench.reading.found import Block, Found, clean
from workbench.reading.html_blocks import add_blocks
from workbench.reading.html_parts import (
    page_text,
    take_out_apart,
    take_out_silent,
    text_of,
    tree_of,
    words_in,
)
from workbench.reading.limits import reads_or_refuses

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

SETTINGS: Final[dict[str, Any]] = {"include_comments": False, "include_tables": False}
"""What trafilatura is asked for; ``favor_precision``, ``favor_recall`` and ``fast`` stay off."""

# What browsers and SingleFile write at the head of a page they save.
_SAVED_FROM: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+)"
)
_BYLINE_WORDS: Final = 16
_SENTENCE_WORDS: Final = 5
"""What no block has as many words as is a list of links, not an article."""

# What they warn of is told by a sentence of ours; unheard, Python would print it.
for _library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_html(content: bytes, name: str) -> Found:
    """The article of a saved page; what is not of it is counted.

    Raises:
        UnreadableArticle: it holds no article, is too large or not to be parsed.
    """
    decoded = page_text(content, name)
    with reads_or_refuses(name, "a web page"):
        tree = tree_of(decoded.text, name)
        if tree is None:
            raise _no_article(name)
        found = _metadata(deepcopy(tree))
        found.encoding = decoded.encoding
        saved_from = _SAVED_FROM.search(decoded.text[:4096])
        found.url = found.url or (saved_from.group(1) if saved_from else None)
        _add_article(tree, found)
    if not any(len(block.text.split()) >= _SENTENCE_WORDS for block in found.blocks):
        raise _no_article(name)
    return found


def _metadata(tree: HtmlElement) -> Found:
    from trafilatura.metadata import extract_metadata

    told = extract_metadata(
        deepcopy(tree), date_config={"original_date": True, "extensive_search": True}
    )
    title = _headline(tree, clean(told.title or ""))
    url = told.url if told.url and told.url.startswith(("http://", "https://")) else None
    return Found(
        title=title,
        author=told.author,
        published_at=told.date,
        # What stands before a bar in the title is taken for the site where there is nothing else.
        outlet=told.sitename if told.sitename != title else None,
        url=url,
        language=tree.get("lang") or _meta_language(tree),
    )


def _meta_language(tree: HtmlElement) -> str | None:
    found = tree.xpath("//meta[@http-equiv='content-language']/@content | //body/@lang")
    return str(found[0]) if found else None


def _headline(tree: HtmlElement, title: str) -> str | None:
    """The title, without the name of the site where an ``h1`` has it without."""
    for heading in tree.iter("h1"):
        words = clean(text_of(heading))
        if words and (not title or words in title):
            return words
    return title or None


def _add_article(tree: HtmlElement, found: Found) -> None:
    from lxml.html import tostring
    from trafilatura import bare_extraction

    take_out_silent(tree)
    take_out_apart(tree, found.drops)
    for head in tree.iter("head"):
        head.clear()  # its title is known, and is no text of the page
    on_page = words_in(tree)
    document = bare_extraction(tostring(tree, encoding="unicode"), with_metadata=False, **SETTINGS)
    body = getattr(document, "body", None)
    if body is None:
        return
    add_blocks(body, found, made=True)
    _drop_title_and_byline(found)
    kept = sum(len(block.text.split()) for block in found.blocks)
    rest = on_page - kept - len((found.title or "").split())
    if rest > 0:
        found.drops.add("other parts of the page", words=rest)


def _drop_title_and_byline(found: Found) -> None:
    """The title stands first once; a line that tells who wrote it and when is not its text."""
    title = found.title
    blocks = [block for block in found.blocks if not (title and block.text == title)]
    while blocks and _is_byline(blocks[0], found.author):
        found.drops.add("bylines", blocks.pop(0).text)
    found.blocks = blocks


def _is_byline(block: Block, author: str | None) -> bool:
    words = block.text.split()
    if len(words) > _BYLINE_WORDS or block.text.endswith((".", "”", "!", "?")):
        return False
    named = bool(author) and any(one and one in block.text for one in (author or "").split("; "))
    return named or (len(words) > 2 and words[0].lower() == "by" and words[1][:1].isupper())


def _no_article(name: str) -> UnreadableArticle:
    return UnreadableArticle(
        f"{name} is a web page without an article that can be found",
        "copy its words into a text file",
    )
