"""Type, checkability and check-worthiness by the form of the statement."""

from __future__ import annotations

import pytest

from workbench.claims import split
from workbench.claims.checkability import assess
from workbench.claims.draft import Draft
from workbench.language.pipeline import pipeline
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
        ("The port is most likely to be sold.", "a prediction"),
        ("If the levy passes, the port will close.", "a prediction"),
        ("If the levy passes, the port would lose 40 jobs.", "a prediction"),
        ("A ban would cost the port 40 jobs.", "a prediction"),
        ("A 4-4 vote would close the port.", "a prediction"),
        ("The records would shed light on the sale.", "a prediction"),
        ("Ada Marl said the port would close in May.", "a prediction"),
        ("The mayor will tell the council about the ferry.", "a prediction"),
        ("The island could lose 300 people.", "a possibility, not a fact"),
        ("It is possible that the ferry was sold.", "a possibility, not a fact"),
        ("It is unclear who owns the ferry.", "a possibility, not a fact"),
        ("The guard must have known about the fire.", "a possibility, not a fact"),
        ("The ferry may have been sold.", "a possibility, not a fact"),
        ("A ruling is unlikely before May.", "a prediction"),
        (
            "If the levy had passed, the port would have closed.",
            "what might have been, not a fact",
        ),
        (
            "Had the levy passed, the port would have closed.",
            "what might have been, not a fact",
        ),
        ("Officials hope to reopen the bridge.", "a hope"),
        ("Officials are hoping for a better summer.", "a hope"),
        ("It is hoped that the bridge reopens.", "a hope"),
        ("The council would like to sell the port.", "a hope"),
        ("Ada Marl said she hopes to reopen the bridge.", "a hope"),
        ("Taxes must be lowered.", "says what ought to be"),
        ("The council should have sold the port.", "says what ought to be"),
        ("The council has to sell the port.", "says what ought to be"),
        ("The council had better sell the port.", "says what ought to be"),
        ("The council would do well to sell the port.", "says what ought to be"),
        ("It is time to sell the port.", "says what ought to be"),
        ("It is essential to sell the port.", "says what ought to be"),
        ("We need more ferries.", "says what ought to be"),
        ("More ferries are needed.", "says what ought to be"),
        ("She better leave.", "says what ought to be"),
        ("The plan makes no sense.", "an opinion"),
        ("It is impossible to judge the plan.", "an opinion"),
        ("Ada Marl would be a great mayor.", "an opinion"),
        ("The plan is terrible.", "an opinion"),
        ("It was the greatest mistake of the council.", "an opinion"),
        ("It is too early to say who won.", "an opinion"),
        ("Ada Marl said the plan is a disgrace.", "an opinion"),
        ("Mr. Poul stressed the importance of rest.", "importance is a position"),
        ("Mr. Poul stressed the need to cut taxes.", "a need is a position"),
    ],
)
def test_not_checkable_with_its_reason(text: str, reason: str) -> None:
    claim = only(text)
    assert not claim.checkable
    assert claim.reasons[0] == f"not checkable: {reason}"


@pytest.mark.parametrize(
    "text",
    [
        "Many things have changed.",
        "Much has been done.",
        "A lot has changed since then.",
        "Things are different now.",
        "A great deal has been achieved.",
        "All play a role.",
        "We are spending a lot of money.",
        "Mistakes were made.",
    ],
)
def test_what_is_only_of_degree_about_nothing_definite_is_vague(text: str) -> None:
    claim = only(text)
    assert not claim.checkable
    assert claim.reasons[0] == "not checkable: vague, nothing definite is named"


@pytest.mark.parametrize(
    "text",
    [
        "The port has changed a lot.",
        "Many things have changed in Ruvia.",
        "Many things have changed since 1998.",
        "It has changed a lot.",
        "They are spending a lot of money.",
        "Three things have changed.",
        "Most people work.",
        "Many people fish.",
        "That has made a difference.",
    ],
)
def test_one_definite_thing_figure_name_or_date_is_not_vague(text: str) -> None:
    assert "vague" not in only(text).reasons[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Unemployment rose to 7 percent in May.", ClaimType.QUANTITY),
        ("Three ferries sank.", ClaimType.QUANTITY),
        ("About 46 percent would choose Ada Marl.", ClaimType.QUANTITY),
        ("Half of the ferries were sold.", ClaimType.QUANTITY),
        ("Most ferries are old.", ClaimType.QUANTITY),
        ("The number of ferries doubled.", ClaimType.QUANTITY),
        ("Fishing fell by a third.", ClaimType.QUANTITY),
        ("Dozens of ferries sank.", ClaimType.QUANTITY),
        ("The dam is taller than the tower.", ClaimType.COMPARISON),
        ("The bay is as deep as the lake.", ClaimType.COMPARISON),
        ("The bay is one of the deepest in the north.", ClaimType.COMPARISON),
        ("Women are more likely to vote than men.", ClaimType.COMPARISON),
        ("Men are twice as likely to smoke.", ClaimType.COMPARISON),
        ("Our ferries carry a higher share of people than theirs.", ClaimType.COMPARISON),
        ("The flood was caused by heavy rain.", ClaimType.CAUSAL),
        ("The ferry burned because of a short circuit.", ClaimType.CAUSAL),
        ("The levy resulted in closed ports.", ClaimType.CAUSAL),
        ("The court convicted the mayor.", ClaimType.LEGAL),
        ("The council passed a bill on fishing.", ClaimType.LEGAL),
        ("Under the charter, drivers must carry a licence.", ClaimType.LEGAL),
        ("The dam is a wall of stone.", ClaimType.DEFINITION),
        ("Ending the levy is a priority for the council.", ClaimType.DEFINITION),
        ("The dam is a good example of a wall of stone.", ClaimType.DEFINITION),
        ("A ferry is called a boat in Ruvia.", ClaimType.DEFINITION),
        ("The term refers to a boat with a mast.", ClaimType.DEFINITION),
        ("The ferry sank in a storm.", ClaimType.EVENT),
        ("The port could have been sold by the council.", ClaimType.EVENT),
        ("The council plans to close the port.", ClaimType.EVENT),
        ("The guard could not explain why the bridge was closed.", ClaimType.EVENT),
        ("Ada Marl said the guard could not find the key.", ClaimType.EVENT),
        ("Ada Marl would not answer the guard.", ClaimType.EVENT),
        ("The council did not have to sell the port.", ClaimType.EVENT),
        ("Ruvia has, sadly, the worst, most shameful roads in the north.", ClaimType.COMPARISON),
        ("The monks prayed in the chapel.", ClaimType.EVENT),
        ("The old clerk would have turned 80 on Monday.", ClaimType.EVENT),
        ("The proposal is vague about the cost.", ClaimType.OTHER),
        ("The ferry often will stop at the mill.", ClaimType.OTHER),
        ("Officials do not hope to reopen the bridge.", ClaimType.OTHER),
        ("Ada Marl called the plan “a disgrace.”", ClaimType.QUOTE),
    ],
)
def test_checkable_with_its_type(text: str, kind: ClaimType) -> None:
    claim = only(text)
    assert claim.checkable
    assert claim.type is kind


