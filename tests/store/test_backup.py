"""A backup holds the desk, is read back, and is never half; rotation keeps the newest."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import harbor_desk
from workbench import __version__
from workbench.errors import DeskError
from workbench.review import add_note
from workbench.store import Desk, open_desk
from workbench.store.backup import back_up, read_manifest, unpack
from workbench.store.doctor import examine
from workbench.store.owner_only import workplace
from workbench.store.rotation import (
    back_up_before_the_first_write,
    back_up_daily,
    backups_folder,
    known_backups,
)
from workbench.store.schema import STEPS

ROOT = Path(__file__).resolve().parents[2]
AT = "2024-11-30T08:00:00.000Z"

WRITES = """
import sys
from workbench.review import add_note
from workbench.store import open_desk
with open_desk(sys.argv[1]) as desk:
    claim_id = desk.claims()[0].id
    n = 0
    while True:
        n += 1
        print(add_note(desk, claim_id, f"note {n}", actor="lee").event.seq, flush=True)
"""

BACKS_UP = """
import sys
from pathlib import Path
from workbench.store.backup import back_up
print("begins", flush=True)
while True:
    back_up(Path(sys.argv[1]), Path(sys.argv[2]), at="2024-11-30T08:00:00.000Z")
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def note(desk: Desk, text: str) -> None:
    add_note(desk, desk.claims()[0].id, text, actor="kim")


