"""Check-worthiness: a score from 0 to 1 that learned weights give, and the reasons it shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.claims import split
from workbench.claims.worth_features import REASONS, WORDING, features_of
from workbench.claims.worth_weights import FOLDER, chance_of, worth_weights
from workbench.claims.worthiness import worthiness
from workbench.language.pipeline import pipeline
from workbench.models import Attribution, AttributionStyle, Claim, ClaimType, SourceKind, Span
from workbench.reading import read_text


def claim_of(text: str) -> Claim:
    (claim,) = split(read_text(text)).claims
    return claim


def said_by(kind: SourceKind) -> Attribution:
    return Attribution(
        id="a1",
        content=(Span(start=0, end=1),),
        source_kind=kind,
        style=AttributionStyle.INDIRECT,
        confidence=1.0,
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ruvia spent 40 million lats on roads.", "a number"),
        ("Half of the ferries were sold.", "a number"),
        ("Ada Marl met the Bay Council in Ruvia.", "named actors"),
        ("The levy is higher than the old one.", "a comparison"),
        ("Exports have increased.", "a rise or fall"),
        ("Unemployment fell because the mill reopened.", "cause and effect"),
        ("The government spent more on schools and jobs.", "policy"),
        ("The council passed a law against night fishing.", "law"),
        ("Police arrested two men after the robbery.", "public safety"),
        ("The mill closed in 1998.", "a date"),
        ("The mill closed.", "a past event"),
    ],
)
def test_each_reason_is_shown_where_the_words_give_it(text: str, reason: str) -> None:
    assert reason in REASONS
    assert reason in claim_of(text).reasons


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The boy walked slowly.", "a number"),
        ("The boy walked slowly.", "named actors"),
        ("The boy walked slowly.", "policy"),
        ("Ada Marl acted alone.", "law"),
        ("They passed the mill.", "law"),
        ("The last ferry is red.", "a comparison"),
        ("The small boat is red.", "a comparison"),
        ("He drove to the mill.", "cause and effect"),
        ("Lead is heavy.", "cause and effect"),
    ],
)
def test_a_word_used_in_another_sense_gives_no_reason(text: str, reason: str) -> None:
    assert reason not in claim_of(text).reasons


def test_every_group_of_features_is_a_reason_or_mere_wording() -> None:
    text = "In 1998 Ruvia cut taxes by 4 percent more than Orrin Bay because a court ruled so."
    groups = {feature.group for feature in features_of(list(pipeline()(text)))}
    assert groups <= {*REASONS, WORDING}
    assert len(groups) > 6


def test_names_and_figures_are_hidden_from_the_model() -> None:
    one = features_of(list(pipeline()("Ada Marl sold 40 ferries in 1998.")))
    two = features_of(list(pipeline()("Jonas Kell sold 75 ferries in 1983.")))
    assert one == two
    assert "marl" not in " ".join(feature.name for feature in one).lower()


def test_a_checker_is_shown_at_most_six_reasons_after_why_it_can_be_checked() -> None:
    text = (
        "Ada Marl said that in 1998 the government of Ruvia cut taxes by 4 percent more than "
        "the Bay Council because a court ruled against the police."
    )
    claim = max(split(read_text(text)).claims, key=lambda one: len(one.reasons))
    assert claim.reasons[0].startswith(("checkable: ", "what was said"))
    assert 4 <= len(claim.reasons) <= 7
    assert len(set(claim.reasons)) == len(claim.reasons)


def score_of(text: str, **changed: object) -> float:
    settings: dict[str, object] = {"checkable": True, "attribution": None, "open_reference": False}
    settings |= changed
    score, _ = worthiness(list(pipeline()(text)), **settings)  # type: ignore[arg-type]
    return score


TOLD = "The council sold three ferries in May."


def test_what_is_set_by_hand_moves_the_learned_chance_the_way_it_says() -> None:
    learned = worth_weights().log_odds(features_of(list(pipeline()(TOLD))))[0]
    assert score_of(TOLD) == round(chance_of(learned), 2)
    assert score_of(TOLD, open_reference=True) == round(chance_of(learned - 0.4), 2)
    assert score_of(TOLD, checkable=False) == round(0.4 * chance_of(learned), 2)
    for kind in (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.DOCUMENT):
        assert score_of(TOLD, attribution=said_by(kind)) == round(chance_of(learned + 0.4), 2)
    for kind in (SourceKind.ANONYMOUS, SourceKind.COLLECTIVE, SourceKind.UNNAMED):
        assert score_of(TOLD, attribution=said_by(kind)) == round(chance_of(learned), 2)


@pytest.mark.parametrize("odds", [-1e6, -800.0, -1.0, 0.0, 1.0, 800.0, 1e6])
def test_a_chance_stays_between_0_and_1_however_large_the_odds(odds: float) -> None:
    assert 0 <= chance_of(odds) <= 1
    assert chance_of(odds) == pytest.approx(1 - chance_of(-odds))


def test_the_model_is_sound_and_has_its_card_beside_it() -> None:
    model = worth_weights()
    assert 0.1 < model.threshold < 0.9
    assert len(model.weights) > 10_000
    assert all(abs(weight) < 50 for weight in model.weights.values())
    card = (FOLDER / "MODEL.md").read_text(encoding="utf-8")
    for said in (
        "CC BY-SA 4.0",
        "ClaimBuster",
        "make train-worthiness",
        f"at {model.threshold:.2f}".replace("0.", "."),
    ):
        assert said in card


_SUBJECTS = ["Ada Marl", "The council", "They", "Many things", "I", "We", "It", "Three ferries"]
_VERBS = [
    "sold", "will sell", "hopes to sell", "is", "was called", "must sell", "have changed",
    "would have sold", "said that it sold", "is more likely to sell", "could not sell", "think",
]  # fmt: skip
_RESTS = [
    "",
    "40 ships",
    "terrible",
    "in 1998",
    "because of rain",
    "a lot",
    "than ever",
    "“a joke”",
]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Grammatical or not, made of what the rules look for, with odd characters between."""
    odd = st.text(st.characters(), max_size=4)
    words = [draw(st.sampled_from(group)) for group in (_SUBJECTS, _VERBS, _RESTS)]
    if draw(st.booleans()):
        words.insert(draw(st.integers(0, 3)), draw(odd))
    return " ".join(words) + draw(st.sampled_from([".", "!", "?", "…", ""]))


