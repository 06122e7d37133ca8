"""Paragraphs and headings of a tree of HTML, or of trafilatura's, in the order of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from workbench.reading.found import Found

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head"))
_INLINE: Final = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strike", "strong"),
        *("sub", "sup", "time", "tt", "u", "var", "wbr", "hi", "ref", "label"),
    )
)
_BREAKS: Final = frozenset(("br", "lb"))
_SILENT: Final = frozenset(("head", "script", "style", "template", "noscript", "title", "svg"))
_ENDED: Final = re.compile(r"[.!?…:][\"”'’»)\]]*\s*\Z")


def add_blocks(root: HtmlElement, found: Found, *, made: bool = False) -> None:
    """Add the blocks of ``root`` to ``found``.

    A line break ends a paragraph where a sentence ends there, or where a second one follows.

    Args:
        made: the tree is one that trafilatura made, where ``head`` is a heading.
    """
    walk = _Walk(found, frozenset() if made else _SILENT)
    walk.through(root)
    walk.flush()


class _Walk:
    """Goes through a tree and holds the words since the last block ended."""

    def __init__(self, found: Found, silent: frozenset[str]) -> None:
        self._found = found
        self._silent = silent
        self._words: list[str] = []
        self._heading = False

    def through(self, root: HtmlElement) -> None:
        """Visit ``root`` and all in it; a stack, since pages nest deeper than Python calls."""
        stack: list[tuple[HtmlElement, bool]] = [(root, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self._leave(element)
                if element is not root and element.tail:
                    self._words.append(element.tail)
                continue
            stack.append((element, True))
            if not isinstance(element.tag, str) or element.tag in self._silent:
                continue
            self._enter(element)
            stack.extend((child, False) for child in reversed(element))

    def _enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BREAKS:
            said = "".join(self._words[-3:])  # what stands before the break
            if _ENDED.search(said) or said.endswith("\n\n"):
                self.flush()
            else:
                self._words.append("\n\n" if said.endswith("\n") else "\n")
        elif tag not in _INLINE:
            self.flush()
            self._heading = self._heading or tag in _HEADINGS
        if element.text:
            self._words.append(element.text)

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if isinstance(tag, str) and tag not in _INLINE and tag not in _BREAKS:
            self.flush()
            if tag in _HEADINGS:
                self._heading = False

    def flush(self) -> None:
        """End the block."""
        self._found.add("".join(self._words), heading=self._heading)
        self._words.clear()
