"""How much a claim is worth a checker's time, 0 to 1, with what made the score.

The chance that people would mark the words as worth checking, learned from debates
(``model/MODEL.md``), raised or lowered by what the debates could not teach: who said it,
whether it can be checked, whether it is clear of whom it speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING, Final

from workbench.claims.worth_features import REASONS, features_of
from workbench.claims.worth_weights import worth_weights
from workbench.models import Attribution, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED_SOURCES: Final = frozenset((SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.DOCUMENT))
_NAMED_SOURCE: Final = 0.4
"""Log-odds, set by hand: at .5 a named source is worth .1."""
_TELLING: Final = 0.1
"""Log-odds that a group of features must add to be given as a reason."""
_MOST_REASONS: Final = 5


def worthiness(
    words: Sequence[Token],
    *,
    checkable: bool,
    attribution: Attribution | None,
    open_reference: bool,
) -> tuple[float, list[str]]:
    """The score, two decimals, and what raised it, the strongest first.

    Args:
        words: the claim's words of the article.
        open_reference: whether a pronoun of it stayed unresolved.
    """
    odds, added = worth_weights().log_odds(features_of(words))
    told = {reason: added[reason] for reason in REASONS if added.get(reason, 0.0) >= _TELLING}
    if attribution is not None and attribution.source_kind in _NAMED_SOURCES:
        odds += _NAMED_SOURCE
        told["named source"] = _NAMED_SOURCE
    score = 1 / (1 + exp(-odds))
    if open_reference:
        score -= 0.1
    if not checkable:
        score *= 0.4
    reasons = sorted(told, key=lambda reason: -told[reason])[:_MOST_REASONS]
    return round(max(0.0, score), 2), reasons
