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
        ("A trader was arrested in Orrin after a raid.", {
            "A trader was arrested", "A trader was arrested in Orrin",
        }),
        ("Edric Poul kept his seat after winning a lawsuit in Norvia.", {
            "Edric Poul won a lawsuit",
        }),
        ("The guard drew first before Ada Marl was hit and Edric Poul fled.", {
            "Ada Marl was hit", "Edric Poul fled",
        }),
        ("Ada Marl has vowed to lower taxes and open the port.", {
            "Ada Marl has vowed to lower taxes", "Ada Marl has vowed to open the port",
        }),
        ("He was tried before a court in London.", {"The court is in London"}),
        ("The hall is both cold and dark.", {"The hall is cold", "The hall is dark"}),
        ("Actors Johnny Marl and Ann Hale left.", {
            "Johnny Marl is an actor", "Ann Hale is an actor", "Ann Hale left",
        }),
        ("The Turkish town of Mersa fell.", {"Mersa is a Turkish town", "The town is Turkish"}),
        ("Wages were flat even as prices of bread rose.", {"Prices of bread rose"}),
        ("President Ada Marl of Russia left.", {"Ada Marl is President of Russia"}),
        ("US Senator Ada Marl left.", {"Ada Marl is a US Senator", "Ada Marl left"}),
        ("Finance Secretary John Marl has left.", {"John Marl is a Finance Secretary"}),
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
        ("Senators John Marl and Ann Hale met in Orrin.", "Ann Hale met in Orrin"),
        ("After game Marl left the hall in May.", "Marl is a game"),
        ("The council sits between Orrin and Norvia.", "The council sits between Orrin"),
        ("Prices of goods, including bread, rose.", "Bread rose"),
        ("He is a former minister of the island.", "He is a minister of the island"),
    ],
)
def test_no_fact_is_made_that_the_sentence_does_not_bear(text: str, never: str) -> None:
    assert never not in facts(text)


def test_the_office_of_a_speaker_is_a_fact_of_the_article_itself() -> None:
    found = split(
        read_text("Former champion Ada Marl says the bridge fell in May."), granularity="fact"
    )
    office = next(c for c in found.claims if c.statement == "Ada Marl is a former champion")
    assert office.attribution_id is None


def test_a_clause_claim_holds_its_facts() -> None:
    found = split(read_text("Ada Marl and Edric Poul opened the bridge. Prices rose."))
    whole, single = found.claims
    assert [fact.id for fact in whole.facts] == ["c1.1", "c1.2"]
    assert [fact.position for fact in whole.facts] == [1, 2]
    assert [fact.statement for fact in whole.facts] == [
        "Ada Marl opened the bridge",
        "Edric Poul opened the bridge",
    ]
    assert single.facts == ()


def test_the_facts_of_the_clauses_are_the_claims_of_the_finer_cut() -> None:
    text = "Ada Marl and Edric Poul opened the bridge in May, and the port was sold to a bank."
    clauses = split(read_text(text)).claims
    fine = split(read_text(text), granularity="fact").claims
    assert {fact.quote for claim in clauses for fact in claim.facts or (claim,)} == {
        fact.quote for fact in fine
    }


def test_words_in_quotation_marks_are_not_taken_apart() -> None:
    assert not any('""' in fact for fact in facts('They read the "light" sentence in court.'))


def test_a_fact_without_modifiers_still_marks_the_whole_phrase() -> None:
    text = "The company opened a large new harbour on the eastern coast of the island."
    found = split(read_text(text), granularity="fact").claims
    short = next(claim for claim in found if claim.statement == "The company opened a harbour")
    assert "large new harbour" in short.quote


def test_an_age_is_a_plain_number() -> None:
    assert facts("Ada Marl, ², opened the bridge.")


def test_a_part_as_large_as_its_whole_is_not_taken_apart_for_ever() -> None:
    text = "The storm swept boats into Ruvia after the dam broke, fueling worries."
    assert "The dam broke, fueling worries" in facts(text)


@pytest.mark.parametrize(
    ("text", "statement", "kind"),
    [
        ("The high-ranking official left Orrin.", "The official is high-ranking", "other"),
        ("Senator Ada Marl left Orrin.", "Ada Marl is a Senator", "definition"),
        ("Ada Marl, 57, left Orrin.", "Ada Marl is 57", "quantity"),
    ],
)
def test_a_fact_within_a_phrase_has_the_type_of_what_it_says(
    text: str, statement: str, kind: str
) -> None:
    found = split(read_text(text), granularity="fact").claims
    assert next(claim for claim in found if claim.statement == statement).type == kind


def test_a_clause_in_brackets_is_not_told_without_itself() -> None:
    text = (
        "For all the talk of preparing for an unpredictable and outlandish attack from Marl at the "
        "first debate later this month (her team has reportedly consulted shrinks and the ghost "
        "writer of a Poul book as part of the leaked plans) Ada Tarn is confronting a crisis — a "
        "challenge that has bedeviled her during her career."
    )
    assert "A crisis has bedeviled her during her career" in facts(text)
