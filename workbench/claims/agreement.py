"""Number agreement where a fact keeps one of several coordinated subjects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.draft import Changed, Inserted, Part
from workbench.claims.grammar import SUBJECTS
from workbench.claims.inflection import is_plural_alone, present

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGULAR: Final = {"are": "is", "were": "was", "have": "has", "do": "does"}


def agreeing(parts: Sequence[Part], chosen: Mapping[int, Token]) -> list[Part]:
    """``parts`` with the finite verb in the singular where its only subject left is singular.

    Args:
        chosen: by the index of the first of several coordinated nouns, the one that is kept.
    """
    if not chosen:
        return list(parts)
    verbs: set[Token] = set()
    read = {part.i for part in parts if not isinstance(part, (Inserted, Changed))}
    for part in parts:
        if isinstance(part, Inserted):
            continue
        token = part.token if isinstance(part, Changed) else part
        for first, kept in chosen.items():
            noun = token.doc[first]
            if noun.dep_ == "appos" and noun.head.i not in read:
                noun = noun.head
            finite = _finite(noun.head) if noun.dep_ in SUBJECTS else None
            if finite is not None and not is_plural_alone(kept):
                verbs.add(finite)
    return [_singular(part) if part in verbs else part for part in parts]


def _finite(verb: Token) -> Token | None:
    for word in (*(c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb):
        if word.tag_ in ("VBP", "VBD", "VBZ", "MD"):
            return word
    return None


def _singular(part: Part) -> Part:
    if isinstance(part, (Inserted, Changed)):
        return part
    form = _SINGULAR.get(part.lower_)
    if form is None and part.tag_ == "VBP" and part.lower_ not in ("am",):
        form = present(part.lemma_.lower(), plural=False)
    return Changed(part, form, "one of several") if form is not None else part
