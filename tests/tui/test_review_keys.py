"""A reviewer's work by keyboard: each key is on the disk when it is on the screen."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.tui.builders import claim_ids, fares_matches, ferry_desk
from tests.tui.driving import reviewing
from workbench.models import MatchStatus
from workbench.review import PublishSettings, record_publication
from workbench.store import open_desk

PUBLISHER = PublishSettings(
    organization="Velmara Checks",
    url="https://checks.example/",
    page="https://checks.example/{article}",
)


async def test_the_whole_desk_is_reviewed_in_one_key_a_claim(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        assert session.position == 1
        await session.press("v", "v", "v", "v", "v", "v")
        assert session.position == 7
        await session.press("x", "n")
        assert "All reviewed: 7 of 7" in session.text()
        assert "7 of 7 reviewed" in session.text()
        verdicts = [session.on_desk(n).verdict for n in range(1, 8)]
    assert verdicts == ["verified"] * 6 + ["not_checkable"]


async def test_a_verdict_goes_on_to_the_next_open_claim_and_round_to_the_first(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("j", "v")
        assert session.position == 3
        await session.press("G", "v")
        assert session.position == 1
        await session.press("v")
        assert session.position == 3


async def test_disputed_asks_for_a_reason_and_goes_on_with_enter(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("d")
        assert "Why disputed?" in session.text()
        assert session.on_desk(1).verdict is None
        await session.type("wrong number: it was 4,100\n")
        row = session.on_desk(1)
        assert (row.verdict, row.reason, row.reason_code, row.reviewer) == (
            "disputed",
            "it was 4,100",
            "wrong_number",
            "kim",
        )
        assert session.position == 2
        assert "Claim 1 disputed." in session.line("notice")


async def test_an_empty_reason_is_refused_in_place_and_nothing_is_written(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("d", "enter")
        assert "needs a reason" in session.line("prompt-help")
        await session.press("escape")
        assert session.on_desk(1).verdict is None
        assert session.position == 1
        await session.press("v")
        assert session.on_desk(1).verdict == "verified"


async def test_reasons_given_before_are_offered(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("d")
        await session.type("the tariff sheet says otherwise\n")
        await session.press("d")
        await session.type("tariff")
        assert "the tariff sheet says otherwise" in session.line("prompt-help")
        await session.press("down", "enter")
        assert session.on_desk(2).reason == "the tariff sheet says otherwise"


async def test_a_reason_code_is_completed_by_tab_and_written_on(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("d")
        await session.type("out of")
        await session.press("tab", "enter")
        row = session.on_desk(1)
        assert (row.reason, row.reason_code) == ("out of context", "out_of_context")


async def test_keys_typed_ahead_land_in_the_reason_and_not_on_the_queue(tmp_path: Path) -> None:
    typed = [(c, c) for c in "d"] + [("space" if c == " " else c, c) for c in "wrong v u w"]
    async with reviewing(tmp_path / "desk.db") as session:
        await session.burst(*typed, ("enter", None), ("v", "v"), ("x", "x"), ("c", "c"))
        assert session.on_desk(1).reason == "wrong v u w"
        assert session.on_desk(2).verdict == "verified"
        assert session.on_desk(3).verdict == "misleading"
        assert session.position == 4


async def test_x_shows_the_second_keys_and_each_gives_its_verdict(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("x")
        last_line = session.text().splitlines()[-1]
        for words in ("m mixed", "c needs context", "o out of date", "u unverifiable"):
            assert words in last_line
        await session.press("m")
        await session.press("x", "c")
        await session.press("x", "u")
        await session.press("x", "o")
        await session.type("2023-05-01\n")
        found = [session.on_desk(n) for n in (1, 2, 3, 4)]
    assert [row.verdict for row in found] == ["mixed", "misleading", "unverifiable", "outdated"]
    assert found[3].as_of == "2023-05-01"


async def test_out_of_date_without_a_date_is_refused_in_place(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("x", "o", "enter")
        assert "needs the date" in session.line("prompt-help")
        await session.type("soon\n")
        assert "is no as-of date" in session.line("prompt-help")
        assert session.on_desk(1).verdict is None


async def test_a_wrong_second_key_does_nothing_and_says_so(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("x", "v")
        assert "nothing was done" in session.line("notice")
        assert session.on_desk(1).verdict is None
        await session.press("v")
        assert session.on_desk(1).verdict == "verified"


async def test_capital_v_asks_for_a_reason_that_nothing_requires(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("V")
        await session.type("official record\n")
        row = session.on_desk(1)
        assert (row.verdict, row.reason_code) == ("verified", "official_record")
        await session.press("X", "m")
        await session.type("half of it\n")
        assert session.on_desk(2).reason == "half of it"


async def test_verified_without_evidence_is_noted_and_does_not_hold_up(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("v")
        assert session.position == 2
        assert "No evidence is recorded" in session.line("notice")
        await session.press("j")
        assert session.line("notice").strip() == ""


async def test_said_is_kept_apart_from_true(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("t")
        assert "Did they say it?" in session.text()
        await session.press("m")
        row = session.on_desk(1)
        assert (row.attribution_verdict, row.verdict, row.status) == ("misquoted", None, "open")
        assert session.position == 1
        assert "Said?  ✗ misquoted" in session.text()
        assert "True?  · open" in session.text()
        await session.press("t", "0")
        assert session.on_desk(1).attribution_verdict is None


async def test_said_of_the_articles_own_words_is_refused_with_a_sentence(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("G", "k", "t", "c")
        assert session.position == 6
        assert "not attributed to anybody" in session.line("notice")


async def test_parking_takes_a_date_or_days_and_goes_on(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("w")
        await session.type("7\n")
        await session.press("w")
        await session.type("2025-01-15\n")
        await session.press("w", "enter")
        found = [session.on_desk(n) for n in (1, 2, 3)]
        assert [row.status for row in found] == ["needs_more"] * 3
        assert [row.due_on for row in found] == ["2024-12-09", "2025-01-15", None]
        assert session.position == 4
        await session.press("w")
        await session.type("whenever\n")
        assert "is no date" in session.line("prompt-help")
        await session.press("escape", "g", "r")
        assert session.on_desk(1).status == "open"


async def test_skip_leaves_no_event(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        before = session.desk.head_hash()
        await session.press("s", "s")
        assert session.position == 3
        assert session.desk.head_hash() == before


async def test_undo_and_redo_work_over_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path) as session:
        await session.press("v", "x", "m", "n")
        await session.type("asked the ministry\n")
        assert session.on_desk(3).note_count == 1
    async with reviewing(path) as session:
        await session.press("u")
        assert session.on_desk(3).note_count == 0
        assert session.position == 3
        await session.press("u", "u")
        assert session.position == 1
        assert [session.on_desk(n).verdict for n in (1, 2)] == [None, None]
        await session.press("u")
        assert "nothing of yours to undo" in session.line("notice")
    async with reviewing(path) as session:
        await session.press("ctrl+r", "ctrl+r")
        assert [session.on_desk(n).verdict for n in (1, 2)] == ["verified", "mixed"]
        assert "Done again: mixed" in session.line("notice")
        await session.press("ctrl+r", "ctrl+r")
        assert "nothing to do again" in session.line("notice")


async def test_undo_takes_back_only_ones_own_actions(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path, reviewer="lee") as session:
        await session.press("v")
    async with reviewing(path, reviewer="kim") as session:
        await session.press("u")
        assert session.on_desk(1).verdict == "verified"


async def test_a_note_is_added_and_shown(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("n")
        await session.type("call the harbour master\n")
        assert session.position == 1
        assert "Notes (1)" in session.text()
        assert "call the harbour master" in session.text()
        await session.press("n", "enter")
        assert "empty" in session.line("prompt-help")


async def test_evidence_is_added_by_a_form(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("e")
        await session.type("https://example.org/timetable\n")
        await session.type("Timetable\n")
        await session.type("twice a day\n")
        await session.type("Strait Audit Office\n")
        await session.press("r", "tab", "p", "ctrl+s")
        piece = session.desk.evidence(session.claim.id)[0]
        assert (piece.url, piece.title, piece.excerpt) == (
            "https://example.org/timetable",
            "Timetable",
            "twice a day",
        )
        assert (piece.origin, piece.stance, piece.primary) == (
            "Strait Audit Office",
            "refutes",
            True,
        )
        assert "Evidence (1)" in session.text()
        assert "https://example.org/timetable" in session.text()


async def test_bad_evidence_stays_in_the_form_with_a_sentence(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("e")
        await session.type("ftp://example.org")
        await session.press("ctrl+s")
        assert "is no web address" in session.text()
        await session.press("escape")
        assert session.app.screen is session.review
        assert session.desk.evidence(session.claim.id) == []


@pytest.mark.usefixtures("no_suggestions")
async def test_matches_are_gone_through_confirmed_and_rejected(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        fares = claim_ids(desk)[4]
        desk.save_suggestions(fares, fares_matches(fares))
    async with reviewing(path, size=(140, 40)) as session:
        await session.press("j", "j", "j", "j", "m")
        assert "[-rose-]" in session.text()
        assert "{+fell+}" in session.text()
        assert "antonym: rose ≠ fell" in session.text()
        await session.press("a")
        assert "match: says the same" in session.line("notice")
        assert session.claim.verdict is None, "a prior verdict is shown, never inherited"
        await session.press("j", "a", "enter")
        assert "The two differ" in session.text(), "a conflict is confirmed with a reason alone"
        await session.press("escape", "r")
        await session.press("escape")
    with open_desk(path) as desk:
        decided = {match.prior_id: match.status for match in desk.matches(fares)}
    assert decided == {"p-fares": MatchStatus.CONFIRMED, "p-fares-fell": MatchStatus.REJECTED}


@pytest.mark.usefixtures("no_suggestions")
async def test_matches_of_a_claim_without_any_say_so(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("m")
        assert "No prior claim" in session.line("notice")


async def test_prior_claims_are_looked_for_while_the_reviewer_reads(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("j", "j", "j", "j")
        await session.pilot.pause(0.3)
        await session.settle()
        found = {match.prior_id: match.tier for match in session.desk.matches(session.claim.id)}
        assert found["p-fares"] == "same"
        assert found.get("p-fares-fell", "conflict") == "conflict"
        assert "Strait Facts" in session.text()


async def test_search_follows_the_typing_and_escape_shows_all_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("slash")
        await session.type("pier")
        assert "2 found" in session.line("prompt-help")
        await session.press("enter")
        assert session.position == 3
        assert session.review.worklist.total == 2
        await session.press("j")
        assert session.position == 4
        await session.press("escape")
        assert session.review.worklist.total == 7
        assert session.position == 4


async def test_a_filter_is_completed_applied_and_complained_about(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("f")
        await session.type("type:quan")
        await session.press("tab", "enter")
        assert session.review.filter_text == "type:quantity"
        assert session.position == 2
        assert "Queue 1 of 2 | type:quantity" in session.text()
        await session.press("f", "ctrl+u")
        await session.type("colour:red\n")
        assert "There is no filter" in session.line("prompt-help")
        await session.press("ctrl+u")
        await session.type("source:nobody-like-this\n")
        assert "No claim is like that" in session.line("prompt-help")
        await session.press("escape")
        assert session.review.filter_text == "type:quantity"


async def test_with_only_open_claims_shown_a_verdict_goes_on_to_the_next(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", filter_text="is:open") as session:
        await session.press("v", "v")
        assert session.position == 3
        assert session.review.worklist.total == 5
        await session.press("u")
        assert session.position == 2
        assert session.review.worklist.total == 6
        await session.press("v", "v", "v", "v", "v", "v")
        assert "All reviewed: 7 of 7" in session.text()


async def test_what_another_program_does_is_picked_up(tmp_path: Path) -> None:
    from workbench.models import Verdict, VerdictCode
    from workbench.review import give_verdict

    path = tmp_path / "desk.db"
    async with reviewing(path) as session:
        with open_desk(path) as other:
            give_verdict(
                other,
                session.claim.id,
                Verdict(code=VerdictCode.DISPUTED, reason="no such plan"),
                actor="lee",
            )
        session.review.check_desk()
        await session.settle()
        assert session.claim.verdict == "disputed"
        assert "no such plan" in session.text()
        assert "1 disputed" in session.text()


@pytest.mark.usefixtures("no_suggestions")
async def test_a_decision_is_on_the_marked_match_though_the_list_changes(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        fares = claim_ids(desk)[4]
        same, conflict = fares_matches(fares)
        desk.save_suggestions(fares, [same])
    async with reviewing(path) as session:
        await session.press("j", "j", "j", "j", "m")
        session.desk.save_suggestions(fares, [conflict.model_copy(update={"score": 1.0}), same])
        await session.press("r")
        decided = {match.prior_id: match.status for match in session.desk.matches(fares)}
    assert decided == {"p-fares": MatchStatus.REJECTED, "p-fares-fell": MatchStatus.SUGGESTED}


async def test_a_broken_article_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    ferry_desk(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER articles_keep_their_text")
        connection.execute("UPDATE articles SET text = text || 'more'")
    connection.close()
    async with reviewing(path) as session:
        assert "workbench doctor" in session.line("notice")
        assert "[type=" not in session.text()
        assert session.app.is_running


@pytest.mark.usefixtures("no_suggestions")
async def test_a_desk_that_is_busy_gives_a_sentence_and_keeps_the_claim_open(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path) as session:
        session.desk.connection.execute("PRAGMA busy_timeout = 10")
        with open_desk(path) as other, other.transaction():
            await session.press("v")
            assert "cannot be written" in session.line("notice")
            assert session.position == 1
        await session.press("v")
        assert session.on_desk(1).verdict == "verified"


async def test_help_shows_every_action_and_closes(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(120, 220)) as session:
        await session.press("question_mark")
        shown = session.text()
        for action in session.review.table.actions:
            if action.mode != "verdict with a reason":
                assert action.help in shown
        await session.press("escape")
        assert session.app.screen is session.review


async def test_the_palette_holds_every_action_and_does_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        titles = [command.title for command in session.app.get_system_commands(session.review)]
        assert "Verdict: give: mixed" in titles
        assert "Work: add evidence" in titles
        await session.press("ctrl+p")
        await session.type("give: verified")
        await session.pilot.pause(0.5)
        await session.press("enter")
        await session.pilot.pause(0.3)
        await session.settle()
        assert session.on_desk(1).verdict == "verified"


async def test_q_leaves_with_zero(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("q")
        assert session.app.return_code == 0


async def test_a_claim_with_another_wording_is_matched_anew(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:

        async def matched() -> list[str]:
            await session.pilot.pause(0.3)
            await session.settle()
            return [match.prior_id for match in session.desk.matches(session.claim.id)]

        await session.press("G")
        assert await matched() == []
        await session.press("c", "r", "ctrl+u")
        await session.type("Lumen Strait ferry fares rose 15% in two years\n")
        assert "p-fares" in await matched()
        await session.press("u")
        assert "p-fares" not in await matched()


async def test_a_verdict_on_a_published_claim_asks_why_it_is_corrected(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("v")
        record_publication(session.desk, [session.on_desk(1)], PUBLISHER, actor="lee")
        await session.press("g", "v")
        assert "Verified already" in session.line("notice")
        await session.press("g", "x", "m")
        assert "Why mixed?" in session.text()
        await session.type("It runs once a day\n")
        found = session.on_desk(1)
        assert (found.verdict, found.reason) == ("mixed", "It runs once a day")
