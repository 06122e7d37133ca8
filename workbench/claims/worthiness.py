"""How much a claim is worth a checker's time, 0 to 1, with what made the score.

A first form: a sum of features that people who label check-worthy sentences look at (numbers,
named actors, comparisons; Arslan et al. 2020, ClaimBuster), with weights set by hand. It
ranks; it is no probability.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import listed
from workbench.models import Attribution, ClaimType, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_BASE: Final = 0.2
_NAMED: Final = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "EVENT", "LAW", "FAC"))
_WHEN: Final = frozenset(("DATE", "TIME"))
_TYPES: Final = {
    ClaimType.QUANTITY: (0.25, "a number"),
    ClaimType.COMPARISON: (0.15, "a comparison"),
    ClaimType.CAUSAL: (0.15, "cause and effect"),
    ClaimType.LEGAL: (0.15, "law"),
    ClaimType.EVENT: (0.15, "an event"),
    ClaimType.DEFINITION: (0.05, "what something is"),
}
_PUBLIC: Final = listed(
    "attack aid border budget crime death debt election economy government health inflation "
    "kill law military minister money nuclear parliament poll president price relation "
    "sanction security tax terrorism threat trade treaty vaccine vote war weapon"
)
_SHORT: Final = 5


def worthiness(
    words: Sequence[Token],
    kind: ClaimType,
    *,
    checkable: bool,
    attribution: Attribution | None,
    open_reference: bool,
) -> tuple[float, list[str]]:
    """The score, two decimals, and the features that raised it.

    Args:
        words: the claim's words of the article.
        open_reference: whether a pronoun of it stayed unresolved.
    """
    score = _BASE
    reasons: list[str] = []

    def add(weight: float, reason: str) -> None:
        nonlocal score
        score += weight
        reasons.append(reason)

    if kind in _TYPES:
        add(*_TYPES[kind])
    names = len({word.ent_iob_ == "B" and word.i for word in words if word.ent_type_ in _NAMED})
    if names:
        add(min(0.2, 0.1 * names), "names")
    if any(word.ent_type_ in _WHEN for word in words):
        add(0.05, "a date")
    if attribution is not None and attribution.source_kind in (
        SourceKind.PERSON,
        SourceKind.ORGANIZATION,
        SourceKind.DOCUMENT,
    ):
        add(0.15, "named source")
    if {word.lemma_.lower() for word in words} & _PUBLIC:
        add(0.1, "public affairs")
    if sum(word.is_alpha for word in words) < _SHORT:
        score -= 0.1
    if open_reference:
        score -= 0.1
    if not checkable:
        score *= 0.4
    return round(min(1.0, max(0.0, score)), 2), reasons
