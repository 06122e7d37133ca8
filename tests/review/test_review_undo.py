from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import harbor_desk, ticking
from tests.review.suggesting import suggest_to_two
from tests.store.desks import prior
from workbench.models import AttributionVerdict, Match, MatchStatus, Tier, Verdict, VerdictCode
from workbench.review import (
    add_evidence,
    add_note,
    decide_match,
    give_attribution_verdict,
    give_verdict,
    park,
    redo,
    reopen,
    undo,
)
from workbench.store import Desk, open_desk
from workbench.store.consistency import state_findings
from workbench.store.doctor import examine


def verify(desk: Desk, claim: str, actor: str = "kim") -> None:
    give_verdict(desk, claim, Verdict(code=VerdictCode.VERIFIED), actor=actor)


def dispute(desk: Desk, claim: str, actor: str = "kim") -> None:
    give_verdict(desk, claim, Verdict(code=VerdictCode.DISPUTED, reason="no"), actor=actor)


def seen(desk: Desk, claim: str) -> tuple[Any, ...]:
    """All a reviewer sees of a claim; the number of its events, which only grows, left out."""
    row = replace(desk.claim(claim), revision=0)
    return row, desk.evidence(claim), desk.notes(claim), desk.matches(claim)


def test_undo_takes_back_the_last_action_and_redo_does_it_again(desk: Desk, claim: str) -> None:
    open_state = seen(desk, claim)
    verify(desk, claim)
    verified = seen(desk, claim)
    dispute(desk, claim)
    disputed = seen(desk, claim)
    states = [open_state, verified, disputed]
    for expected in (verified, open_state):
        undone = undo(desk, actor="kim")
        assert undone is not None
        assert (undone.claim_id, undone.event.action) == (claim, "undone")
        assert seen(desk, claim) == expected
    assert undo(desk, actor="kim") is None
    for expected in states[1:]:
        redone = redo(desk, actor="kim")
        assert redone is not None
        assert redone.of.action == "verdict_given"
        assert seen(desk, claim) == expected
    assert redo(desk, actor="kim") is None
    assert desk.claim(claim).revision == 6
    assert examine(desk) == []


def test_undo_and_redo_survive_a_restart(desk: Desk, claim: str) -> None:
    verify(desk, claim)
    verified = seen(desk, claim)
    path = desk.path
    desk.close()
    with open_desk(path) as again:
        assert undo(again, actor="kim") is not None
        assert again.claim(claim).verdict is None
    with open_desk(path) as again:
        assert redo(again, actor="kim") is not None
        assert seen(again, claim) == verified


def test_each_reviewer_undoes_his_own(desk: Desk, claim: str) -> None:
    verify(desk, claim, "kim")
    dispute(desk, claim, "lee")
    undone = undo(desk, actor="kim")
    assert undone is not None
    assert undone.of.actor == "kim"
    row = desk.claim(claim)
    assert (row.verdict, row.reviewer, row.review_count) == ("disputed", "lee", 1)
    assert undo(desk, actor="nobody") is None
    undo(desk, actor="lee")
    assert desk.claim(claim).status == "open"


def test_a_new_action_forgets_what_could_be_redone(desk: Desk, claim: str) -> None:
    verify(desk, claim)
    undo(desk, actor="kim")
    add_note(desk, claim, "after all", actor="kim")
    assert redo(desk, actor="kim") is None
    undo(desk, actor="kim")
    assert redo(desk, actor="kim") is not None
    assert [note.text for note in desk.notes(claim)] == ["after all"]
    assert desk.claim(claim).verdict is None


def test_the_action_of_another_does_not_forget_what_i_can_redo(desk: Desk, claim: str) -> None:
    verify(desk, claim)
    undo(desk, actor="kim")
    add_note(desk, claim, "mine", actor="lee")
    assert redo(desk, actor="kim") is not None
    assert desk.claim(claim).verdict == "verified"


def test_what_was_read_in_is_not_undone(desk: Desk) -> None:
    desk.add_prior_claims([prior(1)], actor="kim")
    assert undo(desk, actor="kim") is None


