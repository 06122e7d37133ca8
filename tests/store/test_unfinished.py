from __future__ import annotations

import errno
import gzip
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.export.atomic import whole_file
from workbench.store import open_desk
from workbench.store.unfinished import unfinished_file

ROOT = Path(__file__).resolve().parents[2]

HANGS = """
import sys, time
from pathlib import Path
from workbench.store.unfinished import unfinished_file
with unfinished_file(Path(sys.argv[1])) as made:
    made.write_text("half")
    print(made, flush=True)
    time.sleep(60)
"""


def killed_while_writing(path: Path) -> Path:
    process = subprocess.Popen(
        [sys.executable, "-c", HANGS, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    made = Path(process.stdout.readline().strip())
    with whole_file(path) as file:
        file.write("another")
    assert made.exists(), "it is being written"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    return made


def test_what_a_killed_program_left_unfinished_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a*[1].csv"
    left = killed_while_writing(path)
    assert left.exists()
    other = tmp_path / ".aa1.csv.0123.unfinished"
    other.touch()
    with whole_file(path) as file:
        file.write("whole")
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([path.name, other.name])
    assert path.read_text() == "whole"


def test_the_copy_before_an_update_that_was_killed_is_cleared_away(tmp_path: Path) -> None:
    old = tmp_path / "claims.db"
    old.write_bytes(gzip.decompress((Path(__file__).parent / "step-1.db.gz").read_bytes()))
    kept = tmp_path / "claims.db.before-add_claims_by_hand"
    with unfinished_file(kept) as made:
        names = [made.name, f"{made.name}-journal"]
    for name in names:
        (tmp_path / name).write_text("half")
    open_desk(old).close()
    assert sorted(one.name for one in tmp_path.iterdir()) == [old.name, kept.name]


def test_a_drive_without_locks_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    left = tmp_path / ".a.csv.0123.unfinished"
    left.touch()
    monkeypatch.setattr("workbench.store.unfinished.fcntl.flock", no_locks)
    with whole_file(tmp_path / "a.csv") as file:
        file.write("whole")
    assert sorted(one.name for one in tmp_path.iterdir()) == [left.name, "a.csv"]
