"""How much a claim is worth a checker's time, 0 to 1, with what made the score.

The chance that people would mark the words as worth checking, learned from debates
(``model/MODEL.md``), then set right by hand for what the debates could not teach: who said it,
whether it is clear of whom it speaks, whether it can be checked at all. The first is measured
and calibrated; the three settings are judgement, and no data was there to fit them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.worth_features import REASONS, features_of
from workbench.claims.worth_weights import chance_of, worth_weights
from workbench.models import Attribution, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED_SOURCES: Final = frozenset((SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.DOCUMENT))
_NAMED_SOURCE: Final = 0.4
"""Log-odds, set by hand: at .5 a named source is worth .1."""
_OPEN_REFERENCE: Final = -0.4
"""Log-odds, set by hand: a claim of nobody knows whom costs as much as a named source gives."""
_NOT_CHECKABLE: Final = 0.4
"""What is left of the score of a claim that evidence cannot settle, set by hand."""
_TELLING: Final = 0.1
"""Log-odds that a group of features must add to be given as a reason."""
_MOST_REASONS: Final = 6


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
        checkable: whether evidence can settle it.
        attribution: who said it; ``None`` is the article itself.
        open_reference: whether a pronoun of it stayed unresolved.
    """
    odds, added = worth_weights().log_odds(features_of(words))
    told = {reason: added[reason] for reason in REASONS if added.get(reason, 0.0) >= _TELLING}
    if attribution is not None and attribution.source_kind in _NAMED_SOURCES:
        odds += _NAMED_SOURCE
        told["named source"] = _NAMED_SOURCE
    if open_reference:
        odds += _OPEN_REFERENCE
    score = chance_of(odds)
    if not checkable:
        score *= _NOT_CHECKABLE
    reasons = sorted(told, key=lambda reason: -told[reason])[:_MOST_REASONS]
    return round(score, 2), reasons
