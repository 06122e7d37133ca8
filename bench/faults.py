"""``kill -9`` at random points of every command that writes, with real processes.

    python -m bench.faults [--kills 320] [--seed 7] [--only NAME]

Each trial works in a folder of its own: a process runs a script of commands and tells each one
that is confirmed, and is killed after a random part of the time that the script takes. Then

- everything that was confirmed must be in the log, and nothing but the one action that was under
  way beside it, in the order of a run that was not killed;
- ``doctor`` must find nothing;
- a file that was exported must be the one that its manifest tells of;
- the same script run again must come to the same desk and the same files as a run that was not
  killed: nothing missing, nothing twice, nothing left lying about.

The processes are forked off one that has the program loaded, so that a kill costs no start.
"""

from __future__ import annotations

import os

# Threads of the libraries would not live on in the processes that are forked off.
os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")

import argparse
import io
import json
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import typer.main

from bench.fault_commands import COMMANDS, DESK, Command, Script
from workbench.cli.app import run
from workbench.errors import DeskError, WorkbenchError
from workbench.export.bundle import check_bundle
from workbench.export.manifest import manifest_path
from workbench.store import open_desk
from workbench.store.backup import unpack
from workbench.store.doctor import examine
from workbench.store.rotation import backups_folder, known_backups

_TABLES: Final = {
    "articles": "id, slug, sha256, ledger",
    "sources": "id, name, kind",
    "attributions": "id, source_id, cue, content_spans",
    "claims": "id, origin, position, spans, text, type, checkable, gone, as_made, made_seq",
    "claim_states": """claim_id, status, verdict, attribution_verdict, reason, due_on, reviewer,
        revision""",
    "evidence": "id, claim_id, url, added_by",
    "notes": "event_seq, claim_id, actor, text",
    "matches": "claim_id, prior_id, status, tier, score",
    "claim_vectors": "n, model, text, title",
    "event_claims": "claim_id, seq",
    "article_versions": "article_id, number, sha256, ledger",
    "claim_now": "n, version, spans, quote, statement",
    "reviews": "claim_id, reviewer, verdict, reason",
    "searched_articles": "article_id, sha256",
}
"""What must be the same as without a kill: all but times and salts."""


_MEMORY: Final = Path("/dev/shm")


class Ran(NamedTuple):
    """A process that ended: how many confirmations it printed, how, and after how long."""

    confirmed: int
    status: int
    seconds: float
    complaint: str


class Whole(NamedTuple):
    """What a run that was not killed comes to."""

    before: int
    log: list[tuple[Any, ...]]
    tables: dict[str, list[tuple[Any, ...]]]
    files: dict[str, str]
    seconds: float


def run_script(script: Script, folder: Path, kill_after: float | None = None) -> Ran:
    """Run a script in a process of its own; kill it ``kill_after`` seconds after its start."""
    told, tell = os.pipe()
    complaints = folder.with_name(f"{folder.name}.err")
    sys.stdout.flush()
    start = time.perf_counter()
    process = os.fork()
    if process == 0:
        os.close(told)
        _work(script, folder, tell, complaints)
    os.close(tell)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(process, signal.SIGKILL)
    with open(told, encoding="utf-8") as lines:
        # A line that was cut off by the kill confirms nothing.
        confirmed = sum(line.startswith("CONFIRMED") and line.endswith("\n") for line in lines)
    _, status = os.waitpid(process, 0)
    seconds = time.perf_counter() - start
    complaint = complaints.read_text() if complaints.exists() else ""
    return Ran(confirmed, os.waitstatus_to_exitcode(status), seconds, complaint)


