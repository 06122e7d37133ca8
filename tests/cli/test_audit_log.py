"""The log on the command line: read, checked, handed out, redacted."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbench.store import open_desk
from workbench.store.doctor import examine


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def tamper(desk: Path, *statements: str) -> None:
    with closing(sqlite3.connect(desk)) as plain, plain:
        for statement in statements:
            plain.execute(statement)


@pytest.fixture
def worked(workbench: Run, desk: Path) -> Path:
    workbench("verdict", "1", "verified", "--reason", "seen")
    workbench("note", "1", "call Ada", "--confidential")
    workbench("verdict", "2", "disputed", "--reason", "no", "--reviewer", "lee")
    return desk


def test_a_sound_log_is_verified_with_its_head(workbench: Run, worked: Path) -> None:
    ran = workbench("audit", "verify")
    assert ran.code == 0
    assert "4 events in an unbroken chain" in ran.out
    told = json.loads(workbench("audit", "verify", "--format", "jsonl").out)
    with open_desk(worked) as desk:
        assert (told["sound"], told["head"]) == (True, desk.head_hash())


def test_the_first_bad_event_is_named_with_what_differs(workbench: Run, worked: Path) -> None:
    tamper(
        worked,
        "DROP TRIGGER events_are_never_changed",
        "UPDATE events SET new = replace(new, 'verified', 'disputed') WHERE seq = 2",
        "UPDATE events SET actor = 'mallory' WHERE seq = 4",
    )
    ran = workbench("audit", "verify")
    assert ran.code == 1
    assert "Event 2 is not sound" in ran.out
    assert "verdict is 'disputed' and was 'verified'" in ran.out
    told = json.loads(workbench("audit", "verify", "--format", "jsonl").out)
    assert (told["sound"], told["first_bad_event"]) == (False, 2)


def test_a_tail_that_was_cut_off_is_found_with_a_backup_from_elsewhere(
    workbench: Run, worked: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "elsewhere.zip"
    assert workbench("backup", str(kept)).code == 0
    with open_desk(worked) as desk:
        first = desk.claims()[1].id
    tamper(
        worked,
        "DROP TRIGGER events_are_never_deleted",
        "DELETE FROM events WHERE seq = 4",
        f"UPDATE claim_states SET status = 'open', verdict = NULL, reason = NULL, reviewer = NULL,"
        f" reviewed_at = NULL, review_count = 0, revision = 0 WHERE claim_id = '{first}'",
    )
    (worked.parent / "claims.db.backups").rename(tmp_path / "away")
    assert workbench("audit", "verify").code == 0
    ran = workbench("audit", "verify", "--against", str(kept))
    assert ran.code == 1
    assert "Event 4 is missing" in ran.out
    assert "elsewhere.zip" in ran.out


def test_the_log_is_shown_by_claim_and_reviewer_and_to_a_limit(
    workbench: Run, worked: Path
) -> None:
    def shown(*options: str) -> list[object]:
        ran = workbench("audit", "log", *options, "--format", "jsonl")
        return [one["seq"] for one in lines(ran.out)]

    assert shown() == [1, 2, 3, 4]
    assert shown("--claim", "1") == [2, 3]
    assert shown("--reviewer", "lee") == [4]
    assert shown("--limit", "2") == [3, 4]
    assert "verdict_given" in workbench("audit", "log").out


def test_hostile_text_in_the_log_moves_no_cursor(workbench: Run, desk: Path) -> None:
    workbench("verdict", "1", "disputed", "--reason", "\x1b]52;c;aGk=\x07 \u202eevil")
    for format in ("table", "jsonl"):
        out = workbench("audit", "log", "--format", format).out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_an_exported_log_is_verified_with_hashlib_and_json_alone(
    workbench: Run, worked: Path
) -> None:
    """The recipe of docs/audit-log.md."""
    assert workbench("audit", "export", "log.jsonl").code == 0
    text = Path("log.jsonl").read_text(encoding="ascii")
    assert workbench("audit", "export", "-").out == text
    before = "0" * 64
    for line in text.splitlines():
        event = json.loads(line)
        own = event.pop("hash")
        written = json.dumps(event, sort_keys=True, separators=(",", ":"))
        assert event["prev_hash"] == before
        assert hashlib.sha256(written.encode("ascii")).hexdigest() == own
        before = own
    with open_desk(worked) as desk:
        assert before == desk.head_hash()
    assert "call Ada" not in text


def test_a_log_that_cannot_be_written_is_one_sentence(workbench: Run, worked: Path) -> None:
    ran = workbench("audit", "export", "no/such/folder/log.jsonl")
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_a_note_is_redacted_and_the_chain_stays_whole(workbench: Run, worked: Path) -> None:
    assert "(confidential, event 3): call Ada" in workbench("show", "1").out
    ran = workbench("audit", "redact", "3", "--reason", "she asked for it")
    assert ran.code == 0
    assert "call Ada" not in workbench("show", "1").out
    assert workbench("audit", "verify").code == 0
    with open_desk(worked) as desk:
        assert examine(desk) == []
        assert desk.history()[-1].reason == "she asked for it"


def test_backups_that_still_hold_a_redacted_note_are_told_of(workbench: Run, worked: Path) -> None:
    workbench("backup")
    assert "may still hold it" in workbench("audit", "redact", "3", "--reason", "x").err


@pytest.mark.parametrize("event", ["1", "99"])
def test_what_is_no_note_is_not_redacted(workbench: Run, worked: Path, event: str) -> None:
    ran = workbench("audit", "redact", event, "--reason", "x")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
