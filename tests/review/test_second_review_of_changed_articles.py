"""Two people review a claim whose words change between their verdicts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import HARBOR, made_split, ticking
from workbench.audit.agreement import reliability
from workbench.errors import WorkbenchError
from workbench.models import Match, MatchStatus, PriorClaim, Tier, Verdict, VerdictCode
from workbench.review import (
    adjudicate,
    assign,
    decide_match,
    give_verdict,
    park,
    redo,
    reopen,
    undo,
)
from workbench.store import ClaimRow, Desk, open_desk
from workbench.store.doctor import examine

URL = "https://courier.example/harbor"
COSTS = ("4 million", "5 million", "6 million")
VERIFIED, DISPUTED = (
    Verdict(code=code, reason="so it is") for code in (VerdictCode.VERIFIED, VerdictCode.DISPUTED)
)


def change(desk: Desk, cost: str) -> None:
    sentences = [(who, words.replace("4 million", cost)) for who, words in HARBOR]
    desk.add_article(made_split(sentences, url=URL), actor="kim", version_of="harbor")


def first_claim(desk: Desk, eyes: str | None = None) -> ClaimRow:
    with desk.seen_as(eyes):
        return desk.claims()[0]


def state(desk: Desk, eyes: str | None = None) -> tuple[str, str | None, str | None]:
    claim = first_claim(desk, eyes)
    return claim.status, claim.verdict, claim.agreement


def opened(path: Path) -> Desk:
    """A desk whose first claim anna and ben are to review."""
    desk = open_desk(path, clock=ticking())
    desk.add_article(made_split(HARBOR, url=URL), actor="kim")
    claim = desk.claims()[0].id
    assign(desk, [claim], "anna", actor="kim")
    assign(desk, [claim], "ben", actor="kim", second=True)
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "claims.db") as desk:
        yield desk


def test_a_verdict_on_other_words_is_compared_with_none(desk: Desk) -> None:
    claim = first_claim(desk).id
    give_verdict(desk, claim, VERIFIED, actor="anna")
    change(desk, COSTS[1])
    assert state(desk) == ("stale", "verified", None)
    assert state(desk, "anna")[:2] == ("stale", "verified"), "it is her own"
    assert state(desk, "ben") == state(desk, "") == ("open", None, None)
    give_verdict(desk, claim, DISPUTED, actor="ben")
    assert state(desk) == ("second_review", "disputed", "single")
    assert state(desk, "anna")[:2] == ("stale", "verified"), "she is to give hers anew, unseen"
    give_verdict(desk, claim, DISPUTED, actor="anna")
    assert state(desk) == ("reviewed", "disputed", "agree")
    assert reliability(desk).together.n == 1
    assert examine(desk) == []


def test_two_verdicts_that_agreed_are_stale_together_and_stand_again_together(desk: Desk) -> None:
    claim = first_claim(desk).id
    for name in ("anna", "ben"):
        give_verdict(desk, claim, VERIFIED, actor=name)
    assert state(desk) == ("reviewed", "verified", "agree")
    change(desk, COSTS[1])
    assert state(desk) == ("stale", "verified", None)
    assert first_claim(desk).verdict_quote == "the harbor dredging cost 4 million florins"
    change(desk, COSTS[0])
    assert state(desk) == ("reviewed", "verified", "agree")
    assert first_claim(desk).verdict_quote is None
    assert examine(desk) == []


def test_two_that_differed_wait_for_nobody_to_settle_them(desk: Desk) -> None:
    claim = first_claim(desk).id
    give_verdict(desk, claim, VERIFIED, actor="anna")
    give_verdict(desk, claim, DISPUTED, actor="ben")
    change(desk, COSTS[1])
    assert state(desk) == ("stale", None, None)
    with pytest.raises(WorkbenchError, match="has not the verdicts of two"):
        adjudicate(desk, claim, VERIFIED, actor="kim")
    change(desk, COSTS[0])
    assert state(desk) == ("second_review", None, "disagree")
    adjudicate(desk, claim, VERIFIED, actor="kim")
    change(desk, COSTS[2])
    assert state(desk) == ("stale", "verified", None)
    change(desk, COSTS[0])
    assert state(desk) == ("reviewed", "verified", "adjudicated")
    assert examine(desk) == []


def test_a_pair_of_verdicts_on_different_words_is_no_figure_of_agreement(desk: Desk) -> None:
    claim = first_claim(desk).id
    give_verdict(desk, claim, VERIFIED, actor="anna")
    change(desk, COSTS[1])
    give_verdict(desk, claim, VERIFIED, actor="ben")
    assert reliability(desk).together.n == 0
    change(desk, COSTS[2])
    assert reliability(desk).together.n == 0
    assert examine(desk) == []


def test_who_takes_back_his_stale_verdict_leaves_none(desk: Desk) -> None:
    claim = first_claim(desk).id
    give_verdict(desk, claim, VERIFIED, actor="anna")
    change(desk, COSTS[1])
    reopen(desk, claim, actor="anna")
    assert state(desk) == ("open", None, None)
    assert state(desk, "anna") == ("open", None, None)
    undo(desk, actor="anna")
    assert state(desk)[:2] == ("stale", "verified")
    assert examine(desk) == []


def test_without_a_second_review_only_verdicts_on_these_words_agree(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        desk.add_article(made_split(HARBOR, url=URL), actor="kim")
        claim = desk.claims()[0].id
        give_verdict(desk, claim, VERIFIED, actor="anna")
        change(desk, COSTS[1])
        give_verdict(desk, claim, DISPUTED, actor="ben")
        assert state(desk) == ("reviewed", "disputed", "single")
        change(desk, COSTS[0])
        assert state(desk) == ("stale", "disputed", None)
        assert examine(desk) == []


def test_a_decision_on_a_match_is_one_of_the_words_it_was_taken_on(desk: Desk) -> None:
    prior = PriorClaim(claim_id="p-1", text="the harbor dredging cost 4 million florins")
    desk.add_prior_claims([prior], actor="kim")
    claim = first_claim(desk).id
    found = Match(claim_id=claim, prior_id="p-1", score=0.9, tier=Tier.SAME)

    def decided() -> list[MatchStatus]:
        return [one.status for one in desk.matches(claim)]

    desk.save_suggestions(claim, [found])
    decide_match(desk, claim, "p-1", MatchStatus.CONFIRMED, actor="kim")
    change(desk, COSTS[1])
    assert decided() == []
    desk.save_suggestions(claim, [found])
    assert decided() == [MatchStatus.SUGGESTED]
    change(desk, COSTS[0])
    assert decided() == [MatchStatus.CONFIRMED]
    assert examine(desk) == []


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(
            ["verified", "disputed", "park", "reopen", "undo", "redo", "settle", *COSTS]
        ),
        st.sampled_from(["anna", "ben", "kim"]),
    ),
    max_size=14,
)


def act(desk: Desk, what: str, who: str) -> None:
    claim = desk.claims()[0].id
    if what in COSTS:
        change(desk, what)
    elif what == "park":
        park(desk, claim, actor=who)
    elif what == "reopen":
        reopen(desk, claim, actor=who)
    elif what == "undo":
        undo(desk, actor=who)
    elif what == "redo":
        redo(desk, actor=who)
    elif what == "settle":
        adjudicate(desk, claim, VERIFIED, actor=who)
    else:
        give_verdict(desk, claim, VERIFIED if what == "verified" else DISPUTED, actor=who)


@settings(max_examples=60, deadline=None)
@given(ACTIONS)
def test_whatever_comes_after_what_the_desk_is_sound_and_stale_says_so(
    steps: list[tuple[str, str]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(Path(folder) / "claims.db") as desk,
    ):
        for what, who in steps:
            try:
                act(desk, what, who)
            except WorkbenchError:
                continue
            claim = first_claim(desk)
            assert (claim.status == "stale") is (claim.verdict_quote is not None)
            assert claim.verdict_quote != claim.quote
            if claim.status == "stale":
                assert claim.agreement is None
            if claim.status == "reviewed":
                assert claim.verdict is not None
        assert examine(desk) == []
