from __future__ import annotations

import pytest

from tests.store.desks import prior
from workbench.errors import PolicyError
from workbench.models import Conflict, Match, MatchStatus, Tier, Verdict, VerdictCode
from workbench.review import (
    SCALE,
    decide_match,
    earlier_reasons,
    give_verdict,
    glyph_of,
    label_of,
    next_open,
    park,
    progress,
    suggest,
    suggest_all,
    undo,
)
from workbench.store import ClaimFilter, Desk


def verify(desk: Desk, claim: str, reason: str | None = None) -> None:
    give_verdict(desk, claim, Verdict(code=VerdictCode.VERIFIED, reason=reason), actor="kim")


def next_id(desk: Desk, after: str | None = None, chosen: ClaimFilter | None = None) -> str | None:
    row = next_open(desk, after, chosen)
    return row.id if row else None


def test_the_queue_goes_on_to_the_next_open_claim_and_round_to_the_first(desk: Desk) -> None:
    first, second, third, fourth = (row.id for row in desk.claims())
    assert next_id(desk) == first
    assert next_id(desk, first) == second
    verify(desk, second)
    park(desk, third, actor="kim")
    assert next_id(desk, first) == fourth
    assert next_id(desk, second) == fourth
    assert next_id(desk, fourth) == first
    verify(desk, first)
    assert next_id(desk, fourth) is None
    verify(desk, fourth)
    assert next_id(desk) is None


def test_the_queue_keeps_to_what_was_asked_for(desk: Desk) -> None:
    first, _, third, _ = (row.id for row in desk.claims())
    narrator = ClaimFilter(source_kind="narrator")
    assert next_id(desk, first, narrator) == third
    assert next_id(desk, first, ClaimFilter(status=frozenset({"reviewed"}))) is None
    verify(desk, third)
    assert next_id(desk, first, narrator) is None


def test_progress_counts_what_is_done_waiting_and_open(desk: Desk) -> None:
    first, second, third, _ = (row.id for row in desk.claims())
    verify(desk, first)
    give_verdict(desk, second, Verdict(code=VerdictCode.DISPUTED, reason="no"), actor="kim")
    park(desk, third, actor="kim")
    done = progress(desk)
    assert (done.total, done.reviewed, done.verified, done.disputed, done.waiting, done.open) == (
        4, 2, 1, 1, 1, 1,
    )  # fmt: skip
    undo(desk, actor="kim")
    assert progress(desk).open == 2


def test_imported_verdicts_are_not_our_progress(desk: Desk) -> None:
    desk.add_prior_claims([prior(1, verdict="verified")], actor="kim")
    assert progress(desk).total == 4
    assert progress(desk, ClaimFilter(origin=None)).reviewed == 0


def test_reasons_given_before_come_back_latest_first_each_once(desk: Desk) -> None:
    first, second, third, _ = (row.id for row in desk.claims())
    for claim, reason in ((first, "minutes"), (second, "a call"), (third, "minutes")):
        verify(desk, claim, reason)
    assert earlier_reasons(desk) == ["minutes", "a call"]
    assert earlier_reasons(desk, limit=1) == ["minutes"]


def suggested(claim: str, tier: Tier = Tier.SAME, number: int = 1) -> Match:
    conflicts = (Conflict(kind="number", ours="4", theirs="5"),) if tier is Tier.CONFLICT else ()
    return Match(
        claim_id=claim, prior_id=f"prior-{number}", score=0.8, tier=tier, conflicts=conflicts
    )


def test_a_match_is_decided_by_a_person_and_its_verdict_is_not_inherited(
    desk: Desk, claim: str
) -> None:
    desk.add_prior_claims([prior(1)], actor="kim")
    desk.save_suggestions(claim, [suggested(claim)])
    assert decide_match(desk, claim, "prior-1", MatchStatus.CONFIRMED, actor="lee").event
    assert decide_match(desk, claim, "prior-1", MatchStatus.CONFIRMED, actor="lee").event is None
    (match,) = desk.matches(claim)
    assert match.status is MatchStatus.CONFIRMED
    row = desk.claim(claim)
    assert (row.verdict, row.status) == (None, "open")


