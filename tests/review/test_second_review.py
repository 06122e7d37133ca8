"""Two people review a claim: turns, outcomes, adjudication, and what counts as blind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workbench.audit.agreement import reliability
from workbench.errors import PolicyError
from workbench.models import Verdict, VerdictCode
from workbench.review import (
    Policy,
    adjudicate,
    assign,
    give_verdict,
    give_verdicts,
    park,
    redo,
    reopen,
    sides,
    to_adjudicate,
    undo,
)
from workbench.store import ClaimFilter, Desk
from workbench.store.doctor import examine

VERIFIED = Verdict(code=VerdictCode.VERIFIED)
DISPUTED = Verdict(code=VerdictCode.DISPUTED, reason="the log says no")


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    return [row.id for row in desk.claims()]


def for_two(desk: Desk, ids: list[str]) -> None:
    assign(desk, ids, "anna", actor="chief")
    assign(desk, ids, "ben", actor="chief", second=True)


def stands(desk: Desk, claim_id: str) -> tuple[str, str | None, str | None, int]:
    row = desk.claim(claim_id)
    return row.status, row.verdict, row.agreement, row.review_count


def test_two_alike_settle_a_claim(desk: Desk, ids: list[str]) -> None:
    for_two(desk, ids)
    give_verdict(desk, ids[0], VERIFIED, actor="anna")
    assert stands(desk, ids[0]) == ("second_review", "verified", "single", 1)
    give_verdict(desk, ids[0], VERIFIED, actor="ben")
    assert stands(desk, ids[0]) == ("reviewed", "verified", "agree", 2)
    assert examine(desk) == []


def test_two_that_differ_leave_no_verdict_until_a_third_settles_it(
    desk: Desk, ids: list[str]
) -> None:
    for_two(desk, ids)
    give_verdict(desk, ids[0], DISPUTED, actor="anna")
    done = give_verdict(desk, ids[0], VERIFIED, actor="ben")
    assert "The two verdicts differ, so it waits for an adjudicator." in done.warnings
    assert stands(desk, ids[0]) == ("second_review", None, "disagree", 2)
    assert [row.id for row in to_adjudicate(desk)] == [ids[0]]
    told = [
        (side.reviewer, side.review.verdict, side.review.reason) for side in sides(desk, ids[0])
    ]
    assert told == [("anna", "disputed", "the log says no"), ("ben", "verified", None)]
    mixed = Verdict(code=VerdictCode.MIXED, reason="both are right in part")
    assert adjudicate(desk, ids[0], mixed, actor="chief").warnings == ()
    assert stands(desk, ids[0]) == ("reviewed", "mixed", "adjudicated", 3)
    assert desk.claim(ids[0]).reviewer == "chief"
    assert to_adjudicate(desk) == []
    assert examine(desk) == []
    undo(desk, actor="chief")
    assert stands(desk, ids[0]) == ("second_review", None, "disagree", 2)
    assert redo(desk, actor="chief") is not None
    assert stands(desk, ids[0])[1] == "mixed"


def test_settled_in_the_same_way_again_changes_nothing(desk: Desk, ids: list[str]) -> None:
    for_two(desk, ids)
    give_verdict(desk, ids[0], DISPUTED, actor="anna")
    give_verdict(desk, ids[0], VERIFIED, actor="ben")
    mixed = Verdict(code=VerdictCode.MIXED, reason="both are right in part")
    assert adjudicate(desk, ids[0], mixed, actor="chief").event is not None
    again = adjudicate(desk, ids[0], mixed, actor="chief")
    assert again.event is None
    assert again.warnings == ("It was settled so already; nothing changed.",)
    assert adjudicate(desk, ids[0], mixed, actor="lee").event is not None
    other = Verdict(code=VerdictCode.MIXED, reason="each has half of it")
    assert adjudicate(desk, ids[0], other, actor="lee").event is not None


def test_who_settles_gives_a_reason_and_there_must_be_two_verdicts(
    desk: Desk, ids: list[str]
) -> None:
    for_two(desk, ids)
    give_verdict(desk, ids[0], DISPUTED, actor="anna")
    with pytest.raises(PolicyError, match="has not the verdicts of two"):
        adjudicate(desk, ids[0], DISPUTED, actor="chief")
    give_verdict(desk, ids[0], VERIFIED, actor="ben")
    with pytest.raises(PolicyError, match="with a reason"):
        adjudicate(desk, ids[0], VERIFIED, actor="chief")
    done = adjudicate(desk, ids[0], DISPUTED, actor="anna")
    assert done.warnings == ("anna is one of the two who differed.",)


def test_nobody_else_gives_the_verdict_of_one_of_the_two(desk: Desk, ids: list[str]) -> None:
    for_two(desk, ids)
    with pytest.raises(PolicyError, match="waits for the verdict of anna, ben"):
        give_verdict(desk, ids[0], VERIFIED, actor="lee")
    give_verdict(desk, ids[0], VERIFIED, actor="anna")
    give_verdict(desk, ids[0], DISPUTED, actor="anna")
    give_verdict(desk, ids[0], VERIFIED, actor="ben")
    for actor in ("anna", "ben", "lee"):
        with pytest.raises(PolicyError, match="both its verdicts"):
            give_verdict(desk, ids[0], VERIFIED, actor=actor)
    with pytest.raises(PolicyError, match="both its verdicts"):
        give_verdicts(desk, ids[:2], VERIFIED, actor="anna")
    assert desk.claim(ids[1]).verdict is None


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda desk, ids: assign(desk, ids, "ben", actor="chief", second=True), "no first"),
        (lambda desk, ids: assign(desk, ids, "  ", actor="chief"), "no name"),
        (lambda desk, ids: assign(desk, [], "ben", actor="chief"), "No claim is like that"),
    ],
)
def test_an_assignment_that_cannot_be_is_refused_whole(
    desk: Desk, ids: list[str], act: Callable[[Desk, list[str]], object], sentence: str
) -> None:
    before = desk.next_seq()
    with pytest.raises(PolicyError, match=sentence):
        act(desk, ids)
    assert desk.next_seq() == before


def test_the_second_is_another_person_than_the_first(desk: Desk, ids: list[str]) -> None:
    give_verdict(desk, ids[0], VERIFIED, actor="kim")
    with pytest.raises(PolicyError, match="kim is the first reviewer"):
        assign(desk, ids[:1], "kim", actor="chief", second=True)
    with pytest.raises(PolicyError, match="has a verdict of kim"):
        assign(desk, ids[:1], "lee", actor="chief")
    assign(desk, ids[:1], "lee", actor="chief", second=True)
    assert desk.is_sealed(ids[0], "lee")
    assert not desk.is_sealed(ids[0], "kim")
    for_two(desk, ids[1:])
    with pytest.raises(PolicyError, match="ben is the second"):
        assign(desk, ids[1:2], "ben", actor="chief")
    with pytest.raises(PolicyError, match="yours to review"):
        assign(desk, ids[:1], None, actor="lee", second=True)


def test_to_assign_is_one_event_and_one_undo(desk: Desk, ids: list[str]) -> None:
    for_two(desk, ids)
    assert desk.count_claims(ClaimFilter(assigned_to="ben")) == len(ids)
    undo(desk, actor="chief")
    assert desk.count_claims(ClaimFilter(assigned_to="ben")) == 0
    assert not desk.is_sealed(ids[0], "anna")
    done = assign(desk, ids, "anna", actor="chief")
    assert done.event is None
    assert assign(desk, ids[:1], None, actor="chief").claim_ids == (ids[0],)
    assert examine(desk) == []


def test_a_claim_that_is_taken_off_the_second_is_reviewed_by_one(
    desk: Desk, ids: list[str]
) -> None:
    for_two(desk, ids)
    give_verdict(desk, ids[0], VERIFIED, actor="anna")
    assign(desk, ids, None, actor="chief", second=True)
    assert stands(desk, ids[0]) == ("reviewed", "verified", "single", 1)
    assert examine(desk) == []


def test_what_a_sealed_reviewer_parks_is_parked_for_him_alone(desk: Desk, ids: list[str]) -> None:
    for_two(desk, ids)
    give_verdict(desk, ids[0], VERIFIED, actor="anna")
    park(desk, ids[0], actor="ben", due_on="2024-12-24")
    assert stands(desk, ids[0])[:2] == ("second_review", "verified")
    with desk.seen_as("ben"):
        own = desk.claim(ids[0])
        assert (own.status, own.due_on, own.verdict) == ("needs_more", "2024-12-24", None)
        reopen(desk, ids[0], actor="ben")
        assert desk.claim(ids[0]).status == "open"
    assert desk.claim(ids[0]).verdict == "verified"
    assert examine(desk) == []


def test_a_verdict_taken_back_seals_again_and_does_not_count_as_blind(
    desk: Desk, ids: list[str]
) -> None:
    for_two(desk, ids)
    for claim_id in ids[:3]:
        give_verdict(desk, claim_id, DISPUTED, actor="anna")
    give_verdict(desk, ids[1], DISPUTED, actor="ben")
    give_verdict(desk, ids[0], VERIFIED, actor="ben")
    undo(desk, actor="ben")
    assert desk.is_sealed(ids[0], "ben")
    with desk.seen_as("ben"):
        assert desk.claim(ids[0]).verdict is None
        # He has seen what anna found, so his next verdict is no blind one.
        give_verdict(desk, ids[0], DISPUTED, actor="ben")
    assert stands(desk, ids[0]) == ("reviewed", "disputed", "agree", 2)
    found = reliability(desk)
    assert (found.together.n, found.left_out) == (1, 1)
    assert examine(desk) == []


def test_the_first_verdict_can_be_mended_while_the_second_is_awaited(
    desk: Desk, ids: list[str]
) -> None:
    for_two(desk, ids)
    give_verdict(desk, ids[0], DISPUTED, actor="anna")
    undo(desk, actor="anna")
    give_verdict(desk, ids[0], VERIFIED, actor="anna")
    give_verdict(desk, ids[0], VERIFIED, actor="ben")
    assert reliability(desk).together.table == {("verified", "verified"): 1}
    assert reliability(desk).pairs[0].reviewers == ("anna", "ben")


def test_begun_anew_after_both_verdicts_it_is_no_blind_review(desk: Desk, ids: list[str]) -> None:
    for_two(desk, ids)
    for name, finding in (("anna", DISPUTED), ("ben", VERIFIED)):
        give_verdict(desk, ids[0], finding, actor=name)
    reopen(desk, ids[0], actor="chief")
    assert stands(desk, ids[0])[:2] == ("open", None)
    assert desk.is_sealed(ids[0], "anna")
    for name in ("anna", "ben"):
        give_verdict(desk, ids[0], VERIFIED, actor=name)
    assert stands(desk, ids[0])[2] == "agree"
    assert (reliability(desk).together.n, reliability(desk).left_out) == (0, 1)
    assert examine(desk) == []


def test_the_policy_may_ask_for_a_second_where_a_person_is_disputed(
    desk: Desk, ids: list[str]
) -> None:
    policy = Policy(second_reviewer_for_disputed_person=True)
    person = next(row.id for row in desk.claims() if row.source_kind == "person")
    nobody = next(row.id for row in desk.claims() if row.source_kind == "narrator")
    give_verdicts(desk, [person, nobody], DISPUTED, actor="kim", policy=policy)
    assert stands(desk, person) == ("second_review", "disputed", "single", 1)
    assert stands(desk, nobody)[0] == "reviewed"
    again = give_verdict(desk, person, DISPUTED, actor="kim", policy=policy)
    assert again.event is None
    give_verdict(desk, person, VERIFIED, actor="lee", policy=policy)
    assert stands(desk, person) == ("second_review", None, "disagree", 2)
    assert reliability(desk).together.n == 0
    assert examine(desk) == []


def test_a_bulk_verdict_is_hidden_whole_from_whoever_is_to_review_one_of_its_claims(
    desk: Desk, ids: list[str]
) -> None:
    for_two(desk, ids[:1])
    give_verdicts(desk, ids[:2], DISPUTED, actor="anna")
    with desk.seen_as("ben"):
        assert [event.action for event in desk.history(ids[1])] == []
        assert desk.claim(ids[1]).verdict == "disputed"
        assert [event.action for event in desk.history(ids[0])] == ["assigned", "assigned"]
    assert [event.action for event in desk.history(ids[1])] == ["verdict_given"]
