"""Claims with every word misspelt: how often the first one found is the right one.

    python -m bench.typos [--claims 200] [--desk 10000] [--without-vectors]

A desk of invented claims (as in ``bench.matching_speed``); of some of them every word gets one
edit at a random place, by a fixed seed: a letter out, one more, another, or two swapped. Numbers
and words of one letter are damaged too.
"""

from __future__ import annotations

import argparse
import random
import statistics
import string
import tempfile
import time
from pathlib import Path

from bench.matching_speed import Invented
from workbench.matching import Query, rank
from workbench.review import make_vectors
from workbench.store import Desk, open_desk

SEED = 11


def damaged(word: str, chance: random.Random) -> str:
    """``word`` with one edit."""
    at = chance.randrange(len(word))
    letter = chance.choice(string.ascii_lowercase)
    kinds = ["out", "in", "other", "swap"] if len(word) > 1 else ["in", "other"]
    match chance.choice(kinds):
        case "out":
            return word[:at] + word[at + 1 :]
        case "in":
            return word[:at] + letter + word[at:]
        case "other":
            return word[:at] + letter + word[at + 1 :]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def measure(desk: Desk, count: int, size: int) -> None:
    """Print the share found first, and how long a query takes."""
    chance = random.Random(SEED)
    right = 0
    seconds = []
    for number in chance.sample(range(size), count):
        text = desk.claim(f"p-{number}").text
        query = Query(text=" ".join(damaged(word, chance) for word in text.split()))
        start = time.process_time()
        found = rank(desk.connection, query).ranked
        seconds.append(time.process_time() - start)
        right += bool(found) and found[0].candidate.text == text
    print(
        f"{count} claims of {size} with every word misspelt: hit@1 {right / count:.3f}, "
        f"median {statistics.median(seconds) * 1000:.0f} ms of the processor"
    )


def main() -> None:
    """Make the desk and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=200)
    parser.add_argument("--desk", type=int, default=10_000)
    parser.add_argument("--without-vectors", action="store_true")
    given = parser.parse_args()
    invented = Invented()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_desk(Path(folder) / "desk.db") as desk,
    ):
        desk.add_prior_claims(invented.claims(range(given.desk)), actor="bench")
        if not given.without_vectors:
            make_vectors(desk)
        measure(desk, given.claims, given.desk)


if __name__ == "__main__":
    main()
