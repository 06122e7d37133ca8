"""E-mail messages (.eml, RFC 5322) and web pages saved as such (MHTML, RFC 2557)."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Final

from workbench.errors import UnreadableArticle
from workbench.reading.feed import day_of
from workbench.reading.found import Found
from workbench.reading.html import read_html
from workbench.reading.limits import reads_or_refuses, too_much
from workbench.reading.markup_text import add_markup

_HEADER_LIMIT: Final = 200_000
"""Bytes before the first empty line; with all its relays a message has some thousands."""

_PART_LIMIT: Final = 1_000
_NESTED_LIMIT: Final = 40
"""Messages and their parts in one another; the parser looks for the end of each at every line."""

_WRAPPED: Final = 50
"""A line of a paragraph that is this long was broken by the mail program, not by the writer."""

_QUOTED: Final = re.compile(r"\s*>")
_QUOTE_INTRO: Final = re.compile(r"On\b.{5,200}\bwrote:\Z", re.DOTALL)


def read_email(content: bytes, name: str) -> Found:
    """The words of a message: subject as title, its plain text or else its HTML.

    Quoted lines, the signature and attachments are counted.

    Raises:
        UnreadableArticle: it has no words, or is over a limit.
    """
    with reads_or_refuses(name, "a message"):
        message = _message(content, name)
        found = Found(
            title=_header(message, "subject"),
            author=parseaddr(_header(message, "from") or "")[0] or None,
            published_at=day_of(_header(message, "date") or ""),
            language=_header(message, "content-language"),
        )
        for part in message.iter_attachments():
            found.drops.add("attachments", part.get_filename() or "")
        body = message.get_body(preferencelist=("plain", "html"))
        if body is None:
            raise UnreadableArticle(f"{name} is a message without text", "save its words as a file")
        words = _decoded(body)
        if body.get_content_type() == "text/html":
            add_markup(words, found, name)
        else:
            _add_plain(words, found, flowed=body.get_param("format") == "flowed")
    return found


def read_mhtml(content: bytes, name: str) -> Found:
    """The article of a page that was saved as MHTML, from the first HTML part of it.

    Raises:
        UnreadableArticle: it holds no page, or no article, or is over a limit.
    """
    with reads_or_refuses(name, "a saved page"):
        message = _message(content, name)
        page = next((one for one in message.walk() if one.get_content_type() == "text/html"), None)
        if page is None:
            raise UnreadableArticle(f"{name} holds no web page", "save the page anew")
        words = _decoded(page)
        location = _header(message, "snapshot-content-location") or _header(
            page, "content-location"
        )
    found = read_html(words.encode("utf-8", "replace"), name)
    if not found.url and location and location.startswith(("http://", "https://")):
        found.url = location
    return found


def _message(content: bytes, name: str) -> EmailMessage:
    head = re.split(rb"\r?\n\r?\n", content[: _HEADER_LIMIT + 4], maxsplit=1)[0]
    if len(head) > _HEADER_LIMIT:
        raise too_much(name, f"has more than {_HEADER_LIMIT:,} bytes of headers")
    if content.count(b"boundary=") > _NESTED_LIMIT:
        raise too_much(name, f"has parts more than {_NESTED_LIMIT} deep")
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(content)
    if sum(1 for _ in message.walk()) > _PART_LIMIT:
        raise too_much(name, f"has more than {_PART_LIMIT:,} parts")
    return message


def _header(message: EmailMessage, name: str) -> str | None:
    return str(message.get(name) or "").strip() or None


def _decoded(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    for encoding in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("latin-1")


def _add_plain(words: str, found: Found, *, flowed: bool) -> None:
    body, _, signature = words.replace("\r\n", "\n").partition("\n-- \n")
    if signature.strip():
        found.drops.add("signatures", signature)
    for paragraph in re.split(r"\n[ \t]*\n", body):
        lines = paragraph.strip("\n").split("\n")
        quoted = [line for line in lines if _QUOTED.match(line)]
        if quoted:
            found.drops.add("quoted lines", " ".join(quoted), count=len(quoted))
        own = [line for line in lines if not _QUOTED.match(line)]
        if own and _QUOTE_INTRO.match(" ".join(own).strip()):
            found.drops.add("quoted lines", " ".join(own))
            continue
        for line in _unwrapped(own, flowed):
            found.add(line)


def _unwrapped(lines: list[str], flowed: bool) -> list[str]:
    """Lines of the writer: those that the mail program broke are put together again."""
    whole: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on:
            whole[-1] += f" {line}"
        else:
            whole.append(line)
        goes_on = line.endswith(" ") if flowed else len(line) >= _WRAPPED
    return whole
