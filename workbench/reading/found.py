"""What a reader found in a file, and the ``Article`` that is made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from workbench.errors import UnreadableArticle
from workbench.models import Article, ArticleForm, Dropped, Span, digest
from workbench.reading.dateline import find_dateline
from workbench.reading.headings import find_headings
from workbench.reading.limits import TEXT_LIMIT, too_much
from workbench.reading.lines import lines_of

_BLANKS: Final = re.compile(r"[ \t\r\f\v\n]+")
_GAP: Final = "\n\n"
# Soft hyphens and such split a word in two for whoever looks for it. Halves of a surrogate pair
# cannot be kept in UTF-8, NUL not in a database text.
_NO_CHARACTERS: Final = re.compile("[\u00ad\u200b\u2060\ufeff\x00]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_LANGUAGE: Final = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading, its white space collapsed."""

    text: str
    heading: bool = False


class Drops:
    """Counts what a reader leaves out."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}

    def add(self, what: str, text: str = "", *, count: int = 1, words: int = 0) -> None:
        """Count things of a kind (a plural noun), the words of ``text`` and ``words`` more."""
        held = self._counts.setdefault(what, [0, 0])
        held[0] += count
        held[1] += len(text.split()) + words

    def told(self) -> tuple[Dropped, ...]:
        """What was counted, in the order in which each kind was first met."""
        return tuple(
            Dropped(what=what, count=count, words=words)
            for what, (count, words) in self._counts.items()
        )


@dataclass(slots=True)
class Found:
    """What a reader found: the words in order, and what the file says about itself."""

    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    published_at: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str = "utf-8"
    drops: Drops = field(default_factory=Drops)

    def add(self, text: str, *, heading: bool = False) -> None:
        """Add a paragraph or heading; one without words is not added."""
        words = clean(text)
        if words:
            self.blocks.append(Block(words, heading))


def clean(text: str) -> str:
    """``text`` on one line, without characters that show nothing and split words."""
    shown = _SURROGATES.sub("\ufffd", _NO_CHARACTERS.sub("", text))
    return _BLANKS.sub(" ", shown).strip()


def article_of(
    found: Found,
    *,
    form: ArticleForm,
    name: str,
    path: str | None,
    file_sha256: str,
    known: Mapping[str, str | None],
) -> Article:
    """The article: its title on the first line, then the blocks, an empty line between them.

    Args:
        name: what the file is called in a sentence.
        known: ``title``, ``outlet``, ``author``, ``published_at``, ``url`` as far as they are
            known from elsewhere; they go before what the file says.

    Raises:
        UnreadableArticle: there are no words in it, or too many.
    """
    blocks = found.blocks
    title = clean(found.title or "")
    if not blocks:
        raise UnreadableArticle(
            f"{name} holds no text of an article", "give a file with text in it"
        )
    if not title and len(blocks) > 1 and blocks[0].heading:
        title = blocks[0].text
    if title and blocks[0].text != title:
        blocks = [Block(title, heading=True), *blocks]
    text = _GAP.join(block.text for block in blocks)
    if len(text) > TEXT_LIMIT:
        raise too_much(name, f"has more than {TEXT_LIMIT:,} characters of text")
    title_span = Span(start=0, end=len(title)) if title else None
    lines = lines_of(text)
    dateline = find_dateline(lines, title_span)
    return Article(
        text=text,
        sha256=digest(text),
        title=known.get("title") or title or None,
        title_span=title_span,
        dateline=dateline.place if dateline else None,
        dateline_span=dateline.span if dateline else None,
        headings=_heading_spans(blocks, title_span) or find_headings(lines, title_span),
        published_at=known.get("published_at") or found.published_at,
        outlet=known.get("outlet") or _line(found.outlet),
        author=known.get("author") or _line(found.author),
        url=known.get("url") or found.url,
        path=path,
        language=language_of(found.language),
        format=form,
        encoding=found.encoding,
        dropped=found.drops.told(),
        file_sha256=file_sha256,
    )


def language_of(tag: str | None) -> str:
    """``en`` of ``en-GB``; ``en`` where there is no tag or none that can be read."""
    match = _LANGUAGE.match((tag or "").strip())
    return match.group(1).lower() if match else "en"


def _heading_spans(blocks: list[Block], title: Span | None) -> tuple[Span, ...]:
    spans = []
    start = 0
    for block in blocks:
        span = Span(start=start, end=start + len(block.text))
        if block.heading and span != title:
            spans.append(span)
        start = span.end + len(_GAP)
    return tuple(spans)


def _line(text: str | None) -> str | None:
    return clean(text or "") or None
