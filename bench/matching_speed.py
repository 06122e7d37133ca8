"""How long prior claims are looked for, on desks of 10,000, 100,000 and 1,000,000 claims.

    python -m bench.matching_speed [--sizes 10000,100000,1000000] [--queries 200]

The text is invented: words of made-up syllables, drawn so that the n-th most frequent word is
about 1/n as frequent as the first (Zipf), from a fixed seed; every second claim has a title. One
desk grows from size to size, in a temporary folder that is removed afterwards (the largest takes
about 4 GB). Claims come in the way an import brings them. Their vectors are drawn at random
around the middle of those of such texts, since reading a million claims for their meaning would
take hours; what that takes is measured on five hundred.

A query is a claim of the desk that lost a third of its words and got two others. Timed is the
whole of ``suggest`` for one claim: the query's own embedding, candidates, ranking, confidence and
the guards; everything runs on one thread. At 100,000 claims ``rapidfuzz.process.extract`` with
``WRatio`` looks for the same queries over the same texts.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
from rapidfuzz import fuzz, process

from workbench.matching import Query, suggest
from workbench.matching.embedding import DIMENSIONS, MODEL, embed
from workbench.matching.meaning import encoded
from workbench.models import PriorClaim
from workbench.store import Desk, open_desk
from workbench.store.vectors import Vectors, keep_vectors, without_vectors

Array = np.ndarray[Any, Any]
SEED = 5
VOCABULARY = 80_000
SYLLABLES = (
    "ba be bi bo ca ce da do du fe fi ga go ha he ka ki la le lo ma mi mo na ne no pa pe".split()
)
COMPARED_AT = 100_000
BATCH = 5_000


class Invented:
    """Invented claims, the same ones every time."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)
        words = dict.fromkeys(
            "".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 5)))
            for _ in range(VOCABULARY * 2)
        )
        self.words = list(words)[:VOCABULARY]
        self.shares = list(accumulate(1 / (place + 3) for place in range(len(self.words))))

    def text(self, shortest: int, longest: int) -> str:
        """A made-up sentence of so many words."""
        count = self.random.randint(shortest, longest)
        return " ".join(self.random.choices(self.words, cum_weights=self.shares, k=count))

    def claims(self, numbers: range) -> Iterator[PriorClaim]:
        """Prior claims with these numbers."""
        for number in numbers:
            yield PriorClaim(
                claim_id=f"p-{number}",
                text=self.text(8, 24),
                title=self.text(5, 10) if number % 2 else None,
                speaker=f"{self.text(1, 1)} {self.text(1, 1)}".title(),
            )

    def query(self, text: str) -> Query:
        """A claim that says nearly the same."""
        words = [word for word in text.split() if self.random.random() > 1 / 3]
        return Query(text=f"{' '.join(words)} {self.text(2, 2)}")


def give_vectors(desk: Desk, drawn: np.random.Generator, middle: Array) -> None:
    """Write random vectors around ``middle`` for all claims that have none."""
    after = 0
    while claims := without_vectors(desk, MODEL, after=after, limit=BATCH):
        noise = drawn.standard_normal((2 * len(claims), DIMENSIONS)) / DIMENSIONS**0.5
        rows = encoded((noise + middle) / np.linalg.norm(noise + middle, axis=1, keepdims=True))
        pairs = zip(claims, rows[::2], rows[1::2], strict=True)
        kept = [
            (claim, Vectors(claim.n, *text, *(title if claim.title else (None, None))))
            for claim, text, title in pairs
        ]
        keep_vectors(desk, MODEL, kept)
        after = claims[-1].n


def seconds_of(desk: Desk, queries: list[Query]) -> tuple[list[float], list[float]]:
    """Seconds for each query by the clock, and of the processor; each list from least to most.

    One is asked before the clock runs, as on a desk in use. The two differ where other programs
    hold the processor.
    """
    suggest(desk.connection, Query(text=queries[0].text))
    by_clock, of_processor = [], []
    for query in queries:
        start, used = time.perf_counter(), time.process_time()
        suggest(desk.connection, query)
        by_clock.append(time.perf_counter() - start)
        of_processor.append(time.process_time() - used)
    return sorted(by_clock), sorted(of_processor)


def print_times(label: str, seconds: list[float]) -> None:
    """Median, 95th percentile and worst, in milliseconds."""
    p95 = seconds[int(0.95 * len(seconds))]
    print(
        f"  {label}: median {statistics.median(seconds) * 1000:.1f} ms, "
        f"p95 {p95 * 1000:.1f} ms, worst {seconds[-1] * 1000:.1f} ms over {len(seconds)} queries"
    )


def measure(desk: Desk, invented: Invented, size: int, count: int) -> None:
    """Print how long the queries take, and at ``COMPARED_AT`` how long RapidFuzz does."""
    chosen = invented.random.sample(range(size), count)
    queries = [invented.query(desk.claim(f"p-{number}").text) for number in chosen]
    by_clock, of_processor = seconds_of(desk, queries)
    print_times("suggest", by_clock)
    print_times("  of it the processor's", of_processor)
    if size == COMPARED_AT:
        texts = [row["text"] for row in desk.connection.execute("SELECT text FROM claims")]
        used = time.process_time()
        for query in queries[:10]:
            process.extract(query.text, texts, scorer=fuzz.WRatio, limit=5)
        alone = (time.process_time() - used) / 10
        print(
            f"  rapidfuzz.process.extract with WRatio: {alone * 1000:.0f} ms of the processor a "
            f"query, {alone / statistics.fmean(of_processor):.1f} times the mean of suggest"
        )


def middle_of(invented: Invented) -> Array:
    """The middle of the vectors of 500 texts; prints how long reading them took."""
    texts = [invented.text(8, 24) for _ in range(500)]
    embed(texts[:1])
    used = time.process_time()
    middle: Array = embed(texts).mean(axis=0)
    spent = (time.process_time() - used) / len(texts)
    print(f"reading for meaning: {spent * 1000:.1f} ms of the processor a text")
    return middle / np.linalg.norm(middle)


def main() -> None:
    """Grow the desk and print a line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--queries", type=int, default=200)
    given = parser.parse_args()
    invented = Invented()
    drawn = np.random.default_rng(SEED)
    middle = middle_of(invented)
    with tempfile.TemporaryDirectory(prefix="bench-speed-") as folder:
        path = Path(folder) / "desk.db"
        with open_desk(path) as desk:
            held = 0
            for size in map(int, given.sizes.split(",")):
                start = time.perf_counter()
                for first in range(held, size, BATCH):
                    numbers = range(first, min(first + BATCH, size))
                    desk.add_prior_claims(invented.claims(numbers), actor="bench")
                brought_in = time.perf_counter() - start
                start = time.perf_counter()
                give_vectors(desk, drawn, middle)
                written = time.perf_counter() - start
                added, held = size - held, size
                desk.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                print(
                    f"{size} claims: {path.stat().st_size / 1e6:.0f} MB; {added} imported in "
                    f"{brought_in:.0f} s, vectors written in {written:.0f} s",
                    flush=True,
                )
                measure(desk, invented, size, given.queries)
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                print(f"  most memory so far: {peak:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
