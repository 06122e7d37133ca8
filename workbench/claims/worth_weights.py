"""The learned weights of check-worthiness, read once and only when a claim is scored.

What they were trained on, and how well they do, stands in ``model/MODEL.md``;
``bench/train_worthiness.py`` makes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, sqrt
from pathlib import Path
from typing import Final

from workbench.claims.worth_features import Feature

FOLDER: Final = Path(__file__).with_name("model")
WORTHINESS: Final = "worthiness.npz"


@dataclass(frozen=True, slots=True)
class WorthWeights:
    """A logistic regression over features that are there or not.

    Attributes:
        weights: by the name of the feature, in log-odds, calibrated (Platt 1999).
        base: the log-odds of a claim with none of the features.
        threshold: chance from which F1 was best on unseen debates of the training part.
    """

    weights: dict[str, float]
    base: float
    threshold: float

    def log_odds(self, features: Sequence[Feature]) -> tuple[float, dict[str, float]]:
        """The log-odds that the claim is worth checking, and what each group added to them.

        Each feature counts for its weight over the root of the number of features, so that a
        long sentence is not worth more merely by its many words.
        """
        groups: dict[str, float] = {}
        weights = self.weights
        for name, group in features:
            weight = weights.get(name)
            if weight is not None:
                groups[group] = groups.get(group, 0.0) + weight
        share = 1 / sqrt(max(1, len(features)))
        added = {group: share * total for group, total in groups.items()}
        return self.base + sum(added.values()), added


def chance_of(odds: float) -> float:
    """Log-odds as a chance, 0 to 1, however large they are."""
    return 1 / (1 + exp(-odds)) if odds > 0 else 1 - 1 / (1 + exp(odds))


@cache
def worth_weights() -> WorthWeights:
    """The model that comes with the package."""
    import numpy as np

    with np.load(FOLDER / WORTHINESS, allow_pickle=False) as stored:
        names = bytes(stored["features"]).decode("utf-8").split("\n")
        return WorthWeights(
            weights=dict(zip(names, stored["weights"].tolist(), strict=True)),
            base=float(stored["base"]),
            threshold=float(stored["threshold"]),
        )
