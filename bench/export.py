"""``workbench export`` of a large desk against ``sqlite3 -csv`` on the same joined rows.

    python -m bench.export [--claims 100000] [--runs 3] [--desk claims.db]

A desk of invented claims is made in a temporary folder (``--desk`` takes one that is there). Both
programs are run in turn, after one run of each that is not counted; the ratio is that of the
medians. What both wrote is compared cell by cell. The exit code is 1 where the export takes more
than 3 times as long or more than 150 MB.
"""

from __future__ import annotations

import argparse
import csv
import os
import statistics
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path
from typing import Final, NamedTuple

from bench.big_desk import make_desk
from workbench.export.verdict_columns import COLUMNS, SELECT
from workbench.store import open_desk

ROOT: Final = Path(__file__).resolve().parent.parent
MOST_TIMES: Final = 3.0
MOST_MEGABYTES: Final = 150.0
_ORDER: Final = """WHERE c.origin = 'article' AND c.gone IS NULL
    ORDER BY c.origin, c.article_seq, c.start, c.position, c.n"""


class Run(NamedTuple):
    """Seconds on the wall, seconds of the processor, and the most memory in MB."""

    seconds: float
    processor: float
    megabytes: float


# A program counts the memory of what started it as its own, so something small starts it.
_START: Final = """
import os, sys, time
flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
output = [(os.POSIX_SPAWN_OPEN, 1, sys.argv[1], flags, 0o644)]
start = time.perf_counter()
pid = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ, file_actions=output)
_, status, usage = os.wait4(pid, 0)
print(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def timed(command: list[str], output: Path = Path(os.devnull)) -> Run:
    """Run ``command``, its output to a file or nowhere. Raises where it fails."""
    # Byte code is kept, as it is for a program that is installed.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-S", "-c", _START, str(output), *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=kept,
        check=True,
        text=True,
    )
    return Run(*map(float, done.stdout.split()))


def differences(ours: Path, theirs: Path) -> int:
    """How many rows differ in a cell; SQLite writes the number of the claim behind each."""
    found = 0
    with ours.open(encoding="utf-8", newline="") as a, theirs.open(encoding="utf-8") as b:
        for one, other in zip_longest(csv.reader(a), csv.reader(b)):
            found += one is None or other is None or one != other[: len(COLUMNS)]
    return found


def measure(desk: Path, folder: Path, runs: int) -> bool:
    """Print one line a program; whether the export keeps within its bounds."""
    ours, theirs = folder / "workbench.csv", folder / "sqlite.csv"
    export = [sys.executable, "-m", "workbench", "export", str(ours), "--db", str(desk)]
    question = f"{SELECT} {_ORDER};"
    shell = ["sqlite3", "-csv", "-header", "-readonly", str(desk), question]
    exported: list[Run] = []
    dumped: list[Run] = []
    for number in range(runs + 1):
        pair = timed(shell, theirs), timed(export)
        if number:
            dumped.append(pair[0])
            exported.append(pair[1])
    for name, done in (("sqlite3 -csv", dumped), ("workbench export", exported)):
        print(
            f"{name:18} {statistics.median(run.seconds for run in done):6.2f} s  "
            f"{statistics.median(run.processor for run in done):6.2f} s of processor  "
            f"{max(run.megabytes for run in done):5.0f} MB at most"
        )
    times = _ratio(exported, dumped)
    megabytes = max(run.megabytes for run in exported)
    wrong = differences(ours, theirs)
    print(
        f"{times:.2f} times as long; {wrong} rows differ; {ours.stat().st_size / 1e6:.1f} MB of CSV"
    )
    return times <= MOST_TIMES and megabytes <= MOST_MEGABYTES and not wrong


def _ratio(exported: list[Run], dumped: list[Run]) -> float:
    ours = statistics.median(run.seconds for run in exported)
    return ours / statistics.median(run.seconds for run in dumped)


def main() -> None:
    """Make a desk where none is given, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--desk", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = given.desk
        if desk is None:
            desk = folder / "claims.db"
            make_desk(desk, given.claims)
        with open_desk(desk, create=False):
            pass  # a desk of an older workbench is brought up to date
        sys.exit(not measure(desk.resolve(), folder, given.runs))


if __name__ == "__main__":
    main()
