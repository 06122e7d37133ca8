"""Alerts: a claim against a verified one, or a source against its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desks import made_split, ticking
from workbench.models import MatchStatus, PriorClaim, SourceKind, Tier, Verdict, VerdictCode
from workbench.review import alerts, decide_match, give_verdict, suggest, undo
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine

OPEN = "the eastern pier of Orrin Bay is open to all trucks"
SHUT = "the eastern pier of Orrin Bay is not open to all trucks"


def desk_of(
    path: Path, *articles: list[tuple[str | None, str]], kind: SourceKind = SourceKind.PERSON
) -> Desk:
    desk = open_desk(path / "claims.db", clock=ticking())
    for number, sentences in enumerate(articles):
        desk.add_article(made_split(sentences, path=f"a{number}.txt", kind=kind), actor="kim")
    return desk


def prior(text: str, **about: str) -> PriorClaim:
    return PriorClaim.model_validate({"claim_id": "p-1", "text": text, **about})


def last(desk: Desk) -> str:
    """The id of the last claim of the queue, with its suggestions made."""
    claim_id = desk.claims()[-1].id
    suggest(desk, claim_id)
    return claim_id


def alerted(desk: Desk) -> list[str]:
    return [row.id for row in desk.claims(ClaimFilter(has=frozenset({"conflict"})))]


@pytest.mark.parametrize("verdict", ["verified", "disputed", None])
def test_a_claim_against_a_claim_that_a_publisher_verified_is_an_alert(
    tmp_path: Path, verdict: str | None
) -> None:
    with desk_of(tmp_path, [("Ines Hale", OPEN)]) as desk:
        about = {"verdict": verdict, "publisher": "Bay Facts"} if verdict else {}
        desk.add_prior_claims([prior(SHUT, **about)], actor="kim")
        claim = last(desk)
        found = alerts(desk, claim)
        assert bool(found) is (verdict == "verified")
        assert bool(desk.claim(claim).alerts) is bool(found)
        assert alerted(desk) == ([claim] if found else [])
        if found:
            assert found[0].why == "contradicts a claim verified by Bay Facts"
            assert found[0].prior.text == SHUT


def test_our_own_verdict_counts_and_its_undo_ends_the_alert(tmp_path: Path) -> None:
    with desk_of(tmp_path, [("Petr Lanning", SHUT)], [("Ines Hale", OPEN)]) as desk:
        first, claim = desk.claims()[0].id, last(desk)
        assert alerts(desk, claim) == []
        give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        assert [one.why for one in alerts(desk, claim)] == ["contradicts a claim verified here"]
        assert alerted(desk) == [claim]
        undo(desk, actor="kim")
        assert alerts(desk, claim) == []


def test_a_source_against_its_own_words_in_another_article_is_an_alert(tmp_path: Path) -> None:
    with desk_of(tmp_path, [("Ines Hale", SHUT)], [("Ines Hale", OPEN)]) as desk:
        claim = last(desk)
        (found,) = alerts(desk, claim)
        assert (found.verified, found.same_source) == (False, True)
        assert found.why == "contradicts what its own source said"
        assert examine(desk) == []


def test_a_source_against_its_own_words_in_one_article_is_an_alert(tmp_path: Path) -> None:
    with desk_of(tmp_path, [("Ines Hale", SHUT), (None, "Gulls cried"), ("Ines Hale", OPEN)]) as d:
        claim = last(d)
        assert [one.prior.id for one in alerts(d, claim)] == [d.claims()[0].id]
        assert alerted(d) == [claim], "the later words are the ones to look at"


def test_two_people_or_two_unnamed_ones_may_say_what_they_like(tmp_path: Path) -> None:
    with desk_of(tmp_path, [("Petr Lanning", SHUT), ("Ines Hale", OPEN)]) as desk:
        assert alerts(desk, last(desk)) == []
    (tmp_path / "b").mkdir()
    texts = [("officials", SHUT), ("officials", OPEN)]
    with desk_of(tmp_path / "b", texts, kind=SourceKind.COLLECTIVE) as desk:
        assert alerts(desk, last(desk)) == []


@pytest.mark.parametrize(
    "other",
    [
        "the western pier of Orrin Bay is not open to all trucks",
        "the eastern pier of Orrin Bay was not open to all trucks in 2019",
        "the eastern pier of Orrin Bay will not be open to all trucks",
        "the eastern pier of Orrin Bay is not open to all trucks on Monday",
        "a ferry at the eastern pier is not open to trucks, Ines Hale said",
    ],
)
def test_another_thing_or_another_time_is_no_alert(tmp_path: Path, other: str) -> None:
    with desk_of(tmp_path, [("Ines Hale", OPEN)]) as desk:
        desk.add_prior_claims([prior(other, verdict="verified")], actor="kim")
        assert alerts(desk, last(desk)) == []


@pytest.mark.parametrize("status", [s for s in MatchStatus if s is not MatchStatus.SUGGESTED])
def test_a_decision_ends_the_alert_and_its_undo_brings_it_back(
    tmp_path: Path, status: MatchStatus
) -> None:
    with desk_of(tmp_path, [("Ines Hale", OPEN)]) as desk:
        desk.add_prior_claims([prior(SHUT, verdict="verified")], actor="kim")
        claim = last(desk)
        decide_match(desk, claim, "p-1", status, actor="kim", reason="seen")
        assert (alerts(desk, claim), alerted(desk)) == ([], [])
        undo(desk, actor="kim")
        assert len(alerts(desk, claim)) == 1
        assert alerted(desk) == [claim]


def test_a_contradiction_is_found_behind_any_number_of_similar_claims(tmp_path: Path) -> None:
    with desk_of(tmp_path, [("Ines Hale", OPEN)]) as desk:
        near = [
            PriorClaim(claim_id=f"p-near-{n}", text=f"{OPEN} of firm number {n} in the evening")
            for n in range(8)
        ]
        desk.add_prior_claims([*near, prior(SHUT, verdict="verified")], actor="kim")
        claim = last(desk)
        assert [one.prior.id for one in alerts(desk, claim)] == ["p-1"]
        assert len(desk.matches(claim)) == 6


def test_hostile_words_reach_an_alert_as_they_are(tmp_path: Path) -> None:
    text = "the [/bold] pier 'of' Orrin \x1b[31mBay is open to all trucks"
    with desk_of(tmp_path, [("Ines Hale", text)]) as desk:
        denied = text.replace("is open", "is not open")
        desk.add_prior_claims([prior(denied, verdict="verified")], actor="kim")
        (found,) = alerts(desk, last(desk))
        assert found.prior.text == denied
        assert found.match.tier is Tier.CONFLICT
