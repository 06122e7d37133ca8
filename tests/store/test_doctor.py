"""Whatever is altered in the file is found, and named."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.models import PriorClaim, Verdict, VerdictCode
from workbench.review import add_evidence, add_note, give_verdict, undo
from workbench.store import open_desk
from workbench.store.doctor import Finding, examine
from workbench.store.schema import TRIGGERS


@pytest.fixture
def worked(tmp_path: Path) -> Path:
    """A desk with a little of everything in its log."""
    path = tmp_path / "claims.db"
    with harbor_desk(path) as desk:
        first, second, *_ = (row.id for row in desk.claims())
        desk.add_prior_claims([PriorClaim(claim_id="p-1", text="A pier opened")], actor="kim")
        give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        add_note(desk, first, "asked the treasurer", actor="kim")
        add_evidence(desk, second, actor="lee", url="https://example.org/minutes")
        give_verdict(
            desk, second, Verdict(code=VerdictCode.DISPUTED, reason="no such date"), actor="lee"
        )
        undo(desk, actor="lee")
    return path


def tamper(path: Path, *statements: str) -> list[Finding]:
    """Alter the file as any SQLite program can, and examine it."""
    connection = sqlite3.connect(path)
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for definition in TRIGGERS.values():
        connection.execute(definition)
    connection.commit()
    connection.close()
    with open_desk(path) as desk:
        return examine(desk)


def test_a_desk_that_nobody_altered_is_sound(worked: Path) -> None:
    assert tamper(worked) == []


@pytest.mark.parametrize(
    "change",
    [
        "at = '2020-01-01T00:00:00Z'",
        "actor = 'somebody'",
        "action = 'note_added'",
        "object_id = 'c-000000000000'",
        "old = NULL",
        "new = replace(new, 'verified', 'disputed')",
        "new = new || ' '",
        "new = 'not json'",
        "reason = 'because'",
        "tool_version = '9'",
        "prev_hash = hex(zeroblob(32))",
        "hash = hex(zeroblob(32))",
    ],
)
def test_a_change_to_any_field_of_an_event_is_found_and_the_event_named(
    worked: Path, change: str
) -> None:
    found = tamper(worked, f"UPDATE events SET {change} WHERE seq = 3")
    chain = [one for one in found if one.where.startswith("event ")]
    assert chain
    assert chain[0].where in {"event 3", "event 4"}


def test_every_single_event_is_covered_by_the_chain(worked: Path) -> None:
    with open_desk(worked) as desk:
        count = len(desk.history())
    original = worked.read_bytes()
    for seq in range(1, count + 1):
        worked.write_bytes(original)
        found = tamper(worked, f"UPDATE events SET actor = actor || 'x' WHERE seq = {seq}")
        assert f"event {seq}" in {one.where for one in found}


def test_an_event_that_was_taken_out_is_found(worked: Path) -> None:
    found = tamper(worked, "DELETE FROM note_texts", "DELETE FROM events WHERE seq = 4")
    assert any("event 4" in one.what.lower() and "missing" in one.what for one in found)


def test_a_changed_byte_of_the_event_table_is_found(worked: Path) -> None:
    data = worked.read_bytes()
    at = data.index(b"verdict_given")
    worked.write_bytes(data[:at] + b"verdict_taken" + data[at + 13 :])
    with open_desk(worked) as desk:
        found = examine(desk)
    assert any(one.where.startswith("event ") for one in found)


def test_a_missing_guard_rail_is_found(worked: Path) -> None:
    connection = sqlite3.connect(worked)
    connection.execute("DROP TRIGGER events_are_never_changed")
    connection.close()
    with open_desk(worked) as desk:
        assert [one.where for one in examine(desk)] == ["trigger events_are_never_changed"]


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE claim_states SET verdict = 'disputed' WHERE verdict = 'verified'", "claim c-"),
        ("DELETE FROM evidence", "claim c-"),
        ("DELETE FROM notes", "claim c-"),
        ("UPDATE note_texts SET text = 'asked nobody'", "note of event"),
        ("UPDATE claims SET text = 'another' WHERE id = 'p-1'", "claim p-1"),
        ("UPDATE articles SET text = replace(text, '4 million', '5 million')", "article harbor"),
        ("UPDATE claims SET quote = 'other words' WHERE position = 1", "claim c-"),
        ("UPDATE claims SET text = 'more than was said' WHERE position = 1", "article harbor"),
        ("INSERT INTO claims_fts (claims_fts) VALUES ('delete-all')", "search index"),
    ],
)
def test_a_table_that_is_not_what_the_events_tell_is_found(
    worked: Path, statement: str, where: str
) -> None:
    found = tamper(worked, statement)
    assert any(one.where.startswith(where) for one in found), found


def test_the_log_takes_no_update_delete_or_replace_on_our_connection(worked: Path) -> None:
    with open_desk(worked) as desk:
        for statement in (
            "UPDATE events SET actor = 'x'",
            "DELETE FROM events",
            "INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 1",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                desk.connection.execute(statement)
