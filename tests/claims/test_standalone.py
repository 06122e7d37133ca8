"""Statements that stand without the article: what is replaced, what stays and is flagged."""

from __future__ import annotations

import pytest

from workbench.claims import split
from workbench.claims.first_person import country_spoken_for
from workbench.models import Claim
from workbench.reading import read_text


def claims_of(text: str) -> list[Claim]:
    return list(split(read_text(text)).claims)


def last(text: str) -> Claim:
    return claims_of(text)[-1]


def test_every_replacement_names_its_place_its_words_and_its_reason() -> None:
    text = "Mr. Edric Poul chairs the council. He resigned in May."
    claim = last(text)
    assert claim.statement == "Edric Poul resigned in May"
    (change,) = claim.replacements
    assert (change.span.of(text), change.by) == ("He", "Edric Poul")
    assert change.why
    assert claim.flags == ()


def test_the_country_is_named() -> None:
    claim = last("Ada Marl lives in Ruvia. She said the country was at peace.")
    assert claim.statement == "Ruvia was at peace"


def test_the_quote_keeps_the_article_s_words() -> None:
    claim = last("Mr. Edric Poul chairs the council. He resigned in May.")
    assert claim.quote == "He resigned in May"


def test_we_is_the_country_where_its_president_speaks() -> None:
    text = "“We signed the treaty,” said Ada Marl, the president of Ruvia. “We are not afraid.”"
    told = [claim.statement for claim in claims_of(text)]
    assert "Ruvia signed the treaty" in told
    assert "Ruvia is not afraid" in told


def test_we_of_anybody_else_stays_and_is_flagged() -> None:
    claim = claims_of("“We lost nine million lats,” said Oskar Brindle, a farmer.")[0]
    assert claim.statement == "We lost nine million lats"
    assert claim.flags == ("unresolved pronoun: we",)


def test_i_is_the_speaker_and_the_verb_agrees() -> None:
    claim = claims_of("“I know the town,” Oskar Brindle said.")[0]
    assert claim.statement == "Oskar Brindle knows the town"
    assert [change.by for change in claim.replacements] == ["Oskar Brindle", "knows"]


def test_they_without_an_antecedent_is_flagged() -> None:
    claim = claims_of("“They lied,” Ms. Ferrow said.")[0]
    assert claim.statement == "Ms. Ferrow said: They lied"
    assert claim.replacements == ()
    assert claim.flags == ("unresolved pronoun: they",)


def test_a_pronoun_after_its_noun_in_the_same_statement_stays() -> None:
    claim = last("Ruvia has cut its budget.")
    assert claim.statement == "Ruvia has cut its budget"
    assert claim.replacements == ()
    assert claim.flags == ()


def test_it_that_stands_for_nothing_is_no_open_reference() -> None:
    assert last("It is likely that the port will be sold.").flags == ()


def test_he_in_somebody_s_own_words_is_never_the_speaker() -> None:
    text = "Mr. Edric Poul spoke on Monday. “He is a liar,” Mr. Poul said."
    claim = last(text)
    assert "Poul is a liar" not in claim.statement
    assert "unresolved pronoun: he" in claim.flags


def test_a_phrase_taken_up_again_is_named_in_full() -> None:
    text = "A Ruvian trade delegation visited Tarn on Monday. The delegation met the mayor."
    assert last(text).statement == "The Ruvian trade delegation met the mayor"


def test_a_body_is_not_the_company_unless_it_was_called_so() -> None:
    text = "The Kessary Institute asked 900 adults. The company made a profit last year."
    claim = last(text)
    assert claim.statement == "The company made a profit last year"
    assert claim.flags == ("unresolved: the company", "unresolved date: last year")


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("President of Ruvia", "Ruvia"),
        ("Foreign Minister of Ruvia", "Ruvia"),
        ("Vice President of Ruvia", None),
        ("former president of Ruvia", None),
        ("Mayor of Tarn", None),
        ("President of the TRF", None),
        ("President of the Tarn Ferry Network", None),
        ("President of the US", "the US"),
        ("President", None),
        (None, None),
    ],
)
def test_who_may_say_we_for_a_country(title: str | None, country: str | None) -> None:
    assert country_spoken_for(title) == country


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("“I mean, the port is small,” Ms. Ada Marl said.", "I mean, the port is small"),
        ("“The port, I think, is small,” Ms. Ada Marl said.", "The port, I think, is small"),
        ("“I mean the old port,” Ms. Ada Marl said.", "Ada Marl means the old port"),
        ("“I’d like a new port,” Ms. Ada Marl said.", "Ada Marl would like a new port"),
    ],
    ids=["i-mean", "inserted", "meaning", "short-would"],
)
def test_i_that_tells_nothing_of_the_speaker_stays(text: str, statement: str) -> None:
    assert claims_of(text)[0].statement == statement


def test_i_of_one_of_two_with_a_last_name_stays() -> None:
    text = "Khizr Poul and Ghazala Poul met on Monday. “I sold the ferry,” Ms. Poul wrote."
    assert not any(claim.statement.startswith("Poul sold") for claim in claims_of(text))


def test_a_phrase_that_holds_the_word_again_is_not_told() -> None:
    told = [claim.statement for claim in claims_of("The council wants a rule or that rule.")]
    assert not any("rule or the rule or" in said for said in told)


def test_a_mister_is_not_a_woman_of_the_same_name() -> None:
    text = "Michelle Poul met the voters. “My name is not on the ballot,” Mr. Poul said."
    assert "Michelle Poul’s name" not in claims_of(text)[-1].statement


def test_a_counted_phrase_is_told_with_its_article() -> None:
    text = "Ms. Ada Marl held three debates in May and stood for an hour in all of those debates."
    assert claims_of(text)[-1].statement.endswith("in all of the three debates")
