"""How good the chances of check-worthiness are: on debates as learned from, and on other material.

Ranking, F1 and AUC come from the scorer of the shared folder; calibration is reckoned here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from workbench.claims.worth_features import features_of
from workbench.claims.worth_weights import chance_of, worth_weights
from workbench.language.pipeline import pipeline

MATERIALS = {
    "claimbuster": "debate sentences, the development part of what was learned from",
    "debates20": "which debate and speech sentences PolitiFact checked",
    "tweets20": "tweets on COVID-19",
}
"""Names of the files ``checkworthy.NAME.dev.jsonl``; only the first is of the learned kind."""
BINS = 10


def chances_of(texts: Iterable[str]) -> list[float]:
    """The chance of each text by the learned model alone, the whole text as one claim."""
    weights = worth_weights()
    # An empty text would be no document; a full stop has no features that matter.
    joined = (" ".join(text.split()) or "." for text in texts)
    return [
        chance_of(weights.log_odds(features_of(list(doc)))[0])
        for doc in pipeline().pipe(joined, batch_size=128)
    ]


def _bins(chances: Sequence[float], truth: Sequence[int]) -> list[tuple[int, float, float]]:
    """How many, their mean chance and their share of positives, a bin of equal width each."""
    said, right = np.asarray(chances), np.asarray(truth)
    at = np.minimum((said * BINS).astype(int), BINS - 1)
    return [
        (int((at == b).sum()), float(said[at == b].mean()), float(right[at == b].mean()))
        for b in np.unique(at)
    ]


def calibration_error(chances: Sequence[float], truth: Sequence[int]) -> float:
    """Mean gap of chance and share of positives over ten bins of equal width (ECE)."""
    bins = _bins(chances, truth)
    return sum(count * abs(mean - share) for count, mean, share in bins) / len(truth)


def calibration_table(chances: Sequence[float], truth: Sequence[int]) -> str:
    """The bins as text: how many, mean chance, share of positives."""
    lines = [
        f"  {count:6} {mean:5.2f} {share:5.2f}" for count, mean, share in _bins(chances, truth)
    ]
    return "\n".join([f"  {'n':>6} {'said':>5} {'true':>5}", *lines])
