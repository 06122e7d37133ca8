"""The one sanitiser between text from outside and a terminal.

Article text may hold escape sequences (ESC, CSI, OSC 52 writes the clipboard),
C1 controls and bidirectional overrides that change what a reader sees. They are
made visible here and nowhere else; the database keeps the original.
"""

from __future__ import annotations

import unicodedata
from typing import Final

# Controls that order characters on the screen: embeddings, overrides, isolates, marks.
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Invisible characters that hide inside a word and make two quotes look alike.
_INVISIBLE: Final = frozenset("\u200b\u2060\ufeff\u00ad\u180e")
_LINE_BREAKS: Final = frozenset("\u2028\u2029\u0085")


def visible(text: str, *, keep_newlines: bool = False) -> str:
    """Return ``text`` safe to write to a terminal.

    C0 controls become their Unicode pictures (``ESC`` becomes ``␛``), DEL, C1 controls,
    bidirectional and invisible format characters, private-use and unassigned
    surrogates become ``⟨U+XXXX⟩``. Tabs become one space. Newlines become ``␊``
    unless ``keep_newlines``.

    Args:
        text: any text, from an article, a database or a file name.
        keep_newlines: leave ``\\n`` as it is (for text shown over several lines).

    Returns:
        Text in which no character moves the cursor, changes a colour or reorders
        its neighbours.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible_character(c, keep_newlines) for c in text)


def _visible_character(character: str, keep_newlines: bool) -> str:
    if character == "\n":
        return "\n" if keep_newlines else "␊"
    if character == "\t":
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if (
        code == 0x7F
        or character in _BIDI
        or character in _INVISIBLE
        or character in _LINE_BREAKS
        or unicodedata.category(character) in {"Cc", "Cs", "Co"}
    ):
        return f"⟨U+{code:04X}⟩"
    return character


def one_line(text: str, width: int | None = None) -> str:
    """Return ``text`` as one safe line, white space collapsed, cut to ``width`` characters.

    A cut is shown by ``…`` as the last character.
    """
    line = visible(" ".join(text.split()))
    if width is None or len(line) <= width:
        return line
    return line[: max(width - 1, 0)] + "…"
