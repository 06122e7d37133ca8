"""OpenDocument texts (ODT, ISO/IEC 26300)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from workbench.reading.found import Found, clean
from workbench.reading.packed import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_APART: Final = {
    f"{_TEXT}note": "footnotes",
    f"{_OFFICE}annotation": "comments",
    f"{_TEXT}tracked-changes": "deleted passages",
    f"{_TEXT}table-of-content": "tables of contents",
}
_BLANK: Final = (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")


def read_odt(content: bytes, name: str) -> Found:
    """The paragraphs of an ODT file; notes, comments, deleted passages and captions are counted.

    Raises:
        UnreadableArticle: it is damaged, encrypted or over a limit.
    """
    package = Package(content, name)
    found = Found()
    if package.has("meta.xml"):
        meta = package.xml("meta.xml")
        found.title = meta.findtext(f".//{_DC}title")
        found.author = meta.findtext(f".//{_META}initial-creator") or meta.findtext(
            f".//{_DC}creator"
        )
        found.language = meta.findtext(f".//{_DC}language")
    root = package.xml("content.xml")
    styles = _parent_styles(root)
    for element in [one for one in root.iter(*_APART) if one.getparent() is not None]:
        found.drops.add(_APART[str(element.tag)], "".join(element.itertext()))
        _blank(element)
    for paragraph in root.iter(f"{_TEXT}p", f"{_TEXT}h"):
        _add_paragraph(paragraph, styles, found)
    return found


def _parent_styles(root: Element) -> dict[str, str]:
    """Automatic styles by the name of the style that they were made from."""
    return {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for style in root.iter(f"{_STYLE}style")
    }


def _add_paragraph(paragraph: Element, styles: dict[str, str], found: Found) -> None:
    named = paragraph.get(f"{_TEXT}style-name", "")
    style = f"{named} {styles.get(named, '')}".lower()
    words = clean(_text(paragraph))
    if not words:
        return
    if re.search(r"\btitle\b", style) and "subtitle" not in style:
        found.title = words
    elif re.search(r"caption|illustration", style):
        found.drops.add("captions", words)
    else:
        found.add(words, heading=paragraph.tag == f"{_TEXT}h")


def _text(paragraph: Element) -> str:
    """The words of a paragraph; a frame with paragraphs of its own in it is not read twice."""
    pieces = [paragraph.text or ""]
    for child in paragraph:
        if child.tag in _BLANK:
            pieces.append(" ")
        elif child.find(f".//{_TEXT}p") is None:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _blank(element: Element) -> None:
    """Take out what is in an element; the words after it stay."""
    tail = element.tail
    element.clear()
    element.tail = tail
