"""RSS and Atom feeds: each entry that has text is an article (feedparser)."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urljoin

from workbench.errors import UnreadableArticle
from workbench.reading.found import Drops, Found, clean
from workbench.reading.limits import ARTICLE_LIMIT, XML_LIMIT, reads_or_refuses, too_much
from workbench.reading.markup_text import add_markup
from workbench.reading.packed import refuse_entities

_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


WHOLE_TEXT: Final = 200
"""Words from which on a summary is taken for the whole article; teasers have 15 to 60."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        found: the article as far as the feed has it.
        is_whole: whether that is all of it: its content, or a summary of ``WHOLE_TEXT`` words.
        fingerprint: SHA-256 of what the feed says of it; another one where it was changed.
        file_sha256: of the feed as it came.
    """

    found: Found
    is_whole: bool
    fingerprint: str
    file_sha256: str


def read_feed(content: bytes, name: str) -> list[Found]:
    """The entries of a feed in its order; those without any text are counted with the first.

    Raises:
        UnreadableArticle: it is no feed, holds no entry with text, or is over a limit.
    """
    found = []
    empty = Drops()
    for entry in entries_of(content, name):
        if entry.found.blocks:
            found.append(entry.found)
        else:
            empty.add("entries without text", clean(entry.found.title or ""))
    if not found:
        raise UnreadableArticle(f"{name} is a feed whose entries hold no text", "give their pages")
    if empty.told():
        (told,) = empty.told()
        found[0].drops.add(told.what, count=told.count, words=told.words)
    return found


def entries_of(content: bytes, name: str, base: str | None = None) -> list[Entry]:
    """All entries of a feed in its order, those without text too.

    Args:
        base: the address of the feed, from which links in it lead on.

    Raises:
        UnreadableArticle: it is no feed, or is over a limit.
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
        whole = hashlib.sha256(content).hexdigest()
        return [_entry(entry, parsed.feed, name, base, whole) for entry in entries]


def _entry(entry: Any, feed: Any, name: str, base: str | None, file_sha256: str) -> Entry:
    link = str(entry.get("link") or "")
    if base is not None and link:
        link = _led_on(base, link)
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
    words = sum(len(block.text.split()) for block in found.blocks)
    # feedparser's own get gives one date for another.
    says = [
        str(dict.get(entry, key) or "") for key in ("id", "link", "title", "published", "updated")
    ]
    told = json.dumps([*says, longest]).encode("ascii")
    is_whole = bool(words and contents) or words >= WHOLE_TEXT
    return Entry(found, is_whole, hashlib.sha256(told).hexdigest(), file_sha256)


def _led_on(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:  # brackets that hold no address
        return link


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
