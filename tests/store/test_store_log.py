from __future__ import annotations

import hashlib
import json
import os
import signal
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.desks import HARBOR, harbor_desk, made_split
from tests.store.desks import behind_its_back, dump
from workbench import __version__
from workbench.errors import DeskError, PolicyError
from workbench.models import Span, Verdict, VerdictCode
from workbench.review import (
    ClaimPart,
    add_note,
    give_verdict,
    merge_claims,
    redact_note,
    redo,
    split_claim,
    undo,
)
from workbench.store import Desk, open_desk
from workbench.store.doctor import examine
from workbench.store.events import FIRST_HASH
from workbench.store.state import keep_note


def test_an_event_says_who_did_what_when_and_with_which_version(desk: Desk) -> None:
    claim = desk.claims()[0]
    give_verdict(desk, claim.id, Verdict(code=VerdictCode.VERIFIED, reason="seen"), actor="lee")
    event = desk.history(claim.id)[-1]
    assert (event.seq, event.actor, event.action) == (2, "lee", "verdict_given")
    assert event.tool_version == __version__
    assert event.reason == "seen"
    assert event.at.endswith("Z")
    assert datetime.fromisoformat(event.at).utcoffset() is not None
    assert (event.old or {})["status"] == "open"
    assert (event.new or {})["verdict"] == "verified"


