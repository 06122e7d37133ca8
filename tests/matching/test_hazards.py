"""Pairs that fool a fuzzy score: opposites are never offered as the same, in either direction."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.matching.pairs import HAZARDS, NOT_SAME, OPPOSITES, SAME
from workbench.cli.imports import all_prior_claims
from workbench.matching import Query, compare, suggest
from workbench.models import PriorClaim, Tier
from workbench.store import Desk, open_desk

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

TRUE_PAIRS = [
    (
        "Moscow is engaged with the Taliban in bilateral relations",
        "Russia is engaged in bilateral relations with the current authorities of Afghanistan",
    ),
    ("The situation in Afghanistan is complex", "The situation in Afghanistan is “complex”"),
    (
        "the situation in the country is stabilizing",
        "the situation in Afghanistan is stabilizing",
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "kind"), HAZARDS + OPPOSITES)
def test_opposites_are_never_the_same(ours: str, theirs: str, kind: str) -> None:
    assert compare(ours, theirs).tier is not Tier.SAME, kind
    assert compare(theirs, ours).tier is not Tier.SAME, kind


def test_most_opposites_are_told_as_conflicts_with_the_words_that_differ() -> None:
    table = [(row, compare(row[0], row[1])) for row in HAZARDS + OPPOSITES]
    told = [row for row, found in table if found.tier is Tier.CONFLICT]
    assert len(told) >= 0.85 * len(table), [row for row, c in table if c.tier is not Tier.CONFLICT]
    assert all(c.ours and c.theirs for _, found in table for c in found.conflicts)


@pytest.mark.parametrize(("ours", "theirs"), NOT_SAME)
def test_near_misses_are_never_the_same(ours: str, theirs: str) -> None:
    assert compare(ours, theirs).tier is not Tier.SAME
    assert compare(theirs, ours).tier is not Tier.SAME


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_the_same_claim_in_other_words_never_conflicts(ours: str, theirs: str) -> None:
    assert compare(ours, theirs).tier is not Tier.CONFLICT
    assert compare(theirs, ours).tier is not Tier.CONFLICT


def test_at_least_half_of_the_same_claims_may_be_offered() -> None:
    offered = [pair for pair in SAME if compare(*pair).tier is Tier.SAME]
    assert len(offered) >= len(SAME) / 2


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "words"),
    [
        ("Rents rose by 5%.", "Rents fell by 5%.", "antonym", ("rose", "fell")),
        ("Rents rose by 5%.", "Rents rose by 15%.", "number", ("5%", "15%")),
        ("The pier cost $1.2 billion.", "The pier cost $1.2 trillion.", "number",
         ("$1.2 billion", "$1.2 trillion")),
        ("The pier opened in 2023.", "The pier opened in 2024.", "date", ("2023", "2024")),
        ("Hale left the council.", "Lanning left the council.", "name", ("Hale", "Lanning")),
    ],
)  # fmt: skip
def test_a_conflict_names_the_words(
    ours: str, theirs: str, kind: str, words: tuple[str, str]
) -> None:
    found = compare(ours, theirs)
    assert (found.tier, found.conflicts[0].kind) == (Tier.CONFLICT, kind)
    assert (found.conflicts[0].ours, found.conflicts[0].theirs) == words


def test_a_word_in_a_long_sentence_is_not_the_same_claim() -> None:
    long = "A long sentence about many other things that names Afghanistan on its way"
    assert compare("Afghanistan", long).tier is Tier.SIMILAR


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The starter desk's prior claims and one side of each true pair."""
    opened = open_desk(tmp_path_factory.mktemp("desk") / "claims.db")
    priors = all_prior_claims(FIXTURES / "prior-claims.jsonl")
    priors += [
        PriorClaim(claim_id=f"p-true-{n}", text=theirs) for n, (_, theirs) in enumerate(TRUE_PAIRS)
    ]
    opened.add_prior_claims(priors, actor="kim")
    return opened


@pytest.mark.parametrize("number", range(len(TRUE_PAIRS)))
def test_the_true_pairs_are_among_the_first_three_suggestions(desk: Desk, number: int) -> None:
    found = suggest(desk.connection, Query(text=TRUE_PAIRS[number][0]))
    assert f"p-true-{number}" in [match.prior_id for match in found[:3]]


def test_near_misses_of_the_seed_story_are_found_but_never_as_the_same(desk: Desk) -> None:
    expected = json.loads((FIXTURES / "prior-claims.expected.json").read_text(encoding="utf-8"))
    key = json.loads((FIXTURES / "moscow-taliban.gold.json").read_text(encoding="utf-8"))
    statements = {claim["id"]: claim["statement"] for claim in key["claims"]}
    for prior, gold in expected["near_miss"]:
        found = suggest(desk.connection, Query(text=statements[gold]), top=20)
        assert {m.prior_id: m.tier for m in found}.get(prior) is not Tier.SAME, (prior, gold)
