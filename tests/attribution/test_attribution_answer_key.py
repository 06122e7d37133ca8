"""The seed article against its answer key, made by hand."""

from __future__ import annotations

import json
import re

import pytest

from tests.attribution.conftest import FIXTURES, Heard, Told
from workbench.attribution import STANCE
from workbench.models import Span

KEY = json.loads((FIXTURES / "moscow-taliban.gold.json").read_text(encoding="utf-8"))
ATTRIBUTED = [claim for claim in KEY["claims"] if claim["source_kind"] != "narrator"]
NARRATED = [claim for claim in KEY["claims"] if claim["source_kind"] == "narrator"]
EITHER_WAY = {"G23"}
"""Claims of which the key's note says that narration and attribution are both right."""


def words_at(text: str, spans: list[list[int]]) -> set[int]:
    return {
        match.start()
        for start, end in spans
        for match in re.finditer(r"[^\W_]+", text)
        if start <= match.start() < end
    }


def covering(seed: Heard, claim: dict[str, object]) -> Told | None:
    """The attribution whose content holds most of the claim's words, if it holds half."""
    text = seed.document.text
    wanted = words_at(text, claim["spans"])  # type: ignore[arg-type]
    ranked = [
        (len(wanted & words_at(text, [[s.start, s.end] for s in one.attribution.content])), one)
        for one in seed.told
        if STANCE not in one.flags  # What somebody does or feels is given to nobody as words.
    ]
    shared, best = max(ranked, key=lambda pair: pair[0])
    return best if shared * 2 > len(wanted) else None


@pytest.mark.parametrize("claim", ATTRIBUTED, ids=lambda claim: claim["id"])
def test_attributed_claims_have_source_kind_cue_and_style_of_the_key(
    seed: Heard, claim: dict[str, object]
) -> None:
    told = covering(seed, claim)
    assert told is not None
    assert (told.name, told.kind) == (claim["source"], claim["source_kind"])
    assert told.style == claim["style"]
    assert told.cue == claim["cue"]


@pytest.mark.parametrize("claim", NARRATED, ids=lambda claim: claim["id"])
def test_narrated_claims_are_given_to_nobody(seed: Heard, claim: dict[str, object]) -> None:
    assert claim["id"] in EITHER_WAY or covering(seed, claim) is None


def test_at_least_nineteen_of_the_claims_have_the_right_source_and_style_and_none_a_wrong_name(
    seed: Heard,
) -> None:
    right, wrong_name, table = 0, [], []
    for claim in KEY["claims"]:
        told = covering(seed, claim)
        ours = (told.name, told.style) if told else (None, "narration")
        right += ours == (claim["source"], claim["style"])
        if ours[0] is not None and ours[0] != claim["source"]:
            wrong_name.append(claim["id"])
        table.append(f"{claim['id']}  key {claim['source']}, {claim['style']}  ours {ours}")
    assert right >= 19, "\n".join(table)
    assert wrong_name == [], "\n".join(table)


def test_sources_are_in_order_of_first_mention_with_their_kinds(seed: Heard) -> None:
    assert [(s.id, s.name, s.kind.value) for s in seed.sources] == [
        ("s1", "Vladimir V. Putin", "person"),
        ("s2", "TASS news agency", "organization"),
        ("s3", "Collective Security Treaty Organization (CSTO)", "organization"),
        ("s4", "Analysts", "collective"),
        ("s5", "Russia", "organization"),
        ("s6", "Iran", "organization"),
    ]
    assert seed.sources[0].title == "President of Russia"


def test_sources_are_mentioned_as_the_key_says(seed: Heard) -> None:
    text = seed.document.text
    ours = {s.name: {span.of(text) for span in s.mentions} for s in seed.sources}
    for name, mentions in KEY["sources"].items():
        for mention in mentions:
            assert any(mention in words for words in ours[name]), (name, mention)


def test_the_relay_of_its_own_sentence_goes_to_what_the_speaker_said_before_it(
    seed: Heard,
) -> None:
    via = {told.cue: told.via for told in seed.told if told.via}
    assert via == dict.fromkeys(("announced", "described", "noted"), ("TASS news agency",))


@pytest.mark.parametrize("claim", ATTRIBUTED, ids=lambda claim: str(claim["id"]))
def test_every_attributed_claim_has_the_relay_of_the_key_and_no_other(
    seed: Heard, claim: dict[str, object]
) -> None:
    told = covering(seed, claim)
    assert told is not None
    assert told.via == ((claim["via"],) if claim["via"] else ())


def test_a_quotation_that_goes_on_after_he_said_is_one_attribution(seed: Heard) -> None:
    told = seed.saying("Still, we hope")
    assert told.content == (
        "“The situation in Afghanistan is complex,” … "
        "“Still, we hope to build strong relations with Afghanistan.”"
    )


def test_quotations_are_filled_to_their_marks(seed: Heard) -> None:
    said = seed.saying("We cannot ignore")
    assert said.content.startswith("“We cannot")
    assert said.content.endswith("developed further,”")


def test_nobody_stands_behind_seen_as_vital(seed: Heard) -> None:
    told = seed.saying("vital to its investments")
    assert (told.kind, told.name, told.source) == ("unnamed", None, "")


def test_ids_follow_the_order_of_what_was_said(seed: Heard) -> None:
    starts = [one.content[0].start for one in seed.attributions]
    assert starts == sorted(starts)
    assert [one.id for one in seed.attributions] == [f"a{n}" for n in range(1, len(starts) + 1)]


def test_every_span_lies_in_the_article(seed: Heard) -> None:
    whole = Span(start=0, end=len(seed.document.text))
    for one in seed.attributions:
        assert all(whole.holds(span) for span in (*one.source, *one.cue, *one.content))
