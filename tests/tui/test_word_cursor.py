"""The cursor goes from word to word; what is chosen are words without the marks around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.models import Span
from workbench.tui.word_cursor import (
    Selection,
    choose,
    cut,
    next_word,
    sentence_at,
    word_before,
    word_near,
)

TEXT = (
    "HARROW — “We (still) paid $5.2 million,” Ms. Quill of the U.S. said.\n\n"
    "Fares rose -3%, she said. “Nothing (we) cut.” Ended 5/6\n"
)


def forward(text: str) -> list[Span]:
    words, word = [], next_word(text, 0)
    while word is not None:
        words.append(word)
        word = next_word(text, word.end)
    return words


def backward(text: str) -> list[Span]:
    words, word = [], word_before(text, len(text))
    while word is not None:
        words.append(word)
        word = word_before(text, word.start)
    return words[::-1]


def test_words_come_without_the_marks_around_them_and_with_their_signs() -> None:
    assert [word.of(TEXT) for word in forward(TEXT)] == (
        "HARROW We still paid $5.2 million Ms Quill of the U.S. said "
        "Fares rose -3% she said Nothing we cut Ended 5/6"
    ).split()


@given(st.text(alphabet="ab.,—“”()-$%5 \n\u00a0é"))
def test_the_way_back_is_the_way_on(text: str) -> None:
    words = forward(text)
    assert words == backward(text)
    assert all(word.of(text).strip() == word.of(text) for word in words)


@given(st.text(alphabet="ab.—“)( \n", max_size=30), st.integers(0, 31))
def test_there_is_a_word_near_every_place_of_a_text_that_has_one(text: str, at: int) -> None:
    words = forward(text)
    near = word_near(text, at)
    assert (near in words) if words else near is None
    here = [word for word in words if word.start <= at < word.end]
    assert not here or near == here[0]


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("Quill", "HARROW — “We (still) paid $5.2 million,” Ms. Quill of the U.S. said"),
        ("Fares", "Fares rose -3%, she said"),
        ("we", "“Nothing (we) cut"),
        ("Ended", "Ended 5/6\n"),
    ],
)
def test_a_sentence_ends_at_its_full_stop_or_paragraph(word: str, sentence: str) -> None:
    place = next(one for one in forward(TEXT) if one.of(TEXT) == word)
    found = sentence_at(TEXT, place)
    assert found.of(TEXT).rstrip(".”") == sentence


def test_plain_moves_leave_what_is_chosen_unless_the_choice_is_held() -> None:
    one, two, three = forward("one two three")
    chosen = Selection(one).to(two, choose=True)
    assert chosen.words == Span(start=0, end=7)
    assert chosen.to(three, choose=False).words is None
    held = Selection(two).hold().to(three, choose=False)
    assert held.words == Span(start=4, end=13)
    assert held.to(one, choose=False).words == Span(start=0, end=7)
    assert held.hold() == Selection(three)
    assert Selection(one).to(None, choose=True).words == one


def test_choosing_a_stretch_without_words_is_nothing() -> None:
    assert choose("a — b", Span(start=1, end=4)) is None
    found = choose("“Ships left,” he", Span(start=0, end=13))
    assert found is not None
    assert found.words == Span(start=1, end=11)


def test_a_claim_is_cut_before_a_word() -> None:
    text = "The pier, he said, is shut, and fares rose."
    spans = (Span(start=0, end=8), Span(start=19, end=42))
    before, after = cut(text, spans, text.index("fares"))
    assert [span.of(text) for span in before] == ["The pier", "is shut, and"]
    assert [span.of(text) for span in after] == ["fares rose"]
    assert cut(text, spans, 0) == ((), spans)
