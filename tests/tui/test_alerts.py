"""Contradictions on the screen: in the queue, on the card, in the filter; and *not now*."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.builders import claim_ids, fares_matches, ferry_desk
from tests.tui.driving import reviewing
from workbench.models import Conflict, Match, MatchStatus, PriorClaim, Tier
from workbench.store import Desk, open_desk
from workbench.tui.card import card_blocks, read_card
from workbench.tui.marks import Marks

FELL = "Lumen Strait ferry fares fell 15% in two years"
HOSTILE = "Fares [/bold] fell\x1b[31m \u202e15%"


def alerted_desk(path: Path, text: str = FELL) -> Desk:
    """The fifth claim of the desk contradicts a verified one."""
    desk = ferry_desk(path)
    desk.add_prior_claims(
        [PriorClaim(claim_id="p-fell", text=text, verdict="verified", publisher="Bay Facts")],
        actor="tests",
    )
    fares = claim_ids(desk)[4]
    against = Conflict(kind="antonym", ours="rose", theirs="fell", contradicts=True)
    desk.save_suggestions(
        fares,
        [
            Match(claim_id=fares, prior_id="p-fell", score=0.9, tier=Tier.CONFLICT,
                  conflicts=(against,)),
            fares_matches(fares)[0].model_copy(update={"tier": Tier.SIMILAR}),
        ],
    )  # fmt: skip
    return desk


@pytest.mark.usefixtures("no_suggestions")
async def test_an_alert_is_marked_in_the_queue_and_shows_both_texts(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    alerted_desk(path).close()
    async with reviewing(path, size=(160, 45)) as session:
        await session.press("j", "j", "j", "j")
        assert " 5≠Lumen" in session.text()
        assert "in conflict" in session.pane("queue")
        assert "| in conflict" in session.text()
        shown = session.pane("card")
        assert "≠ In conflict: contradicts a claim verified by Bay Facts (p-fell)" in shown
        assert "antonym: rose ≠ fell (both cannot be true)" in shown
        beside = next(line for line in session.text().split("\n") if "The other:" in line)
        assert "This:" in beside, "side by side"


@pytest.mark.usefixtures("no_suggestions")
async def test_on_a_narrow_card_the_texts_stand_one_under_the_other(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    alerted_desk(path).close()
    async with reviewing(path, size=(40, 60)) as session:
        await session.press("j", "j", "j", "j", "3")
        lines = session.text().split("\n")
        (this,) = (n for n, line in enumerate(lines) if "This:" in line)
        (other,) = (n for n, line in enumerate(lines) if "The other:" in line)
        assert this < other


@pytest.mark.usefixtures("no_suggestions")
async def test_the_queue_is_filtered_to_conflicts(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    alerted_desk(path).close()
    async with reviewing(path, filter_text="has:conflict", size=(140, 40)) as session:
        assert session.position == 5
        assert session.review.worklist.total == 1
        await session.press("m", "j", "r")
        assert session.review.worklist.total == 0, "decided on"


@pytest.mark.parametrize("ascii_only", [False, True])
def test_hostile_words_on_both_sides_are_shown_and_never_obeyed(
    tmp_path: Path, ascii_only: bool
) -> None:
    with alerted_desk(tmp_path / "desk.db", HOSTILE) as desk:
        claim = desk.claims()[4]
        marks = Marks(ascii=ascii_only)
        card = read_card(desk, claim, None, "", selected="p-fell")
        rows = [row for block in card_blocks(card, marks, selected="p-fell") for row in block.rows]
        drawn = [c.plain for row in rows for c in (row.content, row.beside) if c is not None]
    assert any("[/bold]" in text for text in drawn)
    assert not any("\x1b" in text or "\u202e" in text for text in drawn)


def test_an_alert_of_ascii_text_is_ascii_on_such_a_terminal(tmp_path: Path) -> None:
    with alerted_desk(tmp_path / "desk.db") as desk:
        card = read_card(desk, desk.claims()[4], None, "", selected="p-fares")
        blocks = card_blocks(card, Marks(ascii=True), selected="p-fares")
        drawn = [
            content.plain
            for block in blocks
            for row in block.rows
            for content in (row.content, row.beside)
            if content is not None
        ]
    assert any("In conflict" in text for text in drawn)
    assert "".join(drawn).isascii()


@pytest.mark.usefixtures("no_suggestions")
async def test_not_now_hides_a_match_until_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    alerted_desk(path).close()
    async with reviewing(path, size=(160, 45)) as session:
        await session.press("j", "j", "j", "j", "m", "j", "n")
        assert "match: not now" in session.line("notice")
        await session.press("escape")
        shown = session.pane("card")
        assert "Matches (1, 1 put off: m shows)" in shown
        assert "In conflict" not in shown
        await session.press("m", "j")
        assert "conflict, put off" in session.pane("card")
        await session.press("escape", "u")
        assert "In conflict" in session.pane("card")
        fares = session.claim.id
    with open_desk(path) as desk:
        assert [m.status for m in desk.matches(fares)] == [MatchStatus.SUGGESTED] * 2


@pytest.mark.usefixtures("no_suggestions")
async def test_what_is_only_similar_is_confirmed_with_a_second_key(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    alerted_desk(path).close()
    async with reviewing(path, size=(160, 45)) as session:
        await session.press("j", "j", "j", "j", "m", "a")
        statuses = {m.prior_id: m.status for m in session.desk.matches(session.claim.id)}
        assert statuses["p-fares"] is MatchStatus.SUGGESTED, "one key is not enough"
        assert "Why the same?" in session.text()
        await session.press("enter")
        assert "match: says the same" in session.line("notice")
        statuses = {m.prior_id: m.status for m in session.desk.matches(session.claim.id)}
        assert statuses["p-fares"] is MatchStatus.CONFIRMED
        await session.press("j", "a")
        await session.type("the tariff sheet was misread\n")
        statuses = {m.prior_id: m.status for m in session.desk.matches(session.claim.id)}
        assert statuses["p-fell"] is MatchStatus.CONFIRMED
