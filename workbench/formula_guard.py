"""The apostrophe that keeps a spreadsheet from running a cell, put on and taken off.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula (OWASP, "CSV
Injection"). Text cells that do, after any white space, get a leading apostrophe; so do those that
begin with an apostrophe before such a character, so that taking one off gives the text back.
Exports put it on, imports take it off.
"""

from __future__ import annotations

import re
from typing import Final

GUARD: Final = "'"
_FORMULA: Final = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """``text`` with a leading apostrophe where a spreadsheet could take it for a formula."""
    return GUARD + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """``text`` without the apostrophe that ``guarded`` put there; otherwise as it is."""
    rest = text.removeprefix(GUARD)
    return rest if rest != text and _FORMULA.match(rest) else text
