"""Marks of opinion: what a writer judges, and what is told of facts or of others' views."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.claims import opinion_words
from workbench.claims.opinion import CERTAIN, ENOUGH, marks_of, opinion_weight
from workbench.language.pipeline import pipeline


def weight_of(text: str) -> float:
    return opinion_weight(list(pipeline()(text)))


def reasons_of(text: str) -> set[str]:
    return {mark.reason for mark in marks_of(list(pipeline()(text)))}


@pytest.mark.parametrize(
    "text",
    [
        "This is a shameful and reckless plan.",
        "Sadly, nobody in this town seems to care.",
        "We should all be ashamed of our council.",
        "I think the bridge is a waste.",
        "And who will pay for this folly?",
        "What a disgrace!",
        "The truth is that the council is utterly clueless.",
        "Let us not pretend that the levy is fair.",
        "You deserve a better harbor.",
    ],
)
def test_a_writer_who_judges_is_heard(text: str) -> None:
    assert weight_of(text) >= ENOUGH


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank in a storm on Monday.",
        "Ruvia exported 40 tons of fish in 2019.",
        "Ada Marl said the plan was shameful.",
        "According to the guard, the plan is a disgrace.",
        "The council voted on Tuesday to close the port.",
        "“We are ashamed of this terrible plan,” Jonas Kell said.",
        "Police arrested two men in Orrin Bay.",
        "The bridge is 300 meters long.",
    ],
)
def test_a_report_is_no_opinion_even_of_anothers_opinion(text: str) -> None:
    assert weight_of(text) < ENOUGH


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The plan is shameful.", "a judging adjective"),
        ("The plan is a disgrace.", "a judging noun"),
        ("The council squandered the levy.", "a judging verb"),
        ("Sadly, the ferry sank.", "a comment on what is told"),
        ("The bay is utterly calm.", "an intensifier"),
        ("The port must close.", "says what ought to be"),
        ("Our port closed.", "the writer's own side"),
        ("You know the port.", "the reader addressed"),
        ("I doubt the plan.", "a view of one's own"),
        ("The port closed, of course.", "a turn of argument"),
        ("The port closed!", "an exclamation"),
        ("Has the port closed?", "a rhetorical question"),
        ("Sell the port.", "an appeal"),
        ("The port will close.", "a speculation"),
        ("Jonas Kell said that the port closed.", "another's words"),
        ("The port closed in 1998.", "figures and dates"),
        ("The port closed.", "an event"),
    ],
)
def test_each_mark_has_its_reason(text: str, reason: str) -> None:
    assert reason in reasons_of(text)


def test_what_is_quoted_is_not_the_writers_judgement() -> None:
    plain = weight_of("The reckless and shameful levy passed in May.")
    quoted = weight_of("The levy, “reckless and shameful as it is,” passed in May.")
    assert quoted < plain


def test_a_short_quotation_of_one_word_is_left_to_the_writer() -> None:
    assert "a judging adjective" in reasons_of("The “shameful” levy passed in May.")


def test_a_name_is_no_judgement() -> None:
    assert "a judging noun" not in reasons_of("Ada Hope met Jonas Folly in Orrin Bay.")


def test_a_claim_is_held_back_only_by_more_than_a_sentence_needs() -> None:
    assert CERTAIN > ENOUGH


def test_the_lists_hold_single_words_in_lower_case_each_once() -> None:
    lists = {
        name: words for name, words in vars(opinion_words).items() if isinstance(words, frozenset)
    }
    assert len(lists) == 8
    for words in lists.values():
        assert len(words) > 30
        assert all(word == word.lower() and word.replace("-", "").isalpha() for word in words)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "sadly",
                    "we",
                    "must",
                    "“",
                    "”",
                    "'",
                    "!",
                    "?",
                    "shameful",
                    "he said",
                    "1998",
                    "is",
                ]
            ),
            st.text(st.characters(codec="utf-8"), max_size=6),
        ),
        max_size=15,
    ).map(" ".join)
)
def test_any_text_has_a_weight_and_the_same_one_twice(text: str) -> None:
    weight = weight_of(text)
    assert isfinite(weight)
    assert weight == weight_of(text)
    assert all(mark.reason for mark in marks_of(list(pipeline()(text))))
