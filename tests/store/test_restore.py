"""A desk comes back as it was, newer work is never lost unasked, and what was there is kept."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.desks import START, harbor_desk, ticking
from tests.store.desks import told
from workbench.errors import DeskError
from workbench.review import add_note
from workbench.store import open_desk
from workbench.store.anchors import check_log
from workbench.store.backup import back_up, read_manifest
from workbench.store.doctor import examine
from workbench.store.restore import restore
from workbench.store.rotation import back_up_daily, known_backups
from workbench.store.schema import MIGRATION_SET

ROOT = Path(__file__).resolve().parents[2]
AT = START.isoformat(timespec="milliseconds").replace("+00:00", "Z")

RESTORES = """
import sys
from pathlib import Path
from workbench.store.restore import restore
print("begins", flush=True)
while True:
    restore(Path(sys.argv[1]), Path(sys.argv[2]), actor="lee", force=True)
"""


def note(path: Path, text: str) -> None:
    with open_desk(path, clock=ticking()) as desk:
        add_note(desk, desk.claims()[0].id, text, actor="kim")


def notes(path: Path) -> list[str]:
    with open_desk(path) as desk:
        assert examine(desk) == []
        return [one.text for one in desk.notes(desk.claims()[0].id)]


def actions(path: Path) -> list[str]:
    with open_desk(path) as desk:
        return [event.action for event in desk.history()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    harbor_desk(tmp_path / "claims.db").close()
    note(tmp_path / "claims.db", "one")
    return tmp_path / "claims.db"


@pytest.fixture
def backup(path: Path) -> Path:
    file = path.with_name("monday.zip")
    back_up(path, file, at=AT)
    return file


def test_a_desk_that_is_gone_comes_back(path: Path, backup: Path) -> None:
    path.unlink()
    done = restore(path, backup, actor="lee")
    assert (done.kept, done.given_up) == (None, 0)
    assert notes(path) == ["one"]
    assert actions(path) == ["article_added", "note_added", "desk_restored"]
    assert path.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_newer_work_is_not_restored_over_unasked(path: Path, backup: Path) -> None:
    note(path, "two")
    before = path.read_bytes()
    with pytest.raises(DeskError, match="1 event that the backup of"):
        restore(path, backup, actor="lee")
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["claims.db", "monday.zip"]


def test_newer_work_that_was_restored_over_is_kept_and_comes_back(path: Path, backup: Path) -> None:
    note(path, "two")
    done = restore(path, backup, actor="lee", force=True)
    assert done.given_up == 1
    assert notes(path) == ["one"]
    assert done.kept is not None
    restore(path, done.kept, actor="lee", force=True)
    assert notes(path) == ["one", "two"]


def test_the_same_command_again_needs_no_force(path: Path, backup: Path) -> None:
    restore(path, backup, actor="lee")
    restore(path, backup, actor="lee")
    assert notes(path) == ["one"]
    assert actions(path) == ["article_added", "note_added", "desk_restored"]


def test_work_that_the_backup_has_and_the_desk_has_not_is_no_hindrance(
    path: Path, backup: Path
) -> None:
    note(path, "two")
    later = path.with_name("tuesday.zip")
    back_up(path, later, at=AT)
    restore(path, backup, actor="lee", force=True)
    assert restore(path, later, actor="lee").given_up == 0
    assert notes(path) == ["one", "two"]


def test_backups_of_work_that_was_given_up_are_no_proof_against_the_log(
    path: Path, backup: Path
) -> None:
    note(path, "two")
    assert back_up_daily(path, at=AT) is not None
    restore(path, backup, actor="lee", force=True)
    with open_desk(path) as desk:
        assert check_log(desk.connection, path).broken is None
        desk.append(actor="kim", action="tried", object_id="desk")
    back_up(path, known_backups(path)[0].with_name("backup-later.zip"), at="2030-01-01T00:00:00Z")
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("DROP TRIGGER events_are_never_deleted")
        plain.execute("DELETE FROM events WHERE action = 'tried'")
    with open_desk(path) as desk:
        broken = check_log(desk.connection, path).broken
    assert broken is not None
    assert "backup-later.zip" in broken.what


def test_a_desk_that_others_have_open_is_left_alone(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.store.connection.BUSY_MILLISECONDS", 50)
    with open_desk(path) as desk:
        assert len(desk.claims()) == 4
        with pytest.raises(DeskError, match="open in another program"):
            restore(path, backup, actor="lee")
        assert len(desk.history()) == 2


def test_a_damaged_desk_is_restored_over_when_asked_and_kept(path: Path, backup: Path) -> None:
    path.write_bytes(b"no desk any more " * 400)
    with pytest.raises(DeskError, match="damaged"):
        restore(path, backup, actor="lee")
    done = restore(path, backup, actor="lee", force=True)
    assert done.kept is not None
    assert done.kept.read_bytes() == b"no desk any more " * 400
    assert notes(path) == ["one"]


def test_the_log_that_a_damaged_desk_left_is_not_read_as_that_of_the_restored(
    path: Path, backup: Path
) -> None:
    stale = b"\0" * 4096
    path.unlink()
    path.with_name("claims.db-wal").write_bytes(stale)
    done = restore(path, backup, actor="lee")
    assert done.kept is not None
    assert done.kept.with_name(f"{done.kept.name}-wal").read_bytes() == stale
    assert notes(path) == ["one"]


def test_a_database_that_is_no_desk_is_never_replaced(path: Path, backup: Path) -> None:
    other = path.with_name("recipes.db")
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE recipes (id)")
    before = other.read_bytes()
    with pytest.raises(DeskError, match="not a desk"):
        restore(other, backup, actor="lee", force=True)
    assert other.read_bytes() == before


def forged(path: Path, *statements: str) -> Path:
    """A backup of a desk that somebody altered before."""
    with closing(sqlite3.connect(path)) as plain, plain:
        for statement in statements:
            plain.execute(statement)
    file = path.with_name("forged.zip")
    back_up(path, file, at=AT)
    return file


@pytest.mark.parametrize(
    ("statements", "says"),
    [
        (
            ("DROP TRIGGER events_are_never_changed", "UPDATE events SET actor = 'm' WHERE seq=1"),
            "event 1",
        ),
        (("CREATE TRIGGER helpful AFTER INSERT ON events BEGIN SELECT 1; END",), "trigger helpful"),
        (("CREATE VIEW verdicts AS SELECT 1",), "view verdicts"),
        (
            (
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
                f" VALUES ('{MIGRATION_SET}', 'split_moons', '2031')",
            ),
            "newer workbench",
        ),
    ],
)
def test_a_forged_backup_is_refused_and_the_desk_is_as_it_was(
    path: Path, tmp_path: Path, statements: tuple[str, ...], says: str
) -> None:
    file = forged(path, *statements)
    here = tmp_path / "here" / "claims.db"
    here.parent.mkdir()
    with open_desk(here) as desk:
        desk.add_article(told("The pier is open"), actor="kim")
    before = here.read_bytes()
    with pytest.raises(DeskError, match=says):
        restore(here, file, actor="lee", force=True)
    assert here.read_bytes() == before
    assert [one.name for one in here.parent.iterdir()] == ["claims.db"]


def altered(backup: Path, change: Callable[[bytearray], object]) -> Path:
    """A backup whose manifest is right about a desk of which bytes were changed."""
    with zipfile.ZipFile(backup) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        content = bytearray(archive.read("claims.db"))
    change(content)
    manifest |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    file = backup.with_name("altered.zip")
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.writestr("claims.db", bytes(content))
    return file


def zero_the_events(content: bytearray) -> None:
    at = content.index(b"article_added")
    page = at - at % 4096
    content[page : page + 4096] = bytes(4096)


def spoil_an_index(content: bytearray) -> None:
    """What ``quick_check`` does not see: the leaf of an index that tells of another row."""
    for page in range(0, len(content), 4096):
        at = content.find(b"harbor", page, page + 4096)
        if content[page] == 0x0A and at >= 0:
            content[at : at + 6] = b"harbox"
            return
    raise AssertionError("no such index")


def no_database(content: bytearray) -> None:
    content[:16] = b"x" * 16


def cut_short(content: bytearray) -> None:
    del content[9000:]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (zero_the_events, r"The desk in .*altered\.zip is damaged"),
        (no_database, "The desk in .* is not a desk"),
        (spoil_an_index, "is damaged"),
        (cut_short, "damaged|cannot be used"),
    ],
)
def test_a_damaged_desk_with_a_manifest_that_is_right_about_it_is_refused(
    path: Path, backup: Path, change: Callable[[bytearray], object], says: str
) -> None:
    before = path.read_bytes()
    for target in (path, path.with_name("new.db")):
        with pytest.raises(DeskError, match=says) as refused:
            restore(target, altered(backup, change), actor="lee", force=True)
        assert "altered.zip" in str(refused.value)
        assert "unfinished" not in str(refused.value), "that is a place nobody else knows of"
        assert "another backup" in str(refused.value)
    assert path.read_bytes() == before
    assert not path.with_name("new.db").exists()


def test_what_is_no_backup_is_refused(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DeskError, match="is no backup"):
        restore(path, path, actor="lee", force=True)
    with pytest.raises(DeskError, match="cannot be read"):
        restore(path, path.with_name("absent.zip"), actor="lee", force=True)
    assert path.read_bytes() == before


def test_a_backup_that_is_a_desk_of_an_older_schema_comes_back_up_to_date(tmp_path: Path) -> None:
    import gzip

    old = tmp_path / "old.db"
    old.write_bytes(gzip.decompress((Path(__file__).parent / "step-1.db.gz").read_bytes()))
    back_up(old, tmp_path / "old.zip", at=AT)
    assert read_manifest(tmp_path / "old.zip").steps == ("create_tables",)
    restore(tmp_path / "new.db", tmp_path / "old.zip", actor="lee")
    with open_desk(tmp_path / "new.db") as desk:
        assert examine(desk) == []
        assert len(desk.history()) == 8


@pytest.mark.parametrize("pause", [0.02, 0.05, 0.09, 0.15])
def test_a_restoring_that_is_killed_leaves_the_old_desk_or_the_new(
    path: Path, backup: Path, pause: float
) -> None:
    note(path, "two")
    process = subprocess.Popen(
        [sys.executable, "-c", RESTORES, str(path), str(backup)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert notes(path) in (["one"], ["one", "two"])
    restore(path, backup, actor="lee", force=True)
    assert notes(path) == ["one"]
    left = [one.name for one in path.parent.iterdir() if one.name.startswith(".")]
    assert left == []


def test_two_that_restore_the_same_missing_desk_leave_one(path: Path, backup: Path) -> None:
    path.unlink()
    code = RESTORES.replace("while True:", "if True:")
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(path), str(backup)], cwd=ROOT,
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                         env={**os.environ})
        for _ in range(2)
    ]  # fmt: skip
    assert 0 in [one.wait() for one in both]
    assert notes(path) == ["one"]


def test_a_zip_of_another_program_is_no_backup(path: Path) -> None:
    other = path.with_name("holiday.zip")
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("beach.txt", "sand")
    with pytest.raises(DeskError, match="is no backup of a desk"):
        restore(path, other, actor="lee")


def test_a_desk_behind_a_link_is_restored_where_it_is(path: Path, backup: Path) -> None:
    link = path.parent / "links" / "desk.db"
    link.parent.mkdir()
    link.symlink_to(path)
    path.unlink()
    restore(link, backup, actor="lee")
    note(link, "two")
    done = restore(link, backup, actor="lee", force=True)
    assert link.is_symlink()
    assert done.kept is not None
    assert done.kept.parent == path.with_name("claims.db.backups")
    assert notes(path) == notes(link) == ["one"]
