"""Pairs the guards were not written for: precision of ``same`` first, then what is told."""

from __future__ import annotations

import pytest

from tests.matching.later_pairs import NOT_SAME, OPPOSITES, SAME
from workbench.matching import compare
from workbench.models import Tier


@pytest.mark.parametrize(("ours", "theirs", "kind"), OPPOSITES)
def test_an_unseen_opposite_is_never_the_same(ours: str, theirs: str, kind: str) -> None:
    assert compare(ours, theirs).tier is not Tier.SAME, kind
    assert compare(theirs, ours).tier is not Tier.SAME, kind


@pytest.mark.parametrize(("ours", "theirs"), NOT_SAME)
def test_an_unseen_near_miss_is_never_the_same(ours: str, theirs: str) -> None:
    assert compare(ours, theirs).tier is not Tier.SAME
    assert compare(theirs, ours).tier is not Tier.SAME


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_an_unseen_paraphrase_never_conflicts(ours: str, theirs: str) -> None:
    assert compare(ours, theirs).tier is not Tier.CONFLICT
    assert compare(theirs, ours).tier is not Tier.CONFLICT


def test_four_in_five_unseen_opposites_are_told_as_conflicts() -> None:
    told = [row for row in OPPOSITES if compare(row[0], row[1]).tier is Tier.CONFLICT]
    assert len(told) >= 0.8 * len(OPPOSITES)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "Berlin has banned diesel cars from its center.",
            "Germany has banned diesel cars from its center.",
        ),
        ("Beijing has 21 million inhabitants.", "China has 21 million inhabitants."),
        (
            "The Taliban attacked a convoy near Herat.",
            "Afghanistan attacked a convoy near Herat.",
        ),
    ],
)
def test_a_capital_or_a_movement_is_the_state_only_in_affairs_of_state(
    ours: str, theirs: str
) -> None:
    found = compare(ours, theirs)
    assert found.tier is Tier.SIMILAR
    assert any("may be the place alone" in r or "” or “" in r for r in found.reasons)
