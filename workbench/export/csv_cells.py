"""Cells of a CSV file: safe in a spreadsheet, and back again without loss.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula (OWASP, "CSV
Injection"). Text cells that do, after any white space, get a leading apostrophe; so do those that
begin with an apostrophe before such a character, so that taking one off gives the text back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

GUARD: Final = "'"
_FORMULA: Final = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
LIST_JOINT: Final = " | "


def guarded(text: str) -> str:
    """``text`` with a leading apostrophe where a spreadsheet could take it for a formula."""
    return GUARD + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """``text`` without the apostrophe that ``guarded`` put there; otherwise as it is."""
    rest = text.removeprefix(GUARD)
    return rest if rest != text and _FORMULA.match(rest) else text


def text_cell(text: str, *, keep_newlines: bool = False) -> str:
    """``text`` as one line without control characters, or with its newlines as ``\\n``."""
    if keep_newlines:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(_without_controls(line) for line in lines)
    return _without_controls(" ".join(text.split()))


def _without_controls(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c for c in text if c == "\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def list_cell(values: Iterable[str], *, urls: bool = False) -> str:
    """Values joined by ``LIST_JOINT``; a ``|`` within a URL is percent-encoded."""
    kept = [" ".join(value.split()) for value in values]
    if urls:
        kept = [value.replace("|", quote("|")) for value in kept]
    return LIST_JOINT.join(kept)


def csv_cell(value: object, *, raw: bool = False, keep_newlines: bool = False) -> str | int | float:
    """A value as a cell: numbers as numbers, nothing as an empty cell, text guarded.

    Args:
        raw: leave the formula guard off.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return value
    text = text_cell(str(value), keep_newlines=keep_newlines)
    return text if raw else guarded(text)
