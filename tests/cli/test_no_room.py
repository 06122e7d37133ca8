"""A disk without room, and a desk that may only be read: a sentence, code 2, nothing lost."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.export.manifest import manifest_path
from workbench.store import open_desk
from workbench.store.doctor import examine

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a desk in it."""
    harbor_desk(tmp_path / "claims.db").close()
    return tmp_path


def workbench(
    folder: Path, *arguments: str, limit: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workbench", *arguments, "--db", str(folder / "claims.db")],
        cwd=ROOT,
        env=os.environ | {"WORKBENCH_REVIEWER": "kim", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )


def is_refused_in_a_sentence(ran: subprocess.CompletedProcess[str]) -> bool:
    lines = ran.stderr.strip().splitlines()
    return (
        ran.returncode == 2
        and ran.stdout == ""
        and len(lines) == 1
        and "cannot be " in lines[0]
        and "Something went wrong" not in lines[0]
    )


def history(folder: Path) -> list[str]:
    with open_desk(folder / "claims.db", create=False) as desk:
        assert examine(desk) == []
        return [event.hash for event in desk.history()]


def no_file_above(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


LONG = "The minutes are gone. " * 2_000
WRITES = (
    ("verdict", "1", "unverifiable", "--reason", LONG),
    ("note", "1", LONG),
    ("evidence", "1", "--excerpt", LONG),
    ("claim", "drop", "1", "--reason", LONG),
)


@pytest.mark.parametrize("command", WRITES, ids=lambda command: command[0])
def test_without_room_a_sentence_is_given_and_nothing_is_lost(
    folder: Path, command: tuple[str, ...]
) -> None:
    before = history(folder)
    # Room for the shared memory of the log (32 kB), not for what is to be written to it.
    ran = workbench(folder, *command, limit=no_file_above(33_000))
    assert is_refused_in_a_sentence(ran), ran
    assert history(folder) == before
    assert workbench(folder, *command).returncode == 0
    assert len(history(folder)) == len(before) + 1


def test_an_export_without_room_leaves_the_one_before(folder: Path) -> None:
    target = folder / "verdicts.csv"
    assert workbench(folder, "export", str(target)).returncode == 0
    before = {path.name: path.read_bytes() for path in (target, manifest_path(target))}
    workbench(folder, "note", "1", "another event")
    ran = workbench(folder, "export", str(target), limit=no_file_above(900))
    assert is_refused_in_a_sentence(ran), ran
    assert {path.name: path.read_bytes() for path in (target, manifest_path(target))} == before
    assert not list(folder.glob("*.unfinished"))


def test_an_ingest_without_room_puts_nothing_on_the_desk(folder: Path) -> None:
    before = history(folder)
    article = folder / "pier.txt"
    article.write_text("The mayor of Harrow said that the pier was closed in May.\n" * 400)
    ran = workbench(folder, "ingest", str(article), limit=no_file_above(200_000))
    assert is_refused_in_a_sentence(ran), ran
    assert history(folder) == before


@pytest.mark.parametrize("command", WRITES, ids=lambda command: command[0])
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_desk_that_may_only_be_read_says_so_and_stays_as_it_is(
    folder: Path, command: tuple[str, ...], locked: str
) -> None:
    before = history(folder)
    with read_only(folder, locked):
        ran = workbench(folder, *command)
        assert is_refused_in_a_sentence(ran), ran
    assert history(folder) == before


@contextmanager
def read_only(folder: Path, locked: str) -> Iterator[None]:
    """Let nobody write to the desk, or to anything in its folder, in the block."""
    if os.geteuid() != 0:
        (folder / "claims.db").chmod(0o444)
        if locked == "folder":
            folder.chmod(0o555)
        yield
        folder.chmod(0o755)
        return
    # Rights are nothing to root; a file that is immutable and a mount that is read-only are.
    if locked == "file":
        lock = ["chattr", "+i", str(folder / "claims.db")]
        unlock = ["chattr", "-i", str(folder / "claims.db")]
    else:
        subprocess.run(["mount", "--bind", str(folder), str(folder)], check=False)
        lock = ["mount", "-o", "remount,bind,ro", str(folder)]
        unlock = ["umount", str(folder)]
    if shutil.which(lock[0]) is None or subprocess.run(lock, capture_output=True).returncode:
        pytest.skip(f"{lock[0]} does not work here")
    try:
        yield
    finally:
        subprocess.run(unlock, check=True)
