"""Words that no claim holds, and the words of claims that are one slip of the finger away.

After Norvig, "How to write a spelling corrector" (2007), with the full-text index as the list of
words: every string one edit away is looked up. So no list has to be kept, and the cost is that of
the word's length, not of the desk's size.
"""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Final

SHORTEST: Final = 4
"""Letters of a word that is corrected; one edit makes a short word into many others."""
LONGEST: Final = 20
MOST_WORDS: Final = 24
"""Words of one text that are corrected."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_CORRECTED: Final = re.compile(rf"[^\W\d_]{{{SHORTEST},{LONGEST}}}")


def is_corrected(word: str) -> bool:
    """Whether ``word`` is one to correct: letters alone (another number is another number)."""
    return _CORRECTED.fullmatch(word) is not None


def known_spellings(connection: sqlite3.Connection, word: str) -> list[str]:
    """The words one edit away from ``word`` (lower case) that some claim holds.

    An edit puts a letter in, takes one out, puts another in its place, or swaps two neighbours.
    A swap, and the same first letter, stand first; the order is that of the alphabet otherwise.

    Args:
        connection: a desk's; reads ``claims_fts``.
    """
    edits = edits_of(word)
    rows = connection.execute(
        """SELECT value FROM json_each(?) WHERE EXISTS (
            SELECT 1 FROM claims_fts WHERE claims_fts MATCH '"' || value || '"')""",
        [json.dumps(edits)],
    )
    found = [str(row[0]) for row in rows]
    return sorted(found, key=lambda one: (sorted(one) != sorted(word), one[0] != word[0], one))


def edits_of(word: str) -> list[str]:
    """Every string one edit away from ``word``, in order, each once."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    edits = {left + right[1:] for left, right in halves if right}
    edits |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    edits |= {left + letter + right[1:] for left, right in halves if right for letter in _LETTERS}
    edits |= {left + letter + right for left, right in halves for letter in _LETTERS}
    return sorted(edits - {word})
