"""Claim matching on development data, through ``workbench import`` and ``workbench match``.

    python -m bench.matching [--shared ../shared] [--split dev] [--sets tweets20,debates,statements]

Each set's claims are imported into a temporary desk; its queries are matched as a user would
match them (``match --queries``), with and without vectors, and scored by the shared scorer. The
suggestions are measured on a second desk without the claims that ``suggest.json`` takes out; the
vectors of the rest are copied over from the first one, since a vector depends on its text alone.
Making them takes about five minutes for 20,000 claims with titles.

Beside MAP@5: precision of the suggestions where a share of .5 and .7 of the matched queries get
the right one, and how far confidences are from the truth (expected calibration error, ten bins).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from bench.matching_sets import CLAIMS_OF, SHARED, Part, part, write_priors
from workbench.matching.candidates import Query, find_candidates, sought
from workbench.matching.ranking import rank
from workbench.store import open_desk

TOP = 20
BINS = 10
WITHOUT_EXTRA = (
    "import importlib.util as u; found = u.find_spec; "
    "u.find_spec = lambda name, *rest: None if name == 'onnxruntime' else found(name, *rest); "
    "from workbench.cli import main; main()"
)
"""The program as it runs where the extra ``semantic`` is not installed."""
Run = list[tuple[str, list[tuple[str, float]]]]


def workbench(*arguments: str, extra: bool = True) -> str:
    """Run the program as a process of its own; what it prints. Ends the bench if it fails."""
    start = ["-m", "workbench"] if extra else ["-c", WITHOUT_EXTRA]
    done = subprocess.run(
        [sys.executable, *start, *arguments], check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def scored(shared: Path, one: Part, folder: Path, run: Run, suggest_run: Run) -> dict[str, Any]:
    """What the shared scorer says of a run."""
    paths = []
    for name, some in (("run", run), ("suggest-run", suggest_run)):
        paths.append(folder / f"{name}.jsonl")
        with paths[-1].open("w", encoding="utf-8") as file:
            for query_id, results in some:
                file.write(json.dumps({"query_id": query_id, "results": results}) + "\n")
    scorer = shared / "bench" / "matching" / "score.py"
    command = [sys.executable, str(scorer), "--json", "--qrels", str(one.folder / "qrels.tsv")]
    command += ["--run", str(paths[0]), "--suggest", str(one.folder / "suggest.json")]
    command += ["--suggest-run", str(paths[1])]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return dict(told)


def print_scores(label: str, told: dict[str, Any]) -> None:
    """One line of the table."""
    precision = told["suggest"]
    shown = " ".join(
        f"P@R{share} {precision[f'P@rec={share}'] or float('nan'):.3f}" for share in (0.5, 0.7)
    )
    ranked = " ".join(f"{name} {told[name]:.3f}" for name in ("MAP@5", "MRR", "hit@1", "hit@5"))
    print(f"  {label:28} {ranked}  {shown}", flush=True)


def matched(desk: Path, queries: Path, *, extra: bool) -> tuple[Run, Run]:
    """Rankings, and suggestions with their confidence, as ``match --queries`` prints them."""
    printed = workbench(
        "match", "--db", str(desk), "--queries", str(queries), "--top", str(TOP), extra=extra
    )
    ranked: Run = []
    suggested: Run = []
    for line in printed.splitlines():
        told = json.loads(line)
        ranked.append((told["query_id"], [(c, s) for c, s in told["results"]]))
        found = told["suggestion"]
        if found:
            suggested.append((told["query_id"], [(found["claim_id"], found["confidence"])]))
    return ranked, suggested


def references(desk_path: Path, one: Part) -> dict[str, Run]:
    """The order of FTS5 alone, and of RapidFuzz alone over its candidates."""
    runs: dict[str, Run] = {"FTS5 alone": [], "RapidFuzz alone": []}
    with open_desk(desk_path, create=False) as desk:
        for row in one.queries:
            query = Query(text=row["text"], speaker=row.get("speaker") or None)
            found = find_candidates(desk.connection, sought(desk.connection, query))
            by_words = [(c.claim_id, c.bm25) for c in found]
            alike = [(c.claim_id, fuzz.token_set_ratio(query.text, c.text)) for c in found]
            runs["FTS5 alone"].append((row["query_id"], by_words))
            alike.sort(key=lambda pair: -pair[1])
            runs["RapidFuzz alone"].append((row["query_id"], alike))
    return runs


def confidences(desk_path: Path, one: Part, *, meaning: bool) -> tuple[Run, list[bool]]:
    """The first of every ranking with its confidence, suggested or not, and whether it is right."""
    run: Run = []
    right = []
    with open_desk(desk_path, create=False) as desk:
        for row in one.queries:
            query = Query(text=row["text"], speaker=row.get("speaker") or None)
            ranking = rank(desk.connection, query, meaning=meaning)
            for first in ranking.ranked[:1]:
                claim_id = first.candidate.claim_id
                run.append((row["query_id"], [(claim_id, ranking.confidence)]))
                right.append(claim_id in one.right_without_removed(row["query_id"]))
    return run, right


def calibration_error(chances: Iterable[float], right: Iterable[bool]) -> float:
    """Expected calibration error: how far confidence and share of right are apart, ten bins."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    pairs = list(zip(chances, right, strict=True))
    for chance, is_right in pairs:
        bins.setdefault(min(int(chance * BINS), BINS - 1), []).append((chance, is_right))
    return sum(abs(sum(c - r for c, r in some)) for some in bins.values()) / len(pairs)


