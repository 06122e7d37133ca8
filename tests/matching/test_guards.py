"""Pairs the guards were not written for: precision of ``same`` first, then what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.matching import (
    guarded_pairs,
    last_pairs,
    later_pairs,
    long_pairs,
    pairs,
    unseen_pairs,
)
from tests.matching.later_pairs import NOT_SAME, OPPOSITES, SAME
from tests.matching.made_claims import made_desk, misses, true_pairs
from workbench.matching import compare
from workbench.matching.comparing import FEWEST_WORDS
from workbench.models import Tier

FURTHER = [
    *guarded_pairs.OPPOSITES,
    *unseen_pairs.OPPOSITES,
    *last_pairs.OPPOSITES,
    *long_pairs.OPPOSITES,
]
TRUE = guarded_pairs.SAME + unseen_pairs.SAME


@pytest.mark.parametrize(("ours", "theirs", "kind"), OPPOSITES + FURTHER)
def test_an_unseen_opposite_is_never_the_same(ours: str, theirs: str, kind: str) -> None:
    assert compare(ours, theirs).tier is not Tier.SAME, kind
    assert compare(theirs, ours).tier is not Tier.SAME, kind


@pytest.mark.parametrize(("ours", "theirs"), NOT_SAME)
def test_an_unseen_near_miss_is_never_the_same(ours: str, theirs: str) -> None:
    assert compare(ours, theirs).tier is not Tier.SAME
    assert compare(theirs, ours).tier is not Tier.SAME


@pytest.mark.parametrize(("ours", "theirs"), SAME + TRUE + long_pairs.SAME)
def test_an_unseen_paraphrase_never_conflicts(ours: str, theirs: str) -> None:
    assert compare(ours, theirs).tier is not Tier.CONFLICT
    assert compare(theirs, ours).tier is not Tier.CONFLICT


def test_a_far_paraphrase_hardly_ever_conflicts() -> None:
    told = [pair for pair in last_pairs.SAME if compare(*pair).tier is Tier.CONFLICT]
    assert len(told) <= 1


def test_nine_in_ten_opposites_are_told_as_conflicts() -> None:
    rows = OPPOSITES + FURTHER
    told = [row for row in rows if compare(row[0], row[1]).tier is Tier.CONFLICT]
    assert len(told) >= 0.9 * len(rows)


def test_four_in_five_true_pairs_of_some_length_are_offered() -> None:
    offered = [pair for pair in TRUE if compare(*pair).tier is Tier.SAME]
    assert len(offered) >= 0.8 * len(TRUE)


def test_a_comparison_is_the_same_in_both_directions() -> None:
    for ours, theirs, _ in OPPOSITES + FURTHER:
        here, there = compare(ours, theirs), compare(theirs, ours)
        assert here.tier is there.tier, (ours, theirs)
        mirrored = {(c.kind, c.theirs, c.ours, c.contradicts) for c in there.conflicts}
        assert {(c.kind, c.ours, c.theirs, c.contradicts) for c in here.conflicts} == mirrored


def test_true_pairs_are_among_the_first_three_of_a_full_desk(tmp_path: Path) -> None:
    """A smaller desk than that of ``bench/pairs.py``, which has 10,000 claims."""
    with made_desk(tmp_path / "pairs.db", 1_500) as desk:
        assert len(misses(desk)) <= 0.1 * len(true_pairs())


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


@pytest.mark.parametrize(
    ("ours", "theirs", "tier"),
    [
        ("The prime minister of Tarnia", "The minister of Tarnia", Tier.SIMILAR),
        ("Prime Minister Ana Petrov", "Minister Ana Petrov", Tier.SIMILAR),
        ("Prime Minister Ana Petrov", "Ana Petrov", Tier.SAME),
        ("The state police of Tarnia", "The police of Tarnia", Tier.SIMILAR),
        ("The city of Dorn", "Dorn", Tier.SAME),
        ("The city of Dorn", "The province of Dorn", Tier.CONFLICT),
    ],
)
def test_a_title_is_left_out_with_a_name_alone(ours: str, theirs: str, tier: Tier) -> None:
    rest = "told the court about the stolen harbor funds"
    assert compare(f"{ours} {rest}", f"{theirs} {rest}").tier is tier
    assert compare(f"{theirs} {rest}", f"{ours} {rest}").tier is tier


def test_a_text_under_eight_words_is_no_more_than_similar() -> None:
    short = "The old harbor of Dorn is closed"
    assert len(short.split()) == FEWEST_WORDS - 1
    found = compare(short, f"{short}.")
    assert found.tier is Tier.SIMILAR
    assert "too short to be sure (7 words)" in found.caveats
    assert compare(f"{short} today in part", f"{short} in part").tier is Tier.SIMILAR
    assert compare(f"{short} for good", f"{short} for good.").tier is Tier.SAME


@pytest.mark.parametrize("when", ["last year", "next month", "on Tuesday", "yesterday", "ago"])
def test_the_same_words_of_another_day_are_no_more_than_similar(when: str) -> None:
    text = f"Rents in the old harbor district of Dorn rose sharply {when}"
    found = compare(text, text)
    assert found.tier is Tier.SIMILAR
    assert any("may be another one" in caveat for caveat in found.caveats)


@pytest.mark.parametrize(
    ("ours", "theirs", "tier"),
    [
        ("about 5 million", "4.9 million", Tier.SAME),
        ("about 5 million", "5.6 million", Tier.CONFLICT),
        ("12,034", "12,000", Tier.SIMILAR),
        ("more than 500", "560", Tier.SIMILAR),
        ("more than 500", "900", Tier.SIMILAR),
        ("more than 500", "400", Tier.CONFLICT),
        ("two hundred and fifty", "250", Tier.SAME),
        ("three and a half million", "3.5 million", Tier.SAME),
        ("two dozen", "24", Tier.SAME),
        ("ninety-nine", "99", Tier.SAME),
        ("$5 million", "€5 million", Tier.CONFLICT),
        ("no more than 40", "at least 40", Tier.CONFLICT),
    ],
)
def test_numbers_are_compared_as_they_are_rounded(ours: str, theirs: str, tier: Tier) -> None:
    frame = "The flood on the Ister river cost {} in the valley of Tarn"
    assert compare(frame.format(ours), frame.format(theirs)).tier is tier
    assert compare(frame.format(theirs), frame.format(ours)).tier is tier


@pytest.mark.parametrize(
    ("ours", "theirs", "tier"),
    [
        ("5 percent", "5%", Tier.SAME),
        ("5 percent", "5 percentage points", Tier.CONFLICT),
        ("a third", "33 percent", Tier.SAME),
        ("half", "50 percent", Tier.SAME),
        ("a quarter", "one in four", Tier.SAME),
        ("one in five", "one in three", Tier.CONFLICT),
    ],
)
def test_shares_are_compared_however_they_are_written(ours: str, theirs: str, tier: Tier) -> None:
    frame = "The fishing fleet of Velmara lost {} of its boats to the storm"
    assert compare(frame.format(ours), frame.format(theirs)).tier is tier


def test_what_contradicts_is_told_with_high_precision() -> None:
    for one in (pairs, later_pairs, guarded_pairs, unseen_pairs, last_pairs, long_pairs):
        for row in [*getattr(one, "NOT_SAME", []), *one.SAME]:
            found = compare(row[0], row[1])
            assert not any(c.contradicts for c in found.conflicts), row


@pytest.mark.parametrize(
    ("ours", "theirs", "contradicts"),
    [
        ("The pier of Old Harrow is open to trucks.",
         "The pier of Old Harrow is not open to trucks.", True),
        ("Fares on the Lumen ferry rose by 15 percent in 2023.",
         "Fares on the Lumen ferry rose by 5 percent in 2023.", True),
        ("Fares on the Lumen ferry rose by 15 percent in 2023.",
         "Fares on the Lumen ferry rose by 5 percent in 2024.", False),
        ("Fares on the Lumen ferry rose by 15 percent last year.",
         "Fares on the Lumen ferry rose by 5 percent last year.", False),
        ("Fares on the Lumen ferry rose by 15 percent.",
         "Fares on the Lumen ferry rose by 5 percent in 2024.", False),
        ("Ada Quill closed the pier at Old Harrow.",
         "Ines Hale closed the pier at Old Harrow.", False),
        ("The port ministry will close the pier at Old Harrow.",
         "The port ministry closed the pier at Old Harrow.", False),
        ("The Lumen ferry treaty was signed in 1911.",
         "The Lumen ferry treaty was signed in 1921.", True),
        ("The Lumen ferry sank boats off Harrow in 1911.",
         "The Lumen ferry lost boats off Harrow in 1921.", False),
    ],
)  # fmt: skip
def test_a_contradiction_leaves_no_room_for_both(ours: str, theirs: str, contradicts: bool) -> None:
    found = compare(ours, theirs)
    assert any(c.contradicts for c in found.conflicts) is contradicts
