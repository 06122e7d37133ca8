"""How much hangs on a few."""

from __future__ import annotations

from collections.abc import Iterable


def top_share(counts: Iterable[int], top: int = 3) -> float | None:
    """The share of the ``top`` largest counts in all of them, 0 to 1; ``None`` of nothing."""
    largest = sorted(counts, reverse=True)
    total = sum(largest)
    return sum(largest[:top]) / total if total else None


def hhi(counts: Iterable[int]) -> float | None:
    """The Herfindahl-Hirschman index: the sum of the squared shares, 1/n to 1; ``None`` of nothing.

    Source: A. O. Hirschman, "National Power and the Structure of Foreign Trade", 1945, and
    O. C. Herfindahl, "Concentration in the U.S. Steel Industry", Columbia University, 1950.
    """
    known = list(counts)
    total = sum(known)
    return sum((count / total) ** 2 for count in known) if total else None