def test_a_conflicting_pair_cannot_be_confirmed_without_a_reason(desk: Desk, claim: str) -> None:
    desk.add_prior_claims([prior(1)], actor="kim")
    desk.save_suggestions(claim, [suggested(claim, Tier.CONFLICT)])
    with pytest.raises(PolicyError, match=r"The two differ \(number: 4 ≠ 5\)"):
        decide_match(desk, claim, "prior-1", MatchStatus.CONFIRMED, actor="lee")
    assert decide_match(desk, claim, "prior-1", MatchStatus.REJECTED, actor="lee").event


def test_a_claim_that_was_never_suggested_cannot_be_decided(desk: Desk, claim: str) -> None:
    desk.add_prior_claims([prior(1)], actor="kim")
    with pytest.raises(PolicyError, match="was not suggested"):
        decide_match(desk, claim, "prior-1", MatchStatus.CONFIRMED, actor="lee")


def test_new_suggestions_leave_decisions_as_they_are(desk: Desk, claim: str) -> None:
    desk.add_prior_claims([prior(1), prior(2), prior(3)], actor="kim")
    desk.save_suggestions(claim, [suggested(claim, number=1), suggested(claim, number=2)])
    decide_match(desk, claim, "prior-1", MatchStatus.REJECTED, actor="lee")
    desk.save_suggestions(claim, [suggested(claim, number=1), suggested(claim, number=3)])
    assert [(match.prior_id, str(match.status)) for match in desk.matches(claim)] == [
        ("prior-3", "suggested"),
        ("prior-1", "rejected"),
    ]


SAME = prior(1, text="The dredging of the harbor cost 4 million florins", evidence=())


def test_prior_claims_are_suggested_kept_and_not_written_twice(desk: Desk, claim: str) -> None:
    desk.add_prior_claims([SAME, prior(2, text="Owls sleep by day")], actor="kim")
    found = suggest(desk, claim)
    assert [match.prior_id for match in found] == ["prior-1"]
    assert desk.matches(claim) == found
    events, writes = len(desk.history()), desk.connection.total_changes
    assert suggest(desk, claim) == found
    assert desk.connection.total_changes == writes
    assert len(desk.history()) == events


def test_a_match_that_was_rejected_is_not_suggested_again(desk: Desk, claim: str) -> None:
    desk.add_prior_claims([SAME], actor="kim")
    suggest(desk, claim)
    decide_match(desk, claim, "prior-1", MatchStatus.REJECTED, actor="lee")
    writes = desk.connection.total_changes
    assert [match.status for match in suggest(desk, claim)] == [MatchStatus.REJECTED]
    assert desk.connection.total_changes == writes


def test_a_whole_article_is_matched_and_progress_told(desk: Desk) -> None:
    desk.add_prior_claims([SAME], actor="kim")
    told: list[tuple[int, int]] = []
    article = desk.articles()[0].id
    with_some = suggest_all(desk, article, progress=lambda done, of: told.append((done, of)))
    assert with_some == sum(bool(desk.matches(row.id)) for row in desk.claims())
    assert with_some >= 1
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_scale_is_that_of_version_1() -> None:
    assert [(str(e.code), e.label, e.key, e.rating_value, e.first_class) for e in SCALE] == [
        ("verified", "Verified", "v", 5, True),
        ("disputed", "Disputed", "d", 1, True),
        ("mixed", "Mixed", "xm", 3, False),
        ("misleading", "Needs context", "xc", 2, False),
        ("outdated", "Out of date", "xo", None, False),
        ("unverifiable", "Unverifiable", "xu", None, False),
        ("not_checkable", "Not checkable", "xn", None, False),
    ]
    assert {entry.code for entry in SCALE} == set(VerdictCode)


def test_no_two_verdicts_look_alike_also_in_ascii() -> None:
    codes = [None, *(str(entry.code) for entry in SCALE)]
    assert len({glyph_of(code) for code in codes}) == len(codes)
    plain = {glyph_of(code, ascii=True) for code in codes}
    assert len(plain) == len(codes)
    assert all(glyph.isascii() and len(glyph) == 1 for glyph in plain)


def test_a_code_of_another_scale_is_shown_as_it_is() -> None:
    assert label_of("pants_on_fire") == "pants_on_fire"
    assert glyph_of("pants_on_fire") == "?"
