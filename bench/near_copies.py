"""How near copies are told from other articles, on PolNeAR train.

``python -m bench.near_copies [--shared FOLDER]``: every pair of articles, and articles changed as
outlets change what they carry. Of each the part of the shorter text that stands in the longer one
(what is used), and of both together (Jaccard, what MinHash estimates).
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Final

from workbench.reading import shingles as runs

_SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
_ARTICLES: Final = 120
_SEED: Final = 7

Change = Callable[[list[str], list[str], random.Random], list[str]]


def _reworded(share: float) -> Change:
    def change(own: list[str], other: list[str], rng: random.Random) -> list[str]:
        words = " ".join(other).split()
        return [
            " ".join(rng.choice(words) if rng.random() < share else word for word in one.split())
            for one in own
        ]

    return change


CHANGES: Final[dict[str, Change]] = {
    "cut to 60 %": lambda own, other, rng: own[: max(3, 6 * len(own) // 10)],
    "cut to 30 %": lambda own, other, rng: own[: max(3, 3 * len(own) // 10)],
    "another lead": lambda own, other, rng: other[:3] + own[2:],
    "a third more": lambda own, other, rng: own + other[: max(2, len(own) // 3)],
    "every 4th sentence out": lambda own, other, rng: [s for s in own if rng.random() > 0.25],
    "only every 4th": lambda own, other, rng: own[::4],
    "5 % of words changed": _reworded(0.05),
    "10 % of words changed": _reworded(0.10),
    "15 % of words changed": _reworded(0.15),
}


def main() -> None:
    """Print the pairs that share most, then a row a change."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=_SHARED)
    texts = _texts(parser.parse_args().shared)
    begun = time.perf_counter()
    made = [runs.shingles(text) for text in texts]
    seconds = (time.perf_counter() - begun) / len(texts)
    pairs = sorted((_parts(a, b) for a, b in combinations(made, 2)), reverse=True)
    print(
        f"{len(texts)} articles, {len(pairs):,} pairs, {seconds * 1000:.1f} ms for the runs of one"
    )
    print("most of the shorter text shared:", ", ".join(f"{part:.2f}" for part, _ in pairs[:20]))
    heads = f"{'least':>6} {'5th of 100':>10} {'median':>7}   Jaccard {'least':>6} {'median':>7}"
    print(f"{'change':24} {heads}")
    rng = random.Random(_SEED)
    chosen = rng.sample(range(len(texts)), _ARTICLES)
    for name, change in CHANGES.items():
        found = []
        for place in chosen:
            own, other = _sentences(texts[place]), _sentences(texts[(7 * place + 3) % len(texts)])
            changed = runs.shingles(" ".join(change(own, other, rng)))
            found.append(_parts(made[place], changed))
        parts, both = sorted(part for part, _ in found), sorted(one for _, one in found)
        middle = len(parts) // 2
        print(
            f"{name:24} {parts[0]:6.2f} {parts[len(parts) // 20]:10.2f} {parts[middle]:7.2f}"
            f"           {both[0]:6.2f} {both[middle]:7.2f}"
        )


def _texts(shared: Path) -> list[str]:
    folder = shared / "data" / "polnear" / "train" / "text"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return [text for text in texts if len(text.split()) > 80]


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?”\"])\s+", text)


def _parts(first: frozenset[int], second: frozenset[int]) -> tuple[float, float]:
    return runs.shared_part(first, second), len(first & second) / max(len(first | second), 1)


if __name__ == "__main__":
    main()
