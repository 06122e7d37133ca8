"""Frames, labels and numbers that say nothing themselves: what they hold is the statement."""

from __future__ import annotations

import pytest

from workbench.claims import split
from workbench.models import ClaimType
from workbench.reading import read_text


def statements(text: str) -> list[str]:
    return [claim.statement for claim in split(read_text(text)).claims]


@pytest.mark.parametrize(
    "frame",
    [
        "It is worth noting that",
        "It’s important to note that",
        "It is clear that",
        "The truth is that",
        "This is because",
    ],
)
def test_a_frame_of_the_article_leaves_the_statement(frame: str) -> None:
    assert statements(f"{frame} the bridge fell in May.") == ["The bridge fell in May"]


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that the bridge fell in May.",
        "It is likely that the bridge fell in May.",
        "It may be true that the bridge fell in May.",
    ],
)
def test_a_frame_that_takes_something_off_stays(text: str) -> None:
    assert "The bridge fell in May" not in statements(text)
    assert statements(text)


def test_what_a_frame_holds_is_cut_like_any_sentence() -> None:
    text = "It is worth noting that the bridge fell in May and the port was sold in June."
    assert statements(text) == ["The bridge fell in May", "The port was sold in June"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3. Printer support: Some printers may not work on the island.",
            "Some printers may not work on the island",
        ),
        ("No, the bridge of the island did not fall.", "The bridge of the island did not fall"),
        (
            "So, while the port has a crane, there are no boats in the harbor.",
            "There are no boats in the harbor",
        ),
    ],
)
def test_numbers_labels_and_openers_are_no_part_of_a_statement(text: str, expected: str) -> None:
    assert expected in statements(text)


def test_a_person_before_a_colon_is_not_dropped() -> None:
    found = split(read_text("Attorney: The gun in the car was a toy."))
    told = found.claims[0].attribution_id is not None or found.claims[0].statement.startswith("Att")
    assert told


def test_a_term_and_its_explanation_are_a_definition() -> None:
    found = split(read_text("The firm makes tools.\n\nLinkwell: a tool for joining texts")).claims
    assert found[-1].statement == "Linkwell is a tool for joining texts"
    assert found[-1].type is ClaimType.DEFINITION
    assert found[-1].attribution_id is None


def test_a_lead_in_to_a_list_is_no_claim() -> None:
    assert statements("The tools of the firm include:\n\nThe firm was sold in May.") == [
        "The firm was sold in May"
    ]
