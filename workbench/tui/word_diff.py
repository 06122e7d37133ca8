"""Drawing the words in which two statements differ.

Without colour the difference is still plain: ``[-ours-]`` and ``{+theirs+}``, as ``git
diff --word-diff`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from workbench.tui.marks import safe

_STYLES = {
    "delete": ("[-", "-]", "$text-error"),
    "insert": ("{+", "+}", "$text-success"),
}


_LEAST_SHARED = 0.4


def draw_word_diff(operations: Iterable[tuple[str, str]]) -> Content:
    """One line from the operations of ``matching.word_diff``.

    Where the two share too little for a difference to mean anything, theirs as it is.

    Args:
        operations: ``equal``, ``delete`` (only in ours) or ``insert`` (only in theirs), with
            the text of each piece, white space included.
    """
    pieces = list(operations)
    theirs = "".join(words for operation, words in pieces if operation != "delete")
    shared = sum(len(words.strip()) for operation, words in pieces if operation == "equal")
    if shared < _LEAST_SHARED * len(theirs):
        return safe(theirs)
    parts = []
    for operation, words in pieces:
        if operation in _STYLES:
            left, right, style = _STYLES[operation]
            parts.append(safe(f"{left}{words}{right}", style))
        else:
            parts.append(safe(words))
    return Content("").join(parts)
