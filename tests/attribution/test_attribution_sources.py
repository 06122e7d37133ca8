"""Who stands behind a statement: kinds, names, relays."""

from __future__ import annotations

import pytest

from tests.attribution.conftest import hear, invented


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ann Hale said the bridge was safe.", "person"),
        ("The White House said the bridge was safe.", "organization"),
        ("Iran said the bridge was safe.", "organization"),
        ("A poll by the Harbor Institute found that the bridge was safe.", "document"),
        ("A senior official said the bridge was safe.", "anonymous"),
        ("Analysts say the bridge is safe.", "collective"),
        ("Two officials said the bridge was safe.", "collective"),
        ("61 percent said the bridge was safe.", "collective"),
        ("Critics say the bridge is unsafe.", "collective"),
        ("The bridge is believed to be safe.", "unnamed"),
    ],
)
def test_kinds_of_source(text: str, kind: str) -> None:
    assert hear(text).only().kind == kind


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Ann Hale told Reuters that the bridge would close.", "Reuters"),
        ("Ann Hale told the Harbor Wire agency that the bridge would close.", "Harbor Wire agency"),
        ("In a post on X, Ann Hale wrote that the bridge would close.", "X"),
        ("“It is over,” Ann Hale said in an interview with Reuters.", "Reuters"),
        ("Ann Hale said the bridge was safe, according to Reuters.", "Reuters"),
        (
            "Ann Hale said the bridge would close. "
            "Her remarks were reported by the Harbor Wire agency.",
            "Harbor Wire agency",
        ),
    ],
)
def test_a_relay_is_kept_apart_from_the_source_and_is_a_source_of_its_own(
    text: str, via: str
) -> None:
    heard = hear(text)
    told = heard.only()
    assert (told.name, told.via) == ("Ann Hale", (via,))
    assert [s.kind.value for s in heard.sources if s.name == via] == ["organization"]
    assert via not in told.content


def test_a_relay_that_is_also_a_source_is_listed_once() -> None:
    heard = hear("Reuters reported that the bridge was closed. Ann Hale told Reuters that it was.")
    assert [s.name for s in heard.sources].count("Reuters") == 1


def test_who_is_told_something_without_carrying_it_is_no_relay() -> None:
    assert hear("Ann Hale told reporters that the bridge would close.").only().via == ()
    assert hear("Ann Hale told Bob Stone that the bridge would close.").only().via == ()


def test_another_persons_relay_is_not_taken() -> None:
    heard = hear(
        "Bob Stone said the bridge was safe. Ann Hale said it would close. "
        "Her remarks were reported by the Harbor Wire agency."
    )
    assert [(one.name, one.via) for one in heard.told] == [
        ("Bob Stone", ()),
        ("Ann Hale", ("Harbor Wire agency",)),
    ]


def test_an_office_and_the_name_beside_it_are_one_person() -> None:
    heard = invented("lumen-strait-ferry.txt")
    hale = [s for s in heard.sources if "Hale" in s.name]
    assert [(s.name, s.kind.value, s.title) for s in hale] == [
        ("Jorun Hale", "person", "mayor of Tamsel")
    ]
    assert heard.saying("340 people").name == "Jorun Hale"


def test_a_body_and_the_name_beside_it_are_one_body() -> None:
    told = invented("lumen-strait-ferry.txt").saying("fell by 18 percent")
    assert (told.name, told.source) == ("Strait Lines", "the ferry company, Strait Lines")
    assert told.content == "the number of passengers fell by 18 percent between 2019 and 2023"


def test_the_official_is_the_senior_official_of_the_paragraph() -> None:
    told = invented("lumen-strait-ferry.txt").saying("There is a drawing")
    assert (told.name, told.kind) == ("Senior official", "anonymous")


def test_a_surname_alone_keeps_the_person() -> None:
    heard = invented("quellmark-dam.txt")
    assert heard.saying("an aide to Mr. Ashgrove").name == "Ilse Marrant"
    assert [s.name for s in heard.sources if "Marrant" in s.name] == ["Ilse Marrant"]


def test_a_quotation_over_three_paragraphs_has_one_speaker() -> None:
    told = invented("quellmark-dam.txt").saying("one sheet of paper")
    assert told.name == "Ilse Marrant"
    assert told.content.startswith("“I signed the report myself,”")


def test_speaker_labels_of_a_transcript_are_sources() -> None:
    heard = invented("velmara-briefing.txt")
    assert heard.saying("52,000 doses").name == "Calla Rosten"
    assert heard.saying("There is no evidence").name == "Henrik Oslav"
    assert all("QUESTION" not in one.content for one in heard.told)


def test_markdown_marks_do_not_hide_the_speaker() -> None:
    heard = invented("saltmarsh-grid.md")
    told = heard.saying("Nobody can build a grid")
    assert told.name == "Emeric Toll"
    assert told.content.endswith('"The gulls were there before the line."')
    assert heard.saying("more candles").name == "Runa Pell"


def test_a_pronoun_that_is_not_certain_has_no_source_and_says_so() -> None:
    told = hear(
        "Mr. Ashgrove and Mr. Poul met on Monday. Then he said that the dam was safe."
    ).saying("the dam was safe")
    assert told.name is None
    assert told.kind == "person"
    assert told.flags == ("unresolved pronoun: he",)


def test_every_source_id_is_that_of_a_listed_source() -> None:
    for name in ("orrin-bay-port.txt", "quellmark-dam.txt", "velmara-briefing.txt"):
        heard = invented(name)
        ids = [source.id for source in heard.sources]
        assert ids == [f"s{n}" for n in range(1, len(ids) + 1)]
        firsts = [source.mentions[0].start for source in heard.sources]
        assert all(source.mentions for source in heard.sources)
        assert len(set(ids)) == len(ids) == len(firsts)
        for one in heard.attributions:
            assert one.source_id is None or one.source_id in ids


def test_a_last_name_of_two_people_is_flagged_and_not_given_to_either() -> None:
    (one,) = hear("Ann Hale, the mayor, met Tom Hale on Monday. Hale said it was so.\n").told
    assert one.name == "Hale"
    assert one.flags == ("who is meant is open: Ann Hale or Tom Hale",)