def test_a_match_decision_that_is_undone_is_a_suggestion_again(desk: Desk, claim: str) -> None:
    desk.add_prior_claims([prior(1)], actor="kim")
    suggested = Match(claim_id=claim, prior_id="prior-1", score=0.9, tier=Tier.SAME)
    desk.save_suggestions(claim, [suggested])
    decide_match(desk, claim, "prior-1", MatchStatus.CONFIRMED, actor="kim")
    decided = desk.matches(claim)
    undo(desk, actor="kim")
    assert desk.matches(claim) == [suggested]
    desk.save_suggestions(claim, [])
    redo(desk, actor="kim")
    assert desk.matches(claim) == decided
    assert examine(desk) == []


ACTIONS: dict[str, Callable[[Desk, str, str], object]] = {
    "verify": verify,
    "dispute": dispute,
    "park": lambda desk, claim, actor: park(desk, claim, actor=actor, due_on="2024-12-24"),
    "reopen": lambda desk, claim, actor: reopen(desk, claim, actor=actor),
    "note": lambda desk, claim, actor: add_note(desk, claim, "noted", actor=actor),
    "evidence": lambda desk, claim, actor: add_evidence(
        desk, claim, actor=actor, url="https://a.example/"
    ),
    "said": lambda desk, claim, actor: give_attribution_verdict(
        desk, claim, AttributionVerdict.CONFIRMED, actor=actor
    ),
    "confirm": lambda desk, claim, actor: decide_match(
        desk, claim, "prior-1", MatchStatus.CONFIRMED, actor=actor
    ),
    "reject": lambda desk, claim, actor: decide_match(
        desk, claim, "prior-1", MatchStatus.REJECTED, actor=actor
    ),
    "undo": lambda desk, claim, actor: undo(desk, actor=actor),
    "redo": lambda desk, claim, actor: redo(desk, actor=actor),
}


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A desk with a suggestion on each of its first two claims."""
    path = tmp_path_factory.mktemp("ready") / "claims.db"
    with harbor_desk(path) as desk:
        suggest_to_two(desk)
    return path.read_bytes()


def opened(factory: pytest.TempPathFactory, ready: bytes) -> Desk:
    path: Path = factory.mktemp("played") / "claims.db"
    path.write_bytes(ready)
    desk = open_desk(path, clock=ticking())
    desk.connection.execute("PRAGMA synchronous = OFF")  # nobody pulls the plug here
    return desk


PLAYED = st.lists(
    st.tuples(st.sampled_from(sorted(ACTIONS)), st.integers(0, 1), st.sampled_from(["kim", "lee"])),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(steps=PLAYED)
def test_whatever_is_done_the_state_is_what_the_events_add_up_to(
    tmp_path_factory: pytest.TempPathFactory, ready: bytes, steps: list[tuple[str, int, str]]
) -> None:
    with opened(tmp_path_factory, ready) as desk:
        claims = [row.id for row in desk.claims(limit=2)]
        for action, which, actor in steps:
            ACTIONS[action](desk, claims[which], actor)
            assert list(state_findings(desk.connection)) == []
        assert examine(desk) == []


@settings(max_examples=60, deadline=None)
@given(steps=PLAYED, back=st.integers(1, 6))
def test_redoing_what_was_undone_gives_what_was_there(
    tmp_path_factory: pytest.TempPathFactory,
    ready: bytes,
    steps: list[tuple[str, int, str]],
    back: int,
) -> None:
    with opened(tmp_path_factory, ready) as desk:
        claims = [row.id for row in desk.claims(limit=2)]
        for action, which, actor in steps:
            ACTIONS[action](desk, claims[which], actor)
        before = [seen(desk, claim) for claim in claims]
        taken_back = [undone for _ in range(back) if (undone := undo(desk, actor="kim"))]
        done_again = [redone for _ in taken_back if (redone := redo(desk, actor="kim"))]
        assert [one.of.seq for one in done_again] == [one.of.seq for one in reversed(taken_back)]
        assert [seen(desk, claim) for claim in claims] == before


@settings(max_examples=40, deadline=None)
@given(steps=PLAYED)
def test_undoing_everything_gives_the_desk_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, ready: bytes, steps: list[tuple[str, int, str]]
) -> None:
    with opened(tmp_path_factory, ready) as desk:
        claims = [row.id for row in desk.claims(limit=2)]
        before = [seen(desk, claim) for claim in claims]
        for action, which, actor in steps:
            ACTIONS[action](desk, claims[which], actor)
        for actor in ("kim", "lee"):
            while undo(desk, actor=actor):
                pass
        assert [seen(desk, claim) for claim in claims] == before
