"""What two wordings share and where they differ, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

Op = Literal["equal", "delete", "insert"]

_PIECES = re.compile(r"\s+|[^\W_]+(?:['’][^\W_]+)*|.", re.DOTALL)


def word_diff(ours: str, theirs: str) -> list[tuple[Op, str]]:
    """The way from ``ours`` to ``theirs``.

    Returns:
        Pieces of text in order: ``equal`` and ``delete`` joined are ``ours``, ``equal`` and
        ``insert`` joined are ``theirs``.
    """
    mine, other = _PIECES.findall(ours), _PIECES.findall(theirs)
    matcher = SequenceMatcher(
        None, [p.casefold() for p in mine], [p.casefold() for p in other], autojunk=False
    )
    pieces: list[tuple[Op, str]] = []
    for op, a, b, c, d in matcher.get_opcodes():
        if op == "equal" and mine[a:b] == other[c:d]:
            pieces.append(("equal", "".join(mine[a:b])))
            continue
        if a < b:
            pieces.append(("delete", "".join(mine[a:b])))
        if c < d:
            pieces.append(("insert", "".join(other[c:d])))
    return pieces
