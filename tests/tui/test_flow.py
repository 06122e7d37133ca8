"""Work of some length: a whole article, many undos after a restart, a bulk of five hundred."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tui.builders import Said, split_of, ticking_clock
from tests.tui.driving import Session, reviewing
from workbench.store import Desk, open_desk
from workbench.store.doctor import examine

STARTER = Path(__file__).parents[2] / "claims.db"
pytestmark = pytest.mark.usefixtures("no_suggestions")


def many_claims(path: Path, count: int) -> None:
    """A desk with an invented article of ``count`` claims."""
    words = [f"The pier of Orrin Bay has {number:,} posts" for number in range(1, count + 1)]
    with open_desk(path, clock=ticking_clock()) as desk:
        text = " ".join(f"Ada Quill said that {one}." for one in words)
        said = [Said(one, source="Ada Quill", cue="said that") for one in words]
        desk.add_article(split_of(text, said), actor="tests")


def verdicts(desk: Desk) -> list[str | None]:
    return [row.verdict for row in desk.claims()]


class Counted:
    """Presses keys and counts them; a letter that is typed is a key as well."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self._session.press(*keys)


async def test_the_seed_article_is_reviewed_in_its_claims_and_ten_keys(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(STARTER, path)
    async with reviewing(path) as session:
        counted = Counted(session)
        total = session.review.worklist.total
        is_disputed = False
        while session.claim.verdict is None:
            if not session.claim.checkable:
                await counted.press("x", "n")
            elif session.claim.source_kind == "unnamed" and not is_disputed:
                await counted.press("d", *"two", "enter")
                is_disputed = True
            else:
                await counted.press("v")
        assert counted.keys <= total + 10
        found = verdicts(session.desk)
    assert len(found) == total
    assert {"verified", "disputed", "not_checkable"} <= set(found)
    assert None not in found


async def test_twenty_steps_are_undone_after_a_restart_and_done_again(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    many_claims(path, 30)
    async with reviewing(path) as session:
        for key in ("v", "x u", "t c", "b b v y") * 5:
            await session.press(*key.split())
        before = verdicts(session.desk)
        said = [row.attribution_verdict for row in session.desk.claims()]
        assert before.count("verified") == 15
        assert before.count("unverifiable") == 5
        assert said.count("confirmed") == 5
    async with reviewing(path) as session:
        for _ in range(20):
            await session.press("u")
        assert verdicts(session.desk) == [None] * 30
        assert not any(row.attribution_verdict for row in session.desk.claims())
        await session.press("u")
        assert "nothing of yours to undo" in session.line("notice")
    async with reviewing(path) as session:
        for _ in range(20):
            await session.press("ctrl+r")
        assert verdicts(session.desk) == before
        assert [row.attribution_verdict for row in session.desk.claims()] == said
    with open_desk(path, create=False) as desk:
        assert examine(desk) == []


async def test_five_hundred_claims_are_judged_and_taken_back_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    many_claims(path, 500)
    async with reviewing(path) as session:
        events = session.desk.next_seq()
        await session.press("asterisk", "v", "y")
        assert verdicts(session.desk) == ["verified"] * 500
        assert session.desk.next_seq() == events + 1
        await session.press("u")
        assert verdicts(session.desk) == [None] * 500
