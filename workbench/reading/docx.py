"""Word documents (DOCX, ECMA-376): the paragraphs of the body as they stand after all changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from workbench.reading.found import Found
from workbench.reading.packed import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING: Final = re.compile(r"heading\s?\d|berschrift\s?\d", re.IGNORECASE)
_TITLE: Final = re.compile(r"title\Z|titel\Z", re.IGNORECASE)
_CAPTION: Final = re.compile(r"caption|beschriftung", re.IGNORECASE)
_APART: Final = (
    ("word/header", "headers", f"{_W}p"),
    ("word/footer", "footers", f"{_W}p"),
    ("word/footnotes", "footnotes", f"{_W}footnote"),
    ("word/endnotes", "footnotes", f"{_W}endnote"),
    ("word/comments.xml", "comments", f"{_W}comment"),
)


def read_docx(content: bytes, name: str) -> Found:
    """The paragraphs of a DOCX file; headers, footers, notes, comments and captions are counted.

    Raises:
        UnreadableArticle: it is damaged, encrypted or over a limit.
    """
    package = Package(content, name)
    found = Found()
    _properties(package, found)
    body = package.xml("word/document.xml")
    for deleted in body.iter(f"{_W}delText"):
        found.drops.add("deleted passages", deleted.text or "")
    for paragraph in body.iter(f"{_W}p"):
        _add_paragraph(paragraph, found)
    for part in package.names():
        for prefix, what, tag in _APART:
            if part.startswith(prefix) and part.endswith(".xml"):
                for element in package.xml(part).iter(tag):
                    words = _text(element)
                    if words.strip():
                        found.drops.add(what, words)
    return found


def _properties(package: Package, found: Found) -> None:
    """Who wrote it and in which language; its dates are those of the file, not of the article."""
    if not package.has("docProps/core.xml"):
        return
    core = package.xml("docProps/core.xml")
    found.title = core.findtext(f"{_DC}title")
    found.author = core.findtext(f"{_DC}creator")
    found.language = core.findtext(f"{_DC}language")
    issued = core.findtext(f"{_TERMS}issued")
    found.published_at = issued[:10] if issued and re.match(r"\d{4}-\d\d-\d\d", issued) else None


def _add_paragraph(paragraph: Element, found: Found) -> None:
    if any(one.tag == _FALLBACK for one in paragraph.iterancestors()):
        return  # the same words once more, for programs that know no text boxes
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    named = "" if style is None else style.get(f"{_W}val", "")
    words = _text(paragraph)
    if _CAPTION.search(named) and words.strip():
        found.drops.add("captions", words)
    elif _TITLE.match(named) and words.strip():
        found.title = words
    else:
        found.add(words, heading=bool(_HEADING.search(named)))


def _text(paragraph: Element) -> str:
    """The words of a paragraph, without those of a text box that stands in it."""
    pieces = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if next(element.iterancestors(f"{_W}p"), paragraph) is not paragraph and (
            paragraph.tag == f"{_W}p"
        ):
            continue
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        else:
            pieces.append("-" if element.tag == f"{_W}noBreakHyphen" else " ")
    return "".join(pieces)
