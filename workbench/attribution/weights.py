"""The learned weights of the attribution models, read once and only when a text is attributed.

What they were trained on, and how well they do, stands in ``model/MODEL.md``;
``bench/train_attribution.py`` makes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    import pycrfsuite

    Array = np.ndarray[Any, Any]

FOLDER: Final = Path(__file__).with_name("model")
CUES: Final = "cues.npz"
SPANS: Final = "spans.crfsuite"
JUDGE: Final = "judge.npz"


@dataclass(frozen=True, slots=True)
class CueWeights:
    """Two logistic regressions over the same features.

    Attributes:
        known: lemmas that attribute though they are no verbs.
        weights: by feature, for ``chance`` (attributes, and is not inside what another cue
            attributes) and ``alone`` (attributes, wherever it stands).
    """

    known: frozenset[str]
    weights: dict[str, tuple[float, float]]

    def chances(self, features: list[str]) -> tuple[float, float]:
        """Both probabilities for one word."""
        here = alone = 0.0
        weights = self.weights
        for feature in features:
            found = weights.get(feature)
            if found is not None:
                here += found[0]
                alone += found[1]
        return _sigmoid(here), _sigmoid(alone)


@dataclass(frozen=True, slots=True)
class Judge:
    """Boosted trees over the numbers of a proposal (Friedman 2001), as flat arrays.

    Attributes:
        names: of the columns that ``confidences`` takes.
        root: node number of each tree's root; the other arrays are by node number.
        feature: column that a node asks for, -1 at a leaf; values up to ``limit`` go ``left``.
        threshold: confidence from which a proposal is kept, chosen on the training part.
    """

    names: tuple[str, ...]
    base: float
    root: Array
    feature: Array
    limit: Array
    left: Array
    right: Array
    value: Array
    threshold: float

    def confidences(self, rows: list[list[float]]) -> list[float]:
        """For each row of numbers the probability that the attribution is right."""
        import numpy as np

        if not rows:
            return []
        numbers = np.asarray(rows, dtype=np.float64)
        node = np.broadcast_to(self.root, (len(rows), len(self.root))).copy()
        which = np.arange(len(rows))[:, None]
        while True:
            feature = self.feature[node]
            inner = feature >= 0
            if not inner.any():
                break
            goes_left = numbers[which, np.maximum(feature, 0)] <= self.limit[node]
            below = np.where(goes_left, self.left[node], self.right[node])
            node = np.where(inner, below, node)
        return [_sigmoid(self.base + float(total)) for total in self.value[node].sum(axis=1)]


@cache
def cue_weights() -> CueWeights:
    """The cue model that comes with the package."""
    import numpy as np

    with np.load(FOLDER / CUES, allow_pickle=False) as stored:
        names = bytes(stored["features"]).decode("utf-8").split("\n")
        known = bytes(stored["known"]).decode("utf-8").split("\n")
        here, alone = stored["here"].tolist(), stored["alone"].tolist()
    pairs = zip(here, alone, strict=True)
    return CueWeights(frozenset(known), dict(zip(names, pairs, strict=True)))


@cache
def span_tagger() -> pycrfsuite.Tagger:
    """The span model that comes with the package."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(FOLDER / SPANS))
    return tagger


@cache
def judge() -> Judge:
    """The judging model that comes with the package."""
    import numpy as np

    with np.load(FOLDER / JUDGE, allow_pickle=False) as stored:
        names = bytes(stored["names"]).decode("utf-8").split("\n")
        return Judge(
            names=tuple(names),
            base=float(stored["base"]),
            root=stored["root"],
            feature=stored["feature"],
            limit=stored["limit"],
            left=stored["left"],
            right=stored["right"],
            value=stored["value"],
            threshold=float(stored["threshold"]),
        )


def _sigmoid(score: float) -> float:
    if score >= 0:
        return 1 / (1 + exp(-score))
    grown = exp(score)
    return grown / (1 + grown)
