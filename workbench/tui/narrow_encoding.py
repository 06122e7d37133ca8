"""The last resort for a terminal whose encoding lacks what is on the screen."""

from __future__ import annotations

import codecs
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_STAND_INS = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "~", "→": ">", "·": ".",
        "─": "-", "━": "-", "│": "|", "┃": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
        "┌": "+", "┐": "+", "└": "+", "┘": "+", "▊": "|", "▎": "|", "▌": "|", "▐": "|", "█": "#",
        "\u00a0": " ", "▁": " ", "▂": " ", "▃": " ", "▄": "#", "▅": "#", "▆": "#", "▇": "#",
        "▔": "-", "┤": "|", "├": "|", "┬": "+", "┴": "+", "┼": "+",
    }
)  # fmt: skip


class EncodingFilter(LineFilter):
    """Puts an ASCII character of the same width for each one that ``encoding`` lacks."""

    def __init__(self, encoding: str) -> None:
        try:
            codec = codecs.lookup(encoding).name
        except LookupError:
            codec = "ascii"
        super().__init__(enabled=not codec.startswith("utf"))
        self._codec = codec

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Replace what cannot be written in the segments of a line."""
        return [
            Segment(writable(text, self._codec), style, control)
            for text, style, control in segments
        ]


@lru_cache(maxsize=4096)
def writable(text: str, codec: str) -> str:
    """``text`` with a stand-in of the same width for each character that ``codec`` lacks."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return "".join(_stand_in(character, codec) for character in text)
    return text


def _stand_in(character: str, codec: str) -> str:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        plain = character.translate(_STAND_INS)
        return plain if plain.isascii() else "?" * cell_len(character)
    return character