def desks_of(folder: Path, one: Part) -> tuple[Path, Path]:
    """A desk with all claims of the set, made by import, and one without the removed ones."""
    whole, less = folder / f"{CLAIMS_OF[one.name]}.db", folder / f"{one.name}-less.db"
    priors = folder / "priors.jsonl"
    if not whole.exists():
        write_priors(priors, one.claims)
        start = time.perf_counter()
        workbench("import", str(priors), "--db", str(whole))
        print(f"  {len(one.claims)} claims imported in {time.perf_counter() - start:.0f} s")
    write_priors(priors, one.claims, one.removed)
    workbench("import", str(priors), "--db", str(less), extra=False)
    with closing(sqlite3.connect(less)) as connection, connection:
        connection.execute("ATTACH ? AS whole", [str(whole)])
        connection.execute(
            """INSERT INTO claim_vectors (n, model, text_code, title_code, text, title)
            SELECT c.n, v.model, v.text_code, v.title_code, v.text, v.title FROM claims c
            JOIN whole.claims w ON w.id = c.id JOIN whole.claim_vectors v ON v.n = w.n"""
        )
    return whole, less


def measure(shared: Path, name: str, split: str, folder: Path) -> None:
    """Print the figures of one set."""
    one = part(shared, name, split)
    print(f"\n{name} {split}: {len(one.queries)} queries, {len(one.claims)} claims", flush=True)
    whole, less = desks_of(folder, one)
    queries = one.folder / "queries.jsonl"
    for label, run in references(whole, one).items():
        print_scores(label, scored(shared, one, folder, run, []))
    for label, extra in (("workbench", True), ("workbench without the extra", False)):
        ranked, _ = matched(whole, queries, extra=extra)
        _, suggested = matched(less, queries, extra=extra)
        print_scores(label, scored(shared, one, folder, ranked, suggested))
        firsts, right = confidences(less, one, meaning=extra)
        told = scored(shared, one, folder, ranked, firsts)
        print_scores("  all firsts, by confidence", told)
        shown = [(query_id, results[0][0]) for query_id, results in suggested]
        good = sum(claim in one.right_without_removed(query_id) for query_id, claim in shown)
        error = calibration_error((results[0][1] for _, results in firsts), right)
        matched_queries = told["suggest"]["with_match"]
        print(
            f"    {len(shown)} suggested, {good} of them judged right; {matched_queries} queries "
            f"have a match; calibration error {error:.3f}"
        )


def main() -> None:
    """Measure the sets named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    parser.add_argument("--sets", default=",".join(CLAIMS_OF))
    given = parser.parse_args()
    if not (given.shared / "data" / "claim-matching").is_dir():
        print(f"skipped: the development data is not at {given.shared}")
        return
    # One thread, as the program is used beside other work.
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    folder = Path(tempfile.mkdtemp(prefix="bench-matching-"))
    try:
        for name in given.sets.split(","):
            measure(given.shared, name, given.split, folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
