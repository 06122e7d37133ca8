"""Intervals for shares of small counts."""

from __future__ import annotations

from math import sqrt
from typing import Final

Z_95: Final = 1.959963984540054
"""97.5 % quantile of the normal distribution."""


def wilson(hits: int, n: int, z: float = Z_95) -> tuple[float, float] | None:
    """The Wilson score interval of a share.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22 (1927), 209-212.

    Args:
        hits: successes, ``0 <= hits <= n``.
        n: trials.
        z: quantile; the default gives 95 %.

    Returns:
        Lower and upper bound, 0 to 1; ``None`` where ``n`` is 0.

    Raises:
        ValueError: the counts cannot be.
    """
    if n < 0 or not 0 <= hits <= n:
        raise ValueError(f"{hits} of {n} is no share")
    if n == 0:
        return None
    share = hits / n
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    centre = share + z * z / (2 * n)
    scale = 1 + z * z / n
    # At 0 and n the bound is exact; the arithmetic is not.
    low = 0.0 if hits == 0 else max(0.0, (centre - spread) / scale)
    high = 1.0 if hits == n else min(1.0, (centre + spread) / scale)
    return low, high