def rows(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM events ORDER BY seq").fetchall()


def test_the_manifest_tells_what_is_in_it_and_the_desk_comes_out_as_it_was(
    desk: Desk, tmp_path: Path
) -> None:
    note(desk, "asked the treasurer")
    file = tmp_path / "monday.zip"
    manifest = back_up(desk.path, file, at=AT)
    assert (manifest.events, manifest.head) == (2, desk.head_hash())
    assert (manifest.tool_version, manifest.steps) == (__version__, tuple(STEPS))
    assert manifest.made_at == AT
    assert read_manifest(file) == manifest
    note(desk, "not in the backup")
    out = tmp_path / "out.db"
    unpack(file, out)
    assert rows(out) == rows(desk.path)[:2]
    with open_desk(out) as again:
        assert examine(again) == []
        assert len(again.notes(again.claims()[0].id)) == 1


def test_desk_backups_and_their_folder_are_for_the_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = tmp_path / "claims.db"
        with harbor_desk(path) as desk:
            for name in ("claims.db", "claims.db-wal", "claims.db-shm"):
                assert mode(tmp_path / name) == 0o600
            made = back_up_daily(path, at=desk.now())
            back_up(path, tmp_path / "asked.zip", at=AT)
        unpack(tmp_path / "asked.zip", tmp_path / "out.db")
    finally:
        os.umask(before)
    assert made is not None
    assert mode(made) == mode(tmp_path / "asked.zip") == mode(tmp_path / "out.db") == 0o600
    assert mode(backups_folder(path)) == 0o700


def test_nothing_is_left_beside_a_backup(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "monday.zip"
    back_up(desk.path, file, at=AT)
    back_up(desk.path, file, at=AT)
    names = {path.name for path in tmp_path.iterdir() if not path.name.startswith("claims.db")}
    assert names == {"monday.zip"}


def test_what_a_killed_backup_left_goes_with_the_next_and_a_living_one_keeps_its_place(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "monday.zip"
    process = subprocess.Popen(
        [sys.executable, "-c", BACKS_UP, str(desk.path), str(file)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    process.stdout.readline()
    while not list(tmp_path.glob(".monday.zip.unfinished.*")):
        time.sleep(0.001)
    process.send_signal(signal.SIGSTOP)
    back_up(desk.path, file, at=AT)
    process.kill()
    process.wait()
    read_manifest(file)
    back_up(desk.path, file, at=AT)
    assert list(tmp_path.glob(".monday.zip.*")) == []
    with workplace(file) as mine, workplace(file) as other:
        assert mine.exists()
        assert mine != other


@pytest.mark.parametrize("pause", [0.0, 0.02, 0.05, 0.11])
def test_a_backup_that_is_killed_leaves_the_one_before_or_a_whole_one(
    desk: Desk, tmp_path: Path, pause: float
) -> None:
    file = tmp_path / "monday.zip"
    back_up(desk.path, file, at=AT)
    note(desk, "one")
    process = subprocess.Popen(
        [sys.executable, "-c", BACKS_UP, str(desk.path), str(file)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(pause)
    process.kill()
    process.wait()
    assert unpack(file, tmp_path / "out.db").events in (1, 2)
    assert back_up(desk.path, file, at=AT).events == 2
    assert list(tmp_path.glob(".monday.zip.*")) == []
    assert examine(desk) == []


def test_a_backup_is_one_state_of_the_desk_while_another_program_writes(
    desk: Desk, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITES, str(desk.path)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    try:
        seen = []
        for number in range(5):
            confirmed = int(process.stdout.readline())
            file = tmp_path / f"{number}.zip"
            seen.append((confirmed, back_up(desk.path, file, at=AT).events))
    finally:
        process.kill()
        process.wait()
    assert all(events >= confirmed for confirmed, events in seen)
    assert seen[-1][1] > seen[0][1], "others were not held up"
    unpack(tmp_path / "4.zip", tmp_path / "out.db")
    with open_desk(tmp_path / "out.db") as out:
        assert examine(out) == []


def test_a_damaged_desk_is_not_backed_up_over_a_good_backup(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "monday.zip"
    back_up(desk.path, file, at=AT)
    good = file.read_bytes()
    (page,) = desk.connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'evidence'"
    ).fetchone()
    desk.close()
    whole = desk.path.read_bytes()
    start = (page - 1) * 4096
    desk.path.write_bytes(whole[:start] + b"\xff" * 4096 + whole[start + 4096 :])
    with pytest.raises(DeskError, match=r"damaged|cannot be backed up"):
        back_up(desk.path, file, at=AT)
    assert file.read_bytes() == good


def without(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def an_altered_desk(parts: dict[str, bytes]) -> None:
    parts["claims.db"] = parts["claims.db"].replace(b"article_added", b"article_taken")


def a_shorter_desk(parts: dict[str, bytes]) -> None:
    parts["claims.db"] = parts["claims.db"][:-1]


def a_path_out_of_it(parts: dict[str, bytes]) -> None:
    parts["../claims.db"] = parts.pop("claims.db")


def one_file_more(parts: dict[str, bytes]) -> None:
    parts["readme"] = b""


def a_manifest_of_words(parts: dict[str, bytes]) -> None:
    parts["manifest.json"] = b"all is well"


def a_manifest_of_another_kind(parts: dict[str, bytes]) -> None:
    parts["manifest.json"] = b'{"format": 2}'


def an_endless_manifest(parts: dict[str, bytes]) -> None:
    parts["manifest.json"] += b" " * 2_000_000


@pytest.mark.parametrize(
    "change",
    [
        an_altered_desk, a_shorter_desk, a_path_out_of_it, one_file_more, a_manifest_of_words,
        a_manifest_of_another_kind, an_endless_manifest,
    ],
)  # fmt: skip
def test_an_altered_backup_is_refused_in_one_sentence(
    desk: Desk, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    file = tmp_path / "monday.zip"
    back_up(desk.path, file, at=AT)
    without(file, change)
    with pytest.raises(DeskError) as told:
        unpack(file, tmp_path / "out.db")
    assert str(told.value).count("\n") == 0
    assert not (tmp_path.parent / "claims.db").exists()


@pytest.fixture(scope="module")
def good_backup(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("good")
    with harbor_desk(folder / "claims.db") as desk:
        back_up(desk.path, folder / "good.zip", at=AT)
    return (folder / "good.zip").read_bytes()


@settings(max_examples=150, deadline=None)
@given(choice=st.data())
def test_a_backup_of_any_changed_bytes_is_refused_or_holds_the_same_desk(
    tmp_path_factory: pytest.TempPathFactory, good_backup: bytes, choice: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("changed")
    content = bytearray(good_backup)
    for _ in range(choice.draw(st.integers(1, 3), label="changes")):
        # The ends of the file hold what is read as structure.
        near = choice.draw(st.sampled_from([1, -1]), label="end")
        place = choice.draw(st.integers(0, 900), label="place") * near
        content[place] = choice.draw(st.integers(0, 255), label="byte")
    content = content[: choice.draw(st.sampled_from([len(content), len(content) - 7, 50]))]
    (folder / "x.zip").write_bytes(content)
    (folder / "good.zip").write_bytes(good_backup)
    try:
        found = unpack(folder / "x.zip", folder / "x.db")
    except DeskError as error:
        assert "\n" not in str(error)  # noqa: PT017
        return
    good = unpack(folder / "good.zip", folder / "good.db")
    assert (folder / "x.db").read_bytes() == (folder / "good.db").read_bytes()
    assert (found.events, found.head, found.sha256) == (good.events, good.head, good.sha256)


def test_a_bomb_is_refused_before_it_is_unfolded(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "bomb.zip"
    manifest = back_up(desk.path, file, at=AT)
    size = 1 << 26
    told = manifest.model_dump(mode="json") | {"bytes": size - 1}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", json.dumps(told))
        archive.writestr("claims.db", b"\0" * size)
    with pytest.raises(DeskError, match="not as it was written"):
        unpack(file, tmp_path / "out.db")
    assert not (tmp_path / "out.db").exists()


def test_a_backup_that_cannot_be_put_in_place_leaves_what_was_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "monday.zip"
    back_up(desk.path, file, at=AT)
    good = file.read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DeskError, match="No space left"):
        back_up(desk.path, file, at=AT)
    assert file.read_bytes() == good
    assert list(tmp_path.glob(".monday.zip.*")) == []


# Every day


def on_day(day: int) -> str:
    return datetime(2024, 12, day, 9, tzinfo=UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def test_one_backup_a_day_is_made_and_the_oldest_are_given_up(desk: Desk) -> None:
    for day in range(1, 11):
        note(desk, f"day {day}")
        assert back_up_daily(desk.path, at=on_day(day)) is not None
        assert back_up_daily(desk.path, at=on_day(day)) is None
    assert [path.name[:16] for path in known_backups(desk.path)] == [
        f"daily-2024-12-{day:02}" for day in range(4, 11)
    ]


def test_a_day_on_which_nothing_was_done_needs_no_backup(desk: Desk) -> None:
    assert back_up_daily(desk.path, at=on_day(1)) is not None
    assert back_up_daily(desk.path, at=on_day(2)) is None


def test_an_empty_desk_needs_no_backup(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        assert back_up_daily(desk.path, at=on_day(1)) is None
    assert not backups_folder(tmp_path / "claims.db").exists()


def test_backups_that_were_asked_for_are_never_given_up(desk: Desk) -> None:
    (desk.path.parent / "workbench.toml").write_text("[backups]\nkeep = 1\n")
    back_up_daily(desk.path, at=on_day(1))
    asked = backups_folder(desk.path) / "backup-2020.zip"
    back_up(desk.path, asked, at=AT)
    note(desk, "more")
    back_up_daily(desk.path, at=on_day(2))
    assert [path.name[:10] for path in known_backups(desk.path)] == ["backup-202", "daily-2024"]


def test_a_setting_beside_the_desk_turns_them_off(desk: Desk) -> None:
    (desk.path.parent / "workbench.toml").write_text("[backups]\nautomatic = false\n")
    assert back_up_daily(desk.path, at=on_day(1)) is None
    assert known_backups(desk.path) == []


@pytest.mark.parametrize(
    "table", ["keep = 0", "keep = true", "keep = 'all'", "automatic = 1", "often = true"]
)
def test_a_setting_that_is_none_is_told(desk: Desk, table: str) -> None:
    (desk.path.parent / "workbench.toml").write_text(f"[backups]\n{table}\n")
    with pytest.raises(DeskError, match="backups"):
        back_up_daily(desk.path, at=on_day(1))


def test_a_desk_whose_log_was_cut_pushes_no_good_backup_out(desk: Desk) -> None:
    note(desk, "one")
    back_up_daily(desk.path, at=on_day(1))
    desk.close()
    with closing(sqlite3.connect(desk.path)) as plain, plain:
        for name in ("events_are_never_deleted", "events_are_never_changed"):
            plain.execute(f"DROP TRIGGER {name}")
        plain.execute("DELETE FROM events WHERE seq = 2")
    with pytest.raises(DeskError, match="event 2: Event 2 is missing"):
        back_up_daily(desk.path, at=on_day(2))
    assert len(known_backups(desk.path)) == 1


def test_the_first_change_is_preceded_by_the_backup_and_reading_by_none(desk: Desk) -> None:
    told: list[str] = []
    back_up_before_the_first_write(desk, told.append)
    desk.claims()
    assert known_backups(desk.path) == []
    note(desk, "one")
    note(desk, "two")
    (made,) = known_backups(desk.path)
    assert read_manifest(made).events == 1
    assert told == []


def test_a_backup_that_cannot_be_made_is_told_and_the_work_goes_on(desk: Desk) -> None:
    told: list[str] = []
    backups_folder(desk.path).write_text("in the way")
    back_up_before_the_first_write(desk, told.append)
    note(desk, "one")
    assert len(told) == 1
    assert "No backup of today" in told[0]
    assert len(desk.history()) == 2
