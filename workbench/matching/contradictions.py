"""Which conflicts are contradictions: both claims cannot be true.

An alert is raised on these alone, so few are called so, and surely: the two claims would be the
same but for one guarded thing, and that thing leaves no room for both. Two dates, two people or
two moods may each be right of their own time or person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.matching.caveats import caveats_between
from workbench.matching.guards import Pairs
from workbench.matching.vocabulary import ONCE_ONLY
from workbench.matching.wording import Wording
from workbench.models import Conflict

_STRONG: Final = frozenset({"negation", "antonym", "number", "unit", "superlative"})
_FEWEST_SHARED: Final = 3
"""Words that both claims must share beside the one that differs."""
_HELPING: Final = frozenset({"did", "do", "does"})


def marked(
    conflicts: Sequence[Conflict], ours: Wording, theirs: Wording, pairs: Pairs
) -> tuple[Conflict, ...]:
    """``conflicts``, the one that makes the claims contradict each other marked so.

    Args:
        pairs: the words that both claims have, ours first.
    """
    strongest = next((one for one in conflicts if one.kind in _STRONG), conflicts[0])
    words = _words_of(strongest)
    # *Higher* and *lower* are found as contraries and as superlatives: it is one difference.
    if any(not _words_of(one) & words for one in conflicts):
        return tuple(conflicts)
    set_aside = frozenset(word for one in conflicts for word in _words_of(one)) | _HELPING
    if not _contradicts(strongest, set_aside, ours, theirs, pairs):
        return tuple(conflicts)
    told = strongest.model_copy(update={"contradicts": True})
    return tuple(told if one is strongest else one for one in conflicts)


def _words_of(conflict: Conflict) -> set[str]:
    words = f"{conflict.ours} {conflict.theirs}".lower().split()
    return {word.strip(",") for word in words} - {"–", "…"}


def _contradicts(
    conflict: Conflict, set_aside: frozenset[str], ours: Wording, theirs: Wording, pairs: Pairs
) -> bool:
    if conflict.kind == "date":
        if not ours.words & theirs.words & ONCE_ONLY:
            return False
    elif conflict.kind not in _STRONG:
        return False
    shared = [a for a, _ in pairs if a.lower not in set_aside and id(a) not in ours.counted]
    if len(shared) < _FEWEST_SHARED:
        return False
    return not caveats_between(ours, theirs, pairs, set_aside)
