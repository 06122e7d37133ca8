"""A desk of every schema there has been is brought up to date, with all that is on it."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.step_desks import newest, step_desks
from workbench.errors import DeskError
from workbench.models import Verdict, VerdictCode
from workbench.review import give_verdict, undo
from workbench.store import open_desk
from workbench.store.chain import first_break
from workbench.store.doctor import examine
from workbench.store.restore import restore
from workbench.store.rotation import back_up_daily
from workbench.store.schema import (
    MIGRATION_SET,
    STEPS,
    applied_steps,
    foreign_schema_objects,
    missing_triggers,
)

SAID = """SELECT c.id, c.position, c.text, c.quote, k.status, k.verdict, k.reason, k.reviewer,
    k.attribution_verdict, k.revision FROM claims c JOIN claim_states k ON k.claim_id = c.id
    ORDER BY c.n"""

each_step = pytest.mark.parametrize("packed", step_desks(), ids=lambda path: str(path.name[:-6]))


def unpacked(packed: Path, folder: Path) -> Path:
    path = folder / "claims.db"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


def asked(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_there_is_a_desk_of_the_schema_as_it_is() -> None:
    assert newest() in step_desks(), "run python -m tests.store.step_desks and commit the file"
    assert len(step_desks()) >= 7


@each_step
def test_its_steps_are_steps_of_ours(packed: Path, tmp_path: Path) -> None:
    path = unpacked(packed, tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        applied = applied_steps(connection)
    assert packed.name == f"step-{len(applied)}.db.gz"
    assert set(applied) <= set(STEPS)


@each_step
def test_it_is_brought_up_to_date_and_says_what_it_said(packed: Path, tmp_path: Path) -> None:
    path = unpacked(packed, tmp_path)
    said, log = asked(path, SAID), asked(path, "SELECT * FROM events ORDER BY seq")
    assert len(log) >= 7
    with open_desk(path) as desk:
        assert set(applied_steps(desk.connection)) == set(STEPS)
        assert missing_triggers(desk.connection) == []
        assert foreign_schema_objects(desk.connection) == []
        assert first_break(desk.connection) is None
        assert examine(desk) == []
    assert asked(path, SAID) == said
    assert asked(path, "SELECT * FROM events ORDER BY seq") == log


@each_step
def test_it_is_kept_as_it_was_before(packed: Path, tmp_path: Path) -> None:
    path = unpacked(packed, tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        applied = applied_steps(connection)
        before = list(connection.iterdump())
    open_desk(path).close()
    kept = list(tmp_path.glob("claims.db.before-*"))
    if packed == newest():
        assert kept == []
        return
    (copy,) = kept
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert applied_steps(connection) == applied
        assert list(connection.iterdump()) == before


@each_step
def test_it_is_worked_on_backed_up_and_restored_like_a_new_one(
    packed: Path, tmp_path: Path
) -> None:
    path = unpacked(packed, tmp_path)
    backup = back_up_daily(path, at="2024-12-01T08:00:00.000Z")
    assert backup is not None
    with open_desk(path) as desk:
        claim = desk.claims()[0]
        give_verdict(desk, claim.id, Verdict(code=VerdictCode.VERIFIED), actor="mia")
        undo(desk, actor="mia")
        assert examine(desk) == []
    restore(path, backup, actor="mia", force=True)
    with open_desk(path) as desk:
        assert examine(desk) == []
        assert "mia" not in {event.actor for event in desk.history()[:-1]}


@each_step
def test_with_a_step_of_the_future_it_is_refused_and_not_a_byte_is_changed(
    packed: Path, tmp_path: Path
) -> None:
    path = unpacked(packed, tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
            [MIGRATION_SET, "split_moons", "2031-01-01"],
        )
    before = path.read_bytes()
    with pytest.raises(DeskError, match="newer workbench"):
        open_desk(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["claims.db"]
