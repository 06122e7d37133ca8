"""The forms in which news text says who said what."""

from __future__ import annotations

import pytest

from tests.attribution.conftest import hear
from workbench.attribution import SILENCE
from workbench.claims import split
from workbench.reading import read_text


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ann Hale said that the bridge was safe.", "said", "that the bridge was safe"),
        ("The bridge was safe, Ann Hale said.", "said", "The bridge was safe"),
        ("“The bridge is safe,” Ann Hale said.", "said", "“The bridge is safe,”"),
        ("“The bridge is safe,” said Ann Hale.", "said", "“The bridge is safe,”"),
        (
            "According to Ann Hale, the bridge is safe.",
            "According to",
            "the bridge is safe",
        ),
        ("Ann Hale described the plan as “a shame.”", "described", "the plan as “a shame.”"),
        (
            "Ann Hale accused Bob Stone of hiding the figures.",
            "accused",
            "Bob Stone of hiding the figures",
        ),
        (
            "Ann Hale underscored the importance of the bridge.",
            "underscored",
            "the importance of the bridge",
        ),
        ("Ann Hale fired back: “The bridge is as safe as ever.”", "fired",
         "“The bridge is as safe as ever.”"),
        ("Said Ann Hale: “The bridge is safe and stays open.”", "Said",
         "“The bridge is safe and stays open.”"),
        ("Ann Hale repeated her claim that the bridge was safe.", "claim",
         "that the bridge was safe"),
    ],
)  # fmt: skip
def test_words_are_given_to_their_speaker(text: str, cue: str, content: str) -> None:
    told = hear(text).saying(content)
    assert (told.name, told.kind) == ("Ann Hale", "person")
    assert (told.cue, told.content) == (cue, content)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("“The bridge is safe,” Ann Hale said.", "direct"),
        ("Ann Hale said that the bridge was safe.", "indirect"),
        ("Ann Hale said that the bridge was “as safe as ever.”", "mixed"),
        ("Ann Hale said that the “miracle bridge” was safe.", "mixed"),
    ],
)
def test_style_is_told_by_the_quotation_marks(text: str, style: str) -> None:
    assert hear(text).only().style == style


def test_a_participle_shares_the_speaker_of_the_main_verb() -> None:
    heard = hear("Ann Hale announced that the bridge was safe, adding that it would stay open.")
    assert [(one.cue, one.name) for one in heard.told] == [
        ("announced", "Ann Hale"),
        ("adding", "Ann Hale"),
    ]


def test_two_verbs_share_one_speaker() -> None:
    heard = hear("Ann Hale called the plan “a shame” and said that she would go to court.")
    assert [one.cue for one in heard.told] == ["called", "said"]
    assert {one.name for one in heard.told} == {"Ann Hale"}


def test_what_follows_she_said_in_the_sentence_is_said_as_well() -> None:
    told = hear("The line will close in May, Ann Hale said, and it will not open again.").only()
    assert told.content == "The line will close in May … and it will not open again"


@pytest.mark.parametrize("verb", ["did not say", "declined to say", "would not say"])
def test_what_somebody_did_not_say_is_given_to_nobody(verb: str) -> None:
    text = f"Ann Hale {verb} that the bridge was safe."
    told = hear(text).only()
    assert (told.flags, told.name) == ((SILENCE,), None)
    assert not any(claim.attribution_id for claim in split(read_text(text)).claims)


def test_words_on_a_page_are_what_the_page_reads() -> None:
    told = hear(
        "“If she wants to lead, she should come to the coast,” the editorial read. It named no one."
    ).saying("should come")
    assert (told.source, told.cue) == ("the editorial", "read")


def test_a_denial_of_what_was_said_elsewhere_has_no_content() -> None:
    assert hear("The bridge is safe. Ann Hale denied that.").told == []


def test_whoever_is_asked_does_not_ask() -> None:
    told = hear("Mr. Poul, asked whether he would resign after the vote, said: “No.”").only()
    assert (told.name, told.cue, told.content) == ("Poul", "said", "“No.”")


def test_a_semicolon_parts_two_speakers() -> None:
    heard = hear(
        "Two diplomats told reporters that the price was guaranteed; a government official "
        "confirmed the guarantee but not its size."
    )
    by_cue = {one.cue: one for one in heard.told}
    assert by_cue["confirmed"].content == "the guarantee but not its size"
    assert by_cue["confirmed"].kind == "anonymous"
    assert by_cue["told"].kind == "collective"


def test_speech_within_speech_has_the_outer_one_as_parent() -> None:
    heard = hear("Ann Hale said that Bob Stone believed that the bridge was safe.")
    outer, inner = heard.told
    assert (outer.name, inner.name) == ("Ann Hale", "Bob Stone")
    assert outer.attribution.parent_id is None
    assert inner.attribution.parent_id == outer.attribution.id


def test_i_think_in_a_quotation_is_not_told_by_somebody_else() -> None:
    told = hear("“I think that the bridge is safe,” Ann Hale said.").only()
    assert told.name == "Ann Hale"


def test_a_quotation_with_a_thought_in_it_still_goes_on_after_she_said() -> None:
    told = hear(
        "“The bridge is old,” Ann Hale said. “Engineers say it will last, and I believe them.”"
    ).saying("The bridge is old")
    assert told.content.endswith("and I believe them.”")
    assert told.name == "Ann Hale"


def test_a_quotation_carried_over_to_the_next_paragraph_has_the_same_speaker() -> None:
    heard = hear("“The bridge is old,” Ann Hale said. “We wait.\n\n“It may last for years.”")
    told = heard.only()
    assert told.name == "Ann Hale"
    assert told.content.endswith("“It may last for years.”")


def test_a_quotation_right_after_a_report_is_the_same_speakers_and_flagged() -> None:
    told = hear(
        "Ann Hale said that the bridge was old. “We wait and we hope for the best of springs.”"
    ).saying("We wait")
    assert (told.name, told.style) == ("Ann Hale", "mixed")
    assert told.flags == ("speaker taken from the sentence before",)


def test_a_quotation_that_nobody_says_is_kept_without_a_speaker() -> None:
    told = hear("The walls are old. “No one shall pass this gate by night,” in red paint.").saying(
        "No one shall pass"
    )
    assert (told.name, told.kind) == (None, "unnamed")
    assert told.flags == ("no speaker found", "uncertain attribution")


def test_the_title_of_a_work_is_nobodys_words() -> None:
    heard = hear("On “The Morning Hour,” Ann Hale said that the bridge was safe.")
    assert all("Morning" not in one.content for one in heard.told)


@pytest.mark.parametrize(
    "text",
    [
        "It is believed that the bridge is unsafe.",
        "The bridge is reportedly unsafe.",
        "The bridge is said to be unsafe.",
        "The bridge is seen as unsafe.",
        "The allegation that the bridge was unsafe came up again.",
    ],
)
def test_a_cue_with_nobody_behind_it_is_unnamed(text: str) -> None:
    told = hear(text).only()
    assert (told.kind, told.name, told.source) == ("unnamed", None, "")


def test_hard_wrapped_speech_is_found_across_the_line_end() -> None:
    text = (
        "The mayor of the island, Ann Hale, said on Monday evening that the\n"
        "bridge across the strait would be safe for another hundred years, and\n"
        "that nobody in the town had any reason to be afraid of the winter.\n"
    )
    told = hear(text).saying("bridge across the strait")
    assert told.name == "Ann Hale"
    assert "\n" in told.content
