"""Bad input gets one sentence, exit code 2, and the desk as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_missing_file_is_told_in_one_sentence(workbench: Run) -> None:
    ran = workbench("split", "absent.txt")
    assert ran.code == 2
    assert ran.out == ""
    assert "absent.txt" in ran.err
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err


def test_a_command_on_a_desk_that_is_not_there_makes_none(workbench: Run, tmp_path: Path) -> None:
    ran = workbench("list")
    assert ran.code == 2
    assert "workbench ingest" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_bad_file_among_good_ones_is_told_and_the_others_are_taken_in(
    workbench: Run, tmp_path: Path
) -> None:
    Path("good.txt").write_text("The mayor resigned on Monday.\n", encoding="utf-8")
    Path("empty.txt").write_text("", encoding="utf-8")
    ran = workbench("ingest", "empty.txt", "good.txt", "none.txt")
    assert ran.code == 2
    assert ran.out == "good  1 claims\n"
    assert ran.err.splitlines() == [
        "1 new, 2 failed.",
        "  failed: empty.txt is empty: give a file with text in it.",
        "  failed: none.txt does not exist: check the name.",
    ]


def test_where_no_file_can_be_read_no_desk_is_made(workbench: Run, tmp_path: Path) -> None:
    Path("empty.txt").write_text("", encoding="utf-8")
    ran = workbench("ingest", "empty.txt", "none.txt")
    assert ran.code == 2
    assert "2 failed." in ran.err
    assert not (tmp_path / "claims.db").exists()


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY])
def test_a_desk_that_cannot_be_read_just_now_is_told_in_a_sentence(
    workbench: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fail(*_: object) -> None:
        error = sqlite3.OperationalError("the disk says no")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr("workbench.store.queries.claim_rows", fail)
    ran = workbench("list")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be used just now (the disk says no)" in ran.err
    assert "went wrong" not in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("verdict", "nothing-like-it", "verified"),
        ("verdict", "moscow-taliban:999", "verified"),
        ("verdict", "1", "certainly"),
        ("verdict", "1", "disputed"),  # the policy asks for a reason
        ("verdict", "1", "verified", "--reason-code", "because"),
        ("verdict", "1", "outdated", "--as-of", "soon"),
        ("wait", "1", "--due", "tomorrow-ish"),
        ("evidence", "1", "--url", "javascript:alert(1)"),
        ("evidence", "1"),
        ("note", "1", "   "),
        ("match", "1", "--confirm", "p-nothing"),
        ("match", "--confirm", "p-nothing"),
        ("list", "--status", "finished"),
        ("list", "--article", "no-such-article"),
        ("export", "no/such/folder/verdicts.csv"),
        ("import", "absent.jsonl"),
        ("match", "--queries", "absent.jsonl"),
        ("history", "zzzz"),
        ("backup", "no/such/folder/monday.zip"),
        ("backup", "."),
        ("restore", "absent.zip"),
        ("restore", "claims.db"),
        ("audit", "verify", "--against", "absent.zip"),
        ("audit", "export", "no/such/folder/log.jsonl"),
        ("audit", "log", "--claim", "zzzz"),
        ("audit", "redact", "1", "--reason", "no note"),
    ],
)
def test_bad_input_changes_nothing(workbench: Run, desk: Path, arguments: tuple[str, ...]) -> None:
    before = workbench("history", "--format", "jsonl").out
    ran = workbench(*arguments)
    assert ran.code == 2
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    assert workbench("history", "--format", "jsonl").out == before


def test_a_file_that_is_no_desk_is_refused_untouched(workbench: Run, tmp_path: Path) -> None:
    other = tmp_path / "claims.db"
    other.write_text("this is a shopping list\n", encoding="utf-8")
    ran = workbench("list")
    assert ran.code == 2
    assert other.read_text(encoding="utf-8") == "this is a shopping list\n"


def test_hostile_text_in_a_sentence_reaches_the_terminal_visible(workbench: Run) -> None:
    ran = workbench("split", "\x1b]52;c;aGk=\x07.txt")
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "␛" in ran.err


@pytest.mark.parametrize(
    "line", ["not json", "[1]", '{"claim_id": "p-1"}', '{"claim_id": "p-1", "text": 5}']
)
def test_an_import_of_nothing_but_a_bad_line_says_why_and_leaves_the_desk(
    workbench: Run, desk: Path, line: str
) -> None:
    before = desk.read_bytes()
    Path("priors.jsonl").write_text(line + "\n", encoding="utf-8")
    ran = workbench("import", "priors.jsonl")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert "[type=" not in ran.err
    assert desk.read_bytes() == before
