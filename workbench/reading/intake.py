"""From a path, standard input, a web address or bytes to articles, or one sentence why not."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import IO, Final, NamedTuple, Protocol, cast

from workbench.errors import UnreadableArticle
from workbench.models import Article, ArticleForm
from workbench.reading.decoding import decoded_or_refused, utf16_by_nuls
from workbench.reading.forms import Form, addresses_in, byte_limit, form_of
from workbench.reading.found import Found, article_of
from workbench.reading.layout import read_text
from workbench.reading.limits import ARTICLE_LIMIT, DOCUMENT_LIMIT, too_much

_STDIN: Final = "standard input"
_PEEK: Final = 65_536
_SIGNATURES: Final = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3\0", "a database"),
)
# Escape, backspace and form feed turn up in captured text; NUL hardly ever does.
_CONTROLS: Final = re.compile(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE: Final = 0.05
_NUL_SHARE: Final = 0.01
_FEW_CONTROLS: Final = 3

_READERS: Final = {
    "html": ("workbench.reading.html", "read_html"),
    "mhtml": ("workbench.reading.letter", "read_mhtml"),
    "email": ("workbench.reading.letter", "read_email"),
    "pdf": ("workbench.reading.pdf", "read_pdf"),
    "docx": ("workbench.reading.docx", "read_docx"),
    "odt": ("workbench.reading.odt", "read_odt"),
    "epub": ("workbench.reading.epub", "read_epub"),
    "subtitles": ("workbench.reading.subtitles", "read_subtitles"),
    "transcript": ("workbench.reading.subtitles", "read_timed_transcript"),
}
"""Module and function for each form that holds one article, imported when it is met."""

Known = Mapping[str, str | None]
"""What is known about an article from elsewhere; it goes before what is found in it."""


class Fetched(Protocol):
    """What a web address gave."""

    @property
    def body(self) -> bytes:
        """The bytes of the page."""

    @property
    def final_url(self) -> str:
        """The address that answered, after redirects."""


Fetch = Callable[[str], Fetched]
"""Gets what is at a web address. ``reading.fetch`` has the one that asks the network."""


def read_all(
    source: str | Path,
    *,
    limit: int | None = None,
    fetch: Fetch | None = None,
    known: Known | None = None,
) -> list[Article]:
    """Read every article of a source; most hold one, a feed or a file of records many.

    Args:
        source: a path, a web address (with ``fetch``), or ``"-"`` for standard input. The form
            is found by content; only Markdown and pieces of HTML are told by name.
        limit: the most bytes to take; by default what its form may have (``reading.limits``).
        fetch: gets what is at a web address; without it none is asked for.
        known: ``title``, ``outlet``, ``author``, ``published_at`` and ``url`` as far as they are
            known from elsewhere; they go before what is found in the file.

    Raises:
        UnreadableArticle: the source is absent, a folder, not readable, empty, of no form that
            is known, damaged, without text, or over a limit.
    """
    name = str(source)
    if is_address(name):
        return _fetched_articles(name, fetch, known or {})
    if name == "-":
        return articles_of(
            _take(sys.stdin.buffer, _STDIN, limit), name=_STDIN, fetch=fetch, known=known
        )
    content = _read_file(Path(source), limit)
    return articles_of(content, name=name, path=name, fetch=fetch, known=known)


def read(
    source: str | Path,
    *,
    limit: int | None = None,
    fetch: Fetch | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published_at: str | None = None,
    url: str | None = None,
) -> Article:
    """Read one article; see ``read_all``.

    Args:
        title, outlet, author, published_at, url: what is known about the article from
            elsewhere; it goes before what is found in the file.

    Raises:
        UnreadableArticle: as ``read_all``, and where the source holds several articles.
    """
    known = _known(title, outlet, author, published_at, url)
    return _only(read_all(source, limit=limit, fetch=fetch, known=known), str(source))


def read_bytes(
    data: bytes,
    *,
    name: str,
    limit: int | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published_at: str | None = None,
    url: str | None = None,
) -> Article:
    """Read an article from its bytes; ``name`` stands for the path in ``read``.

    Raises:
        UnreadableArticle: as ``read``.
    """
    most = byte_limit(data[:_PEEK], name) if limit is None else limit
    if len(data) > most:
        raise _too_large(name, most, len(data))
    known = _known(title, outlet, author, published_at, url)
    return _only(articles_of(data, name=name, path=name, known=known), name)


def articles_of(
    content: bytes,
    *,
    name: str,
    path: str | None = None,
    fetch: Fetch | None = None,
    known: Known | None = None,
) -> list[Article]:
    """The articles in the bytes of one file; what each reader left out is on the article.

    Args:
        name: what the file is called in a sentence; its ending counts where content leaves the
            form open.
        path: kept on the article.

    Raises:
        UnreadableArticle: as ``read_all``; then there is none of them.
    """
    if not content:
        raise UnreadableArticle(f"{name} is empty", "give a file with text in it")
    file_sha256 = hashlib.sha256(content).hexdigest()
    form = form_of(content, name)
    if form == "gzip":
        from workbench.reading.packed import gunzipped

        content = gunzipped(content, name)
        name_inside = re.sub(r"\.gz\Z", "", name)
        form = form_of(content, name_inside)
        if form == "gzip" or not content:
            raise UnreadableArticle(f"{name} is packed twice, or holds nothing", "unpack it first")
    told = known or {}
    if form == "addresses":
        text = decoded_or_refused(content, name).text
        return _listed_articles(addresses_in(text), name, fetch, told)
    return _of_form(form, content, _Source(name, path, file_sha256, told))


class _Source(NamedTuple):
    """Where bytes come from, and what is known of them."""

    name: str
    path: str | None
    file_sha256: str
    known: Known


def _of_form(form: Form, content: bytes, source: _Source) -> list[Article]:
    if form in _READERS:
        module, function = _READERS[form]
        reader: Callable[[bytes, str], Found] = getattr(import_module(module), function)
        return [_made(reader(content, source.name), form, source)]
    if form == "feed":
        from workbench.reading.feed import read_feed

        return [_made(one, form, source) for one in read_feed(content, source.name)]
    if form == "jsonl":
        from workbench.reading.records import read_records

        decoded = decoded_or_refused(content, source.name)
        records = read_records(
            decoded.text, source.name, path=source.path, file_sha256=source.file_sha256,
            encoding=decoded.encoding,
        )  # fmt: skip
        told = {name: value for name, value in source.known.items() if value}
        return [one.model_copy(update=told) for one in records]
    return [_text_article(form, content, source)]


def _made(found: Found, form: Form, source: _Source) -> Article:
    return article_of(
        found, form=cast(ArticleForm, form), name=source.name, path=source.path,
        file_sha256=source.file_sha256, known=source.known,
    )  # fmt: skip


def _text_article(form: Form, content: bytes, source: _Source) -> Article:
    name = source.name
    kind = binary_kind(content)
    if kind:
        raise UnreadableArticle(f"{name} is {kind}, not text", "save its words as a text file")
    decoded = decoded_or_refused(content, name)
    if not decoded.text.strip():
        raise UnreadableArticle(
            f"{name} holds nothing but white space", "give a file with text in it"
        )
    return read_text(
        decoded.text,
        format="markdown" if form == "markdown" else "text",
        encoding=decoded.encoding,
        path=source.path,
        **source.known,
    )


def _listed_articles(
    addresses: list[str], name: str, fetch: Fetch | None, known: Known
) -> list[Article]:
    if len(addresses) > ARTICLE_LIMIT:
        raise too_much(name, f"lists more than {ARTICLE_LIMIT:,} web addresses", "split it")
    return [one for address in addresses for one in _fetched_articles(address, fetch, known)]


def _fetched_articles(address: str, fetch: Fetch | None, known: Known) -> list[Article]:
    if fetch is None:
        raise UnreadableArticle(
            f"{address} is a web address, and nothing is fetched here", "save its page as a file"
        )
    got = fetch(address)
    if len(got.body) > DOCUMENT_LIMIT:
        raise _too_large(address, DOCUMENT_LIMIT, len(got.body))
    articles = articles_of(got.body, name=address, known=known)
    return [one if one.url else one.model_copy(update={"url": got.final_url}) for one in articles]


def is_address(source: str) -> bool:
    """Whether a source is a web address, not a file."""
    return source.lower().startswith(("http://", "https://"))


def _known(
    title: str | None,
    outlet: str | None,
    author: str | None,
    published_at: str | None,
    url: str | None,
) -> dict[str, str | None]:
    return {
        "title": title,
        "outlet": outlet,
        "author": author,
        "published_at": published_at,
        "url": url,
    }


def _only(articles: list[Article], name: str) -> Article:
    if len(articles) != 1:
        raise UnreadableArticle(
            f"{name} holds {len(articles):,} articles", "take it in with `workbench ingest`"
        )
    return articles[0]


def _read_file(path: Path, limit: int | None) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableArticle(f"{path} is a folder", "name the files in it")
        with path.open("rb") as file:
            # A pipe or device says 0 here; _take counts what really comes.
            return _take(file, str(path), limit, os.fstat(file.fileno()).st_size)
    except FileNotFoundError:
        raise UnreadableArticle(f"{path} does not exist", "check the name") from None
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise UnreadableArticle(
            f"{path} cannot be read ({reason})", "check the file and its permissions"
        ) from None
    except ValueError:  # a NUL in the name
        raise UnreadableArticle(f"{str(path)!r} is no file name", "check the name") from None


def _take(stream: IO[bytes], name: str, limit: int | None, size: int = 0) -> bytes:
    """All of a stream, unless it is over the limit of the form that its first bytes show."""
    head = stream.read(_PEEK if limit is None else min(_PEEK, limit + 1))
    most = byte_limit(head, name) if limit is None else limit
    if size > most:
        raise _too_large(name, most, size)
    content = head + stream.read(most + 1 - len(head))
    if len(content) > most:
        raise _too_large(name, most, None)
    return content


def binary_kind(content: bytes) -> str | None:
    """What bytes are that are no text: `an image`, `a binary file`; `None` where they may be."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return None  # UTF-16 and UTF-32 are full of NULs
    if utf16_by_nuls(content):
        return None
    controls = len(_CONTROLS.findall(content))
    nuls = content.count(0)
    if controls <= _FEW_CONTROLS and controls < len(content):
        return None
    if controls > _CONTROL_SHARE * len(content) or nuls > _NUL_SHARE * len(content):
        return "a binary file"
    return None


def _too_large(name: str, limit: int, size: int | None) -> UnreadableArticle:
    has = "has more than that" if size is None else f"has {size:,}"
    return UnreadableArticle(
        f"{name} is over the limit of {limit:,} bytes ({has})", "give one article at a time"
    )