def texts() -> st.SearchStrategy[str]:
    return st.lists(sentences(), min_size=1, max_size=4).map(" ".join)


_SEEN: dict[str, int] = {"claims": 0}


def _all_sound(claims: Iterator[Claim]) -> None:
    for claim in claims:
        _SEEN["claims"] += 1
        assert 0 <= claim.check_worthiness <= 1
        assert claim.reasons
        assert all(reason.strip() for reason in claim.reasons)
        assert claim.checkable == (not claim.reasons[0].startswith("not checkable: "))
        if claim.type in (ClaimType.PREDICTION, ClaimType.OPINION):
            assert not claim.checkable
        if not claim.checkable:
            assert claim.type in (ClaimType.PREDICTION, ClaimType.OPINION, ClaimType.OTHER)
            assert claim.check_worthiness <= 0.4


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts(), st.sampled_from(["clause", "sentence", "fact"]))
def test_any_text_gets_sound_scores_and_a_reason_for_every_claim(text: str, level: str) -> None:
    first = split(read_text(text), granularity=level)  # type: ignore[arg-type]
    _all_sound(iter(first.claims))
    again = split(read_text(text), granularity=level)  # type: ignore[arg-type]
    assert first.claims == again.claims


def test_the_texts_of_that_test_do_hold_claims() -> None:
    test_any_text_gets_sound_scores_and_a_reason_for_every_claim()
    assert _SEEN["claims"] > 40
