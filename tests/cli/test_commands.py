"""Everything a reviewer does, from the command line, with the same events."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import SEED, Run
from workbench.cli.app import run as run_program
from workbench.errors import UnreadableArticle
from workbench.store import open_desk
from workbench.store.doctor import examine


def states(desk: Path) -> dict[int, tuple[str | None, str]]:
    with open_desk(desk) as opened:
        return {row.position: (row.verdict, row.status) for row in opened.claims()}


def actions(desk: Path) -> list[str]:
    with open_desk(desk) as opened:
        return [event.action for event in opened.history()]


def test_an_article_is_taken_in_once(workbench: Run) -> None:
    Path("story.txt").write_text("The mayor, Ann Vell, resigned on Monday.\n", encoding="utf-8")
    first = workbench("ingest", "story.txt", "--outlet", "Bay Ledger", "--published", "2024-11-29")
    second = workbench("ingest", "story.txt")
    assert (first.code, second.code) == (0, 0)
    assert "claims" in first.out
    assert "unchanged" in second.out
    assert actions(Path("claims.db")) == ["article_added"]
    assert json.loads(workbench("list", "--articles", "--format", "jsonl").out)["outlet"] == (
        "Bay Ledger"
    )


@pytest.mark.parametrize(("granularity", "claims"), [("sentence", 1), ("clause", 2), ("fact", 4)])
def test_how_fine_claims_are_cut_is_a_choice(workbench: Run, granularity: str, claims: int) -> None:
    text = "Ann Vell and Edric Poul sold the port, and the council closed the pier in May.\n"
    Path("story.txt").write_text(text, encoding="utf-8")
    printed = workbench("split", "story.txt", "--granularity", granularity, "--format", "jsonl")
    assert len(json.loads(printed.out)["claims"]) == claims
    taken = workbench("ingest", "story.txt", "--granularity", granularity)
    assert f"{claims} claim" in taken.out


def test_the_ledger_tells_what_became_of_every_sentence_without_a_desk(workbench: Run) -> None:
    text = "Tarn Weekly\n\nThe mayor resigned on Monday. Who will follow her?\n"
    Path("story.txt").write_text(text, encoding="utf-8")
    shown = workbench("ledger", "story.txt")
    printed = workbench("ledger", "story.txt", "--format", "jsonl").out.splitlines()
    lines = [json.loads(line) for line in printed]
    assert shown.code == 0
    assert "Who will follow her?" in shown.out
    assert "52 of 52 characters accounted for: claim 48.1%, question" in shown.err
    assert [(text[slice(*line["span"])], line["disposition"]) for line in lines] == [
        ("Tarn Weekly", "title"),
        ("The mayor resigned on Monday.", "claim"),
        ("Who will follow her?", "question"),
    ]
    assert not Path("claims.db").exists()


def test_split_reads_dates_from_the_date_it_is_given(workbench: Run) -> None:
    Path("story.txt").write_text("The mayor resigned on Tuesday.\n", encoding="utf-8")
    ran = workbench("split", "story.txt", "--format", "jsonl", "--published", "2024-11-28")
    claim = json.loads(ran.out)["claims"][0]
    assert claim["statement"] == "The mayor resigned on Tuesday, November 26, 2024"
    assert claim["replacements"] == [
        {
            "span": [22, 29],
            "by": "Tuesday, November 26, 2024",
            "why": "the article is from 2024-11-28",
        }
    ]


@pytest.mark.parametrize("command", ["split", "ingest"])
def test_a_date_that_is_none_is_refused(workbench: Run, command: str) -> None:
    Path("story.txt").write_text("The mayor resigned on Tuesday.\n", encoding="utf-8")
    ran = workbench(command, "story.txt", "--published", "28 November")
    assert ran.code == 2
    assert "28 November is no date" in ran.err
    assert not Path("claims.db").exists()


def test_an_article_may_come_from_standard_input(
    workbench: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = io.TextIOWrapper(io.BytesIO(b"Ann Vell said the pier is closed."))
    monkeypatch.setattr("sys.stdin", data)
    ran = workbench("split", "-", "--format", "jsonl")
    assert ran.code == 0
    record = json.loads(ran.out)
    assert record["sources"][0]["name"] == "Ann Vell"


def test_verdict_undo_and_redo_go_through_the_log(workbench: Run, desk: Path) -> None:
    assert workbench("verdict", "1", "verified").code == 0
    assert workbench("verdict", "moscow-taliban:2", "disputed", "--reason", "no").code == 0
    assert states(desk)[1] == ("verified", "reviewed")
    assert "now open" in workbench("undo").out
    assert states(desk)[2] == (None, "open")
    assert "now disputed" in workbench("redo").out
    assert workbench("redo").code == 2
    assert actions(desk)[-4:] == ["verdict_given", "verdict_given", "undone", "redone"]


def test_nobody_undoes_what_another_did(workbench: Run, desk: Path) -> None:
    workbench("verdict", "1", "verified", "--reviewer", "kim")
    assert workbench("undo", "--reviewer", "lee").code == 2
    assert states(desk)[1][0] == "verified"


def test_said_and_true_are_given_apart(workbench: Run, desk: Path) -> None:
    assert workbench("said", "1", "confirmed").code == 0
    with open_desk(desk) as opened:
        row = opened.claim(opened.resolve_claim("1"))
    assert (row.attribution_verdict, row.verdict, row.status) == ("confirmed", None, "open")


def test_narration_was_said_by_nobody(workbench: Run, desk: Path) -> None:
    with open_desk(desk) as opened:
        narrated = next(row for row in opened.claims() if row.attribution_id is None)
    assert workbench("said", narrated.id, "confirmed").code == 2


def test_waiting_claims_come_back_when_reopened(workbench: Run, desk: Path) -> None:
    workbench("wait", "3", "--due", "2024-12-05", "--reason", "asked the ministry")
    assert states(desk)[3] == (None, "needs_more")
    workbench("reopen", "3")
    assert states(desk)[3] == (None, "open")


def test_evidence_notes_and_history_are_on_the_card(workbench: Run, desk: Path) -> None:
    workbench("evidence", "1", "--url", "https://example.org/a", "--stance", "supports")
    workbench("note", "1", "rang the press office")
    shown = workbench("show", "1").out
    for words in ("https://example.org/a", "rang the press office", "evidence_added", "Quote"):
        assert words in shown
    record = json.loads(workbench("show", "1", "--format", "jsonl").out)
    assert record["evidence"][0]["stance"] == "supports"
    assert record["notes"][0]["text"] == "rang the press office"


def test_a_match_is_suggested_confirmed_and_its_verdict_not_inherited(
    workbench: Run, desk: Path
) -> None:
    prior = {
        "claim_id": "p-engaged",
        "text": "Russia is engaged in bilateral relations with the current authorities of "
        "Afghanistan",
        "verdict": "verified",
    }
    Path("priors.jsonl").write_text(json.dumps(prior) + "\n", encoding="utf-8")
    assert workbench("import", "priors.jsonl").out.startswith("1 new")
    with open_desk(desk) as opened:
        ref = next(row.id for row in opened.claims() if "engaged in bilateral" in row.text)
    found = json.loads(workbench("match", ref, "--format", "jsonl").out.splitlines()[0])
    assert (found["prior_id"], found["tier"], found["status"]) == ("p-engaged", "same", "suggested")
    assert workbench("match", ref, "--confirm", "p-engaged").code == 0
    with open_desk(desk) as opened:
        assert [m.status for m in opened.matches(ref)] == ["confirmed"]
        assert opened.claim(ref).verdict is None


def test_queries_are_matched_without_an_article(workbench: Run, desk: Path) -> None:
    Path("priors.jsonl").write_text(
        '{"claim_id": "p-1", "text": "The Orrin Bay pier opened to the public in 1990"}\n',
        encoding="utf-8",
    )
    workbench("import", "priors.jsonl")
    Path("queries.jsonl").write_text(
        '{"query_id": "q1", "text": "the Orrin Bay pier opened to the public in 1990"}\n'
        '{"query_id": "q2", "text": "zzz"}\n',
        encoding="utf-8",
    )
    lines = workbench("match", "--queries", "queries.jsonl", "--top", "20").out.splitlines()
    first, second = (json.loads(line) for line in lines)
    assert first["results"][0][0] == "p-1"
    assert first["suggestion"]["tier"] == "same"
    assert second == {"query_id": "q2", "results": [], "suggestion": None}


def test_an_export_and_an_audit_of_what_was_done(workbench: Run, desk: Path) -> None:
    workbench("verdict", "1", "verified")
    assert workbench("export", "verdicts.csv").code == 0
    lines = Path("verdicts.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1].split(",")[1] == "verified"
    assert workbench("export", "-").out.startswith("claim_id,verdict,")
    audit = workbench("audit", "sources")
    assert "Vladimir V. Putin" in audit.out
    assert "attributed" in audit.out
    assert workbench("audit", "sources", "--format", "csv").out.startswith("group_by,")
    rows = workbench("audit", "sources", "--by", "article", "--format", "jsonl").out.splitlines()
    assert {json.loads(row)["group_value"] for row in rows} == {"moscow-taliban"}


def test_doctor_is_content_with_a_sound_desk_and_ends_with_one_on_a_finding(
    workbench: Run, desk: Path
) -> None:
    workbench("verdict", "1", "verified")
    assert workbench("doctor").code == 0
    data = desk.read_bytes()
    at = data.index(b"verdict_given")
    desk.write_bytes(data[:at] + b"verdict_taken" + data[at + 13 :])
    ran = workbench("doctor")
    assert ran.code == 1
    assert "event 2" in ran.out.lower()


def test_without_a_terminal_review_prints_the_queue(workbench: Run, desk: Path) -> None:
    ran = workbench("review")
    assert ran.code == 0
    assert "moscow-taliban:1" in ran.out
    assert "bilateral relations" in ran.out


def test_articles_cannot_move_the_cursor_of_who_lists_them(workbench: Run) -> None:
    hostile = "Ann Vell said the \x1b[2Jpier \u202eis \x9b31mclosed [bold]now[/] today.\n"
    Path("story.txt").write_text(hostile, encoding="utf-8")
    assert workbench("ingest", "story.txt").code == 0
    for command in (
        ("list",), ("list", "--format", "jsonl"), ("show", "1"), ("split", "story.txt"),
        ("list", "--format", "csv"), ("split", "story.txt", "--format", "jsonl"),
    ):  # fmt: skip
        out = workbench(*command).out
        assert not {"\x1b", "\u202e", "\x9b"} & set(out), command


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    text=st.one_of(
        st.text(max_size=300),
        st.text(alphabet="'\";-<>[]()/\\“”’=\n\r\t\x00\x1b\u202e aT.", max_size=200),
        st.lists(
            st.sampled_from(
                [
                    "Ann Vell said", "“The pier", "is closed,”", "DROP TABLE claims;", "[/bold]",
                    "\n\n", "he said.", "according to", "\x1b[31m", "5%", "NAME:", "''", "”",
                ]
            ),
            max_size=25,
        ).map(" ".join),
    )
)  # fmt: skip
def test_any_text_is_taken_in_or_refused_with_a_sentence(
    workbench: Run, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(text.encode("utf-8"))
    try:
        code = run_program(["ingest", str(path), "--db", str(tmp_path / "any.db"), "--debug"])
    except UnreadableArticle:
        code = 2
    assert code in {0, 2}
    if (tmp_path / "any.db").exists():
        with open_desk(tmp_path / "any.db") as desk:
            assert examine(desk) == []
            for row in desk.claims():
                assert row.article_id is not None
                whole = desk.article_text(row.article_id)
                assert " … ".join(span.of(whole) for span in row.spans) == row.quote


def test_the_seed_story_splits_the_same_from_file_and_twice(workbench: Run) -> None:
    first = workbench("split", str(SEED), "--format", "jsonl")
    second = workbench("split", str(SEED), "--format", "jsonl")
    assert first.out == second.out
    record = json.loads(first.out)
    text = SEED.read_text(encoding="utf-8")
    assert record["schema"] == 1
    assert record["article"]["characters"] == len(text)
    for claim in record["claims"]:
        assert " … ".join(text[a:b] for a, b in claim["spans"]) == claim["quote"]


def test_a_pair_that_the_guards_call_a_conflict_is_confirmed_only_with_a_reason(
    workbench: Run, desk: Path
) -> None:
    prior = (
        '{"claim_id": "p-not", "text": "Russia is not engaged in bilateral relations with the '
        'current authorities of Afghanistan"}\n'
    )
    Path("priors.jsonl").write_text(prior, encoding="utf-8")
    workbench("import", "priors.jsonl")
    with open_desk(desk) as opened:
        ref = next(row.id for row in opened.claims() if "engaged in bilateral" in row.text)
    assert workbench("match", ref).code == 0
    refused = workbench("match", ref, "--confirm", "p-not")
    assert refused.code == 2
    assert "negation" in refused.err
    told = workbench("match", ref, "--confirm", "p-not", "--reason", "quoted the wrong way round")
    assert told.code == 0
    with open_desk(desk) as opened:
        assert opened.history()[-1].reason == "quoted the wrong way round"
        assert next(iter(opened.matches(ref))).status == "confirmed"


def test_the_list_of_an_article_ends_with_what_its_claims_hold(workbench: Run, desk: Path) -> None:
    told = workbench("list").err
    assert "27 claims, 0 reviewed; all 1,994 characters accounted for: 1," in " ".join(told.split())
    assert workbench("list", "--article", "moscow-taliban").err == told
    assert "accounted" not in workbench("list", "--status", "open").err
    workbench("claim", "drop", "moscow-taliban:6")
    assert "dropped by hand " in workbench("list").err
