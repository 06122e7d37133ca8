"""Why a match was found and why it is in its tier, in words."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.matching import compare, explain, rare_shared_words
from workbench.models import Match, PriorClaim
from workbench.store import open_desk

OURS = "Moscow is engaged with the Taliban in bilateral relations"
THEIRS = "Russia is engaged in bilateral relations with the current authorities of Afghanistan"


def match_of(ours: str, theirs: str, *more: str) -> Match:
    found = compare(ours, theirs)
    return Match(
        claim_id="ours",
        prior_id="theirs",
        score=0.5,
        tier=found.tier,
        conflicts=found.conflicts,
        reasons=(*found.reasons, *more),
    )


def test_a_match_is_explained_by_what_a_person_can_check() -> None:
    lines = explain(
        match_of(OURS, THEIRS),
        OURS,
        THEIRS,
        rare=[("bilateral", 3)],
        our_speaker="Mr. Putin",
        their_speaker="Vladimir Putin",
        cosine=0.8312,
    )
    assert lines == [
        "same: every word that counts has its like, in the same place",
        "5 of 7 words shared; only the other: current, authorities",
        "read as the same: Moscow ~ Russia, Taliban ~ Afghanistan",
        "rare words shared: bilateral (in 3)",
        "same speaker: Vladimir Putin",
        "meaning: cosine 0.83",
    ]


def test_what_is_not_known_is_not_told() -> None:
    lines = explain(match_of(OURS, THEIRS), OURS, THEIRS)
    assert not any("cosine" in line or "speaker" in line or "rare" in line for line in lines)


def test_numbers_and_dates_that_agree_are_named() -> None:
    ours = "About 5 million people left the valley of Tarn on 3 May 2019."
    theirs = "4.9 million people left the valley of Tarn on May 3, 2019."
    lines = explain(match_of(ours, theirs), ours, theirs)
    assert "same numbers: 5 million people ~ 4.9 million people" in lines
    assert "same dates: 5/3, 2019" in lines


def test_what_keeps_a_pair_from_same_is_told_first() -> None:
    ours = "Rents in the old harbor district of Dorn rose by 5 percent"
    near = explain(match_of(ours, f"{ours} in 2019"), ours, f"{ours} in 2019")
    assert near[0] == "similar: only one has a date"
    aged = match_of(ours, f"{ours} in 2019", "its verdict is of 2019-01-02, more than …")
    assert "its verdict is of" in explain(aged, ours, f"{ours} in 2019")[0]
    against = ours.replace("rose", "fell")
    assert explain(match_of(ours, against), ours, against)[0].startswith("conflict:")


def test_rare_shared_words_are_counted_on_the_desk(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        texts = [f"The harbor of town number {n} was closed" for n in range(30)]
        texts += ["The quagga of the harbor died in 1883"]
        desk.add_prior_claims(
            [PriorClaim(claim_id=f"p-{n}", text=text) for n, text in enumerate(texts)], actor="kim"
        )
        found = rare_shared_words(desk.connection, "A quagga reached the harbor", texts[-1])
    assert found == [("quagga", 1)]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_explained(ours: str, theirs: str) -> None:
    lines = explain(match_of(ours, theirs), ours, theirs)
    assert lines[0].split(":")[0] in {"same", "similar", "conflict"}
