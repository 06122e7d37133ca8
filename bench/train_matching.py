"""Learn the weights of ranking and confidence from the train parts of the claim-matching data.

    python -m bench.train_matching [--shared ../shared] [--desks FOLDER] [--out FILE]

Makes ``workbench/matching/model/ranking.json``: a linear ranking, learned listwise (the softmax
of the claims judged right among the candidates of a query; Cao et al. 2007), once with and once
without cosines, and for each a logistic regression that says how sure the first one is, with the
confidence from which precision is .9. Nothing is drawn at random but the folds, by a fixed seed.

Every figure printed, the confidence and its threshold come from five-fold cross-validation on
train; debates and statements stand on the same debates, so that a debate is in one fold with all
its queries. The dev parts are not read. Making the desks takes about ten minutes, most of it the
embedding model's; with ``--desks`` they are kept there and used again.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from bench.matching_sets import CLAIMS_OF, SHARED, Part, part, write_priors
from workbench.cli.matches import read_prior_claims
from workbench.matching.candidates import Candidate, Query, find_candidates
from workbench.matching.confidence import EVIDENCE, EVIDENCE_OF_MEANING, evidence
from workbench.matching.features import LEXICAL, MEANING, features
from workbench.matching.meaning import Cosine
from workbench.matching.ranking import WEIGHED, found_for
from workbench.matching.weights import FILE
from workbench.review import make_vectors
from workbench.store import open_desk

Array = np.ndarray[Any, Any]

FOLDS = 5
SEED = 0
RIDGE = 50.0
"""Chosen among 30, 50, 100, 200 and 300 by cross-validation on train."""
WEIGHT_OF = {"tweets20": 1.0, "debates": 0.5, "statements": 0.5}
"""What a query counts: debates and statements ask for the same claims of the same debates."""
INVERSE_RIDGE_OF_CONFIDENCE = 0.3
PRECISION = 0.9
DECIMALS = 4
AT = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the numbers of its candidates and which of them are right."""

    group: str
    rows: Array
    right: Array
    judged: int
    weight: float


def desk_of(folder: Path, one: Part, *, whole: bool) -> Path:
    """A desk that holds the claims of a set, with vectors; made where it is not there yet."""
    path = folder / (f"{CLAIMS_OF[one.name]}_v.db" if whole else f"{one.name}_train_sug.db")
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        with suppress(FileNotFoundError):
            unfinished.unlink()
        priors = folder / "priors.jsonl"
        write_priors(priors, one.claims, frozenset() if whole else one.removed)
        with open_desk(unfinished) as desk:
            desk.add_prior_claims(read_prior_claims(priors), actor="bench")
            make_vectors(desk)
        unfinished.rename(path)
    return path


def asked_of(desk_path: Path, one: Part, *, whole: bool) -> tuple[list[Asked], list[Asked]]:
    """The candidates of all queries of a set as numbers: by words alone, and by meaning too."""
    by_words, by_meaning = [], []
    with open_desk(desk_path, create=False) as desk:
        for row in one.queries:
            query_id = row["query_id"]
            judged = (
                one.right.get(query_id, frozenset())
                if whole
                else one.right_without_removed(query_id)
            )
            query = Query(text=row["text"], speaker=row.get("speaker") or None)
            sought, candidates, near = found_for(desk.connection, query)
            # Queries of one debate are alike; a post stands for itself.
            group = query_id if one.name == "tweets20" else query_id.rsplit("_", 1)[0]
            by_index = find_candidates(desk.connection, sought)[:WEIGHED]
            # A query full of slips has no meaning to learn from.
            told: list[tuple[list[Asked], list[Candidate], dict[int, Cosine] | None]]
            told = [(by_words, by_index, None)]
            told += [(by_meaning, candidates, near)] if near is not None else []
            for kept, some, cosines in told:
                if some:
                    rows = np.array(features(sought, some, cosines))
                    right = np.array([c.claim_id in judged for c in some])
                    kept.append(Asked(group, rows, right, len(judged), WEIGHT_OF[one.name]))
    return by_words, by_meaning


def learn(asked: Sequence[Asked]) -> tuple[Array, float]:
    """Weights of the columns, and a bias that makes the middle first sum 0."""
    lists = [one for one in asked if one.right.any()]
    every = np.concatenate([one.rows for one in asked])
    mean, deviation = every.mean(axis=0), every.std(axis=0) + 1e-6
    rows = np.concatenate([(one.rows - mean) / deviation for one in lists])
    starts = np.cumsum([0, *(len(one.rows) for one in lists)])[:-1]
    owner = np.repeat(np.arange(len(lists)), [len(one.rows) for one in lists])
    right = np.concatenate([one.right for one in lists]).astype(float)
    counts = np.array([one.weight for one in lists])[owner]
    target = right / np.add.reduceat(right, starts)[owner]

    def loss(weights: Array) -> tuple[float, Array]:
        sums = rows @ weights
        sums -= np.maximum.reduceat(sums, starts)[owner]
        total = np.add.reduceat(np.exp(sums), starts)
        logs = sums - np.log(total)[owner]
        value = -float((counts * target) @ logs) + RIDGE * float(weights @ weights) / 2
        return value, rows.T @ (counts * (np.exp(logs) - target)) + RIDGE * weights

    start = np.zeros(rows.shape[1])
    options = {"maxiter": 1000, "ftol": 1e-12, "gtol": 1e-8}
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options=options)
    weights = best.x / deviation
    firsts = [float((one.rows @ weights).max()) for one in asked]
    return weights, -float(np.median(firsts))


