"""A published verdict is not changed without a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.errors import PolicyError
from workbench.models import Verdict, VerdictCode
from workbench.review import (
    Policy,
    PublishSettings,
    corrections,
    give_verdict,
    give_verdicts,
    load_policy,
    record_publication,
    redo,
    standing,
    undo,
    withdraw_publications,
)
from workbench.review.publication import publications_of
from workbench.store import Desk

SETTINGS = PublishSettings(
    organization="Velmara Checks",
    url="https://checks.example/",
    page="https://checks.example/{article}",
)
QUIET = Policy(evidence_for_verified="off", reason_required_for=())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose first claim is published as verified."""
    with harbor_desk(tmp_path / "claims.db") as desk:
        verdict(desk, VerdictCode.VERIFIED)
        publish(desk)
        yield desk


def verdict(
    desk: Desk, code: VerdictCode, reason: str | None = None, policy: Policy = QUIET
) -> tuple[str, ...]:
    claim_id = desk.claims()[0].id
    given = Verdict(code=code, reason=reason)
    return give_verdict(desk, claim_id, given, actor="kim", policy=policy).warnings


def publish(desk: Desk) -> tuple[int, int]:
    return record_publication(desk, desk.claims()[:1], SETTINGS, actor="lee")


def lines(desk: Desk) -> list[str]:
    return [one.line for one in corrections(desk, desk.claims()[0])]


def test_another_verdict_needs_a_reason(desk: Desk) -> None:
    with pytest.raises(PolicyError, match="is published as “Verified”, and a correction needs"):
        verdict(desk, VerdictCode.MIXED)
    with pytest.raises(PolicyError, match="needs a reason"):
        verdict(desk, VerdictCode.MIXED, "  ")
    assert verdict(desk, VerdictCode.MIXED, "It was 4.6 million") == ()


def test_the_same_verdict_and_unpublished_claims_need_none(desk: Desk) -> None:
    second = desk.claims()[1].id
    given = Verdict(code=VerdictCode.MIXED)
    assert give_verdict(desk, second, given, actor="kim", policy=QUIET).event is not None
    other = Verdict(code=VerdictCode.VERIFIED)
    claim_id = desk.claims()[0].id
    assert give_verdict(desk, claim_id, other, actor="lee", policy=QUIET).event is not None


@pytest.mark.parametrize(("strictness", "warned"), [("off", 0), ("warn", 1)])
def test_a_desk_may_ask_less(desk: Desk, strictness: str, warned: int) -> None:
    policy = QUIET.model_copy(update={"reason_for_published": strictness})
    assert len(verdict(desk, VerdictCode.MIXED, policy=policy)) == warned


def test_the_switch_stands_in_the_file_beside_the_desk(tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_text(
        '[policy]\nreason_for_published = "warn"\n', encoding="utf-8"
    )
    assert load_policy(tmp_path / "claims.db").reason_for_published == "warn"


def test_a_bulk_verdict_is_refused_whole(desk: Desk) -> None:
    ids = [claim.id for claim in desk.claims()]
    disputed = Verdict(code=VerdictCode.DISPUTED)
    with pytest.raises(PolicyError, match="harbor:1: The claim is published"):
        give_verdicts(desk, ids, disputed, actor="kim", policy=QUIET)
    assert [claim.verdict for claim in desk.claims()] == ["verified", None, None, None]


def test_an_undo_does_not_change_it_in_silence(desk: Desk) -> None:
    verdict(desk, VerdictCode.MIXED, "It was 4.6 million")
    publish(desk)
    # What stood before is a verdict without a reason.
    with pytest.raises(PolicyError, match="harbor:1 is published as “Mixed”"):
        undo(desk, actor="kim")
    assert desk.claims()[0].verdict == "mixed"


def test_an_undo_back_to_what_is_published_or_to_nothing_is_done(desk: Desk) -> None:
    verdict(desk, VerdictCode.MIXED, "It was 4.6 million")
    undone = undo(desk, actor="kim")
    assert undone is not None
    assert undone.warnings == ()
    undone = undo(desk, actor="kim")
    assert undone is not None
    assert undone.warnings == ("harbor:1 has no verdict now, but is published as “Verified”.",)
    assert redo(desk, actor="kim") is not None
    assert desk.claims()[0].verdict == "verified"


def test_every_change_makes_a_line_and_each_once(desk: Desk) -> None:
    verdict(desk, VerdictCode.MIXED, "It was 4.6 million")
    publish(desk)
    verdict(desk, VerdictCode.DISPUTED, "It was 9 million")
    first = "Corrected 2024-11-29: Mixed, before Verified. It was 4.6 million"
    second = "Corrected 2024-11-29: Disputed, before Mixed. It was 9 million"
    assert lines(desk) == [first, second]
    publish(desk)
    assert lines(desk) == [first, second]


def test_another_reason_or_wording_is_published_anew_and_is_no_correction(desk: Desk) -> None:
    verdict(desk, VerdictCode.VERIFIED, "The accounts say so")
    assert publish(desk) == (0, 1)
    assert publish(desk) == (0, 0)
    assert lines(desk) == []


def test_what_comes_back_after_a_withdrawal_is_published_again(desk: Desk) -> None:
    claim = desk.claims()[0]
    assert withdraw_publications(desk, [claim], actor="lee") == 1
    assert withdraw_publications(desk, [claim], actor="lee") == 0
    assert standing(publications_of(desk, claim.id)) is None
    assert lines(desk) == ["Corrected 2024-11-29: Verified withdrawn."]
    assert publish(desk) == (0, 1)
    assert lines(desk) == ["Corrected 2024-11-29: Verified withdrawn."]
