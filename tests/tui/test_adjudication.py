"""The screen on which a disagreement is looked at and settled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.builders import claim_ids, ferry_desk
from tests.tui.driving import reviewing
from tests.tui.test_hostile_text import CONTROLS, MARKUP
from workbench.models import Verdict, VerdictCode
from workbench.review import add_note, assign, give_verdict


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk on which two reviewers differ on its first and fourth claim."""
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        ids = claim_ids(desk)
        assign(desk, ids, "anna", actor="chief")
        assign(desk, ids, "ben", actor="chief", second=True)
        for claim_id in (ids[0], ids[3]):
            disputed = Verdict(code=VerdictCode.DISPUTED, reason="the log says no")
            give_verdict(desk, claim_id, disputed, actor="anna")
            give_verdict(desk, claim_id, Verdict(code=VerdictCode.VERIFIED), actor="ben")
        add_note(desk, ids[3], f"{MARKUP[0]}{CONTROLS}", actor="anna")
    return path


@pytest.mark.parametrize(("size", "beside"), [((100, 30), True), ((60, 30), False)])
async def test_both_sides_stand_beside_each_other_where_there_is_room(
    path: Path, size: tuple[int, int], beside: bool
) -> None:
    async with reviewing(path, reviewer="chief", size=size) as session:
        await session.press("l", "j")
        text = session.text()
        assert "Adjudication | 1 of 2" in text
        assert any("anna" in line and "ben" in line for line in text.split("\n")) is beside
        for told in ("disputed", "the log says no", "verified", "no reason given"):
            assert told in text
        await session.press("j")
        assert "2 of 2" in session.text()
        assert "\x1b" not in session.text()


async def test_a_verdict_with_its_reason_settles_the_claim(path: Path) -> None:
    async with reviewing(path, reviewer="chief", size=(100, 30)) as session:
        await session.press("l", "j", "v")
        await session.type("xyz\n")
        assert "is no verdict of this desk" in session.text()
        await session.press(*["backspace"] * 3)
        await session.type("mixed\n")
        await session.type("\n")
        assert "with a reason" in session.text()
        await session.type("both in part\n")
        assert "Claim 1 adjudicated: mixed." in session.text()
        assert "1 of 1" in session.text()
        row = session.on_desk(1)
        assert (row.verdict, row.agreement, row.reviewer) == ("mixed", "adjudicated", "chief")
        await session.press("escape")
        assert "1 of 7 reviewed" in session.text()


async def test_enter_shows_the_claim_and_nothing_to_settle_is_said(path: Path) -> None:
    async with reviewing(path, reviewer="chief", size=(100, 30)) as session:
        await session.press("l", "j", "j", "enter")
        assert session.app.screen is session.review
        assert session.position == 4
    async with reviewing(path, reviewer="chief", filter_text="is:adjudicate") as session:
        assert "1 of 2" in session.pane("queue-pane") or session.review.worklist.total == 2
    empty = path.with_name("empty.db")
    async with reviewing(empty, reviewer="chief", size=(100, 30)) as session:
        await session.press("l", "j", "v")
        assert "No two reviewers differ" in session.text()
