"""True pairs on a desk of 10,000 claims: how many are found, and that no opposite is the same.

    python -m bench.pairs [--claims 10000]

All texts are invented: the claims of the desk are put together from a seeded list of words, and
the pairs are those of ``tests/matching``. One side of each true pair is on the desk, the other is
the query.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.matching.made_claims import FIRST, SETS, made_desk, misses, true_pairs
from workbench.matching import compare
from workbench.models import Tier


def tiers() -> None:
    """Print how the pairs are told, set by set, in both directions."""
    for one in SETS:
        for kind in ("OPPOSITES", "NOT_SAME", "SAME"):
            rows = getattr(one, kind, [])
            told = [compare(*way) for row in rows for way in ((row[0], row[1]), (row[1], row[0]))]
            counts = {tier: sum(found.tier is tier for found in told) for tier in Tier}
            loud = sum(any(c.contradicts for c in found.conflicts) for found in told)
            shown = ", ".join(f"{count} {tier}" for tier, count in counts.items() if count)
            if rows:
                print(f"{one.__name__.rpartition('.')[2]:14} {kind:9} {shown}; {loud} contradict")


def main() -> None:
    """Print tiers, what is found, and the time of a query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    count = parser.parse_args().claims
    tiers()
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with made_desk(Path(folder) / "pairs.db", count) as desk:
            built = time.perf_counter()
            missed = misses(desk)
            done = time.perf_counter()
    asked = len(true_pairs())
    print(f"desk of {count:,} claims built in {built - begun:.1f} s")
    print(f"{asked - len(missed)} of {asked} true pairs among the first {FIRST}, "
          f"{1000 * (done - built) / asked:.0f} ms a query")  # fmt: skip
    for ours, theirs in missed:
        print(f"  not found: {ours} | {theirs}")


if __name__ == "__main__":
    main()
