"""Which form a file has, by its content; its name is asked only where content leaves it open."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final, Literal

from workbench.reading.decoding import utf16_by_nuls
from workbench.reading.limits import DOCUMENT_LIMIT, MEMBER_LIMIT, TEXT_LIMIT
from workbench.reading.packed import inflated_share
from workbench.reading.records import looks_like_records
from workbench.reading.subtitles import has_line_times

Form = Literal[
    "text", "markdown", "html", "mhtml", "pdf", "docx", "odt", "epub", "feed", "email",
    "subtitles", "transcript", "jsonl", "gzip", "addresses", "zip",
]  # fmt: skip
"""The forms of articles, and: a gzip file, a list of web addresses, any other ZIP."""

_HEAD: Final = 65_536
_MARKUP_NAMES: Final = (".html", ".htm", ".xhtml")
_MARKDOWN_NAMES: Final = (".md", ".markdown")
_FEED: Final = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_PAGE: Final = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:p|div|h[1-6]|article|section|table|span|a|br|ul)[\s>/]", re.IGNORECASE
)
_HEADER: Final = re.compile(r"([A-Za-z][A-Za-z-]{1,40}):[ \t]?")
_HEADERS: Final = frozenset(
    (
        *("from", "to", "subject", "date", "mime-version", "content-type", "message-id"),
        *("received", "return-path", "delivered-to", "reply-to", "list-id"),
        *("snapshot-content-location", "content-transfer-encoding"),
    )
)
_TIMES: Final = re.compile(
    r"(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3}\s*-->\s*(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3}"
)
_ADDRESS: Final = re.compile(r"https?://\S+\Z")


def form_of(content: bytes, name: str) -> Form:
    """The form of a file; ``text`` where it is no other, also where it is no text at all."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed_form(content)
    if content.startswith(b"\x1f\x8b"):
        return "gzip"
    return _text_form(_head(content), content, name.lower())


def byte_limit(head: bytes, name: str) -> int:
    """How many bytes a file that begins with ``head`` may have."""
    if head.startswith(b"\x1f\x8b"):
        head = inflated_share(head)
    form = form_of(head, name)
    plain = form in ("text", "markdown", "subtitles", "transcript", "addresses")
    return TEXT_LIMIT if plain else DOCUMENT_LIMIT


def _head(content: bytes) -> str:
    """The first characters, good enough to be recognised."""
    head = content[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    wide = utf16_by_nuls(head[: len(head) // 2 * 2])
    return head.decode(wide or "utf-8", "replace").removeprefix("\ufeff")


def _packed_form(content: bytes) -> Form:
    """The form of a ZIP file by its parts; by its first bytes where those are all there is."""
    if content.count(b"PK\x01\x02") > MEMBER_LIMIT:
        return _packed_by_head(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = set(archive.namelist())
    except Exception:  # a directory that is damaged, or the head of a file: zipfile raises anything
        return _packed_by_head(content)
    if "word/document.xml" in parts:
        return "docx"
    if "META-INF/container.xml" in parts:
        return "epub"
    return "odt" if "content.xml" in parts else "zip"


def _packed_by_head(content: bytes) -> Form:
    head = content[:_HEAD]
    if b"application/epub+zip" in head:
        return "epub"
    if b"application/vnd.oasis.opendocument.text" in head:
        return "odt"
    return "docx" if b"word/" in head or b"[Content_Types].xml" in head else "zip"


def _text_form(head: str, content: bytes, name: str) -> Form:
    start = head.lstrip()
    if start.startswith("WEBVTT"):
        return "subtitles"
    if start.startswith("<"):
        return _markup_form(start, name)
    letter = _letter_form(head)
    if letter:
        return letter
    first_lines = [line.strip() for line in start.split("\n", 3)[:3]]
    if any(_TIMES.match(line) for line in first_lines[:2]):
        return "subtitles"
    if looks_like_records(head):
        return "jsonl"
    if first_lines and _ADDRESS.match(_first_entry(start)) and _is_address_list(content):
        return "addresses"
    if name.endswith(_MARKUP_NAMES) and len(_TAG.findall(head)) >= 2:
        return "html"
    if has_line_times(head):
        return "transcript"
    return "markdown" if name.endswith(_MARKDOWN_NAMES) else "text"


def _markup_form(start: str, name: str) -> Form:
    if _FEED.search(start[:4096]) and not _PAGE.match(start):
        return "feed"
    if _PAGE.search(start[:4096]) or name.endswith(_MARKUP_NAMES):
        return "html"
    # Markdown may begin with a tag; what has nothing else is a piece of a page.
    if name.endswith(_MARKDOWN_NAMES) or not _TAG.match(start):
        return "markdown" if name.endswith(_MARKDOWN_NAMES) else "text"
    return "html" if len(_TAG.findall(start)) >= 4 else "text"


def _letter_form(head: str) -> Form | None:
    """Whether a text begins with the headers of a message."""
    lines = head.replace("\r\n", "\n").split("\n", 200)
    if lines[0].startswith("From ") and len(lines) > 1 and _HEADER.match(lines[1]):
        lines = lines[1:]
    names: list[str] = []
    for line in lines:
        if line[:1] in (" ", "\t") and names:
            continue
        header = _HEADER.match(line)
        if header is None:
            break
        names.append(header.group(1).lower())
    if len(_HEADERS.intersection(names)) < 3:
        return None
    block = head[:8192].lower()
    saved = "snapshot-content-location:" in block or "saved by" in block
    return "mhtml" if "multipart/related" in block and (saved or "text/html" in block) else "email"


def _first_entry(start: str) -> str:
    """The first line that is no comment."""
    return next(
        (one.strip() for one in start.split("\n", 50) if one.strip()[:1] not in ("", "#")), ""
    )


def _is_address_list(content: bytes) -> bool:
    if len(content) > TEXT_LIMIT:
        return False
    return bool(addresses_in(content.decode("utf-8", "replace")))


def addresses_in(text: str) -> list[str]:
    """The web addresses of a list, one a line; empty where a line is something else."""
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
    entries = [line for line in lines if line and not line.startswith("#")]
    return entries if all(_ADDRESS.match(line) for line in entries) else []
