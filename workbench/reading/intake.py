"""From a path, standard input or bytes to an ``Article``, or one sentence why not."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import IO, Final

from workbench.errors import UnreadableArticle
from workbench.models import Article
from workbench.reading.decoding import decode, utf16_by_nuls
from workbench.reading.layout import read_text

DEFAULT_LIMIT: Final = 5_000_000
"""Bytes; a news article has some thousands."""

_MARKDOWN_SUFFIXES: Final = (".md", ".markdown")
_STDIN: Final = "standard input"
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
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


def read(
    source: str | Path,
    *,
    limit: int = DEFAULT_LIMIT,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published_at: str | None = None,
    url: str | None = None,
) -> Article:
    """Read one article.

    Args:
        source: a path; ``"-"`` is standard input. A name that ends in ``.md`` or
            ``.markdown`` is read as Markdown, anything else as plain text.
        limit: the most bytes to take; more is refused before it is read.
        title, outlet, author, published_at, url: what is known about the article from
            elsewhere; a title, author or date given here goes before one found in the text.

    Raises:
        UnreadableArticle: the source is absent, a folder, not readable, empty, binary, in
            an unknown encoding or over the limit.
    """
    known = {
        "title": title,
        "outlet": outlet,
        "author": author,
        "published_at": published_at,
        "url": url,
    }
    if str(source) == "-":
        content = _take(sys.stdin.buffer, _STDIN, limit)
        return _article(content, _STDIN, None, known)
    content = _read_file(Path(source), limit)
    return _article(content, str(source), str(source), known)


def read_bytes(
    data: bytes,
    *,
    name: str,
    limit: int = DEFAULT_LIMIT,
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
    if len(data) > limit:
        raise _too_large(name, limit, len(data))
    known = {
        "title": title,
        "outlet": outlet,
        "author": author,
        "published_at": published_at,
        "url": url,
    }
    return _article(data, name, name, known)


def _read_file(path: Path, limit: int) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableArticle(f"{path} is a folder", "name the files in it")
        with path.open("rb") as file:
            # A pipe or device says 0 here; _take counts what really comes.
            size = os.fstat(file.fileno()).st_size
            if size > limit:
                raise _too_large(str(path), limit, size)
            return _take(file, str(path), limit)
    except FileNotFoundError:
        raise UnreadableArticle(f"{path} does not exist", "check the name") from None
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise UnreadableArticle(
            f"{path} cannot be read ({reason})", "check the file and its permissions"
        ) from None
    except ValueError:  # a NUL in the name
        raise UnreadableArticle(f"{str(path)!r} is no file name", "check the name") from None


def _take(stream: IO[bytes], name: str, limit: int) -> bytes:
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise _too_large(name, limit, None)
    return content


def _article(content: bytes, name: str, path: str | None, known: dict[str, str | None]) -> Article:
    if not content:
        raise UnreadableArticle(f"{name} is empty", "give a file with text in it")
    kind = _binary_kind(content)
    if kind:
        raise UnreadableArticle(f"{name} is {kind}, not text", "save its words as a text file")
    decoded = decode(content)
    if decoded is None:
        raise UnreadableArticle(f"the encoding of {name} is not known", "save it as UTF-8")
    if not decoded.text.strip():
        raise UnreadableArticle(
            f"{name} holds nothing but white space", "give a file with text in it"
        )
    markdown = name.lower().endswith(_MARKDOWN_SUFFIXES)
    return read_text(
        decoded.text,
        format="markdown" if markdown else "text",
        encoding=decoded.encoding,
        path=path,
        **known,
    )


def _binary_kind(content: bytes) -> str | None:
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