def average_precision(order: Array, judged: int) -> float:
    """The scorer's MAP@5 of one query."""
    hits = np.flatnonzero(order[:AT]) + 1
    return sum((n + 1) / place for n, place in enumerate(hits)) / judged


def folds(asked: Iterable[Asked]) -> dict[str, int]:
    """The fold of every group."""
    groups = sorted({one.group for one in asked})
    order = np.random.RandomState(SEED).permutation(len(groups))
    return {groups[at]: place % FOLDS for place, at in enumerate(order)}


def firsts_of(
    asked: Sequence[Asked], weights: Array, bias: float, names: Sequence[str]
) -> tuple[list[list[float]], list[bool]]:
    """Evidence for the first of each ranking, and whether it is right."""
    numbers, right = [], []
    for one in asked:
        sums = one.rows @ weights + bias
        order = np.argsort(-sums, kind="stable")
        first = dict(zip(names, one.rows[order[0]].tolist(), strict=True))
        numbers.append(evidence(sums[order].tolist(), first))
        right.append(bool(one.right[order[0]]))
    return numbers, right


def threshold_of(chances: Array, right: Array) -> float:
    """The least confidence from which on precision is ``PRECISION``."""
    order = np.argsort(-chances, kind="stable")
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precision >= PRECISION)
    if not len(enough):
        raise SystemExit(f"no confidence gives a precision of {PRECISION}")
    return float(chances[order][enough[-1]])


def learned(
    whole: dict[str, list[Asked]], without: dict[str, list[Asked]], names: Sequence[str]
) -> dict[str, Any]:
    """Ranking, confidence and threshold; prints what cross-validation says of them."""
    fold = folds(one for sets in (whole, without) for some in sets.values() for one in some)
    precisions: dict[str, list[float]] = {name: [] for name in whole}
    numbers: list[list[float]] = []
    right: list[bool] = []
    for held in range(FOLDS):
        taught = [o for some in whole.values() for o in some if fold[o.group] != held]
        weights, bias = learn(taught)
        for name, some in whole.items():
            for one in some:
                if fold[one.group] == held and one.judged:
                    order = one.right[np.argsort(-(one.rows @ weights), kind="stable")]
                    precisions[name].append(average_precision(order, one.judged))
        left = [o for some in without.values() for o in some if fold[o.group] == held]
        found = firsts_of(left, weights, bias, names)
        numbers += found[0]
        right += found[1]
    for name, values in precisions.items():
        print(f"  {name}: MAP@{AT} {np.mean(values):.3f} over {len(values)} queries, five-fold")
    weights, bias = learn([one for some in whole.values() for one in some])
    confidence, threshold = sure(np.array(numbers), np.array(right))
    kept = (*EVIDENCE, *(EVIDENCE_OF_MEANING if set(MEANING) <= set(names) else ()))
    return {
        "ranking": stored(names, weights, bias),
        "confidence": stored(kept, *confidence),
        "threshold": round(threshold, DECIMALS),
    }


def sure(numbers: Array, right: Array) -> tuple[tuple[Array, float], float]:
    """The logistic regression of the confidence, and the threshold of a suggestion."""
    mean, deviation = numbers.mean(axis=0), numbers.std(axis=0) + 1e-6
    scaled = (numbers - mean) / deviation
    model = LogisticRegression(C=INVERSE_RIDGE_OF_CONFIDENCE, tol=1e-10, max_iter=5000)
    fold = np.arange(len(right)) % FOLDS
    chances = np.empty(len(right))
    for held in range(FOLDS):
        model.fit(scaled[fold != held], right[fold != held])
        chances[fold == held] = model.predict_proba(scaled[fold == held])[:, 1]
    threshold = threshold_of(chances, right)
    shown = chances >= threshold
    print(
        f"  confidence: {right.sum()} of {len(right)} firsts right; from {threshold:.3f} on "
        f"{shown.sum()} suggested, precision {right[shown].mean():.3f}, "
        f"recall of the right firsts {right[shown].sum() / right.sum():.3f}"
    )
    model.fit(scaled, right)
    weights = model.coef_[0] / deviation
    return (weights, float(model.intercept_[0] - weights @ mean)), threshold


def stored(names: Sequence[str], weights: Array, bias: float) -> dict[str, Any]:
    """A weighted sum as ``ranking.json`` keeps it."""
    return {
        "bias": round(bias, DECIMALS),
        "weights": {n: round(float(w), DECIMALS) for n, w in zip(names, weights, strict=True)},
    }


def main() -> None:
    """Learn both sets of weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--desks", type=Path, help="keep the desks here, to be used again")
    parser.add_argument("--out", type=Path, default=FILE)
    given = parser.parse_args()
    parts = [part(given.shared, name, "train") for name in CLAIMS_OF]
    found: dict[tuple[str, bool], tuple[list[Asked], list[Asked]]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.desks or Path(temporary)
        for one in parts:
            for whole in (True, False):
                desk = desk_of(folder, one, whole=whole)
                found[one.name, whole] = asked_of(desk, one, whole=whole)
    result = {}
    for at, (label, names) in enumerate((("words", LEXICAL), ("meaning", (*LEXICAL, *MEANING)))):
        print(label, flush=True)
        whole_desks = {one.name: found[one.name, True][at] for one in parts}
        without_removed = {one.name: found[one.name, False][at] for one in parts}
        result[label] = learned(whole_desks, without_removed, names)
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
