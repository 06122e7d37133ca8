"""A cue with what the models take for its source and content, and how sure they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.attribution.span_features import own_features, span_features, window
from workbench.attribution.tokens import Tokens

SOURCE, CONTENT, CUE, NOTHING = "S", "C", "K", "O"
"""The labels of the span model."""


class Tagger(Protocol):
    """What is used of ``pycrfsuite.Tagger``."""

    def set(self, xseq: Sequence[Sequence[str]]) -> None:
        """Read a sequence of features."""

    def tag(self) -> list[str]:
        """The likeliest labels of the sequence."""

    def marginal(self, y: str, pos: int) -> float:
        """How likely the word at ``pos`` has label ``y``."""

    def probability(self, yseq: Sequence[str]) -> float:
        """How likely a whole sequence of labels is."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One possible attribution; numbers are indexes into ``tokens``.

    Attributes:
        chance: that the cue attributes and is not inside what another one attributes.
        alone: that it attributes, wherever it stands.
        certainty: of the tagged words, per word, 0 to 1.
        content_certainty, source_certainty: mean marginal of the words so tagged.
    """

    tokens: Tokens
    cue: int
    chance: float
    alone: float
    source: tuple[int, ...]
    content: tuple[int, ...]
    certainty: float
    content_certainty: float
    source_certainty: float


def propose(
    tokens: Tokens,
    chances: Mapping[int, tuple[float, float]],
    tagger: Tagger,
    least: float,
) -> list[Proposal]:
    """A proposal for each word of a paragraph that may be a cue.

    Args:
        chances: for each candidate, that it attributes here, and that it does anywhere.
        least: candidates less likely than this both ways are left out.
    """
    wanted = [cue for cue, (here, alone) in chances.items() if max(here, alone) >= least]
    if not wanted:
        return []
    own = own_features(tokens)
    likely = {cue: here for cue, (here, _) in chances.items()}
    found = []
    for cue in wanted:
        first, _ = window(tokens, cue)
        rows = span_features(tokens, cue, likely, own)
        tagger.set(rows)
        labels = tagger.tag()
        sure = {at: tagger.marginal(label, at) for at, label in enumerate(labels) if label in "SC"}
        source = [at for at, label in enumerate(labels) if label == SOURCE]
        content = [at for at, label in enumerate(labels) if label == CONTENT]
        found.append(
            Proposal(
                tokens=tokens,
                cue=cue,
                chance=chances[cue][0],
                alone=chances[cue][1],
                source=tuple(first + at for at in source),
                content=tuple(first + at for at in content),
                certainty=tagger.probability(labels) ** (1 / max(1, len(labels))),
                content_certainty=_mean([sure[at] for at in content]),
                source_certainty=_mean([sure[at] for at in source]),
            )
        )
    return found


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
