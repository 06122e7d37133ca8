"""Finer facts: one member, circumstance or modifier at a time, and nothing that turns false."""

from __future__ import annotations

import pytest

from workbench.claims import split
from workbench.reading import read_text


def facts(text: str) -> list[str]:
    return [claim.statement for claim in split(read_text(text), granularity="fact").claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry met donors such as Norvia and the Orrin Bank.", {
            "The ministry met donors",
            "The ministry met Norvia",
            "The ministry met the Orrin Bank",
        }),
        ("Marl opened the bridge in May.", {
            "Marl opened the bridge",
            "Marl opened the bridge in May",
        }),
        ("Ada Marl and Edric Poul were arrested in Orrin.", {
            "Ada Marl was arrested in Orrin", "Edric Poul was arrested in Orrin",
        }),
        ("The bridge fell when the river rose.", {"The river rose"}),
    ],
)  # fmt: skip
def test_each_thing_that_is_said_is_a_fact(text: str, expected: set[str]) -> None:
    assert expected <= set(facts(text))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The council did not close the bridge in May.", "The council did not close the bridge"),
        ("Only the mayor left the hall in May.", "Only the mayor left the hall"),
        ("Marl and Poul met in Orrin.", "Marl met in Orrin"),
        ("The council sits between Orrin and Norvia.", "The council sits between Orrin"),
        ("Prices of goods, including bread, rose.", "Bread rose"),
        ("He is a former minister of the island.", "He is a minister of the island"),
    ],
)
def test_no_fact_is_made_that_the_sentence_does_not_bear(text: str, never: str) -> None:
    assert never not in facts(text)


def test_words_in_quotation_marks_are_not_taken_apart() -> None:
    assert not any('""' in fact for fact in facts('They read the "light" sentence in court.'))


def test_a_fact_without_modifiers_still_marks_the_whole_phrase() -> None:
    text = "The company opened a large new harbour on the eastern coast of the island."
    found = split(read_text(text), granularity="fact").claims
    short = next(claim for claim in found if claim.statement == "The company opened a harbour")
    assert "large new harbour" in short.quote
