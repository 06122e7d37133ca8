"""Many articles at once: how fast with two processes, in how much memory, and after kills.

``python -m bench.bulk [--shared FOLDER] [--articles 2000] [--words 200] [--cluster-articles 500]``

The articles are made in a temporary folder from PolNeAR train and dev: each is about ``--words``
words of one of them; what comes again is begun elsewhere, with other numbers, a sentence left out
and one of another article. In one run:

- ``--jobs 1`` and ``--jobs 2`` on empty desks: time, processor time, peak memory of all processes
  together (resident sets added up, so that what they share is counted for each), the same desk;
- ``--jobs 2`` killed (SIGKILL of the whole process group) at random and given again, at last to its
  end: the same desk;
- a part of them on a Dask cluster of two worker processes, then with one of them killed: the same
  desk as without.

Of the desks all tables are compared but the search index, which follows from the claims, and the
columns of ``tests.cli.tables.TIMES``: the time of an event or article, and the hashes made of it.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, Final

from tests.cli.tables import tables

_SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
_FASTER: Final = 1.6
_MEMORY: Final = 1.5e9
_EVERY: Final = 0.5
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Ran:
    """How a run went; ``code`` is negative where it was killed."""

    code: int
    seconds: float
    processor: float
    memory: float


def main() -> None:
    """Print a line a run; end with 1 where something is not as it must be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=_SHARED)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--words", type=int, default=200)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--cluster-articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base)
        articles = folder / "articles"
        make_articles(asked.shared, articles, asked.articles, asked.words)
        print(f"{asked.articles} articles of about {asked.words} words, seed {asked.seed}")
        bad = list(_processes(folder, articles, asked.kills, random.Random(asked.seed)))
        if asked.cluster_articles:
            few = folder / "few"
            few.mkdir()
            for path in sorted(articles.iterdir())[: asked.cluster_articles]:
                shutil.copy(path, few)
            bad += _cluster(folder, few)
    for one in bad:
        print(f"NOT AS IT MUST BE: {one}")
    raise SystemExit(bool(bad))


def _processes(base: Path, articles: Path, kills: int, chance: random.Random) -> Iterator[str]:
    one = run(articles, base / "one.db", "--jobs", "1")
    _tell("--jobs 1", one)
    two = run(articles, base / "two.db", "--jobs", "2")
    _tell("--jobs 2", two)
    faster = one.seconds / two.seconds
    print(f"  {faster:.2f} times as fast, {two.processor / one.processor:.2f} times the work")
    if faster < _FASTER:
        yield f"--jobs 2 is {faster:.2f} times as fast, not {_FASTER}"
    if two.memory >= _MEMORY:
        yield f"--jobs 2 takes {two.memory / 1e6:.0f} MB"
    yield from _differences("--jobs 2", base / "one.db", base / "two.db")
    killed = 0
    while killed < kills:
        ran = run(
            articles, base / "killed.db", "--jobs", "2",
            kill_after=chance.uniform(0.02, 1 / (kills + 1)) * two.seconds + 2,
        )  # fmt: skip
        if ran.code >= 0:
            break
        killed += 1
    _tell(f"{killed} kills, then", run(articles, base / "killed.db", "--jobs", "2"))
    if killed < kills:
        yield f"it was done after {killed} kills"
    yield from _differences("after kills", base / "one.db", base / "killed.db")


def _cluster(base: Path, articles: Path) -> Iterator[str]:
    from distributed import LocalCluster

    local = run(articles, base / "local.db")
    _tell("local", local)
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        _tell("cluster", run(articles, base / "far.db", "--cluster", address))
        yield from _differences("on the cluster", base / "local.db", base / "far.db")

        def kill() -> None:
            time.sleep(local.seconds / 3)
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

        killing = Thread(target=kill)
        killing.start()
        _tell("one worker killed", run(articles, base / "less.db", "--cluster", address))
        killing.join()
        yield from _differences("with a worker killed", base / "local.db", base / "less.db")


def run(articles: Path, db: Path, *options: str, kill_after: float | None = None) -> Ran:
    """Take ``articles`` in as ``workbench ingest`` does, in a process group of its own."""
    begun, before = time.perf_counter(), _processor_time()
    process = subprocess.Popen(
        [
            sys.executable, "-P", "-m", "workbench", "ingest", str(articles), "--db", str(db),
            "--reviewer", "bench", *options,
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    told: list[bytes] = []
    reading = Thread(target=lambda: told.append(process.stderr.read() if process.stderr else b""))
    reading.start()
    most = 0.0
    while process.poll() is None:
        most = max(most, _memory_of(process.pid))
        if kill_after is not None and time.perf_counter() - begun > kill_after:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        time.sleep(_EVERY)
    seconds = time.perf_counter() - begun
    reading.join()
    if process.returncode > 0:
        raise SystemExit(f"it ended with {process.returncode}: {told[0].decode()[-2000:]}")
    return Ran(process.returncode, seconds, _processor_time() - before, most)


def _tell(name: str, ran: Ran) -> None:
    print(
        f"{name:18} {ran.seconds:7.1f} s, {ran.processor:7.1f} s of processors, "
        f"{ran.memory / 1e6:5.0f} MB at most",
        flush=True,
    )


def _differences(name: str, whole: Path, other: Path) -> Iterator[str]:
    first, second = tables(whole), tables(other)
    rows = sum(map(len, first.values()))
    unlike = [table for table in first if first[table] != second.get(table)]
    if unlike:
        yield f"{name}: the desk differs in {', '.join(unlike)}"
    else:
        print(f"  the same desk: {rows:,} rows of {len(first)} tables", flush=True)


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory_of(group: int) -> float:
    """Resident bytes of all processes of a group, added up."""
    found = 0
    for path in Path("/proc").glob("[0-9]*"):
        try:
            # Behind the name in brackets: state, parent, group.
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if int(fields[2]) == group:
                found += int((path / "statm").read_text().split()[1])
        except (OSError, ValueError):
            continue  # it ended meanwhile
    return float(found * _PAGE)


def make_articles(shared: Path, folder: Path, number: int, words: int) -> None:
    """Write ``number`` articles made of those of PolNeAR, repeated with changes."""
    folder.mkdir()
    texts = [
        path.read_text(encoding="utf-8")
        for part in ("train", "dev")
        for path in sorted((shared / "data" / "polnear" / part / "text").glob("*.txt"))
    ]
    sentences = [one for one in map(_sentences, texts) if len(one) >= 8]
    for place in range(number):
        own, again = sentences[place % len(sentences)], place // len(sentences)
        other = sentences[(7 * place + 3) % len(sentences)]
        (folder / f"{place:05}.txt").write_text(
            _changed(own, other, again, words) if again else _first(own, words), encoding="utf-8"
        )


def _sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.!?”\"])\s+", text) if one.strip()]


def _first(sentences: list[str], words: int) -> str:
    kept: list[str] = []
    for one in sentences:
        if sum(len(each.split()) for each in kept) >= words:
            break
        kept.append(one)
    return "\n\n".join(kept) + "\n"


def _changed(own: list[str], other: list[str], again: int, words: int) -> str:
    start = again * 3 % max(1, len(own) - 6)
    kept = [one for number, one in enumerate(own[start:]) if number != again + 1]
    kept.insert(min(2, len(kept)), other[again % len(other)])
    raised: Callable[[Any], str] = lambda found: str(int(found[0]) + again)  # noqa: E731
    return _first([re.sub(r"\b\d{1,6}\b", raised, one) for one in kept], words)


if __name__ == "__main__":
    main()
