"""PDF documents: their text layer, taken apart by pdfminer.six in a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from typing import Any, Final

from workbench.errors import UnreadableArticle
from workbench.reading.found import Found, clean
from workbench.reading.pdf_layout import Page, add_pages, page_of
from workbench.reading.pdf_lines import SECONDS

_BYLINE: Final = re.compile(r"[Bb][Yy]\s+(?P<names>\S+(?:\s+\S+){1,8})")
# What programs write as the title of a file that was given none.
_NO_TITLE: Final = re.compile(
    r"\Amicrosoft|untitled|\.(?:docx?|pdf|indd|odt|tex|qxp)\b", re.IGNORECASE
)


def read_pdf(content: bytes, name: str) -> Found:
    """The text layer of a PDF; running heads and small print are counted.

    Raises:
        UnreadableArticle: it is damaged, locked, over a limit, or holds pictures alone.
    """
    return found_in(_records(content, name), name)


def _records(content: bytes, name: str) -> list[dict[str, Any]]:
    """What ``pdf_lines`` says; no module is looked for in the working directory (``-P``)."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "workbench.reading.pdf_lines"],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=2 * SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _refused(name, "takes too long to read") from None
    if done.returncode != 0:
        raise _refused(name, "takes more memory or time to read than a document is given")
    return [json.loads(line) for line in done.stdout.splitlines()]


def found_in(records: Iterable[dict[str, Any]], name: str) -> Found:
    """The article in what `pdf_lines` says of a PDF. Raises UnreadableArticle."""
    about: dict[str, Any] = {}
    pages: list[Page] = []
    for record in records:
        if "refused" in record:
            raise _refused(name, record["refused"])
        if "damaged" in record:
            raise UnreadableArticle(
                f"{name} cannot be read as a PDF ({record['damaged']}); it may be damaged",
                "open it in a viewer and save its words as a text file",
            )
        if "lines" in record:
            pages.append(page_of(len(pages), record))
        else:
            about = record
    found = Found()
    add_pages(pages, found)
    if not found.blocks:
        raise UnreadableArticle(
            f"{name} is a PDF without text, only pictures of it",
            "read it with an OCR program first",
        )
    title = clean(about.get("title") or "")
    if not found.title and title and not _NO_TITLE.search(title):
        found.title = title
    _take_byline(found, about.get("author"))
    return found


def _take_byline(found: Found, author: str | None) -> None:
    """The line ``By …`` before the text; without one the author that the file names."""
    for block in found.blocks[:2]:
        byline = _BYLINE.fullmatch(block.text)
        if byline and not block.text.endswith("."):
            found.author = byline.group("names")
            found.drops.add("bylines", block.text)
            found.blocks.remove(block)
            return
    named = clean(author or "")
    found.author = named if " " in named else None


def _refused(name: str, why: str) -> UnreadableArticle:
    return UnreadableArticle(
        f"{name} {why}", "print the pages you need to a new PDF, or save their words as text"
    )
