from __future__ import annotations

import pytest

from tests.desks import made_split
from tests.store.desks import dump
from workbench.errors import DeskError, PolicyError
from workbench.models import AttributionVerdict, SourceKind, Stance, Verdict, VerdictCode
from workbench.review import (
    REASON_CODES,
    Policy,
    add_evidence,
    add_note,
    give_attribution_verdict,
    give_verdict,
    park,
    reopen,
)
from workbench.store import ClaimFilter, Desk
from workbench.store.doctor import examine


def given(code: VerdictCode = VerdictCode.VERIFIED, **rest: str) -> Verdict:
    return Verdict(code=code, **rest)


def test_a_verdict_makes_the_claim_reviewed(desk: Desk, claim: str) -> None:
    verdict = given(VerdictCode.DISPUTED, reason=" It cost 6. ", reason_code="wrong_number")
    done = give_verdict(desk, claim, verdict, actor="lee")
    row = desk.claim(claim)
    assert done.event is not None
    assert (row.status, row.verdict, row.reason, row.reason_code) == (
        "reviewed", "disputed", "It cost 6.", "wrong_number",
    )  # fmt: skip
    assert (row.reviewer, row.reviewed_at) == ("lee", done.event.at)
    assert (row.review_count, row.revision) == (1, 1)


def test_the_same_verdict_again_is_no_event_and_says_so(desk: Desk, claim: str) -> None:
    verdict = given(reason="seen")
    give_verdict(desk, claim, verdict, actor="lee")
    before = dump(desk)
    again = give_verdict(desk, claim, verdict, actor="lee")
    assert again.event is None
    assert again.warnings == ("It was Verified already; nothing changed.",)
    assert dump(desk) == before


def test_the_same_verdict_by_another_is_a_second_review(desk: Desk, claim: str) -> None:
    for actor in ("lee", "kim", "lee"):
        assert give_verdict(desk, claim, given(), actor=actor).event is not None
    row = desk.claim(claim)
    assert (row.review_count, row.reviewer, row.revision) == (2, "lee", 3)


@pytest.mark.parametrize("reason", [None, "", "  \n "])
def test_disputed_needs_a_reason(desk: Desk, claim: str, reason: str | None) -> None:
    before = dump(desk)
    with pytest.raises(PolicyError, match=r"“Disputed” needs a reason: say why"):
        give_verdict(desk, claim, Verdict(code=VerdictCode.DISPUTED, reason=reason), actor="lee")
    assert dump(desk) == before


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        (given(reason_code="made_up"), "There is no reason code “made_up”"),
        (given(VerdictCode.OUTDATED), "needs the date up to which it was right"),
        (given(VerdictCode.OUTDATED, as_of="May 2024"), "“May 2024” is no as-of date"),
        (given(as_of="2023-02-29"), "“2023-02-29” is no as-of date"),
        (given(as_of="20240512"), "write it as 2024-11-25"),
        (given(as_of="2024-W20-7"), "write it as 2024-11-25"),
    ],
)
def test_what_a_verdict_cannot_say_is_refused_in_one_sentence(
    desk: Desk, claim: str, verdict: Verdict, says: str
) -> None:
    with pytest.raises(PolicyError) as refused:
        give_verdict(desk, claim, verdict, actor="lee")
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
    assert desk.claim(claim).revision == 0


def test_out_of_date_keeps_the_date_up_to_which_it_was_right(desk: Desk, claim: str) -> None:
    give_verdict(desk, claim, given(VerdictCode.OUTDATED, as_of="2024-05-12"), actor="lee")
    assert desk.claim(claim).as_of == "2024-05-12"
    give_verdict(desk, claim, given(), actor="lee")
    assert desk.claim(claim).as_of is None


def test_every_reason_code_of_the_scale_is_taken(desk: Desk, claim: str) -> None:
    assert len(REASON_CODES) == 15
    for code in REASON_CODES:
        give_verdict(desk, claim, given(reason_code=code), actor="lee")
        assert desk.claim(claim).reason_code == code


def test_a_claim_that_is_not_there_is_refused(desk: Desk) -> None:
    for act in (
        lambda: give_verdict(desk, "c-none", given(), actor="lee"),
        lambda: add_note(desk, "c-none", "hello", actor="lee"),
        lambda: add_evidence(desk, "c-none", actor="lee", title="x"),
        lambda: park(desk, "c-none", actor="lee"),
    ):
        with pytest.raises(DeskError, match="There is no claim c-none"):
            act()


def test_verified_without_evidence_is_warned_of(desk: Desk, claim: str) -> None:
    assert give_verdict(desk, claim, given(), actor="lee").warnings == (
        "No evidence is recorded for this claim.",
    )
    add_evidence(desk, claim, actor="lee", url="https://a.example/")
    assert give_verdict(desk, claim, given(reason="see"), actor="lee").warnings == ()


def unnamed_claim(desk: Desk) -> str:
    split = made_split([("An official", "the weir leaks")], kind=SourceKind.ANONYMOUS)
    added = desk.add_article(split, actor="kim")
    return desk.claims(ClaimFilter(article_id=added.article_id))[0].id


def test_an_anonymous_source_wants_two_independent_origins(desk: Desk) -> None:
    claim = unnamed_claim(desk)
    assert desk.claim(claim).source_kind == "anonymous"
    supports = Stance.SUPPORTS
    add_evidence(desk, claim, actor="lee", url="https://www.a.example/1", stance=supports)
    add_evidence(desk, claim, actor="lee", url="https://a.example/2", stance=supports)
    add_evidence(desk, claim, actor="lee", url="https://b.example/", stance=Stance.REFUTES)
    (warning,) = give_verdict(desk, claim, given(), actor="lee").warnings
    assert "fewer than two independent origins" in warning
    add_evidence(desk, claim, actor="lee", title="Minutes of the council", stance=supports)
    assert give_verdict(desk, claim, given(reason="two"), actor="lee").warnings == ()


