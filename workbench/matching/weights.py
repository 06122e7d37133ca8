"""The weights of ranking and confidence, read once; ``model/MODEL.md`` is their card.

``bench/train_matching.py`` makes ``model/ranking.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).with_name("model") / "ranking.json"


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum of named numbers."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float

    def __call__(self, row: Sequence[float]) -> float:
        """The sum for one row, its numbers in the order of ``names``."""
        return self.bias + math.fsum(w * x for w, x in zip(self.weights, row, strict=True))


@dataclass(frozen=True, slots=True)
class Weights:
    """What ranks, and how sure it is.

    Attributes:
        ranking: over the columns of ``features``; a higher sum stands first.
        confidence: over the columns of ``confidence.evidence``; the log-odds that the first one
            says the same.
        threshold: confidence from which the first one is suggested.
    """

    ranking: Linear
    confidence: Linear
    threshold: float


@cache
def weights(*, meaning: bool) -> Weights:
    """The weights with the cosines, or those without."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))["meaning" if meaning else "words"]
    return Weights(
        _linear(stored["ranking"]), _linear(stored["confidence"]), float(stored["threshold"])
    )


def _linear(stored: Mapping[str, Any]) -> Linear:
    named: Mapping[str, float] = stored["weights"]
    return Linear(tuple(named), tuple(map(float, named.values())), float(stored["bias"]))


def chance(log_odds: float) -> float:
    """The probability that has these log-odds."""
    if log_odds < 0:
        return math.exp(log_odds) / (1 + math.exp(log_odds))
    return 1 / (1 + math.exp(-log_odds))
