"""Plain mode: the review in lines, for screen readers, dumb terminals and scripts."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.desks import made_split, ticking, with_facts
from tests.tui.builders import FERRY, Said, ferry_desk, ferry_split, split_of
from tests.tui.driving import TODAY
from tests.tui.test_hostile_text import CONTROLS, FORBIDDEN, MARKUP, put
from workbench.cli.plain.finding import opened_by
from workbench.cli.plain.running import PlainReview
from workbench.cli.plain.talk import Talk
from workbench.cli.plain.words import LONGEST
from workbench.models import LedgerEntry, Verdict, VerdictCode
from workbench.review import give_verdict
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine
from workbench.tui.actions import ActionTable

FOR_THE_SCREEN = {
    "page", "turn_pane", "scroll_card", "palette", "zoom", "fold", "widen", "look_keys", "look",
    "theme_keys", "theme", "take_in_keys", "take_in", "jump", "copy", "choose",
    "go_seen", "turn_groups", "turn_figures", "settle",
}  # fmt: skip
"""Actions of the table that move or show something on a screen alone."""


def plain_on(desk: Desk, *lines: str) -> str:
    """What plain mode writes for ``lines`` on an open desk."""
    out = io.StringIO()
    talk = Talk(io.StringIO("".join(f"{line}\n" for line in lines)), out)
    PlainReview(desk, "kim", ClaimFilter(), talk, today=lambda: TODAY).run()
    assert examine(desk) == []
    return out.getvalue()


@pytest.fixture
def ferry(tmp_path: Path) -> Desk:
    return ferry_desk(tmp_path / "desk.db")


def on_desk(desk: Desk, position: int) -> tuple[str | None, str | None]:
    row = next(row for row in desk.claims() if row.position == position)
    return row.verdict, row.reason


def test_a_stale_verdict_is_told_with_the_words_that_changed(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        url = "https://courier.example/pier"
        desk.add_article(made_split([("Ines Hale", "it cost 4 million")], url=url), actor="kim")
        (claim,) = desk.claims()
        give_verdict(desk, claim.id, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        desk.add_article(made_split([("Ines Hale", "it cost 5 million")], url=url), actor="kim")
        told = plain_on(desk, "/is:stale", "3", "v")
        assert "Claim 1, stale, was verified: it cost 5 million" in told
        assert "The article was changed since: it cost [-4-]{+5+} million" in told
        assert "Stale: give a verdict anew, or reopen it" in told
        assert desk.claim(claim.id).status == "reviewed"


def test_a_claim_is_shown_and_a_verdict_goes_on_to_the_next_open_one(ferry: Desk) -> None:
    told = plain_on(ferry, "v")
    assert "Claim 1, open: The Lumen Strait ferry will run twice a day from March" in told
    assert "Said by Ada Quill via Harrow Courier (person)." in told
    assert "Note: Claim 1 verified. No evidence is recorded for this claim." in told
    assert "Claim 2, open:" in told
    assert on_desk(ferry, 1) == ("verified", None)


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("x m", "mixed"),
        ("xm", "mixed"),
        ("mixed", None),
        ("verified", "verified"),
        ("x needs context", "misleading"),
        ("x not checkable", "not_checkable"),
    ],
)
def test_an_action_is_named_by_its_keys_or_by_its_word(
    ferry: Desk, line: str, verdict: str | None
) -> None:
    plain_on(ferry, line)
    assert on_desk(ferry, 1)[0] == verdict


@pytest.mark.parametrize(
    "line", ["vd", "z", "verif", "v looks right", "x q", "t", "turn_pane", "pane", "^p", "J"]
)  # fmt: skip
def test_a_line_that_stands_for_nothing_does_nothing(ferry: Desk, line: str) -> None:
    before = ferry.head_hash()
    plain_on(ferry, line)
    assert ferry.head_hash() == before


def test_a_reason_stands_on_the_line_or_on_the_next_or_is_one_of_the_list(ferry: Desk) -> None:
    told = plain_on(ferry, "d not a pier", "d", "wrong number: 15, not 12", "d", "1", "d", "2")
    assert [on_desk(ferry, n) for n in (1, 2, 3, 4)] == [
        ("disputed", "not a pier"),
        ("disputed", "15, not 12"),
        ("disputed", "15, not 12"),
        ("disputed", "not a pier"),
    ]
    assert "1. 15, not 12\n2. not a pier\n" in told


def test_a_reason_that_is_required_is_refused_when_it_is_empty(ferry: Desk) -> None:
    told = plain_on(ferry, "d", "", "v")
    assert "Not done: “Disputed” needs a reason" in told
    assert on_desk(ferry, 1) == ("verified", None), "the next line is a key again, no reason"


def test_a_point_leaves_a_question(ferry: Desk) -> None:
    before = ferry.head_hash()
    told = plain_on(ferry, "d", ".", "n", ".", "c s", "the pier", ".")
    assert told.count("Left; nothing was done.") == 3
    assert ferry.head_hash() == before


def test_the_end_of_the_lines_leaves_without_an_answer(ferry: Desk) -> None:
    before = ferry.head_hash()
    plain_on(ferry, "d")
    plain_on(ferry, "x")
    plain_on(ferry)
    assert ferry.head_hash() == before


def test_lines_after_leaving_are_not_read(ferry: Desk) -> None:
    plain_on(ferry, "q", "v")
    assert on_desk(ferry, 1)[0] is None


def test_search_and_filter_are_taken_back(ferry: Desk) -> None:
    told = plain_on(ferry, "/pier", "f is:verified", "f is:odd", ".", "f worth:>.9", "q")
    assert "1 of 2, pier>" in told
    assert "Not done: No claim is like that" in told
    assert "Not done: “is:odd” is not known" in told
    assert "The whole queue again." in told
    assert told.endswith("worth:>.9> q\n")


def test_claims_are_marked_and_judged_at_once(ferry: Desk) -> None:
    told = plain_on(ferry, "b", "b", "x m", "1", "d two of them", "z", "d two of them", "y")
    assert "2 claims marked; . takes the marks off." in told
    assert "Not done: This verdict is not given to several claims at once" in told
    assert "1. marked, open: The Lumen Strait ferry" in told
    assert "Give disputed to 2 claims?" in told
    assert [on_desk(ferry, n) for n in (1, 2, 3)] == [
        ("disputed", "two of them"),
        ("disputed", "two of them"),
        (None, None),
    ]


def test_the_queue_is_put_in_order_and_filters_are_kept(ferry: Desk) -> None:
    told = plain_on(
        ferry, "O", "f worth:>.7", "F save worthy", ".", "F", "worthy", "F delete worthy"
    )
    assert "The queue worthiest first." in told
    assert "of 3, worthiest first, worth:>.7>" in told
    assert "worthy: worth:>.7\n" in told
    assert "worthy is forgotten." in told


def test_other_keys_of_the_settings_count(ferry: Desk) -> None:
    out = io.StringIO()
    talk = Talk(io.StringIO("v\nW\n?\n"), out)
    keys = {"verdict-verified": ["W"]}
    PlainReview(ferry, "kim", ClaimFilter(), talk, today=lambda: TODAY, keys=keys).run()
    assert "W: give: verified\n" in out.getvalue()
    assert on_desk(ferry, 1)[0] == "verified"
    assert on_desk(ferry, 2)[0] is None


def test_the_panes_of_the_screen_are_shown_when_they_are_asked_for(ferry: Desk) -> None:
    told = plain_on(ferry, "g 5", "1", "1 6", "1 9", "2", "2 all", "3", "o")
    assert "5. here: open: Lumen Strait ferry fares rose 15% in two years" in told
    assert "7 in the queue. 0 verified, 0 disputed, 0 of 7 reviewed, 0 waiting, 7 open." in told
    assert "Not done: “9” is no number of the list: give one from 1 to 7." in told
    assert (
        "Fishermen say that [4 open: the pier at Old Harrow has been shut since May]. According to "
        "a report by the Strait Audit Office, [[5 open: fares rose 15% in two years]].\n" in told
    )
    assert told.count("[6 open: The first ferry crossed the strait in 1911]") == 2
    assert "Check: quantity, checkable" in told
    assert "prior claim p-fares: https://example.org/fares" in told


def test_brackets_of_an_article_take_no_word_away(ferry: Desk) -> None:
    told = plain_on(ferry, "2 all")
    lines = re.sub(r"\[+\d open: |\]", "", told).split("\n")
    assert [line for line in FERRY.split("\n") if line] == lines[
        lines.index("Article Ferry cuts divide Lumen Strait:") + 1 : -2
    ]


def test_matches_are_chosen_by_number_and_decided(ferry: Desk) -> None:
    told = plain_on(ferry, "g 5", "m", "2", "r", "1", "a", "9", "z", ".", "v")
    claim = next(row for row in ferry.claims() if row.position == 5)
    decided = {one.prior_id: str(one.status) for one in ferry.matches(claim.id)}
    assert decided["p-fares"] == "confirmed"
    assert decided["p-fares-fell"] == "rejected"
    assert "fares fell 15% in two years" in told
    assert "antonym: rose ≠ fell" in told
    assert on_desk(ferry, 5)[0] == "verified"


def test_words_that_are_in_no_claim_are_listed_and_made_one(tmp_path: Path) -> None:
    split = ferry_split()
    ledger = [LedgerEntry(span=claim.spans[0], disposition="claim") for claim in split.claims]
    with open_desk(tmp_path / "desk.db", clock=ticking()) as desk:
        desk.add_article(split.model_copy(update={"ledger": tuple(ledger)}), actor="tests")
        told = plain_on(desk, "c l", "1", "", "c l", "", "c l", "99")
        made = [row for row in desk.claims() if row.made_by == "kim"]
        assert len(made) == 1
        assert f": {made[0].quote}\n" in told
        assert "characters are in no claim" in told
        assert "Not done: “99” is no number of the list" in told


def test_a_claim_is_split_into_its_facts_and_put_together_again(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db", clock=ticking()) as desk:
        desk.add_article(with_facts(), actor="tests")
        plain_on(desk, "c f")
        assert {row.text for row in desk.claims()} == {
            "The pier will open in May", "The pier is the eastern one"
        }  # fmt: skip
        plain_on(desk, "u")
        assert desk.count_claims() == 1


def test_it_is_asked_whose_words_a_new_claim_holds(tmp_path: Path) -> None:
    words = "The pier will open"
    twice = [
        Said(words, source="the mayor", cue="said", name="the mayor"),
        Said(words, source="the clerk", cue="told", name="the clerk"),
    ]
    with open_desk(tmp_path / "desk.db", clock=ticking()) as desk:
        text = f"{words}, the mayor said, the clerk told us."
        desk.add_article(split_of(text, twice), actor="tests")
        told = plain_on(desk, "c a The pier", "4", "c a The pier", "2", "")
        assert "1. the mayor\n2. the clerk\n3. the article itself\n" in told
        assert "“4” is no number of the list" in told
        made = next(row for row in desk.claims() if row.made_by == "kim")
        assert (made.text, made.source_name) == ("The pier", "the clerk")


def test_words_that_are_not_in_the_article_are_refused(ferry: Desk) -> None:
    told = plain_on(ferry, "c a no such words", "c a a", "c s", "no such words")
    assert "Not done: “no such words” is not in the article" in told
    assert "times in the article" in told
    assert ferry.count_claims() == 7


def test_what_another_program_changed_is_seen_before_the_next_line(
    ferry: Desk, tmp_path: Path
) -> None:
    out = io.StringIO()

    class Lines(io.StringIO):
        """Lines between which another program works on the desk."""

        def readline(self, size: int | None = -1, /) -> str:
            with open_desk(ferry.path, create=False) as other:
                ids = [row.id for row in other.claims()]
                verdict = Verdict(code=VerdictCode.VERIFIED)
                give_verdict(other, ids[1], verdict, actor="lee")
            return super().readline()

    talk = Talk(Lines("v\nq\n"), out)
    PlainReview(ferry, "kim", ClaimFilter(), talk, today=lambda: TODAY).run()
    assert "Claim 3, open" in out.getvalue(), "lee has done the second"


@pytest.mark.parametrize("hostile", [*MARKUP, *CONTROLS])
def test_hostile_text_is_shown_as_text_in_every_line(tmp_path: Path, hostile: str) -> None:
    with open_desk(tmp_path / "desk.db", clock=ticking()) as desk:
        put(desk, 1, hostile)
        typed = hostile.replace("\n", " ")
        told = plain_on(
            desk, "1", "2 all", "3", "o", "m", "r", ".", f"n {typed}", f"d {typed}", "g", "3",
            f"/{typed}", f"f {typed}", typed, f"c a {typed}", "c l", "c r", ".", "c m", "d", ".",
            "?",
        )  # fmt: skip
    assert "Statement " in told
    for line in told.split("\n"):
        assert not FORBIDDEN & set(line), sorted(FORBIDDEN & set(line))


def test_a_statement_without_end_is_cut(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db", clock=ticking()) as desk:
        desk.add_article(made_split([("Ines Hale", "pier " * 100_000 + "stays")]), actor="tests")
        told = plain_on(desk, "1")
    assert max(map(len, told.split("\n"))) < LONGEST * 2
    assert "more characters)" in told


def test_the_help_names_every_action_that_plain_mode_does(ferry: Desk) -> None:
    told = plain_on(ferry, "?")
    for action in ActionTable().actions:
        is_done = hasattr(PlainReview, f"do_{action.name}") or opened_by(action) is not None
        of_a_pane = action.pane is not None or str(action.mode) == "words"
        assert is_done or of_a_pane or action.name in FOR_THE_SCREEN, action.name
        if not is_done:
            assert f": {action.help}\n" not in told


def test_an_empty_desk_says_what_to_do(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db") as desk:
        told = plain_on(desk, "v", "j", "c a", "u", "1", "")
    assert "This desk has no article yet: workbench ingest ARTICLE.txt" in told
    assert "Not done: There is no claim to work on" in told


# The command


def test_the_command_reads_a_pipe_and_ends_with_nought(
    workbench: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("v\n"))
    ran = workbench("review", "--plain", "moscow-taliban")
    assert (ran.code, ran.err) == (0, "")
    assert "1 of 27> v\n" in ran.out
    assert '"verdict":"verified"' in workbench("list", "--format", "jsonl").out.replace(" ", "")


def test_the_command_names_an_article_that_is_not_there(workbench: Run, desk: Path) -> None:
    assert workbench("review", "--plain", "no-such-article").code == 2
    assert workbench("review", "--plain", "--db", "absent.db").code == 2


def test_bytes_that_are_no_text_do_not_stop_it(desk: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "workbench", "--db", str(desk), "review", "--plain"],
        input=b"n caf\xe9 \xff\n", capture_output=True, check=False,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.isascii()
    assert b"note added" in ran.stdout


def test_on_a_dumb_terminal_review_is_plain_and_sends_no_sequences(desk: Path) -> None:
    ours, its = pty.openpty()
    program = [sys.executable, "-m", "workbench", "--db", str(desk), "review"]
    environment = {**os.environ, "TERM": "dumb"}
    with subprocess.Popen(program, stdin=its, stdout=its, stderr=its, env=environment) as child:
        os.close(its)
        os.write(ours, b"v\nq\n")
        told = b""
        while True:
            try:
                read = os.read(ours, 65_536)
            except OSError:  # The terminal is closed: the program has ended.
                break
            told += read
            if not read:
                break
    os.close(ours)
    assert child.returncode == 0
    assert b"Claim 1 verified" in told
    assert b"\x1b" not in told


def test_it_comes_without_the_heavy_packages(desk: Path) -> None:
    code = (
        "import io, sys\n"
        "from workbench.cli.app import run\n"
        "sys.stdin = io.StringIO('v\\n')\n"
        "code = run(['review', '--plain'])\n"
        "heavy = {'spacy', 'numpy', 'sqlite_utils', 'onnxruntime'}\n"
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.strip().splitlines()[-1] == "0 []"
