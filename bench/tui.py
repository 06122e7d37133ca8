"""The review screen on a desk of 100,000 claims against one of 100.

    python -m bench.tui [--claims 100000] [--starts 7]

Both desks are made anew (``bench.big_desk``) and both screens run as processes on a
pseudo-terminal, in turn within one run, so that a machine that slows down slows both. The time of
a key is that from the key to the last byte that it draws. Measured are: the first screen; keys
that move, judge, undo and mark; each character of filters and of searches, until its count or its
claims are shown; the memory after all that.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.big_desk import make_desk
from bench.terminal import COLUMNS, LINES, Pressed, Terminal

SMALL: Final = 100

# Tab, the page keys and the arrows as a terminal sends them.
_TAB, _PAGE_DOWN, _PAGE_UP = b"\t", b"\x1b[6~", b"\x1b[5~"
_ROUND: Final = (
    *[b"j"] * 12, b"k", b"k", b"v", b"j", b"j", b"v", b"s", b"u", b"]", b"j", b"j", b"[", b"b",
    b"b", b"1", _PAGE_DOWN, b"j", _PAGE_UP, b"2", b"3", _TAB, b"J", b"K", b"G", b"k",
    b"g", b"j", b"t", b"c", b"u", b"v", b"j",
)  # fmt: skip
"""Keys of some minutes of work, most of them going to the next claim."""

_ROUNDS: Final = 5
_FILTERS: Final = (
    "is:open", "source:quill", "type:quantity worth:>.6", "-is:opinion", "kind:person",
    "has:match", "reviewer:lee", "article:courier-1", "is:open -source:hale harbor",
)  # fmt: skip
_SEARCHES: Final = ("the harbor", "ferry lumen", "inspectors", "1998", "tons a week")

# A terminal's Esc may begin a longer sequence: that the screen waits for it is not its own time.
_AFTER_ESCAPE: Final = 0.3


@dataclass
class Times:
    """What was measured on one desk, in seconds and MB."""

    starts: list[float] = field(default_factory=list)
    keys: list[Pressed] = field(default_factory=list)
    filters: list[Pressed] = field(default_factory=list)
    searches: list[Pressed] = field(default_factory=list)
    memory: float = 0.0


def measure(desks: Sequence[Path], starts: int) -> list[Times]:
    """Measure the screen on each of ``desks``, in turn."""
    found = [Times() for _ in desks]
    for turn in range(starts + 1):
        for desk, times in zip(desks, found, strict=True):
            with Terminal(desk) as terminal:
                took = terminal.wait_for(b"reviewed")
            if turn:  # the first turn warms the file cache
                times.starts.append(took)
    terminals = [Terminal(desk) for desk in desks]
    for terminal in terminals:
        terminal.wait_for(b"reviewed")
        terminal.settle(1.5)
    for _ in range(_ROUNDS):
        for terminal, times in zip(terminals, found, strict=True):
            times.keys.extend(_work(terminal))
            times.filters.extend(_type(terminal, b"f", _FILTERS))
            times.searches.extend(_type(terminal, b"/", _SEARCHES))
    for terminal, times in zip(terminals, found, strict=True):
        times.memory = terminal.memory()
        terminal.__exit__(None, None, None)
    return found


def _work(terminal: Terminal) -> list[Pressed]:
    return [terminal.press(key) for key in _ROUND]


def _type(terminal: Terminal, key: bytes, texts: Iterable[str]) -> list[Pressed]:
    """The answers to each character of ``texts``, every text in a line of its own."""
    found = []
    for text in texts:
        terminal.press(key)
        found += [terminal.press(letter.encode("ascii")) for letter in text]
        terminal.press(b"\x1b")
        terminal.settle(_AFTER_ESCAPE)
    return found


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def report(small: Times, large: Times) -> list[str]:
    """The lines of the table: what, small desk, large desk, how they stand to the aim."""
    starts = [statistics.median(one.starts) for one in (small, large)]
    drawn = [p95([key.until_drawn for key in one.keys]) for one in (small, large)]
    grown = large.memory - small.memory
    lines = [
        _line("first screen, median", starts, "ms", starts[1] <= 1.5 * starts[0], "1.5 x"),
        _line("key to repaint, p95", drawn, "ms",
              drawn[1] <= 0.05 and drawn[1] <= 1.3 * drawn[0], "50 ms and 1.3 x"),
    ]  # fmt: skip
    for name, few, many in (
        ("filter", small.filters, large.filters),
        ("search", small.searches, large.searches),
    ):
        answers = [p95([key.until_drawn for key in keys]) for keys in (few, many)]
        lines.append(
            _line(f"{name}, p95 of an answer", answers, "ms", answers[1] <= 0.15, "150 ms")
        )
    memory = [small.memory / 1000, large.memory / 1000]
    lines.append(_line("memory after all that", memory, "MB", grown <= 60, "+60 MB"))
    for name, few, many in (
        ("key", small.keys, large.keys),
        ("filter", small.filters, large.filters),
        ("search", small.searches, large.searches),
    ):
        busy = [p95([key.busy for key in keys]) for keys in (few, many)]
        lines.append(_line(f"{name}, p95 of processor time", busy, "ms"))
    return lines


def _line(what: str, pair: Sequence[float], unit: str, is_met: bool = True, aim: str = "") -> str:
    few, many = (f"{value * 1000:,.1f} {unit}" for value in pair)
    end = f"   aim {aim}: {'met' if is_met else 'MISSED'}" if aim else ""
    return f"{what:30} {few:>11} {many:>11} {pair[1] / pair[0]:7.2f} x{end}"


def main() -> None:
    """Make the desks, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--starts", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # A folder each: what a screen keeps beside its desk is not shared.
        desks = [Path(folder) / name / "claims.db" for name in ("small", "large")]
        for desk, claims in zip(desks, (SMALL, given.claims), strict=True):
            desk.parent.mkdir()
            make_desk(desk, claims)
        small, large = measure(desks, given.starts)
    print(
        f"{given.starts} starts, {len(large.keys)} keys, {len(large.filters)} characters of "
        f"filters and {len(large.searches)} of searches on each desk, in turn; "
        f"{COLUMNS}x{LINES}; {os.cpu_count()} cores, Python {sys.version.split()[0]}"
    )
    print(f"{'':30} {SMALL:>11,} {given.claims:>11,}   claims")
    print("\n".join(report(small, large)))


if __name__ == "__main__":
    main()