@pytest.mark.parametrize(
    ("text", "not_this"),
    [
        ("The two towns share a harbor.", ClaimType.QUANTITY),
        ("One of the candidates left the hall.", ClaimType.QUANTITY),
        ("The mill burned around 500 BCE.", ClaimType.QUANTITY),
        ("Ada Marl doubled down on her attacks.", ClaimType.QUANTITY),
        ("He drove to work.", ClaimType.CAUSAL),
        ("Fuel prices fell.", ClaimType.CAUSAL),
        ("The resulting products are salt and iron.", ClaimType.CAUSAL),
        ("The ferry is due to sail at noon.", ClaimType.CAUSAL),
        ("The tax is fine.", ClaimType.LEGAL),
        ("The word begins a sentence.", ClaimType.LEGAL),
        ("The town tennis court is green.", ClaimType.LEGAL),
        ("The electricity bill arrived.", ClaimType.LEGAL),
        ("Law enforcement officers left the hall.", ClaimType.LEGAL),
        ("They left rather than wait.", ClaimType.COMPARISON),
        ("He sold the ferry as well as the port.", ClaimType.COMPARISON),
        ("There are many boats.", ClaimType.DEFINITION),
        ("Boats are found in the bay.", ClaimType.EVENT),
    ],
)
def test_a_word_of_a_type_in_another_sense_does_not_make_the_type(
    text: str, not_this: ClaimType
) -> None:
    assert only(text).type is not not_this


def test_a_sentence_that_judges_by_more_than_one_mark_reads_as_an_opinion() -> None:
    claim = only("This shameless council clearly betrayed its own people, of course.")
    assert not claim.checkable
    assert claim.reasons[0] == "not checkable: reads as an opinion"


def test_a_figure_is_checkable_however_it_is_told() -> None:
    text = "This shameless council clearly squandered 40 million lats of our money, of course."
    claim = only(text)
    assert claim.checkable
    assert claim.type is ClaimType.QUANTITY


def test_an_opinion_that_somebody_voiced_stays_attributed_and_so_open_on_the_other_axis() -> None:
    found = split(read_text("Ada Marl said the plan is terrible."))
    (claim,) = found.claims
    (attribution,) = found.attributions
    assert not claim.checkable
    assert claim.attribution_id == attribution.id
    assert attribution.source_id is not None


def test_what_somebody_saw_is_no_definition() -> None:
    claims = split(read_text("What the mayor saw was a wall of fire.")).claims
    whole = max(claims, key=lambda claim: len(claim.statement))
    assert whole.statement == "What the mayor saw was a wall of fire"
    assert whole.type is not ClaimType.DEFINITION


def test_what_nobody_expected_is_no_prediction() -> None:
    claim = only("The guard did not expect the council to sell the port.")
    assert claim.checkable


def test_what_is_asked_or_told_to_do_makes_no_claim() -> None:
    assert not split(read_text("Is the port closed?")).claims
    assert not split(read_text("Close the port now.")).claims


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Is the port closed?", "a question"),
        ("Close the port now.", "an instruction"),
        ("Do not sell the ferry.", "an instruction"),
    ],
)
def test_a_draft_that_asks_or_instructs_is_not_checkable(text: str, reason: str) -> None:
    words = list(pipeline()(text))
    head = next(word for word in words if word.head == word)
    found = assess(Draft("main", head, tuple(words)), quoted=False)
    assert found == (ClaimType.OTHER, False, f"not checkable: {reason}")


def test_the_report_of_a_question_or_instruction_is_a_quote() -> None:
    claim = only("Ada Marl said, “Close the port now.”")
    assert claim.checkable
    assert claim.type is ClaimType.QUOTE


def test_the_score_grows_with_what_a_checker_looks_for() -> None:
    plain = only("The weather stayed dry.")
    number = only("Ruvia spent 40 million lats on weapons in 2023.")
    opinion = only("The plan is terrible.")
    assert 0 <= opinion.check_worthiness < plain.check_worthiness < number.check_worthiness <= 1
    assert {"a number", "named actors", "a date", "public safety"} <= set(number.reasons)


def test_a_named_source_raises_the_score() -> None:
    said = only("Ada Marl said that the ferry sank in a storm.")
    told = only("The ferry sank in a storm.")
    assert said.check_worthiness > told.check_worthiness
    assert "named source" in said.reasons