def test_the_chain_can_be_checked_with_a_hash_function_and_json_alone(desk: Desk) -> None:
    """The format is a promise: anybody can verify an exported log without this program."""
    for claim in desk.claims():
        give_verdict(desk, claim.id, Verdict(code=VerdictCode.MIXED, reason="“ü”\n"), actor="lée")
    before = FIRST_HASH
    for row in desk.connection.execute("SELECT * FROM events ORDER BY seq"):
        fields = dict(row)
        assert fields["prev_hash"] == before
        before = fields.pop("hash")
        for name in ("old", "new"):
            fields[name] = None if fields[name] is None else json.loads(fields[name])
        told = json.dumps(fields, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(told.encode()).hexdigest() == before
    assert desk.head_hash() == before


def test_history_is_asked_by_claim_article_actor_and_number(desk: Desk) -> None:
    first, second, *_ = desk.claims()
    other = desk.add_article(made_split([(None, "Rain")], path="rain.txt"), actor="kim")
    for claim, actor in ((first, "lee"), (second, "kim"), (first, "kim")):
        add_note(desk, claim.id, "noted", actor=actor)
    assert [event.seq for event in desk.history()] == [1, 2, 3, 4, 5]
    assert [event.seq for event in desk.history(limit=2)] == [4, 5]
    assert [event.seq for event in desk.history(first.id)] == [3, 5]
    assert [event.seq for event in desk.history(article_id=first.article_id)] == [1, 3, 4, 5]
    assert [event.seq for event in desk.history(article_id=other.article_id)] == [2]
    assert [event.seq for event in desk.history(article_id=first.article_id, actor="lee")] == [3]
    assert [event.seq for event in desk.history(first.id, article_id=first.article_id)] == [3, 5]


def test_a_note_can_be_removed_and_cannot_be_guessed_from_the_log(desk: Desk) -> None:
    claim = desk.claims()[0]
    event = add_note(desk, claim.id, "call Ada", actor="kim").event
    assert event is not None
    assert set(event.new or {}) == {"note_sha256"}
    salt = desk.connection.execute("SELECT salt FROM note_texts").fetchone()[0]
    assert hashlib.sha256((salt + "call Ada").encode()).hexdigest() in str(event.new)
    log = " ".join(str(tuple(row)) for row in desk.connection.execute("SELECT * FROM events"))
    assert salt not in log
    redact_note(desk, event.seq, actor="lee", reason="she asked for it")
    assert examine(desk) == []
    assert desk.notes(claim.id) == []
    done = desk.history()[-1]
    assert (done.action, done.new, done.reason) == (
        "note_redacted", {"of": event.seq}, "she asked for it",
    )  # fmt: skip
    desk.close()
    assert b"call Ada" not in b"".join(one.read_bytes() for one in desk.path.parent.iterdir())


def test_a_note_whose_text_was_removed_or_put_back_unasked_is_found(desk: Desk) -> None:
    claim = desk.claims()[0]
    seq = add_note(desk, claim.id, "call Ada", actor="kim").event.seq  # type: ignore[union-attr]
    salt = desk.connection.execute("SELECT salt FROM note_texts").fetchone()[0]
    desk.connection.execute("DELETE FROM note_texts")
    assert (f"note of event {seq}", "its text was removed, and no event tells of it") in [
        (one.where, one.what) for one in examine(desk)
    ]
    keep_note(desk.connection, seq, salt, "call Ada")
    redact_note(desk, seq, actor="kim", reason="a slip")
    keep_note(desk.connection, seq, salt, "call Ada")
    (finding,) = examine(desk)
    assert finding.what == "its text was redacted, but it is there"


def test_only_a_note_that_is_there_is_redacted_and_only_with_a_reason(desk: Desk) -> None:
    claim = desk.claims()[0]
    seq = add_note(desk, claim.id, "call Ada", actor="kim").event.seq  # type: ignore[union-attr]
    with pytest.raises(PolicyError, match="no reason"):
        redact_note(desk, seq, actor="kim", reason="  ")
    with pytest.raises(DeskError, match="added no note"):
        redact_note(desk, 1, actor="kim", reason="x")
    redact_note(desk, seq, actor="kim", reason="x")
    count = len(desk.history())
    with pytest.raises(DeskError, match="gone already"):
        redact_note(desk, seq, actor="kim", reason="x")
    assert len(desk.history()) == count


def test_a_redacted_note_stays_away_through_undo_and_redo(desk: Desk) -> None:
    claim = desk.claims()[0]
    seq = add_note(desk, claim.id, "call Ada", actor="kim").event.seq  # type: ignore[union-attr]
    redact_note(desk, seq, actor="lee", reason="x")
    undo(desk, actor="kim")
    redo(desk, actor="kim")
    assert desk.notes(claim.id) == []
    assert examine(desk) == []


def test_a_confidential_note_is_marked_as_one(desk: Desk) -> None:
    claim = desk.claims()[0]
    add_note(desk, claim.id, "call Ada", actor="kim", confidential=True)
    add_note(desk, claim.id, "call Ben", actor="kim")
    assert [note.confidential for note in desk.notes(claim.id)] == [True, False]
    assert examine(desk) == []


@pytest.mark.parametrize("field", ["actor", "reason", "note"])
def test_a_broken_character_is_refused_and_leaves_nothing_behind(desk: Desk, field: str) -> None:
    before = dump(desk)
    given = {"actor": "kim", "action": "note_added", "object_id": desk.claims()[0].id}
    with pytest.raises(DeskError, match="lone surrogate"):
        desk.append(**(given | {field: "\udc80"}))  # type: ignore[arg-type]
    assert dump(desk) == before
    assert not desk.connection.in_transaction


def test_an_inner_block_that_fails_takes_only_itself_back(desk: Desk) -> None:
    first, second, *_ = desk.claims()

    def fail() -> None:
        with desk.transaction():
            add_note(desk, second.id, "gone", actor="kim")
            raise RuntimeError

    with desk.transaction():
        add_note(desk, first.id, "stays", actor="kim")
        with pytest.raises(RuntimeError):
            fail()
    assert [note.text for note in desk.notes(first.id)] == ["stays"]
    assert desk.notes(second.id) == []
    assert examine(desk) == []


def test_a_desk_that_another_holds_says_so_and_goes_on_afterwards(desk: Desk) -> None:
    desk.connection.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(desk.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DeskError, match="cannot be written"):
        add_note(desk, desk.claims()[0].id, "waits", actor="kim")
    other.close()
    assert add_note(desk, desk.claims()[0].id, "written", actor="kim").event is not None


def test_a_full_disk_is_told_in_a_sentence_and_loses_nothing(desk: Desk) -> None:
    pages = desk.connection.execute("PRAGMA page_count").fetchone()[0]
    desk.connection.execute(f"PRAGMA max_page_count = {pages}")
    before = dump(desk)
    big = made_split([(None, f"Sentence {n} of a long article") for n in range(3000)])
    with pytest.raises(DeskError, match="full"):
        desk.add_article(big, actor="kim")
    assert dump(desk) == before
    desk.connection.execute("PRAGMA max_page_count = 1000000")
    assert desk.add_article(big, actor="kim").claims == 3000


def test_a_desk_that_may_only_be_read_is_told_in_a_sentence(desk: Desk) -> None:
    desk.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(DeskError, match="cannot be written"):
        add_note(desk, desk.claims()[0].id, "no", actor="kim")
    assert len(desk.claims()) == 4


def add_until_killed(path: Path, last: int) -> int:
    """Ingest in a process of its own that is killed as it begins statement ``last``."""
    child = os.fork()
    if child == 0:
        begun = 0

        def count(_: str) -> None:
            nonlocal begun
            begun += 1
            if begun == last:
                os.kill(os.getpid(), signal.SIGKILL)

        with open_desk(path) as desk:
            desk.connection.set_trace_callback(count)
            desk.add_article(made_split([(None, "Rain")], path="rain.txt"), actor="kim")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return status


def test_an_ingest_that_is_killed_at_any_statement_leaves_all_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    harbor_desk(path).close()
    killed = 0
    while add_until_killed(path, killed + 1) == signal.SIGKILL:
        killed += 1
        with open_desk(path) as desk:
            assert [row.slug for row in desk.articles()] == ["harbor"]
            assert examine(desk) == []
    assert killed > 10
    with open_desk(path) as desk:
        assert [row.slug for row in desk.articles()] == ["harbor", "rain"]
        assert examine(desk) == []


def change_until_killed(path: Path, last: int) -> int:
    """Split, merge and undo in a process of its own, killed as it begins statement ``last``."""
    child = os.fork()
    if child == 0:
        begun = 0

        def count(_: str) -> None:
            nonlocal begun
            begun += 1
            if begun == last:
                os.kill(os.getpid(), signal.SIGKILL)

        with open_desk(path) as desk:
            desk.connection.set_trace_callback(count)
            span = desk.claims()[0].spans[0]
            halves = [
                ClaimPart((Span(start=span.start, end=span.start + 10),)),
                ClaimPart((Span(start=span.start + 10, end=span.end),)),
            ]
            made = split_claim(desk, desk.claims()[0].id, halves, actor="kim").claim_ids
            merge_claims(desk, made, actor="kim")
            undo(desk, actor="kim")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return status


def test_claims_that_are_changed_by_hand_are_changed_wholly_or_not_at_all(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "fresh.db"):
        pass
    fresh = (tmp_path / "fresh.db").read_bytes()
    path = tmp_path / "claims.db"
    queues = {1: [1, 2, 3, 4], 2: [5, 6, 2, 3, 4], 3: [7, 2, 3, 4], 4: [5, 6, 2, 3, 4]}
    seen = set()
    last = 1
    while True:
        for left in tmp_path.glob("claims.db*"):
            left.unlink()
        path.write_bytes(fresh)
        status = change_until_killed(path, last)
        with open_desk(path) as desk:
            events = len(desk.history())
            assert [row.position for row in desk.claims()] == queues[events]
            assert examine(desk) == []
        seen.add(events)
        if status != signal.SIGKILL:
            break
        last += 2
    assert seen == {1, 2, 3, 4}
    assert last > 40


def make_until_killed(path: Path, last: int) -> int:
    """Make a desk in a process of its own that is killed as it begins statement ``last``."""
    child = os.fork()
    if child == 0:
        begun = 0

        def count(_: str) -> None:
            nonlocal begun
            begun += 1
            if begun == last:
                os.kill(os.getpid(), signal.SIGKILL)

        made = sqlite3.connect

        def traced(*given: Any, **named: Any) -> sqlite3.Connection:
            opened: sqlite3.Connection = made(*given, **named)
            opened.set_trace_callback(count)
            return opened

        sqlite3.connect = traced  # type: ignore[assignment]
        open_desk(path).close()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return status


def test_a_desk_whose_making_was_killed_at_any_statement_opens_all_the_same(
    tmp_path: Path,
) -> None:
    last = 1
    while make_until_killed(tmp_path / f"{last}.db", last) == signal.SIGKILL:
        with open_desk(tmp_path / f"{last}.db") as desk:
            desk.add_article(made_split(HARBOR), actor="kim")
            assert examine(desk) == []
        last += 3
    assert last > 40


def test_replacing_an_event_from_another_program_is_found(desk: Desk) -> None:
    """The delete trigger is asked only on our connections; elsewhere the chain is the proof."""
    claim = desk.claims()[0]
    give_verdict(desk, claim.id, Verdict(code=VerdictCode.VERIFIED), actor="kim")
    plain = sqlite3.connect(desk.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        plain.execute("UPDATE events SET actor = 'mallory'")
    plain.execute(
        "INSERT OR REPLACE INTO events SELECT seq, at, 'mallory', action, object_id, old,"
        " new, reason, tool_version, prev_hash, hash FROM events WHERE seq = 2"
    )
    plain.commit()
    plain.close()
    found = [finding for finding in examine(desk) if finding.where == "event 2"]
    assert "actor was changed: it is 'mallory' and was 'kim'" in found[0].what


def test_the_first_of_several_bad_events_is_named(desk: Desk) -> None:
    for claim in desk.claims():
        add_note(desk, claim.id, "noted", actor="kim")
    with behind_its_back(desk.path) as plain:
        plain.execute("UPDATE events SET at = '1999-01-01T00:00:00.000Z' WHERE seq IN (3, 5)")
    assert [f.where for f in examine(desk) if f.where.startswith("event ")] == ["event 3"]
