"""Names tied together, with office, kind and gender."""

from __future__ import annotations

import pytest

from workbench.language import Document, Entity, parse
from workbench.reading import read_text


def document_of(text: str) -> Document:
    return parse(read_text(text))


def entity(text: str, name: str) -> Entity:
    found = [e for e in document_of(text).entities if e.name == name]
    assert len(found) == 1, [e.name for e in document_of(text).entities]
    return found[0]


def forms(text: str, one: Entity) -> list[str]:
    return [span.of(text) for span in one.mentions]


def test_the_seed_article_names_one_putin_with_his_office(seed_document: Document) -> None:
    people = [e for e in seed_document.entities if "Putin" in e.name]
    assert [(e.name, e.title, e.kind, e.gender) for e in people] == [
        ("Vladimir V. Putin", "President of Russia", "person", "m")
    ]
    assert forms(seed_document.text, people[0]) == ["Vladimir V. Putin", "Putin", "Putin", "Putin"]


def test_an_acronym_in_brackets_is_tied_to_its_long_form(seed_document: Document) -> None:
    bodies = [e for e in seed_document.entities if "CSTO" in e.name]
    assert [e.name for e in bodies] == ["Collective Security Treaty Organization (CSTO)"]
    assert bodies[0].kind == "organization"
    assert forms(seed_document.text, bodies[0]).count("CSTO") >= 2


def test_a_surname_alone_is_the_person_named_before() -> None:
    text = "Dr. Ilse Marrant led the branch. Marrant said an aide had called."
    assert forms(text, entity(text, "Ilse Marrant")) == ["Ilse Marrant", "Marrant"]


def test_an_initial_more_or_less_is_the_same_person() -> None:
    text = "Vladimir V. Putin spoke on Monday. Vladimir Putin left on Tuesday."
    assert len(entity(text, "Vladimir V. Putin").mentions) == 2


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Bill Clinton met Hillary Clinton in New York on Monday."
    assert [e.name for e in document_of(text).entities if "Clinton" in e.name] == [
        "Bill Clinton",
        "Hillary Clinton",
    ]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Transport Minister Adela Korvin spoke on Monday.", "Adela Korvin", "Transport Minister"),
        (
            "The mayor of Tamsel, Jorun Hale, called the plan a shame.",
            "Jorun Hale",
            "mayor of Tamsel",
        ),
        (
            "Sergey Shoigu, the secretary of Russia’s Security Council, visited Kabul.",
            "Sergey Shoigu",
            "secretary of Russia's Security Council",
        ),
        (
            "Deputy Prime Minister Alexey Overchuk spoke on Monday.",
            "Alexey Overchuk",
            "Deputy Prime Minister",
        ),
        ("Its spokesman, Petr Lanning, said no.", "Petr Lanning", "spokesman"),
    ],
)
def test_an_office_beside_a_name_is_its_title(text: str, name: str, title: str) -> None:
    found = entity(text, name)
    assert (found.title or "").replace("’", "'") == title
    assert found.kind == "person"


def test_a_comma_inside_the_name_of_a_firm_makes_it_nobodys_office() -> None:
    found = entity("The chief of Harbor Lines, Inc., said no.", "Harbor Lines, Inc.")
    assert (found.kind, found.title) == ("organization", None)


def test_an_age_after_a_name_makes_it_a_person() -> None:
    assert entity("“No,” said Mirel Tanno, 58, of Low Sedge.", "Mirel Tanno").kind == "person"


def test_a_list_of_names_after_an_office_gives_no_office() -> None:
    text = "The mayor met Ann Hale, Bob Stone and Rita Moss on Monday."
    assert all(e.title is None for e in document_of(text).entities)


def test_a_ministry_keeps_its_whole_name() -> None:
    text = "At least 39 people died, according to the Interior Ministry."
    assert entity(text, "Interior Ministry").kind == "organization"


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Mr. Poul", "m"), ("Ms. Korvin", "f"), ("Mrs. Stone", "f")],
)
def test_an_honorific_tells_the_gender(name: str, gender: str) -> None:
    text = f"{name} left the hall on Monday evening."
    assert [e.gender for e in document_of(text).entities if e.kind == "person"] == [gender]


def test_the_taliban_are_a_body(seed_document: Document) -> None:
    assert [e.kind for e in seed_document.entities if e.name == "Taliban"] == ["organization"]


def test_mentions_hold_the_words_of_an_alias(seed_document: Document) -> None:
    for one in seed_document.entities:
        for span in one.mentions:
            assert " ".join(span.of(seed_document.text).split()) in one.aliases


def test_a_last_name_that_two_people_bear_is_neithers_unless_a_title_tells() -> None:
    document = document_of(
        "Ann Hale, the mayor, and Tom Hale, the treasurer, met on Monday. Hale left early. "
        "Mr. Hale stayed. Ms. Hale went to the pier.\n"
    )
    names = [document.entities[mention.entity].name for mention in document.mentions]
    hales = [name for name in names if "Hale" in name]
    assert hales == ["Ann Hale", "Tom Hale", "Hale", "Tom Hale", "Ann Hale"]
