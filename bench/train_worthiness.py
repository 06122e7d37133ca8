"""Train the check-worthiness model on ClaimBuster's training sentences.

    python -m bench.train_worthiness [--data ../shared/data/claim-splitting] [--out FOLDER]

Makes ``workbench/claims/model/worthiness.npz``: names of features (lemmas, pairs and triples of
words that stand in several sentences), their weights, and two numbers. No sentence goes into it.
Nothing is drawn at random; the solver runs until it stands still and weights are rounded, so that
the same data gives the same bytes. It takes about two minutes, most of it spaCy's.

The public copy of the data names no debates, but its sentences are numbered through from debate
to debate: a block of 1,000 numbers, about as long as a debate, stands for one. Calibration,
threshold and every figure printed come from five-fold cross-validation; a fold is a stretch of
seven neighbouring blocks, so that a debate is seldom on both sides.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    average_precision_score,
    f1_score,
    precision_recall_curve,
    roc_auc_score,
)

from bench.splitting import ROOT, rows_of
from bench.worthiness import calibration_error, calibration_table
from workbench.claims.worth_features import features_of
from workbench.claims.worth_weights import FOLDER, WORTHINESS
from workbench.language.pipeline import pipeline

DATA = ROOT.parent / "shared" / "data" / "claim-splitting"
TRAIN = "checkworthy.claimbuster.train.jsonl"
MODEL = {"C": 5.0, "solver": "liblinear", "tol": 1e-10, "max_iter": 2000}
LEAST_SEEN = 5
"""Sentences that a feature must stand in."""
SMALLEST = 0.05
"""Weights smaller than this are left out: they move no probability by a hundredth."""
DECIMALS = 2
"""Of a weight: what two machines' arithmetic might add up otherwise lies far behind them."""
BLOCK = 1000
FOLDS = 5


def features_in(texts: Iterable[str]) -> Iterator[list[str]]:
    """The names of the features of each text, taken as one claim."""
    # An empty line would be no document; a full stop has no features that matter.
    joined = (" ".join(text.split()) or "." for text in texts)
    for doc in pipeline().pipe(joined, batch_size=128):
        yield [feature.name for feature in features_of(list(doc))]


def block_of(identifier: str) -> int:
    """The block of a sentence, from its number in ``ct24-train-30313-0``."""
    return int(identifier.split("-")[2]) // BLOCK


def scaled(matrix: Any) -> Any:
    """Rows over the root of their number of features, as ``WorthWeights.log_odds`` does."""
    return sparse.diags(1 / np.sqrt(np.maximum(1, matrix[1]))) @ matrix[0]


def matrix_of(vectors: CountVectorizer, rows: Sequence[list[str]]) -> Any:
    """The scaled matrix of rows of features."""
    return scaled((vectors.transform(rows), np.array([len(row) for row in rows]))).tocsr()


def fitted(rows: Sequence[list[str]], truth: Any) -> tuple[CountVectorizer, LogisticRegression]:
    """The vocabulary and the regression learned from some rows."""
    vectors = CountVectorizer(analyzer=lambda row: row, binary=True, min_df=LEAST_SEEN)
    vectors.fit(rows)
    return vectors, LogisticRegression(**MODEL).fit(matrix_of(vectors, rows), truth)


def unseen(rows: Sequence[list[str]], truth: Any, blocks: Any) -> Any:
    """Log-odds of each row from a model that saw no sentence of its fold, words included."""
    found = np.zeros(len(rows))
    folds = blocks * FOLDS // (blocks.max() + 1)
    for fold in range(FOLDS):
        seen, rest = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        vectors, model = fitted([rows[at] for at in seen], truth[seen])
        found[rest] = model.decision_function(matrix_of(vectors, [rows[at] for at in rest]))
    return found


def best_threshold(chances: Any, truth: Any) -> float:
    """The chance from which F1 of the positive class is highest."""
    precision, recall, levels = precision_recall_curve(truth, chances)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return float(levels[int(np.argmax(f1[:-1]))])


def report(chances: Any, truth: Any, blocks: Any, threshold: float) -> None:
    """Print how well the cross-validated chances do, in all and by block."""
    said = chances >= threshold
    print(f"cross-validation: F1 {f1_score(truth, said):.3f} at {threshold:.3f}, ", end="")
    print(f"average precision {average_precision_score(truth, chances):.3f}, ", end="")
    print(f"AUC {roc_auc_score(truth, chances):.3f}, ", end="")
    print(f"calibration error {calibration_error(chances, truth):.3f}")
    print(calibration_table(chances, truth))
    by_block = {
        int(block): f1_score(truth[blocks == block], said[blocks == block])
        for block in np.unique(blocks)
    }
    low, middle, high = np.quantile(list(by_block.values()), [0, 0.5, 1])
    print(f"  F1 by block of {BLOCK} sentences ({len(by_block)}): ", end="")
    print(f"lowest {low:.3f}, median {middle:.3f}, highest {high:.3f}")
    print("  " + " ".join(f"{block}:{f1:.2f}" for block, f1 in by_block.items()))


def main() -> None:
    """Train, print the figures of the cross-validation, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    source = options.data / TRAIN
    if not source.is_file():
        print(f"{source} is not there: nothing was trained.")
        return
    records = sorted(rows_of(source), key=lambda record: str(record["id"]))
    truth = np.array([record["label"] for record in records])
    blocks = np.array([block_of(record["id"]) for record in records])
    rows = list(features_in(record["text"] for record in records))

    odds = unseen(rows, truth, blocks)
    platt = LogisticRegression(C=1e6).fit(odds[:, None], truth)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    chances = platt.predict_proba(odds[:, None])[:, 1]
    threshold = best_threshold(chances, truth)
    report(chances, truth, blocks, threshold)

    vectors, model = fitted(rows, truth)
    weights = np.round(slope * model.coef_[0], DECIMALS)
    kept = np.flatnonzero(abs(weights) >= SMALLEST)
    names = vectors.get_feature_names_out()[kept]
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / WORTHINESS
    np.savez_compressed(
        target,
        features=np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        weights=weights[kept].astype(np.float16),
        base=np.round(slope * float(model.intercept_[0]) + shift, DECIMALS),
        threshold=np.round(threshold, DECIMALS),
    )
    size = target.stat().st_size / 1e6
    print(f"{target.name}: {len(kept):,} of {len(weights):,} features, {size:.2f} MB", end="")
    print(f", calibration slope {slope:.2f}, shift {shift:.2f}")


if __name__ == "__main__":
    main()
