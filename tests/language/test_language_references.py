"""What pronouns and short descriptions stand for; nobody where that is not certain."""

from __future__ import annotations

import pytest

from workbench.language import Document, Reference, parse, resolve
from workbench.reading import read_text


def reference(document: Document, word: str, nth: int = 0) -> Reference:
    """What the ``nth`` token ``word`` of the document stands for."""
    found = [
        (paragraph, token)
        for paragraph in document.paragraphs
        for token in paragraph.doc
        if token.text == word
    ]
    paragraph, token = found[nth]
    return resolve(document, paragraph, token)


def name_of(text: str, word: str, nth: int = 0) -> str | None:
    entity = reference(parse(read_text(text)), word, nth).entity
    return None if entity is None else entity.name


@pytest.mark.parametrize(
    ("word", "nth", "name"),
    [
        ("He", 0, "Vladimir V. Putin"),
        ("he", 0, "Vladimir V. Putin"),
        ("His", 0, "Vladimir V. Putin"),
        ("country", 0, "Afghanistan"),
        ("country", 1, "Afghanistan"),
        ("organization", 0, "Collective Security Treaty Organization (CSTO)"),
        ("it", 0, "Russia"),
    ],
)
def test_references_of_the_seed_article(
    seed_document: Document, word: str, nth: int, name: str
) -> None:
    entity = reference(seed_document, word, nth).entity
    assert entity is not None
    assert entity.name == name


def test_first_person_and_they_stay_open_with_a_reason(seed_document: Document) -> None:
    for word in ("We", "we"):
        found = reference(seed_document, word)
        assert found.entity is None
        assert found.reason


def test_a_pronoun_takes_the_person_of_its_gender() -> None:
    text = "Mr. Ashgrove met Ms. Korvin on Monday. She left the hall early."
    assert name_of(text, "She") == "Korvin"


def test_the_subject_of_the_sentence_before_goes_on() -> None:
    text = "Mr. Ashgrove praised Mr. Poul on Monday. He said the dam was safe."
    assert name_of(text, "He") == "Ashgrove"


def test_two_subjects_that_fit_leave_the_pronoun_open() -> None:
    text = "Mr. Ashgrove and Mr. Poul met on Monday. Both smiled. Then he left the hall."
    found = reference(parse(read_text(text)), "he")
    assert found.entity is None
    assert found.reason == "unresolved pronoun: he"


def test_a_person_named_far_above_is_not_taken_where_there_are_two() -> None:
    text = "Mr. Ashgrove left. Mr. Poul stayed.\n\n" + "The dam broke.\n\n" * 4 + "He sighed."
    assert name_of(text, "He") is None


def test_who_writes_is_not_who_is_written_about() -> None:
    text = (
        "By Sena Whitlock\n\n''It is over,'' said the council's chairman, Edric Poul. "
        "The debts, he said, ''would have swallowed the schools'' by 2027."
    )
    document = parse(read_text(text, author="Sena Whitlock"))
    entity = reference(document, "he").entity
    assert entity is not None
    assert entity.name == "Edric Poul"


def test_two_countries_leave_the_country_open() -> None:
    text = "France and Germany signed the treaty on Monday. The country will pay for it."
    assert name_of(text, "country") is None


def test_a_country_comes_back_as_the_country() -> None:
    text = "Kenya signed the treaty on Monday. The country will pay for it."
    assert name_of(text, "country") == "Kenya"
