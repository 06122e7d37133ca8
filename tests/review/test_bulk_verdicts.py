"""One verdict on many claims: one event, refused as a whole, taken back as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desks import harbor_desk, made_split
from tests.store.desks import behind_its_back
from workbench.errors import PolicyError
from workbench.models import Verdict, VerdictCode
from workbench.review import (
    MOST_AT_ONCE,
    Policy,
    add_evidence,
    drop_claim,
    earlier_reasons,
    give_verdict,
    give_verdicts,
    redo,
    undo,
)
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine

VERIFIED = Verdict(code=VerdictCode.VERIFIED)
DISPUTED = Verdict(code=VerdictCode.DISPUTED, reason="the minutes say otherwise")
LAX = Policy(evidence_for_verified="off", two_origins_for_anonymous="off")


def verdicts(desk: Desk) -> list[str | None]:
    return [row.verdict for row in desk.claims()]


def test_all_get_the_verdict_by_one_event_that_each_of_them_tells_of(desk: Desk) -> None:
    ids = [row.id for row in desk.claims()]
    before = desk.next_seq()
    done = give_verdicts(desk, ids[:3], DISPUTED, actor="kim", policy=LAX)
    assert desk.next_seq() == before + 1
    assert done.claim_ids == tuple(ids[:3])
    assert verdicts(desk) == ["disputed"] * 3 + [None]
    for claim_id in ids[:3]:
        assert [event.seq for event in desk.history(claim_id)] == [before]
        row = desk.claim(claim_id)
        assert (row.reviewer, row.review_count, row.revision) == ("kim", 1, 1)
        assert row.reason == "the minutes say otherwise"
    assert desk.history(article_id=desk.claim(ids[0]).article_id)[-1].seq == before
    assert earlier_reasons(desk) == ["the minutes say otherwise"]
    assert examine(desk) == []


def test_the_event_keeps_what_was_found_of_each_before(desk: Desk) -> None:
    first, second, third, _ = (row.id for row in desk.claims())
    give_verdict(desk, second, VERIFIED, actor="lee", policy=LAX)
    done = give_verdicts(desk, [first, second, third], DISPUTED, actor="kim", policy=LAX)
    assert done.event is not None
    assert done.event.old is not None
    assert done.event.old["verdict"] is None
    assert done.event.old["also"][second]["verdict"] == "verified"
    undo(desk, actor="kim")
    assert verdicts(desk) == [None, "verified", None, None]
    assert desk.claim(second).reviewer == "lee"


def test_five_hundred_are_undone_at_once_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with open_desk(path) as desk:
        many = [(None, f"The pier of Orrin Bay has {number} posts") for number in range(500)]
        desk.add_article(made_split(many), actor="kim")
        ids = [row.id for row in desk.claims()]
        give_verdicts(desk, ids, VERIFIED, actor="kim", policy=LAX)
        assert set(verdicts(desk)) == {"verified"}
    with open_desk(path) as desk:
        undone = undo(desk, actor="kim")
        assert undone is not None
        assert undone.claim_ids == tuple(ids)
        assert set(verdicts(desk)) == {None}
        assert undo(desk, actor="kim") is None
        assert examine(desk) == []
    with open_desk(path) as desk:
        assert redo(desk, actor="kim") is not None
        assert set(verdicts(desk)) == {"verified"}
        assert examine(desk) == []


def test_one_that_refuses_holds_all_up_and_is_named(desk: Desk) -> None:
    first, second, *_ = (row.id for row in desk.claims())
    add_evidence(desk, first, actor="kim", title="The register")
    strict = Policy(evidence_for_verified="require")
    with pytest.raises(PolicyError, match="harbor:2: No evidence"):
        give_verdicts(desk, [first, second], VERIFIED, actor="kim", policy=strict)
    assert verdicts(desk) == [None] * 4


def test_a_claim_that_left_the_queue_holds_all_up_and_is_named(desk: Desk) -> None:
    first, second, *_ = (row.id for row in desk.claims())
    drop_claim(desk, second, actor="lee")
    with pytest.raises(PolicyError, match="harbor:2 was dropped"):
        give_verdicts(desk, [first, second], VERIFIED, actor="kim", policy=LAX)
    assert desk.claim(first).verdict is None


@pytest.mark.parametrize(
    "code", sorted(set(VerdictCode) - {VerdictCode.VERIFIED, VerdictCode.DISPUTED})
)
def test_only_verified_and_disputed_are_given_to_several(desk: Desk, code: VerdictCode) -> None:
    ids = [row.id for row in desk.claims()]
    with pytest.raises(PolicyError, match="not given to several claims at once"):
        give_verdicts(desk, ids, Verdict(code=code, reason="so"), actor="kim", policy=LAX)


def test_a_required_reason_is_required_once(desk: Desk) -> None:
    ids = [row.id for row in desk.claims()]
    with pytest.raises(PolicyError, match="needs a reason"):
        give_verdicts(desk, ids, Verdict(code=VerdictCode.DISPUTED), actor="kim")
    assert verdicts(desk) == [None] * 4


def test_nothing_and_too_much_are_refused(desk: Desk) -> None:
    with pytest.raises(PolicyError, match="No claim is marked"):
        give_verdicts(desk, [], VERIFIED, actor="kim", policy=LAX)
    with pytest.raises(PolicyError, match="too many"):
        give_verdicts(
            desk, [str(n) for n in range(MOST_AT_ONCE + 1)], VERIFIED, actor="kim", policy=LAX
        )


def test_those_that_were_found_so_already_are_left_out(desk: Desk) -> None:
    first, second, *_ = (row.id for row in desk.claims())
    give_verdict(desk, first, VERIFIED, actor="kim", policy=LAX)
    assert give_verdicts(desk, [first, second], VERIFIED, actor="kim", policy=LAX).claim_ids == (
        second,
    )
    done = give_verdicts(desk, [first, second], VERIFIED, actor="kim", policy=LAX)
    assert done.event is None
    assert "already" in done.warnings[0]


def test_warnings_count_the_claims_that_they_are_about(desk: Desk) -> None:
    first, *others = (row.id for row in desk.claims())
    add_evidence(desk, first, actor="kim", title="The register")
    done = give_verdicts(desk, [first, *others], VERIFIED, actor="kim")
    assert done.warnings == ("No evidence is recorded for this claim (3 of 4).",)


def test_redo_is_refused_where_one_of_them_was_dropped_since(desk: Desk) -> None:
    ids = [row.id for row in desk.claims()]
    give_verdicts(desk, ids, VERIFIED, actor="kim", policy=LAX)
    undo(desk, actor="kim")
    drop_claim(desk, ids[2], actor="lee")
    with pytest.raises(PolicyError, match="harbor:3 was dropped"):
        redo(desk, actor="kim")
    assert desk.count_claims(ClaimFilter(verdict=frozenset({"verified"}))) == 0


def test_doctor_finds_a_claim_that_was_taken_out_of_a_bulk_verdict(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with harbor_desk(path) as desk:
        ids = [row.id for row in desk.claims()]
        give_verdicts(desk, ids, VERIFIED, actor="kim", policy=LAX)
    with behind_its_back(path) as connection:
        connection.execute("DELETE FROM event_claims WHERE claim_id = ?", [ids[2]])
        connection.execute(
            "UPDATE claim_states SET status = 'open', verdict = NULL WHERE claim_id = ?", [ids[2]]
        )
    with open_desk(path) as desk:
        assert any("the claims it is about" in finding.what for finding in examine(desk))
