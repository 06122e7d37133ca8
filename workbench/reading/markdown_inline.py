"""Where the words of one Markdown paragraph stand among its marks.

markdown-it-py gives no offsets inside a paragraph, so its tokens are laid along the
paragraph's source in order, and what they do not cover is a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.token import Token

Piece = tuple[int, int]

_DELIMITERS: Final = frozenset(
    ("em_open", "em_close", "strong_open", "strong_close", "s_open", "s_close")
)
_TARGET: Final = re.compile(
    r"""\]\(\s*
        (?: <(?:\\.|[^<>\\\r\n])*>                              # <target>
          | (?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\]|\([^\s()]*\))*\))* # target(with(brackets))
        )
        (?: \s+ (?: "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | \((?:\\.|[^()\\])*\) ) )?
        \s*\)""",
    re.VERBOSE | re.DOTALL,
)
_REFERENCE: Final = re.compile(r"\]\[(?:\\.|[^\[\]\\])*\]")


def prose_pieces(content: str, tokens: Sequence[Token]) -> list[Piece]:
    """Half-open ranges of ``content`` that are prose, in order.

    Args:
        content: the paragraph's source as markdown-it keeps it (``inline`` token content).
        tokens: its child tokens, parsed with the rule ``text_join`` switched off.
    """
    scan = _Scan(content)
    for token in tokens:
        scan.take(token)
    return scan.pieces


class _Scan:
    def __init__(self, content: str) -> None:
        self.content = content
        self.at = 0
        self.pieces: list[Piece] = []
        self.in_autolink = False

    def take(self, token: Token) -> None:
        if self.in_autolink:
            self.in_autolink = token.type != "link_close"
        elif token.type == "text":
            self._keep(token.content)
        elif token.type == "text_special":
            self._special(token)
        elif token.type == "code_inline":
            self._code(token.markup)
        elif token.type in ("softbreak", "hardbreak"):
            self._past("\n")
        elif token.type in _DELIMITERS:
            self._past(token.markup)
        elif token.type == "link_open":
            self._open_link(token)
        elif token.type == "link_close":
            self._past_target()
        elif token.type == "image":
            self._past("![" + token.content)
            self._past_target()
        elif token.type == "html_inline":
            self._past(token.content)

    def _past(self, mark: str) -> bool:
        found = self.content.find(mark, self.at)
        if found >= 0:
            self.at = found + len(mark)
        return found >= 0

    def _keep(self, words: str) -> None:
        if words and self._past(words):
            self.pieces.append((self.at - len(words), self.at))

    def _special(self, token: Token) -> None:
        """An escape (its backslash is a mark) or an entity (kept as it is written)."""
        if self._past(token.markup):
            length = 1 if token.info == "escape" else len(token.markup)
            self.pieces.append((self.at - length, self.at))

    def _code(self, ticks: str) -> None:
        if not self._past(ticks):
            return
        closing = re.compile(rf"(?<!`){ticks}(?!`)").search(self.content, self.at)
        if closing:
            self.pieces.append((self.at, closing.start()))
            self.at = closing.end()

    def _open_link(self, token: Token) -> None:
        if token.markup == "autolink":  # shows its own target, which is not prose
            self._past(">")
            self.in_autolink = True
        else:
            self._past("[")

    def _past_target(self) -> None:
        """Past the ``](target "title")``, ``][reference]`` or ``]`` that ends a link."""
        closing = self.content.find("]", self.at)
        if closing < 0:
            return
        tail = _TARGET.match(self.content, closing) or _REFERENCE.match(self.content, closing)
        self.at = tail.end() if tail else closing + 1
