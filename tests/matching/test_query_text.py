from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.query_text import last_name, query_text

POST = "The pier is shut! pic.twitter.com/Ab1 #HarborNews — Ines Hale (@ineshale) March 5, 2024"


def test_the_tail_of_a_post_is_taken_off_and_names_the_speaker() -> None:
    found = query_text(POST, None)
    assert found.text == "The pier is shut! Harbor News"
    assert (found.speaker, found.last_name) == ("Ines Hale", "hale")
    assert found.names == "Ines Hale"


def test_a_speaker_that_is_given_stands_above_the_tail() -> None:
    found = query_text(POST, "Petr Lanning")
    assert (found.last_name, found.names) == ("lanning", "lanning")


def test_an_address_glued_to_a_word_is_taken_off() -> None:
    assert query_text("The pier is shutpic.twitter.com/Ab1", None).text == "The pier is shut"


def test_the_speakers_name_in_front_is_taken_off_where_a_statement_begins_behind_it() -> None:
    assert query_text("Ines Hale “The pier is shut”", "Mrs. Hale").text == "“The pier is shut”"
    assert query_text("Ines Hale Says the pier is shut", "Hale").text == "the pier is shut"


def test_the_speaker_as_the_subject_stays() -> None:
    assert query_text("Hale shut the pier", "Ines Hale").text == "Hale shut the pier"
    assert query_text("Ines Hale shut the pier", "Hale").text == "Ines Hale shut the pier"


def test_titles_are_no_last_names() -> None:
    assert last_name("President Hale") == "hale"
    assert last_name("Vice President") == ""
    assert last_name(None) == ""


@given(st.text(max_size=120), st.text(max_size=20))
def test_a_text_with_words_keeps_some(text: str, speaker: str) -> None:
    assert bool(query_text(text, speaker).text) == bool(text.split())
