"""What the learned models may say, and what the rules around them see to."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise

import pytest

from tests.attribution.conftest import FIXTURES, hear, invented
from workbench.attribution import STANCE, UNCERTAIN
from workbench.attribution.weights import cue_weights, judge
from workbench.claims import split, split_record
from workbench.reading import read_text


def test_two_processes_print_the_same_bytes() -> None:
    files = [FIXTURES / "moscow-taliban.txt", *sorted((FIXTURES / "invented").glob("*.txt"))]
    command = [sys.executable, "-m", "workbench", "split", *map(str, files), "--format", "jsonl"]
    first, second = (subprocess.run(command, check=True, capture_output=True) for _ in range(2))
    assert first.stdout == second.stdout
    assert len(first.stdout.splitlines()) == len(files)


def test_words_that_are_no_usual_verbs_of_speech_attribute_too() -> None:
    heard = hear("Ann Hale threatened that she would close the bridge.")
    assert heard.saying("would close the bridge").name == "Ann Hale"


@pytest.mark.parametrize(
    "text",
    [
        "Iran emphasized aid, seeking to maintain a balance in its relations with Kabul.",
        "Ann Hale wants to close the bridge in May.",
    ],
)
def test_what_somebody_seeks_or_wants_is_not_said_by_them(text: str) -> None:
    told = [one for one in hear(text).told if "balance" in one.content or "close" in one.content]
    assert all(STANCE in one.flags and one.name is None for one in told)
    by_id = {claim.id: claim for claim in split(read_text(text)).claims}
    assert not any("balance" in claim.quote and claim.attribution_id for claim in by_id.values())


def test_a_second_verb_of_the_same_speaker_takes_its_words_with_it() -> None:
    heard = hear("Ann Hale announced that the bridge was closed, stressing that it would reopen.")
    first, second = heard.told
    assert (first.content, second.content) == ("that the bridge was closed", "that it would reopen")
    assert second.attribution.parent_id is None


def test_a_verb_with_a_subject_of_its_own_is_not_given_to_the_speaker_before() -> None:
    heard = hear("Ann Hale told reporters that she was leaving; Bob Stone confirmed the date.")
    assert heard.saying("the date").name == "Bob Stone"


@pytest.mark.parametrize(
    ("text", "words", "speaker", "within"),
    [
        (
            "''Anyone claiming that our harbor is in decline is peddling fiction,'' Ms. Hale told "
            "the councillors in the hall and the many listeners at home.",
            "peddling fiction",
            "Hale",
            "our harbor is in decline",
        ),
        (
            "Stone tweeted, “They are not supposed to talk during the breaks — Mayor's aide Jen "
            "Marsh told me she was not aware of it.”",
            "not supposed to talk",
            "Stone",
            "told",
        ),
    ],
)
def test_who_is_quoted_is_not_said_by_a_verb_within_the_quotation(
    text: str, words: str, speaker: str, within: str
) -> None:
    heard = hear(text)
    outermost = next(one for one in heard.told if one.attribution.parent_id is None)
    assert (words in outermost.content, outermost.name) == (True, speaker)
    inner = [one for one in heard.told if one.attribution.parent_id == outermost.attribution.id]
    assert any(within in f"{one.cue} {one.content}" for one in inner)
    for one in inner:
        held = outermost.attribution.content
        assert all(any(whole.holds(piece) for whole in held) for piece in one.attribution.content)


def test_how_something_was_said_is_not_part_of_what_was_said() -> None:
    heard = hear(
        'Then she turned away from the crowd. "Too much hate," she said, blaming some of it on the '
        'mayor. "I know that people are tired of it," she said.'
    )
    assert heard.saying("Too much hate").content == '"Too much hate,"'


def test_a_headline_is_attributed_to_who_stands_in_it() -> None:
    heard = hear(
        "Hale Says Harbor Must Close Now\n\n"
        "The harbor is old. Ann Hale, the mayor, opened it on Monday at the town hall in Lund."
    )
    assert heard.saying("Harbor Must Close Now").name == "Ann Hale"


def test_the_record_keeps_nested_and_uncertain_speech_apart() -> None:
    text = (
        "Ann Hale said that Bob Stone believed that the bridge was safe. The walls are old. "
        "“No one shall pass this gate by night,” in red paint."
    )
    record = json.loads(json.dumps(split_record(split(read_text(text)))))
    assert all(one["parent_id"] is None for one in record["attributions"])
    assert all(UNCERTAIN not in one["flags"] for one in record["attributions"])
    further = record["further_attributions"]
    assert {bool(one["parent_id"]) for one in further} == {True, False}
    ids = [one["id"] for one in [*record["attributions"], *further]]
    assert len(ids) == len(set(ids))


def test_confidence_is_a_probability_and_falls_for_a_stranger_sentence() -> None:
    plain = hear("“The bridge is safe,” Ann Hale said.").only()
    odd = hear("Ann Hale was all about the bridge being safe.").told
    assert 0.9 <= plain.attribution.confidence <= 1
    assert all(one.attribution.confidence < plain.attribution.confidence for one in odd)


def test_the_weights_hold_words_and_labels_and_no_passages() -> None:
    features = cue_weights().weights
    assert len(features) > 10_000
    assert max(len(feature.split()) for feature in features) <= 4
    model = judge()
    assert len(model.names) == len(set(model.names))
    assert all(a < b for a, b in pairwise(model.root.tolist()))
    assert 0 < model.threshold < 1


def test_every_source_of_an_invented_article_is_somebody_who_says_something() -> None:
    for name in ("orrin-bay-port.txt", "quellmark-dam.txt"):
        heard = invented(name)
        used = {one.source_id for one in heard.attributions}
        relays = {via for one in heard.attributions for via in one.via}
        assert all(source.id in used or source.name in relays for source in heard.sources)