def test_a_strict_desk_refuses_what_others_warn_of(desk: Desk, claim: str) -> None:
    strict = Policy(evidence_for_verified="require", two_origins_for_anonymous="require")
    with pytest.raises(PolicyError, match="No evidence is recorded for this claim: add evidence"):
        give_verdict(desk, claim, given(), actor="lee", policy=strict)
    unnamed = unnamed_claim(desk)
    add_evidence(desk, unnamed, actor="lee", url="https://a.example/", stance=Stance.SUPPORTS)
    with pytest.raises(PolicyError, match="independent origins"):
        give_verdict(desk, unnamed, given(), actor="lee", policy=strict)
    off = Policy(
        reason_required_for=(), evidence_for_verified="off", two_origins_for_anonymous="off"
    )
    assert give_verdict(desk, unnamed, given(), actor="lee", policy=off).warnings == ()
    assert give_verdict(desk, claim, given(VerdictCode.DISPUTED), actor="lee", policy=off).event


def test_whether_they_said_it_is_apart_from_whether_it_is_true(desk: Desk, claim: str) -> None:
    give_attribution_verdict(desk, claim, AttributionVerdict.MISQUOTED, actor="lee")
    row = desk.claim(claim)
    assert (row.attribution_verdict, row.verdict, row.status) == ("misquoted", None, "open")
    give_verdict(desk, claim, given(), actor="kim")
    assert desk.claim(claim).attribution_verdict == "misquoted"
    again = give_attribution_verdict(desk, claim, AttributionVerdict.MISQUOTED, actor="lee")
    assert again.event is None
    assert give_attribution_verdict(desk, claim, None, actor="lee").event is not None
    assert desk.claim(claim).attribution_verdict is None


def test_nobody_can_be_said_to_have_said_what_the_article_says_itself(desk: Desk) -> None:
    narrated = desk.claims()[2].id
    with pytest.raises(PolicyError, match="not attributed to anybody"):
        give_attribution_verdict(desk, narrated, AttributionVerdict.CONFIRMED, actor="lee")


def test_a_claim_waits_until_a_date_and_comes_back(desk: Desk, claim: str) -> None:
    park(desk, claim, actor="lee", due_on="2024-12-24", reason="minutes are due")
    row = desk.claim(claim)
    assert (row.status, row.due_on, row.reason) == ("needs_more", "2024-12-24", "minutes are due")
    assert row.reviewer is None
    again = park(desk, claim, actor="lee", due_on="2024-12-24", reason="minutes are due")
    assert again.event is None
    reopen(desk, claim, actor="lee")
    row = desk.claim(claim)
    assert (row.status, row.due_on, row.reason) == ("open", None, None)
    assert reopen(desk, claim, actor="lee").event is None
    with pytest.raises(PolicyError, match="“soon” is no due date"):
        park(desk, claim, actor="lee", due_on="soon")


def test_a_verdict_ends_the_waiting(desk: Desk, claim: str) -> None:
    park(desk, claim, actor="lee", due_on="2024-12-24")
    give_verdict(desk, claim, given(), actor="lee")
    row = desk.claim(claim)
    assert (row.status, row.due_on) == ("reviewed", None)


@pytest.mark.parametrize(
    "url", ["ftp://a.example", "javascript:alert(1)", "https://", "http://[", "https://a b", "a.b"]
)
def test_what_is_no_web_address_is_no_evidence(desk: Desk, claim: str, url: str) -> None:
    with pytest.raises(PolicyError, match="is no web address"):
        add_evidence(desk, claim, actor="lee", url=url)
    assert desk.evidence(claim) == []


def test_evidence_keeps_what_was_given_and_who_gave_it(desk: Desk, claim: str) -> None:
    add_evidence(
        desk, claim, actor="lee", url=" https://a.example/x ", title="Minutes", excerpt="“4 m.”",
        stance=Stance.SUPPORTS, primary=True,
    )  # fmt: skip
    add_evidence(desk, claim, actor="kim", title="A call", primary=False)
    first, second = desk.evidence(claim)
    assert (first.url, first.title, first.excerpt) == (
        "https://a.example/x", "Minutes", "“4 m.”",
    )  # fmt: skip
    assert (first.stance, first.primary, first.added_by) == (Stance.SUPPORTS, True, "lee")
    assert (second.url, second.primary, second.added_by) == (None, False, "kim")
    assert desk.claim(claim).evidence_count == 2
    with pytest.raises(PolicyError, match="The evidence is empty"):
        add_evidence(desk, claim, actor="lee", url=" ", title="")


def test_evidence_of_claims_with_ids_alike_is_kept_apart(desk: Desk) -> None:
    from tests.store.desks import prior

    ids = ("c-x", "x", "x-1")
    desk.add_prior_claims([prior(claim_id=one, evidence=()) for one in ids], actor="kim")
    for one in ids:
        add_evidence(desk, one, actor="lee", title=f"for {one}")
    assert [desk.evidence(one)[0].title for one in ids] == [f"for {one}" for one in ids]
    assert examine(desk) == []


def test_an_empty_note_is_refused_and_others_are_kept_as_written(desk: Desk, claim: str) -> None:
    with pytest.raises(PolicyError, match="The note is empty"):
        add_note(desk, claim, " \n", actor="lee")
    add_note(desk, claim, "[/bold] \x1b]52;c;x\x07 “ü”", actor="lee")
    (note,) = desk.notes(claim)
    assert (note.text, note.actor) == ("[/bold] \x1b]52;c;x\x07 “ü”", "lee")
    assert desk.claim(claim).note_count == 1
