"""Start-up times as ratios to ``python -c pass``, measured in turn within one run.

    python -m bench.startup [--runs 21]

Each command is run as a whole process, the commands in turn (A B C, A B C, …) so that a
machine that slows down slows all of them; medians are compared.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def commands(desk: Path) -> dict[str, list[str]]:
    """The commands measured, by the name they are reported under."""
    python = sys.executable
    workbench = str(Path(python).with_name("workbench"))
    return {
        "python -c pass": [python, "-c", "pass"],
        "workbench --help": [workbench, "--help"],
        "workbench --version": [workbench, "--version"],
        "workbench list": [workbench, "list", "--db", str(desk)],
        "workbench export -": [workbench, "export", "-", "--db", str(desk)],
        "python -c 'import typer'": [python, "-c", "import typer"],
    }


def seconds(command: list[str]) -> float:
    """Wall time of one run, in seconds. Raises if the command fails."""
    start = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def main() -> None:
    """Print a table of medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "claims.db"
        desk.write_bytes((ROOT / "claims.db").read_bytes())
        measured: dict[str, list[float]] = {name: [] for name in commands(desk)}
        for turn in range(runs + 1):
            for name, command in commands(desk).items():
                took = seconds(command)
                if turn:  # the first turn warms the file cache
                    measured[name].append(took)
    base = statistics.median(measured["python -c pass"])
    print(f"{runs} runs each, in turn; {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    for name, times in measured.items():
        median = statistics.median(times)
        print(f"{name:28} {median * 1000:7.1f} ms   {median / base:5.2f} x python -c pass")


if __name__ == "__main__":
    main()
