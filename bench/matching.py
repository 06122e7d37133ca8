"""Claim matching on development data: ranking, the tier ``same``, time per query.

    python -m bench.matching [--split dev] [--sets tweets20,debates,statements]

Each set's claims go on a temporary desk; queries are ranked by ``workbench.matching`` and,
for comparison, by FTS5 alone and by RapidFuzz alone (over the FTS5 candidates). Scored by the
shared scorer.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz

from workbench.matching import Query, rank
from workbench.matching.candidates import Candidate, find_candidates
from workbench.models import PriorClaim, Tier
from workbench.store import Desk, open_desk

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = SHARED / "data" / "claim-matching"
SCORER = SHARED / "bench" / "matching" / "score.py"
CLAIMS_OF = {"tweets20": "tweets20", "debates": "debates", "statements": "debates"}
CANDIDATES = 100

Ranker = Callable[[Query, list[Candidate]], list[tuple[str, float]]]


def lines(path: Path) -> list[dict[str, str]]:
    """The objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def make_desk(folder: Path, claims: list[dict[str, str]]) -> Desk:
    """A desk that holds the claims of a set as prior claims."""
    desk = open_desk(folder / "bench.db")
    desk.connection.execute("PRAGMA synchronous = OFF")
    fields = ("claim_id", "text", "title", "speaker", "date")
    desk.add_prior_claims(
        (PriorClaim(**{k: c[k] for k in fields if c.get(k)}) for c in claims), actor="bench"
    )
    return desk


def by_fts5(query: Query, candidates: list[Candidate]) -> list[tuple[str, float]]:
    """The order of the index itself."""
    return [(c.claim_id, c.bm25) for c in candidates]


def by_rapidfuzz(query: Query, candidates: list[Candidate]) -> list[tuple[str, float]]:
    """``token_set_ratio`` alone."""
    scored = [(c.claim_id, fuzz.token_set_ratio(query.text, c.text)) for c in candidates]
    return sorted(scored, key=lambda one: -one[1])


def by_workbench(query: Query, candidates: list[Candidate]) -> list[tuple[str, float]]:
    """Our score."""
    found = rank(query, candidates)
    return [(m.prior_id, 1 - n / 1000) for n, m in enumerate(found)]


def scores(folder: Path, qrels: Path, run: list[tuple[str, list[tuple[str, float]]]]) -> str:
    """The scorer's lines on one run."""
    path = folder / "run.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for query_id, results in run:
            file.write(json.dumps({"query_id": query_id, "results": results}) + "\n")
    command = [sys.executable, str(SCORER), "--qrels", str(qrels), "--run", str(path), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout


def measure(name: str, split: str) -> None:
    """Print the figures of one set."""
    claims = lines(DATA / CLAIMS_OF[name] / "claims.jsonl")
    queries = lines(DATA / name / split / "queries.jsonl")
    qrels = DATA / name / split / "qrels.tsv"
    right = {tuple(line.split("\t")[:2]) for line in qrels.read_text().splitlines() if line}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with make_desk(folder, claims) as desk:
            runs: dict[str, list[tuple[str, list[tuple[str, float]]]]] = {}
            rankers: dict[str, Ranker] = {
                "FTS5 alone": by_fts5,
                "RapidFuzz alone": by_rapidfuzz,
                "workbench": by_workbench,
            }
            times: list[float] = []
            offered = correct = 0
            for row in queries:
                query = Query(text=row["text"], speaker=row.get("speaker") or None)
                start = time.perf_counter()
                candidates = find_candidates(desk.connection, query, limit=CANDIDATES)
                found = rank(query, candidates)
                times.append(time.perf_counter() - start)
                if found and found[0].tier is Tier.SAME:
                    offered += 1
                    correct += (row["query_id"], found[0].prior_id) in right
                for label, ranker in rankers.items():
                    run = runs.setdefault(label, [])
                    run.append((row["query_id"], ranker(query, candidates)))
            print(f"\n{name} {split}: {len(queries)} queries, {len(claims)} claims")
            for label, run in runs.items():
                print(f"{label:16}", summary(scores(folder, qrels, run)))
            print(
                f"first suggestion offered as the same: {offered}, of which judged right: {correct}"
            )
            print(
                f"median {statistics.median(times) * 1000:.1f} ms a query, "
                f"worst {max(times) * 1000:.1f} ms"
            )


def summary(scored: str) -> str:
    """MAP@5, MRR, hit@1 and hit@5 out of the scorer's JSON."""
    figures = json.loads(scored)
    figures = figures.get("ranking", figures)
    wanted = ("MAP@5", "MRR", "hit@1", "hit@5")
    return "  ".join(f"{key} {figures[key]:.3f}" for key in wanted if key in figures)


def main() -> None:
    """Measure the sets named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    parser.add_argument("--sets", default=",".join(CLAIMS_OF))
    given = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: the development data is not at {DATA}")
        return
    for name in given.sets.split(","):
        measure(name, given.split)


if __name__ == "__main__":
    main()
