"""What cannot stand alone is told as what somebody said, in the article's own words."""

from __future__ import annotations

import pytest

from tests.claims.faithful import unheard_words
from workbench.claims import split
from workbench.models import Claim, ClaimType
from workbench.reading import read_text


def claims(text: str) -> tuple[Claim, ...]:
    return split(read_text(text)).claims


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("“It is rigged,” said Mayor Ann Hale.", "Mayor Ann Hale said: It is rigged"),
        ("“It’s bad,” Ann Hale told the council.", "Ann Hale told the council: It’s bad"),
        ("According to Ann Hale, it was never built.", "According to Ann Hale, it was never built"),
        ("Ann Hale said it was never built.", "Ann Hale said it was never built"),
    ],
)
def test_a_statement_about_nobody_knows_what_is_told_as_said(text: str, statement: str) -> None:
    claim = claims(text)[0]
    assert claim.statement == statement
    assert claim.type is ClaimType.QUOTE
    assert claim.checkable
    assert "unresolved pronoun: it" in claim.flags
    assert not unheard_words(claim)


def test_a_second_sentence_of_a_quotation_is_told_with_the_speaker_of_the_first() -> None:
    told = claims("“The vote is rigged. They are coming for the port,” said Ann Hale.")
    assert told[1].statement == "Ann Hale said: They are coming for the port"
    assert told[1].quote == "They are coming for the port … said Ann Hale"


def test_a_speaker_who_is_a_pronoun_is_named_or_the_words_stay() -> None:
    named = claims("Ms. Ann Hale runs the port. “That is a shame,” she said.")[-1]
    assert named.statement == "Ann Hale said: That is a shame"
    assert [change.by for change in named.replacements] == ["Ann Hale"]
    assert claims("“That is a shame,” they said.")[0].statement == "That is a shame"


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke. It was built in May.",
        "Ann Hale said the port was sold.",
        "“The port was sold,” Ann Hale said.",
    ],
)
def test_what_stands_alone_or_is_nobodys_words_is_not_told_as_said(text: str) -> None:
    assert not any("said" in claim.statement for claim in claims(text))
