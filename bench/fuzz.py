"""Ten thousand damaged files through every reader: ``python -m bench.fuzz``.

    python -m bench.fuzz [--examples 10000] [--seed 7] [--only NAME] [--keep FOLDER]

Hypothesis draws whole files of every kind and damages them: bits, spans, JSON values, rows,
members of a ZIP, with hashes that are right about the damage. A reader may accept a file or refuse
it in one sentence; anything else is counted by exception and place, with the shortest file that
brings it. The whole files and the readers are in ``tests/damaged``, which runs a small part of it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import typer.main
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.damaged.readers import READERS, Outcome, Reader, outcome, working_in
from tests.damaged.whole_files import Whole, whole_files

_MEMORY: Final = Path("/dev/shm")
_ALL: Final = 10_000


@dataclass(slots=True)
class Crash:
    """The shortest file that brought an exception, and how many did."""

    name: str
    content: bytes
    trace: str
    count: int = 0


@dataclass(slots=True)
class Ran:
    """What became of the examples of a reader."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    crashes: dict[str, Crash] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def others(self) -> int:
        """Examples that were neither accepted nor refused."""
        return sum(one.count for one in self.crashes.values())

    def add(self, name: str, content: bytes, error: Exception) -> None:
        """Count an exception by its type and the line of ours that it came through last."""
        frames = traceback.extract_tb(error.__traceback__)
        ours = [one for one in frames if "/workbench/" in one.filename] or list(frames)
        where = f"{type(error).__name__} at {Path(ours[-1].filename).name}:{ours[-1].lineno}"
        kept = self.crashes.setdefault(where, Crash(name, content, ""))
        kept.count += 1
        if not kept.trace or len(content) < len(kept.content):
            kept.name, kept.content = name, content
            kept.trace = "".join(traceback.format_exception(error))


def ran(reader: Reader, whole: Whole, examples: int, number: int) -> Ran:
    """Have ``examples`` damaged files read, drawn by the seed ``number``."""
    found = Ran()

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(reader.examples(whole))
    def each(example: tuple[str, bytes]) -> None:
        name, content = example
        try:
            found.outcomes[outcome(reader, whole, name, content)] += 1
        except Exception as error:  # that is what is looked for
            found.add(name, content, error)

    begun = time.monotonic()
    each()
    found.seconds = time.monotonic() - begun
    return found


def main(arguments: list[str]) -> int:
    """Print the table; 1 where a reader raised anything but a sentence."""
    parser = argparse.ArgumentParser(prog="bench.fuzz")
    parser.add_argument("--examples", type=int, default=_ALL)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", default="", help="readers whose name has this in it")
    parser.add_argument("--keep", type=Path, help="where files that bring an exception are kept")
    given_ = parser.parse_args(arguments)
    # The program is put together once, not for every file.
    typer.main.get_command = cache(typer.main.get_command)
    place = _MEMORY if _MEMORY.is_dir() else None
    print(f"Seed {given_.seed}, Hypothesis's database off.")
    print(f"{'reader':30}{'examples':>9}{'refused':>9}{'accepted':>9}{'other':>7}{'s':>6}")
    total = Ran()
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir=place) as made:
        folder = Path(made)
        for name in ("whole", "work", "scratch"):
            (folder / name).mkdir()
        tempfile.tempdir = str(folder / "scratch")
        with working_in(folder / "work"):
            whole = whole_files(folder / "whole")
            for reader in READERS:
                if given_.only in reader.name:
                    one = ran(reader, whole, reader.part * given_.examples // _ALL, given_.seed)
                    _print_row(reader.name, one)
                    total.outcomes += one.outcomes
                    total.seconds += one.seconds
                    total.crashes |= {f"{reader.name}: {at}": c for at, c in one.crashes.items()}
        tempfile.tempdir = None
    _print_row("all", total)
    for at, crash in total.crashes.items():
        _tell(at, crash, given_.keep)
    return 1 if total.crashes else 0


def _print_row(name: str, one: Ran) -> None:
    refused, accepted = one.outcomes["refused"], one.outcomes["accepted"]
    counts = f"{refused + accepted + one.others:9,}{refused:9,}{accepted:9,}{one.others:7,}"
    print(f"{name:30}{counts}{one.seconds:6.0f}", flush=True)


def _tell(at: str, crash: Crash, folder: Path | None) -> None:
    print(f"\n{at}, {crash.count} times; the shortest is {crash.name}, {len(crash.content)} bytes:")
    print(f"  {crash.content[:200]!r}")
    print("  " + "\n  ".join(crash.trace.splitlines()[-12:]))
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        kept = folder / "".join(letter if letter.isalnum() else "-" for letter in f"{at}")
        kept.write_bytes(crash.content)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
