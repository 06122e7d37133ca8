"""Type, checkability and check-worthiness by the form of the statement."""

from __future__ import annotations

import pytest

from workbench.claims import split
from workbench.models import Claim, ClaimType
from workbench.reading import read_text


def only(text: str) -> Claim:
    claims = split(read_text(text)).claims
    assert len(claims) == 1
    return claims[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The ferry will stop in March.", "a prediction"),
        ("The port is expected to close in June.", "a prediction"),
        ("The council is going to sell the port.", "a prediction"),
        ("It is likely that the port will be sold.", "a prediction"),
        ("The island could lose 300 people.", "a possibility, not a fact"),
        ("Officials hope to reopen the bridge.", "a hope"),
        ("Taxes must be lowered.", "says what ought to be"),
        ("The council should have sold the port.", "says what ought to be"),
        ("The plan is terrible.", "an opinion"),
        ("Mr. Poul stressed the importance of rest.", "importance is a position"),
        ("Mr. Poul stressed the need to cut taxes.", "a need is a position"),
    ],
)
def test_not_checkable_with_its_reason(text: str, reason: str) -> None:
    claim = only(text)
    assert not claim.checkable
    assert claim.reasons[0] == f"not checkable: {reason}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Unemployment rose to 7 percent in May.", ClaimType.QUANTITY),
        ("The dam is taller than the tower.", ClaimType.COMPARISON),
        ("The flood was caused by heavy rain.", ClaimType.CAUSAL),
        ("The court convicted the mayor.", ClaimType.LEGAL),
        ("The dam is a wall of stone.", ClaimType.DEFINITION),
        ("The ferry sank in a storm.", ClaimType.EVENT),
        ("The port could have been sold by the council.", ClaimType.EVENT),
    ],
)
def test_checkable_with_its_type(text: str, kind: ClaimType) -> None:
    claim = only(text)
    assert claim.checkable
    assert claim.type is kind


def test_the_score_grows_with_what_a_checker_looks_for() -> None:
    plain = only("The weather stayed dry.")
    number = only("Ruvia spent 40 million lats on weapons in 2023.")
    opinion = only("The plan is terrible.")
    assert 0 <= opinion.check_worthiness < plain.check_worthiness < number.check_worthiness <= 1
    assert {"a number", "names", "a date", "public affairs"} <= set(number.reasons)


def test_a_named_source_raises_the_score() -> None:
    said = only("Ada Marl said that the ferry sank in a storm.")
    told = only("The ferry sank in a storm.")
    assert said.check_worthiness > told.check_worthiness
    assert "named source" in said.reasons
