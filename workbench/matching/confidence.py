"""How sure it is that the first of a ranking says the same: evidence for a logistic regression."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

EVIDENCE: Final = (
    "first", "ahead", "share", "words", "words_in_text", "token_set", "partial",
    "rarest_missing", "same_speaker", "other_numbers",
)  # fmt: skip
"""Names of the numbers that ``evidence`` gives without cosines."""
EVIDENCE_OF_MEANING: Final = ("cosine_text", "cosine_title", "cosine_best")
"""Names of those behind them where there are cosines."""
_OF_RANKING: Final = 3


def evidence(sums: Sequence[float], first: Mapping[str, float]) -> list[float]:
    """What tells how sure the first of a ranking is.

    Args:
        sums: of the whole ranking, best first, at least one.
        first: the numbers of the first candidate by name, as ``features`` gives them.

    Returns:
        Its sum, how far it is ahead of the second, its share of all by softmax, and numbers of
        its own: ``EVIDENCE``, with ``EVIDENCE_OF_MEANING`` where ``first`` has cosines.
    """
    ahead = sums[0] - sums[1] if len(sums) > 1 else abs(sums[0])
    share = 1 / math.fsum(math.exp(one - sums[0]) for one in sums)
    named = (*EVIDENCE[_OF_RANKING:], *(n for n in EVIDENCE_OF_MEANING if n in first))
    return [sums[0], ahead, share, *(first[name] for name in named)]