def _work(script: Script, folder: Path, tell: int, complaints: Path) -> None:
    """Be the process that runs the script. Never returns."""
    code = 1
    try:
        os.dup2(tell, 1)
        os.dup2(os.open(complaints, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        sys.stdout = sys.__stdout__ = open(1, "w", closefd=False)  # noqa: SIM115
        sys.stderr = sys.__stderr__ = open(2, "w", closefd=False)  # noqa: SIM115
        os.chdir(folder)
        script(folder)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def read_log(path: Path) -> list[tuple[Any, ...]]:
    """The events as far as they are the same each time they are done: no time, salt or hash."""
    with closing(sqlite3.connect(path)) as db:
        return [
            (*row[:4], _unsalted(row[4]), row[5])
            for row in db.execute(
                "SELECT seq, actor, action, object_id, new, reason FROM events ORDER BY seq"
            )
        ]


def _unsalted(new: str | None) -> str | None:
    values = json.loads(new or "{}")
    values.pop("note_sha256", None)
    return json.dumps(values, sort_keys=True)


def read_tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What the tables say, sorted, so that the order of rows counts for nothing."""
    with closing(sqlite3.connect(path)) as db:
        return {
            name: sorted(db.execute(f"SELECT {columns} FROM {name}"), key=repr)
            for name, columns in _TABLES.items()
        }


def read_files(folder: Path) -> dict[str, str]:
    """The files beside the desk and what they hold; times and hashes of events are left out."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path == backups_folder(folder / DESK):
            continue  # a day's backup is due where a run goes on with what another began
        if path.suffix == ".csv":
            found[path.name] = str(path.read_bytes().count(b"\r\n"))
        else:
            found[path.name] = ""
    return found


def unsound(folder: Path) -> Iterator[str]:
    """What ``doctor`` finds, backups that are damaged, exports that their manifest belies."""
    if (folder / DESK).exists():
        with open_desk(folder / DESK) as desk:
            yield from (f"doctor: {one.where}: {one.what}" for one in examine(desk))
    for path in (*known_backups(folder / DESK), *folder.glob("*.zip")):
        try:
            with tempfile.TemporaryDirectory() as scratch:
                unpack(path, Path(scratch) / DESK)
        except DeskError as error:
            yield f"backup: {error}"
    for path in folder.glob("cases/*.zip"):
        try:
            check_bundle(path)
        except WorkbenchError as error:
            yield f"bundle: {error}"
    for path in folder.glob("*.csv"):
        if manifest_path(path).exists():
            manifest = json.loads(manifest_path(path).read_text())
            if manifest["rows"] != path.read_bytes().count(b"\r\n") - 1:
                yield f"{path.name} is not the file that its manifest tells of"


def after_kill(command: Command, folder: Path, ran: Ran, whole: Whole) -> Iterator[str]:
    """What is wrong with a desk whose process was killed."""
    yield from unsound(folder)
    if not (folder / DESK).exists():
        return
    log = read_log(folder / DESK)
    if log != whole.log[: len(log)]:
        yield "the log is not the beginning of the log of a run that was not killed"
    if command.events:
        done = len(log) - whole.before
        if done < ran.confirmed:
            yield f"LOST: {ran.confirmed} actions were confirmed, {done} are there"
        if done > ran.confirmed + 1:
            yield f"{done} actions are there, but only {ran.confirmed} were confirmed"


def after_all(folder: Path, whole: Whole) -> Iterator[str]:
    """What is wrong with a desk on which the same script was run again to its end."""
    yield from unsound(folder)
    log = read_log(folder / DESK)
    if len(log) > len(whole.log):
        yield f"DOUBLE: {len(log)} events, {len(whole.log)} without a kill"
    elif log != whole.log:
        yield f"NOT FINISHED: {len(log)} events, {len(whole.log)} without a kill"
    for name, rows in read_tables(folder / DESK).items():
        if rows != whole.tables[name]:
            yield f"table {name} is not as it is without a kill ({len(rows)} rows)"
    files = read_files(folder)
    if files != whole.files:
        yield f"files {sorted(files.items() ^ whole.files.items())}"


def run_whole(command: Command, made: Path, folder: Path) -> Whole:
    """Run a command to its end without a kill."""
    shutil.copytree(made, folder)
    before = len(read_log(folder / DESK)) if (folder / DESK).exists() else 0
    ran = run_script(command.script, folder)
    if ran.status:
        raise SystemExit(f"{command.name} ends with {ran.status} without a kill: {ran.complaint}")
    found = list(unsound(folder))
    if found:
        raise SystemExit(f"{command.name} leaves an unsound desk without a kill: {found}")
    return Whole(
        before, read_log(folder / DESK), read_tables(folder / DESK), read_files(folder), ran.seconds
    )


def trial(command: Command, made: Path, folder: Path, whole: Whole, delay: float) -> list[str]:
    """Kill a command once, and say what is wrong; ``["too late"]`` where it had ended."""
    shutil.copytree(made, folder)
    ran = run_script(command.script, folder, delay)
    if ran.status == 0:
        return ["too late"]
    if ran.status != -signal.SIGKILL:
        return [f"it ended by itself with {ran.status}: {ran.complaint}"]
    found = list(after_kill(command, folder, ran, whole))
    again = run_script(command.script, folder)
    if again.status:
        return [*found, f"run again it ends with {again.status}: {again.complaint}"]
    return [*found, *(f"run again: {one}" for one in after_all(folder, whole))]


def main() -> None:
    """Print a line for each command; end with 1 where anything was lost, half or double."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=320)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--only", help="only the command of this name")
    asked = parser.parse_args()
    commands = [one for one in COMMANDS if asked.only in (None, one.name)]
    each = -(-asked.kills // len(commands))
    os.environ |= {"WORKBENCH_REVIEWER": "kim"}
    os.environ.pop("WORKBENCH_DB", None)
    print(f"seed {asked.seed}, {each} kills of each of {len(commands)} commands")
    chance = random.Random(asked.seed)
    kills = faults = 0
    started = time.monotonic()
    # In memory: a kill leaves the system's cache as it is, so the disk has no part in it.
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as base:
        _load_everything(Path(base) / "warm")
        for command in commands:
            begun = time.monotonic()
            killed, wrong = _kill_often(command, Path(base), each, chance)
            kills += killed
            faults += len(wrong)
            told = "nothing lost, half or double" if not wrong else f"{len(wrong)} FAULTS"
            print(
                f"{command.name:15} {killed:4} kills {time.monotonic() - begun:5.0f} s  {told}",
                flush=True,
            )
            for one in wrong[:5]:
                print(f"    {one[:400]}")
    print(f"{kills} kills, {faults} faults, {time.monotonic() - started:.0f} s")
    raise SystemExit(bool(faults))


def _load_everything(folder: Path) -> None:
    """Load what the commands load when they are first run, the language model for the most part."""
    # The tree of commands is built for each command line, which takes longer than its work.
    typer.main.get_command = cache(typer.main.get_command)
    folder.mkdir()
    (folder / "article.txt").write_text(
        "The mayor said that the pier of Harrow was closed in May.\n"
    )
    here = Path.cwd()
    os.chdir(folder)
    for line in (["ingest", "article.txt"], ["match"], ["export", "verdicts.csv"], ["list"]):
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            run(line)
    os.chdir(here)


def _kill_often(
    command: Command, base: Path, kills: int, chance: random.Random
) -> tuple[int, list[str]]:
    """Kill a command ``kills`` times; how often it was killed, and what was wrong."""
    made = base / f"{command.name}-made"
    made.mkdir()
    prepared = run_script(command.prepare, made)
    if prepared.status:
        raise SystemExit(f"{command.name} cannot be prepared: {prepared.complaint}")
    whole = run_whole(command, made, base / f"{command.name}-whole")
    wrong: list[str] = []
    killed = tried = 0
    while killed < kills and tried < 9 * kills:
        folder = base / f"{command.name}-{tried}"
        delay = chance.uniform(0, whole.seconds)
        found = trial(command, made, folder, whole, delay)
        tried += 1
        if found != ["too late"]:
            killed += 1
            wrong += [f"killed after {delay:.4f} s: {one}" for one in found]
        shutil.rmtree(folder)
    return killed, wrong


if __name__ == "__main__":
    main()
