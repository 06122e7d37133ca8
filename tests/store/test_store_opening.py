from __future__ import annotations

import multiprocessing
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.errors import DeskError
from workbench.review import add_note
from workbench.store import Desk, open_desk
from workbench.store.doctor import examine
from workbench.store.schema import MIGRATION_SET, missing_triggers, restore_triggers


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def made(path: Path) -> Path:
    harbor_desk(path).close()
    return path


def pragma(desk: Desk, name: str) -> object:
    return desk.connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_desk_waits_for_others_and_writes_through_to_the_disk(desk: Desk) -> None:
    assert pragma(desk, "journal_mode") == "wal"
    assert pragma(desk, "synchronous") == 2  # FULL
    assert pragma(desk, "foreign_keys") == 1
    assert pragma(desk, "recursive_triggers") == 1
    assert pragma(desk, "busy_timeout") == 5000


def test_every_table_of_ours_is_strict(desk: Desk) -> None:
    rows = desk.connection.execute("PRAGMA table_list").fetchall()
    ours = {
        row["name"]: row["strict"]
        for row in rows
        if row["type"] == "table" and not row["name"].startswith(("sqlite_", "_sqlite"))
    }
    assert {name for name in ours if not name.startswith("claims_fts")} == {
        "articles", "sources", "source_mentions", "attributions", "claims", "claim_states",
        "evidence", "notes", "note_texts", "matches", "events", "event_claims", "imported",
        "claim_vectors", "source_aliases", "carried", "leases", "reviews", "article_samples",
        "near_copies", "article_versions", "claim_now", "searched_articles",
        "watched_feeds", "watched_entries",
    }  # fmt: skip
    assert all(strict for name, strict in ours.items() if not name.startswith("claims_fts"))


def test_opening_a_desk_that_is_up_to_date_writes_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "claims.db")
    before, changed = contents(tmp_path), path.stat().st_mtime_ns
    with open_desk(path) as desk:
        assert len(desk.claims()) == 4
        assert examine(desk) == []
    assert contents(tmp_path) == before
    assert path.stat().st_mtime_ns == changed


def test_an_empty_file_becomes_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    path.touch()
    with open_desk(path) as desk:
        assert examine(desk) == []


def test_a_desk_that_was_killed_while_it_was_made_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")  # the step before the first table
    assert path.stat().st_size > 0
    with open_desk(path) as desk:
        assert examine(desk) == []


def from_the_future(path: Path) -> None:
    made(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
            [MIGRATION_SET, "split_moons", "2031-01-01"],
        )


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (id INTEGER PRIMARY KEY)")


def of_another_user_of_sqlite_utils(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE _sqlite_migrations (id, migration_set, name, applied_at)")
        connection.execute("INSERT INTO _sqlite_migrations VALUES (1, 'recipes', 'first', '')")


def of_text(path: Path) -> None:
    path.write_text("No desk at all, only words.\n" * 40)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (from_the_future, "newer workbench"),
        (of_another_program, "not a desk"),
        (of_another_user_of_sqlite_utils, "not a desk"),
        (of_text, "not a desk"),
    ],
)
def test_what_is_no_desk_of_ours_is_refused_and_left_as_it_is(
    tmp_path: Path, make: object, says: str
) -> None:
    path = tmp_path / "claims.db"
    make(path)  # type: ignore[operator]
    before = contents(tmp_path)
    with pytest.raises(DeskError, match=says) as told:
        open_desk(path)
    assert str(told.value).count("\n") == 0
    assert contents(tmp_path) == before


def test_a_desk_from_the_future_that_was_killed_keeps_its_unfinished_log(tmp_path: Path) -> None:
    original = tmp_path / "here" / "claims.db"
    original.parent.mkdir()
    from_the_future(original)
    with closing(sqlite3.connect(original)) as connection:
        connection.execute("CREATE TABLE moons (id)")
        copies = contents(original.parent)
    assert copies["claims.db-wal"]
    left = tmp_path / "left"
    left.mkdir()
    for name in ("claims.db", "claims.db-wal"):
        (left / name).write_bytes(copies[name])
    with pytest.raises(DeskError, match="newer workbench"):
        open_desk(left / "claims.db")
    after = contents(left)
    assert after["claims.db"] == copies["claims.db"]
    assert after["claims.db-wal"] == copies["claims.db-wal"]


def test_a_desk_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="There is no desk"):
        open_desk(tmp_path / "claims.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_and_a_missing_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="is a folder"):
        open_desk(tmp_path)
    with pytest.raises(DeskError, match="There is no folder"):
        open_desk(tmp_path / "nowhere" / "claims.db")


def test_a_name_with_signs_of_an_address_in_it_is_a_file_like_any_other(tmp_path: Path) -> None:
    path = made(tmp_path / "a?mode=memory#b %41.db")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    with open_desk(path, create=False) as desk:
        assert len(desk.claims()) == 4


def test_triggers_that_a_migration_dropped_are_put_back(desk: Desk) -> None:
    from sqlite_utils import Database

    Database(desk.connection)["events"].transform(rename={})  # type: ignore[union-attr]
    assert "events_are_never_changed" in missing_triggers(desk.connection)
    restore_triggers(desk.connection)
    assert missing_triggers(desk.connection) == []
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        desk.connection.execute("UPDATE events SET actor = 'mallory'")


def test_a_trigger_that_says_something_else_counts_as_missing(desk: Desk) -> None:
    name = "events_are_never_deleted"
    desk.connection.execute(f"DROP TRIGGER {name}")
    desk.connection.execute(f"CREATE TRIGGER {name} BEFORE DELETE ON events BEGIN SELECT 1; END")
    assert missing_triggers(desk.connection) == [name]
    restore_triggers(desk.connection)
    assert missing_triggers(desk.connection) == []


def append_one(path: Path) -> str:
    try:
        with open_desk(path) as desk:
            desk.append(actor=f"kim-{os.getpid()}", action="tried", object_id="desk")
    except DeskError as error:
        return str(error)
    return ""


def test_several_programs_may_make_the_same_desk_at_once(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        for number in range(4):
            path = tmp_path / f"claims-{number}.db"
            assert pool.map(append_one, [path] * 4, chunksize=1) == [""] * 4
            with open_desk(path) as desk:
                assert len(desk.history()) == 4
                assert examine(desk) == []


def test_a_desk_opened_twice_keeps_its_log_when_another_program_closes_it(tmp_path: Path) -> None:
    """The screen opens the desk again for its searches; that must not cost it its locks."""
    path = made(tmp_path / "claims.db")
    closes = f"from workbench.store import open_desk; open_desk({str(path)!r}).close()"
    with open_desk(path) as desk:
        claim_id = desk.claims()[0].id
        add_note(desk, claim_id, "one", actor="kim")
        open_desk(path).close()
        subprocess.run([sys.executable, "-c", closes], check=True)
        add_note(desk, claim_id, "two", actor="kim")
        reads = (
            "from workbench.store import open_desk; "
            f"print(len(open_desk({str(path)!r}).notes({claim_id!r})))"
        )
        seen = subprocess.run(
            [sys.executable, "-c", reads], check=True, capture_output=True, text=True
        )
    assert seen.stdout == "2\n"
