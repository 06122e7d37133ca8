"""Pronouns of the third person in statements: what they take up, and where they must stay."""

from __future__ import annotations

import pytest

from workbench.claims import split
from workbench.claims.expletives import is_expletive
from workbench.claims.mentions import may_be_somebody
from workbench.language.pipeline import pipeline
from workbench.models import Claim
from workbench.reading import read_text


def last(text: str) -> Claim:
    return split(read_text(text)).claims[-1]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The ferry operators met on Monday. They rejected the new fares.",
            "The ferry operators rejected the new fares",
        ),
        (
            "A new harbor bridge opened in May. It cost nine million lats.",
            "The new harbor bridge cost nine million lats",
        ),
        (
            "Edric Poul and Ada Marl met on Monday. They signed the treaty.",
            "Edric Poul and Ada Marl signed the treaty",
        ),
        (
            "Fishermen from Tarn said they had lost their nets.",
            "Fishermen from Tarn had lost their nets",
        ),
        (
            "Ms. Ada Marl said she would sell the ferry.",
            "Ada Marl would sell the ferry",
        ),
    ],
    ids=["they", "it", "two-persons", "reported-they", "reported-she"],
)
def test_a_pronoun_is_told_as_what_stands_out(text: str, statement: str) -> None:
    claim = last(text)
    assert claim.statement == statement
    assert not any(flag.startswith("unresolved") for flag in claim.flags)


def test_a_chain_of_pronouns_leads_to_the_first_phrase() -> None:
    text = "The ferry operators met on Monday. They want safe docks. They want cheap fuel."
    assert last(text).statement == "The ferry operators want cheap fuel"


def test_an_owner_is_told_with_its_owner() -> None:
    text = "Ms. Ada Marl chairs the council. Her brothers own a farm. They grow barley."
    assert last(text).statement == "Ada Marl’s brothers grow barley"


def test_a_short_verb_is_written_out_behind_a_phrase() -> None:
    claim = last("The ferry operators met on Monday. They’re ready for a strike.")
    assert claim.statement == "The ferry operators are ready for a strike"
    assert [change.by for change in claim.replacements] == ["the ferry operators", "are"]


def test_has_is_told_from_is_behind_a_name() -> None:
    claim = last("Mr. Edric Poul chairs the council. He’s been mayor for nine years.")
    assert claim.statement == "Edric Poul has been mayor for nine years"


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("The teachers thanked the nurses. They left early.", None),
        ("“The teachers are late,” Ms. Ferrow said. “They lied,” Mr. Poul said.", "they"),
        ("No ferry sails on Sunday. It stays in the harbor.", "it"),
        ("Everyone met at the pier. They sang until midnight.", "they"),
        ("Mr. Ashgrove and Mr. Poul met on Monday. He left the hall early.", "he"),
    ],
    ids=["subject-goes-on", "another-voice", "no-ferry", "everyone", "two-men"],
)
def test_what_may_be_another_stays_open(text: str, flag: str | None) -> None:
    claim = last(text)
    if flag is None:
        assert claim.statement == "The teachers left early"
    else:
        assert f"unresolved pronoun: {flag}" in claim.flags
        assert flag in claim.statement.lower().replace("mr. poul said: ", "").split(" ")[0]
        assert claim.replacements == ()


def test_he_or_she_is_nobody() -> None:
    claim = last("Ms. Ada Marl runs the ferry. Every captain knows his or her harbor.")
    assert "Marl" not in claim.statement


def test_someone_quoted_in_a_quotation_is_not_the_speaker() -> None:
    text = "“He told me, ‘I sold the ferry,’ and then he left,” Oskar Brindle said."
    told = " ".join(claim.statement for claim in split(read_text(text)).claims)
    assert "Brindle sold" not in told


@pytest.mark.parametrize(
    ("text", "is_empty"),
    [
        ("It is likely that the port will close.", True),
        ("It was Ada Marl who sold the ferry.", True),
        ("It is time to leave.", True),
        ("It’s worth noting that the port is small.", True),
        ("It is unclear when the port will open.", True),
        ("It seems that the port will close.", True),
        ("It is likely to close in May.", False),
        ("It is expected to close in May.", False),
        ("It was built in 1990.", False),
        ("It is a small port.", False),
        ("It makes the council nervous.", False),
    ],
)
def test_it_that_stands_for_nothing_is_told_from_it_that_does(text: str, is_empty: bool) -> None:
    word = pipeline()(text)[0]
    assert is_expletive(word) is is_empty


def test_this_is_told_with_the_sentence_before() -> None:
    text = "The dam at Orrin Bay broke in May. This left the town without water."
    claim = last(text)
    assert claim.statement == "The dam at Orrin Bay broke in May, which left the town without water"
    (change,) = claim.replacements
    assert change.span.of(text) == "This"
    assert claim.quote == "This left the town without water"


def test_that_of_another_voice_stays_open() -> None:
    text = "The dam at Orrin Bay broke in May. “That was a shock,” Ms. Ferrow said."
    claim = last(text)
    assert claim.statement == "Ms. Ferrow said: That was a shock"
    assert claim.replacements == ()
    assert claim.flags == ("unresolved pronoun: that",)


