"""κ and α against examples that were worked by hand, some of them published."""

from __future__ import annotations

from collections import Counter
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.audit.agreement import (
    EVERYBODY,
    Estimate,
    agreement,
    cohens_kappa,
    krippendorffs_alpha,
)


def test_kappa_of_cohens_own_table() -> None:
    # Cohen 1960, table 1: two judges, three kinds, 200 people, as proportions
    #     .25 .13 .12 | .50
    #     .12 .02 .16 | .30
    #     .03 .15 .02 | .20
    #     .40 .30 .30
    table = Counter(
        {
            ("a", "a"): 50, ("a", "b"): 26, ("a", "c"): 24,
            ("b", "a"): 24, ("b", "b"): 4, ("b", "c"): 32,
            ("c", "a"): 6, ("c", "b"): 30, ("c", "c"): 4,
        }
    )  # fmt: skip
    observed = 0.25 + 0.02 + 0.02
    expected = 0.50 * 0.40 + 0.30 * 0.30 + 0.20 * 0.30
    assert cohens_kappa(table) == pytest.approx((observed - expected) / (1 - expected))
    assert cohens_kappa(table) == pytest.approx(-0.09, abs=0.005)


def test_kappa_and_its_interval_of_fifty_applications() -> None:
    # 20 both yes, 5 and 10 one of them, 15 both no: observed .7, by chance .5 * .6 + .5 * .4 = .5.
    table = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    found = agreement(EVERYBODY, table)
    assert (found.n, found.agreed) == (50, 35)
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx((0.7 - 0.5) / (1 - 0.5))
    # The large-sample error of Fleiss, Cohen and Everitt (1969), worked from the same table.
    rows, columns, chance = {"yes": 0.5, "no": 0.5}, {"yes": 0.6, "no": 0.4}, 0.5
    kappa = 0.4
    first = sum(
        table[one, one] / 50 * (1 - (rows[one] + columns[one]) * (1 - kappa)) ** 2 for one in rows
    )
    second = (1 - kappa) ** 2 * sum(
        table[one, other] / 50 * (columns[one] + rows[other]) ** 2
        for one in rows
        for other in rows
        if one != other
    )
    third = (kappa - chance * (1 - kappa)) ** 2
    error = sqrt((first + second - third) / 50) / (1 - chance)
    assert found.kappa.low == pytest.approx(kappa - 1.96 * error, abs=0.01)
    assert found.kappa.high == pytest.approx(kappa + 1.96 * error, abs=0.01)


def test_alpha_of_krippendorffs_binary_example() -> None:
    # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", A: ten units, 14 zeros and
    # six ones, four units that differ: alpha = 1 - (20 - 1) * 4 / (14 * 6).
    table = Counter(zip("0100000010", "1110010000", strict=True))
    assert krippendorffs_alpha(table) == pytest.approx(1 - 19 * 4 / (14 * 6))
    assert krippendorffs_alpha(table) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_krippendorffs_nominal_example() -> None:
    # The same, B: twelve units, 24 values; the sums are written out below.
    first, second = "aabbdcccedda", "babbbccceddd"
    counts = Counter(first + second)
    n = 24
    matching = sum(2 for one, other in zip(first, second, strict=True) if one == other)
    chance = sum(number * (number - 1) for number in counts.values())
    by_hand = ((n - 1) * matching - chance) / (n * (n - 1) - chance)
    table = Counter(zip(first, second, strict=True))
    assert krippendorffs_alpha(table) == pytest.approx(by_hand)
    assert krippendorffs_alpha(table) == pytest.approx(0.692, abs=0.0005)


def test_where_all_have_one_verdict_no_coefficient_is_made_up() -> None:
    found = agreement(EVERYBODY, {("verified", "verified"): 9})
    assert (found.kappa, found.alpha) == (None, None)
    assert found.share is not None
    assert found.share.value == 1.0
    assert agreement(EVERYBODY, {}).share is None


def test_too_few_claims_have_a_figure_and_no_interval() -> None:
    found = agreement(EVERYBODY, {("verified", "disputed"): 1, ("disputed", "disputed"): 1})
    assert found.kappa == Estimate(0.0, None, None)


verdicts = st.sampled_from(["verified", "disputed", "mixed"])


@given(st.lists(st.tuples(verdicts, verdicts), min_size=1, max_size=25))
def test_a_figure_lies_in_its_interval_and_who_is_first_does_not_matter(
    pairs: list[tuple[str, str]],
) -> None:
    found = agreement(EVERYBODY, Counter(pairs))
    turned = agreement(EVERYBODY, Counter((other, one) for one, other in pairs))
    for one, other in ((found.kappa, turned.kappa), (found.alpha, turned.alpha)):
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert one.value == pytest.approx(other.value)
            if one.low is not None and one.high is not None:
                assert -1 <= one.low <= one.value <= one.high <= 1
