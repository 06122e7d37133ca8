from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.errors import WorkbenchError
from workbench.models import AttributionVerdict, ClaimType, Verdict, VerdictCode
from workbench.review import (
    Policy,
    StaleView,
    add_note,
    check_as_shown,
    done_by_others,
    give_verdict,
    give_verdicts,
)
from workbench.store import ClaimRow, Desk
from workbench.tui.claims_by_hand import ClaimEditor
from workbench.tui.reviewing import Reviewer


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with harbor_desk(tmp_path / "claims.db") as desk:
        yield desk


def dispute(desk: Desk, claim: ClaimRow, actor: str) -> None:
    finding = Verdict(code=VerdictCode.DISPUTED, reason="no such vote")
    give_verdict(desk, claim.id, finding, actor=actor)


def test_what_others_did_since_is_told_with_who_what_and_why(desk: Desk) -> None:
    shown = desk.claims()[0]
    assert done_by_others(desk, shown.id, shown.revision, actor="kim") is None
    add_note(desk, shown.id, "a look at the minutes", actor="kim")
    assert done_by_others(desk, shown.id, shown.revision, actor="kim") is None
    dispute(desk, shown, "lee")
    told = done_by_others(desk, shown.id, shown.revision, actor="kim")
    assert told == "harbor:1: lee found it disputed (“no such vote”) at 08:04 UTC"
    with pytest.raises(StaleView, match="lee found it disputed"):
        check_as_shown(desk, shown.id, shown.revision, actor="kim")
    check_as_shown(desk, shown.id, desk.claim(shown.id).revision, actor="kim")


def test_a_verdict_on_a_stale_view_asks_once_and_is_given_the_second_time(desk: Desk) -> None:
    kim, shown = Reviewer(desk, "kim", Policy()), desk.claims()[0]
    dispute(desk, shown, "lee")
    with pytest.raises(StaleView, match=r"lee found it disputed.*once more"):
        kim.verdict(shown, VerdictCode.UNVERIFIABLE)
    assert desk.claim(shown.id).verdict == "disputed"
    assert kim.verdict(shown, VerdictCode.UNVERIFIABLE).changed
    assert desk.claim(shown.id).verdict == "unverifiable"


def test_who_was_told_is_told_again_of_what_is_done_after_that(desk: Desk) -> None:
    kim, shown = Reviewer(desk, "kim", Policy()), desk.claims()[0]
    dispute(desk, shown, "lee")
    with pytest.raises(StaleView, match="lee"):
        kim.verdict(shown, VerdictCode.UNVERIFIABLE)
    dispute(desk, shown, "ada")
    with pytest.raises(StaleView, match="ada"):
        kim.verdict(shown, VerdictCode.UNVERIFIABLE)


def test_ones_own_steps_from_another_window_are_no_surprise(desk: Desk) -> None:
    kim, shown = Reviewer(desk, "kim", Policy()), desk.claims()[0]
    dispute(desk, shown, "kim")
    assert kim.verdict(shown, VerdictCode.UNVERIFIABLE).changed


def test_every_action_that_replaces_something_asks(desk: Desk) -> None:
    kim = Reviewer(desk, "kim", Policy())
    editor = ClaimEditor(kim)
    actions = (
        lambda claim: kim.said(claim, AttributionVerdict.CONFIRMED),
        lambda claim: kim.park(claim, "", None),  # type: ignore[arg-type]
        lambda claim: kim.reopen(claim),
        lambda claim: editor.reword(claim, "other words"),
        lambda claim: editor.retype(claim, ClaimType.OPINION),
        lambda claim: editor.drop(claim, ""),
    )
    for act in actions:
        shown = desk.claims()[0]
        add_note(desk, shown.id, f"note {shown.revision}", actor="lee")
        with pytest.raises(StaleView, match="lee added a note"):
            act(shown)
        assert act(desk.claim(shown.id)).changed


def test_notes_replace_nothing_and_are_added_at_once(desk: Desk) -> None:
    kim, shown = Reviewer(desk, "kim", Policy()), desk.claims()[0]
    dispute(desk, shown, "lee")
    assert kim.note(shown, "seen").changed


def test_of_several_claims_one_that_has_changed_holds_all_up(desk: Desk) -> None:
    kim = Reviewer(desk, "kim", Policy())
    shown = {row.id: row.revision for row in desk.claims()}
    dispute(desk, desk.claims()[2], "lee")
    with pytest.raises(WorkbenchError, match="harbor:3: lee found it disputed"):
        kim.verdicts(shown, VerdictCode.VERIFIED, "")
    assert [row.verdict for row in desk.claims()] == [None, None, "disputed", None]
    assert kim.verdicts(shown, VerdictCode.VERIFIED, "").changed


def test_a_bulk_verdict_of_others_is_told_on_each_of_its_claims(desk: Desk) -> None:
    shown = desk.claims()
    finding = Verdict(code=VerdictCode.DISPUTED, reason="no such vote")
    give_verdicts(desk, [row.id for row in shown], finding, actor="lee")
    for row in shown:
        told = done_by_others(desk, row.id, row.revision, actor="kim")
        assert told is not None
        assert "lee found it disputed" in told
