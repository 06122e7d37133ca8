from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.audit.shares import hhi, top_share

counts = st.lists(st.integers(min_value=1, max_value=1000), min_size=1, max_size=30)


def test_concentration_is_that_worked_by_hand() -> None:
    # Shares of 50, 30 and 20 %: 0.25 + 0.09 + 0.04.
    assert hhi([5, 3, 2]) == pytest.approx(0.38)
    assert top_share([5, 3, 2, 10]) == pytest.approx(18 / 20)
    assert (hhi([]), top_share([])) == (None, None)


@given(counts)
def test_concentration_is_least_where_all_are_alike_and_one_where_one_has_all(
    some: list[int],
) -> None:
    found = hhi(some)
    assert found is not None
    assert 1 / len(some) <= found + 1e-12
    assert found <= 1 + 1e-12
    assert hhi([some[0]]) == 1
