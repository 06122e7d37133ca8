"""RSS and Atom feeds: each entry that has text is an article (feedparser)."""

from __future__ import annotations

import io
import re
from email.utils import parsedate_to_datetime
from typing import Any, Final

from workbench.errors import UnreadableArticle
from workbench.reading.found import Drops, Found, clean
from workbench.reading.limits import ARTICLE_LIMIT, XML_LIMIT, reads_or_refuses, too_much
from workbench.reading.markup_text import add_markup
from workbench.reading.packed import refuse_entities

_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def read_feed(content: bytes, name: str) -> list[Found]:
    """The entries of a feed in its order; those without any text are counted with the first.

    Raises:
        UnreadableArticle: it is no feed, holds no entry with text, or is over a limit.
    """
    import feedparser

    refuse_entities(content, name)
    if content.count(b"<") + content.count(b"&lt;") > XML_LIMIT:
        raise too_much(name, f"has more than {XML_LIMIT:,} tags", "give a shorter feed")
    if content.count(b"<item") + content.count(b"<entry") > ARTICLE_LIMIT:
        raise too_much(name, f"has more than {ARTICLE_LIMIT:,} entries", "give a shorter feed")
    with reads_or_refuses(name, "a feed"):
        parsed = feedparser.parse(
            io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False
        )
        entries = list(parsed.entries)
    found = []
    empty = Drops()
    for entry in entries:
        article = _entry(entry, parsed.feed, name)
        if article.blocks:
            found.append(article)
        else:
            empty.add("entries without text", clean(str(entry.get("title", ""))))
    if not found:
        raise UnreadableArticle(f"{name} is a feed whose entries hold no text", "give their pages")
    if empty.told():
        (told,) = empty.told()
        found[0].drops.add(told.what, count=told.count, words=told.words)
    return found


def _entry(entry: Any, feed: Any, name: str) -> Found:
    link = str(entry.get("link") or "")
    found = Found(
        title=_plain(entry.get("title")),
        author=_plain(entry.get("author")),
        published_at=day_of(str(entry.get("published") or entry.get("updated") or "")),
        outlet=_plain((entry.get("source") or {}).get("title") or feed.get("title")),
        url=link if link.startswith(("http://", "https://")) else None,
        language=str(feed.get("language") or "") or None,
    )
    contents = [one.get("value", "") for one in entry.get("content") or []]
    longest = max([*contents, entry.get("summary") or ""], key=len)
    add_markup(longest, found, name)
    return found


def _plain(text: Any) -> str | None:
    """Words of a title or a name, the markup in them left out."""
    if not text:
        return None
    return clean(re.sub(r"<[^<>]{0,200}>", "", str(text))) or None


def day_of(told: str) -> str | None:
    """The day of a date as feeds and letters write it, as it was where they were written."""
    iso = _ISO_DAY.match(told.strip())
    if iso:
        return iso.group()
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
