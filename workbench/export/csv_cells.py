"""Cells of a CSV file: one line, safe in a spreadsheet, and back again without loss."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from workbench.formula_guard import guarded, unguarded

LIST_JOINT: Final = " | "

__all__ = ["LIST_JOINT", "csv_cell", "guarded", "list_cell", "text_cell", "unguarded"]


def text_cell(text: str, *, keep_newlines: bool = False) -> str:
    """``text`` as one line without control characters, or with its newlines as ``\\n``."""
    if keep_newlines:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(_without_controls(line) for line in lines)
    # Controls go first: a word of nothing else would leave two blanks where it stood.
    return " ".join(filter(None, map(_without_controls, text.split())))


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