def test_that_after_a_question_stays_open() -> None:
    claim = last("Will the dam hold until May? That was a shock to the town.")
    assert "unresolved pronoun: that" in claim.flags


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ms. Marl won in Ohio. The state has eleven counties on the lake.", "Ohio has"),
        ("Ms. Marl lives in Ohio. The country has two parties.", "The country has"),
        ("Ms. Marl won in Ohio. She spoke to voters across the state.", "across the state"),
    ],
    ids=["state", "no-country", "everywhere"],
)
def test_a_state_is_no_country(text: str, named: str) -> None:
    assert named in last(text).statement


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The ferry strike began in May. Edric Poul’s lawyer said he will sell it.", "he will"),
        ("The experts met on Monday. The top 1 percent would see their taxes fall.", "their taxes"),
        ("Poul’s visit pleased the town. The guests praised its length.", "its length"),
        ("The new port opened in May. It was a great success.", "It was"),
        (
            "The explosion shook the town. Ms. Marl said it would take “more hours” to tell.",
            "it would",
        ),
        ("The council wants a captain in May. He has done well.", "He has"),
        ("The council met in May. When such things go wrong, it can be costly.", "it can"),
        ("Ms. Ada Marl praised the port. With her film, DuTarn documents the strike.", "her film"),
        (
            "Mr. Poul chairs the council.\n\nVoters like Edric Tarn. It rained.\n\nHe left.",
            "He left",
        ),
        (
            "“Maybe, we can build a wall around Poul.” ― Oskar Brindle.\n\nHe has accepted it.",
            "He has",
        ),
        ("“Part of it is to say, ‘Brindle is in. He wants us,’” Mr. Edric Poul said.", "He wants"),
        ("Mr. Edric Poul runs the port. The strike cost him a fortune.", "cost him"),
        ("Mr. Edric Poul runs the port. A video shows him with his boats.", "him with his boats"),
        (
            "The young tend to hold liberal views: 53 percent describe themselves as liberal on "
            "social issues; 26 percent say they are conservative.",
            "they are conservative",
        ),
        ("“I take what Ada Marl said seriously,” Ms. Ada Marl said.", "I take"),
        (
            "Florida voters chose on Tuesday. Ada Marl lost the American contests in Florida to "
            "Edric Poul and Ohio to the state’s governor, Oskar Brindle.",
            "The state’s governor is Oskar Brindle",
        ),
    ],
    ids=[
        "lawyer-or-client",
        "percent",
        "owner-of-a-thing",
        "all-that-was-told",
        "takes-hours",
        "anybody",
        "clause-before",
        "subject-that-follows",
        "passed-by-another",
        "credit",
        "quoted-in-a-quotation",
        "object-named-elsewhere",
        "behind-an-open-one",
        "others-say-it-of-them",
        "speaker-spoken-of",
        "two-states",
    ],
)
def test_a_doubtful_pronoun_stays(text: str, kept: str) -> None:
    claims = split(read_text(text)).claims
    assert any(kept in claim.statement for claim in claims)


def test_a_thing_owns_what_the_next_sentence_is_about() -> None:
    assert last("The ferry crossed the bay. Its new bow broke.").statement == (
        "The ferry’s new bow broke"
    )


def test_a_clear_owner_is_told_beside_a_doubtful_one() -> None:
    text = "Ms. Ada Marl met the unions. Her lawyer said he will sell the ferry."
    assert "Ada Marl’s lawyer will sell the ferry" in [
        claim.statement for claim in split(read_text(text)).claims
    ]


def test_a_last_name_that_two_people_share_is_not_told() -> None:
    text = (
        "Mr. Edric Poul and Mr. Oskar Poul met on Monday. "
        "Mr. Poul sails the ferry. He owns three boats."
    )
    assert "He owns three boats" in last(text).statement


def test_the_rest_of_a_title_is_no_first_name() -> None:
    claim = last("Miss Universe Alicia Brindle met the council in May. She sang.")
    assert claim.statement == "Alicia Brindle sang"


def test_a_noun_after_a_name_is_no_part_of_it() -> None:
    claim = last(
        "Watch: President Poul Speech at Tarn Hall in May.\n\n"
        "The speech pleased the council. Mr. Poul wrote it. He is old."
    )
    assert claim.statement == "Poul is old"


def test_has_said_is_told_from_is_said_to() -> None:
    claim = last("Mr. Edric Poul chairs the council. He’s said repeatedly that the ferry is safe.")
    assert claim.statement == "Edric Poul has said repeatedly that the ferry is safe"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The dam broke in May. But that was last year.", "That was last year"),
        ("The council met in May. This was its first vote on the ferry.", "This was"),
    ],
)
def test_this_of_another_occasion_stays(text: str, kept: str) -> None:
    claim = last(text)
    assert claim.statement.startswith(kept)
    assert any(flag.startswith("unresolved pronoun: th") for flag in claim.flags)


@pytest.mark.parametrize(
    ("name", "is_somebody"),
    [("Alicia Brindle", True), ("Alicia", False), ("Oskar Bank", False), ("Tarn Ferries", False)],
)
def test_a_body_with_a_first_name_may_be_somebody(name: str, is_somebody: bool) -> None:
    assert may_be_somebody(name) is is_somebody


def test_an_owner_stays_open_beside_the_name_of_another_who_may_be_it() -> None:
    before = "Mr. Edric Poul spoke on Monday."
    another = last(f"{before} The boats of Tom Ashgrove lay in his harbor.")
    assert another.statement == "The boats of Tom Ashgrove lay in his harbor"
    nobody = last(f"{before} The boats of Ms. Ines Rook lay in his harbor.")
    assert nobody.statement == "The boats of Ms. Ines Rook lay in Edric Poul’s harbor"


def test_it_and_they_are_told_only_where_a_statement_begins_with_them() -> None:
    text = "The ferry operators met on Monday. The council has promised them cheap fuel."
    claim = last(text)
    assert claim.statement == "The council has promised them cheap fuel"
    assert claim.flags == ("unresolved pronoun: them",)


def test_is_is_told_from_has_before_being() -> None:
    claim = last("Mr. Edric Poul runs the port. He’s not being audited.")
    assert claim.statement == "Edric Poul is not being audited"
