"""Marks in the queue, and one verdict for all that are marked."""

from __future__ import annotations

from pathlib import Path

from tests.tui.builders import FERRY, Said, ferry_desk, split_of
from tests.tui.driving import Session, reviewing
from workbench.review import drop_claim, progress
from workbench.store import ClaimFilter, open_desk
from workbench.tui.actions import Mode


def verdicts(session: Session) -> list[str | None]:
    """The verdicts of all claims, as a connection of its own finds them."""
    with open_desk(session.desk.path, create=False) as other:
        return [row.verdict for row in other.claims()]


async def test_b_marks_goes_on_and_takes_a_mark_off(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("b", "b")
        assert session.position == 3
        assert "2 marked" in session.text()
        assert "1●" in session.pane("queue")
        await session.press("k", "b")
        assert "1 marked" in session.text()
        await session.press("escape")
        assert session.review.marked == set()
        assert "marked any more" in session.line("notice")


async def test_a_range_and_the_whole_queue_are_marked(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("B")
        assert "First mark a claim" in session.line("notice")
        await session.press("j", "b", "j", "j", "B")
        places = [session.review.worklist.row(place) for place in range(1, 5)]
        assert session.review.marked == {row.n for row in places if row}
        await session.press("asterisk")
        assert len(session.review.marked) == 7


async def test_one_confirmation_gives_the_verdict_to_all_and_one_undo_takes_it_back(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path) as session:
        await session.press("b", "b", "b", "v")
        assert session.review.mode is Mode.BULK
        assert "Give verified to 3 claims?" in session.line("notice")
        assert verdicts(session) == [None] * 7
        await session.press("y")
        assert verdicts(session) == ["verified"] * 3 + [None] * 4
        assert "3 claims verified" in session.line("notice")
        assert "3 of 7 reviewed" in session.text()
        assert session.review.marked == set()
        assert session.position == 5  # on from the fourth, where the marking had led
    async with reviewing(path) as session:
        await session.press("u")
        assert "Undone: verified, 3 claims" in session.line("notice")
        assert verdicts(session) == [None] * 7
        assert "0 of 7 reviewed" in session.text()
        await session.press("ctrl+r")
        assert verdicts(session) == ["verified"] * 3 + [None] * 4


async def test_any_other_key_leaves_the_marked_claims_as_they_are(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("b", "b", "v", "j")
        assert verdicts(session) == [None] * 7
        assert len(session.review.marked) == 2
        await session.press("y")  # no verdict waits any more
        assert verdicts(session) == [None] * 7


async def test_a_required_reason_is_asked_once_for_all(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("b", "b", "d")
        assert "Why disputed, 2 claims?" in session.text()
        await session.type("the logs say 12\n")
        assert "Give disputed to 2 claims?" in session.line("notice")
        await session.press("y")
        assert verdicts(session) == ["disputed", "disputed", *[None] * 5]
        assert session.on_desk(2).reason == "the logs say 12"


async def test_without_the_reason_nothing_is_done_and_the_marks_stay(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("b", "b", "d", "enter", "y")
        assert "needs a reason" in session.line("notice")
        assert verdicts(session) == [None] * 7
        assert len(session.review.marked) == 2


async def test_other_verdicts_are_refused_while_claims_are_marked(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("b", "x")
        assert "not given to several claims" in session.line("notice")
        assert session.review.mode is Mode.REVIEW


async def test_the_confirmation_names_what_is_replaced_and_what_is_not_shown(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("d")
        await session.type("no\n")
        await session.press("g", "b", "b", "f")
        await session.type("is:open\n")
        await session.press("v")
        told = session.line("notice")
        assert "Give verified to 2 claims? 1 of them have another verdict" in told
        assert "1 of them are not in the queue as it is shown" in told
        await session.press("y")
        assert verdicts(session) == ["verified", "verified", *[None] * 5]


async def test_a_marked_claim_that_left_the_queue_holds_all_up(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("b", "b")
        with open_desk(session.desk.path, create=False) as other:
            drop_claim(other, other.claims()[0].id, actor="lee")
        await session.press("v", "y")
        assert "lumen-ferry:1 was dropped" in session.line("notice")
        assert verdicts(session) == [None] * 6


async def test_too_many_marks_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        words = Said("The first ferry crossed the strait in 1911", worth=0.4)
        desk.add_article(split_of(FERRY + "Again.", [words] * 1001, path="long.txt"), actor="x")
    async with reviewing(path) as session:
        await session.press("asterisk")
        assert "1,000 are the most" in session.line("notice")
        assert session.review.marked == set()


async def test_the_counts_that_are_kept_up_are_those_of_the_desk(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", filter_text="is:open") as session:
        shown = session.review
        for keys in (
            "v", "j v", "u", "w enter", "ctrl+r", "k r", "u u", "n h i enter", "u", "ctrl+r",
            "b b v y", "u", "v", "c d enter", "u", "t c", "u u",
        ):  # fmt: skip
            await session.press(*keys.split())
            chosen = ClaimFilter(status=frozenset({"open"}))
            assert shown._progress_now() == progress(session.desk), keys
            found = list(shown.worklist.numbers(0, shown.worklist.total))
            assert found == list(session.desk.claim_numbers(chosen)), keys
