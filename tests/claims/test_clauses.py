"""What becomes a claim of its own, by the form of the sentence."""

from __future__ import annotations

import pytest

from workbench.claims import split
from workbench.reading import read_text


def statements(text: str) -> list[str]:
    return [claim.statement for claim in split(read_text(text)).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The council sold the port and closed the harbor.",
            ["The council sold the port", "The council closed the harbor"],
            id="second verb with the same subject",
        ),
        pytest.param(
            "Prime Minister Ada Marl has visited Ruvia and met the president.",
            [
                "Prime Minister Ada Marl has visited Ruvia",
                "Prime Minister Ada Marl met the president",
            ],
            id="finite second verb",
        ),
        pytest.param(
            "The mayor was arrested and charged with fraud on Monday.",
            ["The mayor was arrested", "The mayor was charged with fraud on Monday"],
            id="auxiliary taken over",
        ),
        pytest.param(
            "Orrin is known as the “gate” and is the largest port of the island.",
            ["Orrin is known as the “gate”", "Orrin is the largest port of the island"],
            id="subject that stands in what is called so",
        ),
        pytest.param(
            "Copper is dearer than iron, so the mint uses iron for coins.",
            ["Copper is dearer than iron", "The mint uses iron for coins"],
            id="two clauses with so between",
        ),
        pytest.param(
            "The host of Portcon 2020, the 28th Harbor Congress, left.",
            [
                "The host of Portcon 2020, the 28th Harbor Congress, left",
                "Portcon 2020 is the 28th Harbor Congress",
            ],
            id="apposition to the name it stands behind",
        ),
        pytest.param(
            "The firm sold small boats, ranging from canoes to dinghies.",
            ["The firm sold small boats, ranging from canoes to dinghies"],
            id="a range is said of the thing, not of the subject",
        ),
        pytest.param(
            "The firm built and sold boats.",
            ["The firm built and sold boats"],
            id="verbs with one object stay together",
        ),
        pytest.param(
            "Edric Poul, the chairman of the council, resigned.",
            ["Edric Poul is the chairman of the council", "Edric Poul resigned"],
            id="apposition",
        ),
        pytest.param(
            "The opposition's leader, Nadia Ferrow, left the chamber.",
            [
                "The opposition's leader is Nadia Ferrow",
                "The opposition's leader, Nadia Ferrow, left the chamber",
            ],
            id="a name between commas also stays in its clause",
        ),
        pytest.param(
            "Ruvia has cut its budget, seeking to lower its debt.",
            ["Ruvia has cut its budget", "Ruvia is seeking to lower its debt"],
            id="participle after a present clause",
        ),
        pytest.param(
            "The river flooded nine villages, killing 39 people.",
            ["The river flooded nine villages", "The river killed 39 people"],
            id="participle after a past clause",
        ),
        pytest.param(
            "The dam broke, leaving 900 people without homes.",
            ["The dam broke", "The dam broke, leaving 900 people without homes"],
            id="what follows from a clause keeps the clause",
        ),
        pytest.param(
            "Founded in 1961, the company employs 300 people.",
            ["The company was founded in 1961", "The company employs 300 people"],
            id="participle before the clause",
        ),
        pytest.param(
            "The ferry, built in 1984, sank in a storm.",
            ["The ferry was built in 1984", "The ferry sank in a storm"],
            id="participle between commas",
        ),
        pytest.param(
            "Ada Marl, whose father built the bridge, voted against the sale.",
            ["Ada Marl’s father built the bridge", "Ada Marl voted against the sale"],
            id="whose",
        ),
        pytest.param(
            "Oskar Brindle is a farmer who has lived in Tamsel since 1990.",
            ["Oskar Brindle is a farmer", "Oskar Brindle has lived in Tamsel since 1990"],
            id="relative clause on what somebody is",
        ),
        pytest.param(
            "If the bridge is built, the ferry will close.",
            ["If the bridge is built, the ferry will close"],
            id="a condition stays with what depends on it",
        ),
        pytest.param(
            "The wall “was finished” in 1972 and is 64 meters high.",
            ["The wall “was finished” in 1972", "The wall is 64 meters high"],
            id="quotation marks stay with their words",
        ),
        pytest.param(
            "The mayor did not sell the port or the harbor.",
            ["The mayor did not sell the port or the harbor"],
            id="or under a negation is not cut",
        ),
    ],
)
def test_operations(text: str, expected: list[str]) -> None:
    assert statements(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. Ferrow described the sale as “a rescue.”", ["The sale is “a rescue”"]),
        ("Mr. Poul stressed the importance of rest.", ["Rest is important"]),
        ("Mr. Poul stressed the need to cut taxes.", ["There is a need to cut taxes"]),
        (
            "Mr. Poul noted signs of corrosion in the wall.",
            ["There are signs of corrosion in the wall"],
        ),
        (
            "The minister warned of threats emerging from the north.",
            ["Threats emerge from the north"],
        ),
        (
            "Ada Marl said that the port had lost money and that the council would sell it.",
            ["The port had lost money", "The council would sell it"],
        ),
        (
            "Galdane bought the port, with the deal seen as vital to the town.",
            ["Galdane bought the port", "The deal is seen as vital to the town"],
        ),
    ],
)
def test_what_a_source_says_is_taken_out_of_its_frame(text: str, expected: list[str]) -> None:
    assert statements(text) == expected


def test_a_name_cut_out_keeps_two_spans() -> None:
    result = split(read_text("Edric Poul, the chairman of the council, resigned on Monday."))
    resigned = next(c for c in result.claims if c.statement.endswith("Monday"))
    text = result.article.text
    assert [span.of(text) for span in resigned.spans] == ["Edric Poul", "resigned on Monday"]
    assert resigned.quote == "Edric Poul … resigned on Monday"


def test_sentences_stay_whole_at_sentence_granularity() -> None:
    text = "Edric Poul, the chairman, resigned. “I am tired,” he said, “and I quit.”"
    result = split(read_text(text), granularity="sentence")
    assert [claim.statement for claim in result.claims] == [
        "Edric Poul, the chairman, resigned",
        "“I am tired,” Edric Poul said, “and I quit”",
    ]
    assert result.claims[1].flags == ("left in quotation marks: I",)
    assert result.claims[1].attribution_id == result.attributions[0].id


def test_words_in_quotation_marks_are_never_changed() -> None:
    text = "Ada Marl is the president of Ruvia. Ada Marl said the plan was “our best hope.”"
    claim = split(read_text(text)).claims[-1]
    assert claim.statement == "The plan was “our best hope”"
