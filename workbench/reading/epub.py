"""Electronic books (EPUB 2 and 3): the chapters in reading order, as one article."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from workbench.reading.found import Found
from workbench.reading.html_blocks import add_blocks
from workbench.reading.html_parts import page_text, take_out_apart, take_out_silent, tree_of
from workbench.reading.limits import PAGE_LIMIT, reads_or_refuses, too_much
from workbench.reading.packed import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_CONTAINER: Final = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"


def read_epub(content: bytes, name: str) -> Found:
    """The chapters of an EPUB file; its table of contents and captions are counted.

    Raises:
        UnreadableArticle: it is damaged, encrypted or over a limit.
    """
    package = Package(content, name)
    container = package.xml("META-INF/container.xml")
    rootfile = container.find(f".//{_CONTAINER}rootfile")
    opf = "" if rootfile is None else rootfile.get("full-path", "")
    described = package.xml(opf)
    found = _metadata(described)
    for part, apart in _spine(described, posixpath.dirname(opf), name):
        _add_chapter(package, part, apart, found, name)
    return found


def _metadata(described: Element) -> Found:
    date = described.findtext(f".//{_DC}date") or ""
    return Found(
        title=described.findtext(f".//{_DC}title"),
        author="; ".join(one.text for one in described.iter(f"{_DC}creator") if one.text) or None,
        published_at=date[:10] if re.match(r"\d{4}-\d\d-\d\d", date) else None,
        outlet=described.findtext(f".//{_DC}publisher"),
        language=described.findtext(f".//{_DC}language"),
    )


def _spine(described: Element, folder: str, name: str) -> list[tuple[str, bool]]:
    """The parts to read in order, each with whether it is apart (a table of contents)."""
    items = {one.get("id"): one for one in described.iter(f"{_OPF}item")}
    parts = []
    for reference in described.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is None:
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        apart = "nav" in item.get("properties", "").split() or reference.get("linear") == "no"
        parts.append((path, apart))
    if len(parts) > PAGE_LIMIT:
        raise too_much(name, f"has more than {PAGE_LIMIT:,} chapters")
    return parts


def _add_chapter(package: Package, part: str, apart: bool, found: Found, name: str) -> None:
    decoded = page_text(package.read(part), f"{part} in {name}")
    with reads_or_refuses(f"{name} ({part})", "a chapter"):
        tree = tree_of(decoded.text, name)
        if tree is None:
            return
        take_out_silent(tree)
        if apart:
            found.drops.add("tables of contents", " ".join(tree.itertext()))
            return
        take_out_apart(tree, found.drops)
        add_blocks(tree, found)
