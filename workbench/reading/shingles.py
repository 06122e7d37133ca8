"""How much of one text stands in another, by runs of four words.

Broder (1997), On the resemblance and containment of documents: the shingles of a text, hashed;
of those a fixed part by their value (``0 mod p``), so that the samples of two texts can be compared
whatever the lengths of the two.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 4
_SAMPLED: Final = 8
"""One in so many shingles is in the sample."""


def shingles(text: str) -> frozenset[int]:
    """The runs of four words of a text as 63-bit numbers, marks and capitals left out."""
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return frozenset(_number(run) for run in runs)


def _number(run: str) -> int:
    # 63 bits: SQLite's integers are signed.
    return int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


def sample(whole: frozenset[int]) -> frozenset[int]:
    """About one in eight of the shingles of a text; the same shingle is in all samples or none."""
    return frozenset(number for number in whole if number % _SAMPLED == 0)


def shared_part(first: frozenset[int], second: frozenset[int]) -> float:
    """Which part of the shorter text stands in the longer one, 0 to 1 (containment)."""
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0
