from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.audit import wilson


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        # Computed by hand from the formula of Wilson (1927) with z = 1.959964.
        (0, 1, 0.0, 0.793450),
        (1, 1, 0.206550, 1.0),
        (1, 2, 0.094529, 0.905471),
        (8, 10, 0.490162, 0.943317),
        (81, 263, 0.255287, 0.366198),
        (0, 20, 0.0, 0.161125),
    ],
)
def test_the_interval_is_that_of_the_formula(hits: int, n: int, low: float, high: float) -> None:
    found = wilson(hits, n)
    assert found is not None
    assert found == pytest.approx((low, high), abs=2e-4)


def test_no_trials_have_no_interval() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("hits", "n"), [(-1, 3), (4, 3), (0, -1)])
def test_counts_that_cannot_be_are_refused(hits: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(hits, n)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors(counts: tuple[int, int]) -> None:
    hits, n = counts
    low, high = wilson(hits, n) or (0.0, 0.0)
    assert 0 <= low <= hits / n <= high <= 1
    mirrored = wilson(n - hits, n) or (0.0, 0.0)
    assert mirrored == pytest.approx((1 - high, 1 - low))
