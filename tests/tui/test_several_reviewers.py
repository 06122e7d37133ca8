"""Others at the same desk: what they have open, what they do, and a verdict on a stale view."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.tui.builders import ferry_desk
from tests.tui.driving import Session, reviewing
from workbench.models import Verdict, VerdictCode
from workbench.review import Leases, add_note, give_verdict
from workbench.store import open_desk
from workbench.tui.filters import parse_filter

pytestmark = pytest.mark.usefixtures("no_suggestions")


def dispute(path: Path, position: int, actor: str = "lee") -> None:
    with open_desk(path, create=False) as other:
        claim = next(row for row in other.claims() if row.position == position)
        finding = Verdict(code=VerdictCode.DISPUTED, reason="no such plan")
        give_verdict(other, claim.id, finding, actor=actor)


async def shown_within(session: Session, words: str, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        await session.pilot.pause(0.05)
        if words in session.text():
            return True
    return False


async def test_what_others_do_appears_within_two_seconds_and_the_cursor_stays(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path, size=(140, 40)) as session:
        await session.press("j", "j", "1")
        held = session.review.worklist._found
        dispute(path, 5)
        assert await shown_within(session, "1 disputed", 2.0)
        assert session.position == 3
        assert session.review.pane == "queue"
        assert session.review.worklist._found is held, "one claim is looked at, not the queue"
        assert "✗" in session.pane("queue")


async def test_a_claim_that_changes_on_the_screen_is_told_with_who_changed_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path) as session:
        dispute(path, 1)
        session.review.check_desk()
        await session.settle()
        assert "lee found it disputed (“no such plan”)" in session.line("notice")
        await session.press("v")
        assert session.on_desk(1).verdict == "verified", "it was seen"


async def test_a_verdict_on_what_others_have_changed_meanwhile_asks_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path) as session:
        dispute(path, 1)
        await session.press("v")
        assert "lee found it disputed" in session.line("notice")
        assert session.on_desk(1).verdict == "disputed"
        assert session.position == 1
        await session.press("v")
        assert session.on_desk(1).verdict == "verified"


async def test_a_reason_that_was_typed_is_not_lost_when_the_view_is_stale(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path) as session:
        await session.press("d")
        dispute(path, 1)
        await session.type("the minutes say so\n")
        assert "lee found it disputed" in session.line("prompt-help")
        await session.press("enter")
        assert session.on_desk(1).reason == "the minutes say so"


async def test_a_change_of_others_does_not_disturb_a_line_that_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path) as session:
        await session.press("n")
        await session.type("half a no")
        with open_desk(path, create=False) as other:
            add_note(other, other.claims()[0].id, "from elsewhere", actor="lee")
        session.review.check_desk()
        await session.settle()
        await session.type("te\n")
        with open_desk(path, create=False) as other:
            notes = [note.text for note in other.notes(other.claims()[0].id)]
        assert notes == ["from elsewhere", "half a note"]


async def test_claims_that_others_have_open_are_passed_over_and_shown(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    ferry_desk(path).close()
    with open_desk(path, create=False) as other:
        rows = other.claims()
        lee, ada = Leases(other, "lee"), Leases(other, "ada")
        assert lee.take(rows[0].n) is None
        assert ada.take(rows[2].n) is None
        async with reviewing(path, size=(140, 40)) as session:
            assert session.position == 2
            assert other.claim(session.claim.id).taken_by == "kim"
            await session.press("v")
            assert session.position == 4, "ada has the third one"
            await session.press("k")
            assert "ada has it open" in session.pane("queue")
            assert "◌" in session.pane("queue")
            assert session.review.count_found("is:taken", "") == 3
            ada.release()
            session.review.check_desk()
            await session.settle()
            assert "ada has it open" not in session.text()
            assert other.claim(session.claim.id).taken_by == "kim"
        assert [row.position for row in other.claims(parse_filter("is:taken", other))] == [1]


async def test_two_screens_get_two_claims(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path) as kim:
        with open_desk(path, create=False) as other:
            lee = Leases(other, "lee")
            open_ones = [row for row in other.claims() if row.n not in lee.taken()]
        assert kim.position == 1
        assert open_ones[0].position == 2


def test_an_article_taken_in_by_others_is_a_change_of_the_whole_queue(tmp_path: Path) -> None:
    from workbench.tui.watching import changed_claims

    with ferry_desk(tmp_path / "desk.db") as desk:
        since = desk.next_seq()
        first, second = [row.id for row in desk.claims()][:2]
        add_note(desk, first, "one", actor="lee")
        add_note(desk, second, "two", actor="lee")
        add_note(desk, first, "three", actor="lee")
        assert changed_claims(desk, since) == [first, second]
        assert changed_claims(desk, desk.next_seq()) == []
        desk.append(actor="lee", action="article_added", object_id="a-1")
        assert changed_claims(desk, since) is None
        since = desk.next_seq()
        for number in range(51):
            add_note(desk, first, f"{number}", actor="lee")
        assert changed_claims(desk, since) is None
