"""A word or phrase of the article that the standalone wording reads as other words."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.models import Span


@dataclass(frozen=True, slots=True)
class Substitution:
    """What stands in the article, and what is read instead.

    Attributes:
        tokens: indices of the words replaced, in order; the first is where the new words go.
        span: the same words in the article.
        by: the new words.
        why: what makes it certain.
        spaced: whether a blank must go before the new words although the old ones had none.
    """

    tokens: tuple[int, ...]
    span: Span
    by: str
    why: str
    spaced: bool = False
