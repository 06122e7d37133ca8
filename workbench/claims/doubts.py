"""Where another is as likely to be meant by a pronoun as what stands out before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.claims.mentions import Kind, Referent, gender_of_name, people_of, referent_of
from workbench.claims.passage import Passage
from workbench.claims.prominence import (
    SUBJECTS,
    following_subject,
    has_clause_before,
    is_subject,
    owning_subject,
)
from workbench.language.reference import FEMALE, MALE, NEUTER, PLURAL

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS: Final = MALE | FEMALE | NEUTER | PLURAL


def kind_of(pronoun: Token) -> Kind:
    """Which of the four pronouns it is a form of."""
    word = pronoun.lower_
    if word in MALE:
        return "he"
    if word in FEMALE:
        return "she"
    return "it" if word in NEUTER else "they"


def of_noun(passage: Passage, token: Token, *, alone: bool) -> Referent | None:
    """What a noun stands for, found out once for all pronouns; see ``referent_of``."""
    place = (passage.paragraph.index, token.i, alone)
    if place not in passage.memory:
        passage.memory[place] = referent_of(passage, token, alone=alone)
    found: Referent | None = passage.memory[place]
    return found


def is_passed(passage: Passage, pronoun: Token, best: Referent, last: int) -> bool:
    """Whether another who may be meant is named after ``last``, the paragraph that mentions it."""
    here, unwanted = passage.place(pronoun)[0], "f" if kind_of(pronoun) == "he" else "m"
    start = passage.document.paragraphs[last].span.end
    return start <= here and any(
        start <= span.start < here and passage.document.quotation_at(span.start) is None
        for other in people_of(passage.document)
        if other is not best.entity and unwanted not in (other.gender, gender_of_name(other.name))
        for span in other.mentions
    )


def is_doubtful(passage: Passage, pronoun: Token, best: Referent) -> bool:
    """Whether another is as likely as the most prominent one, whom grammar does not tell of."""
    kind = kind_of(pronoun)
    later = following_subject(pronoun)
    if later is not None and later.pos_ == "PROPN" and not _means(passage, later, best):
        return True
    if kind in ("he", "she"):
        is_unnamed = best.entity is None
        return is_unnamed and (not is_subject(best.head) or _has_owner_like(best, kind))
    if pronoun.dep_ != "poss":
        is_far = best.head.sent != pronoun.sent
        return kind == "it" and is_far and has_clause_before(pronoun)
    subject = owning_subject(pronoun)
    is_unknown = subject is not None and of_noun(passage, subject, alone=False) is None
    if best.is_animate or is_unknown:
        return is_unknown
    is_owned = any(child.dep_ == "poss" for child in best.head.lefts)
    return kind == "they" or is_owned or pronoun.head.dep_ not in SUBJECTS


def _means(passage: Passage, noun: Token, referent: Referent) -> bool:
    meant = of_noun(passage, noun, alone=True)
    return meant is not None and meant.key == referent.key


def _has_owner_like(referent: Referent, kind: Kind) -> bool:
    """Whether the pronoun may mean Poul as well as the lawyer in *Poul’s lawyer*."""
    owner = next((child for child in referent.head.lefts if child.dep_ == "poss"), None)
    if owner is None:
        return False
    if owner.lower_ in PRONOUNS:
        return kind_of(owner) == kind
    meant = of_noun(referent.passage, owner, alone=True)
    return meant is not None and meant.agrees(kind)
