"""What a noun refers to: number, gender and sort, as far as an article tells them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from workbench.claims.grammar import listed
from workbench.claims.passage import Passage
from workbench.language import Document, Entity
from workbench.language.words import (
    DOCUMENT_NOUNS,
    FEMALE_NAMES,
    FEMALE_TITLES,
    GROUP_NOUNS,
    MALE_NAMES,
    MALE_TITLES,
    OFFICES,
    PERSON_NOUNS,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_CREDIT: Final = re.compile(r"[\"”’]\s?[―—–-]\s?\Z")

Kind = Literal["he", "she", "it", "they"]
"""The pronouns that one referent can have."""

_ROLES: Final = frozenset(
    (
        "nsubj nsubjpass dobj pobj attr dative conj poss agent"  # appositions repeat another
    ).split()
)
_NO_THINGS: Final = frozenset(
    ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE")
)
_VAGUE: Final = listed(
    "way thing lot kind sort part example percent reason case number one something nothing "
    "anything everything place end name bit rest half majority minority series range variety "
    "front back top side order addition fact instance course sense matter point light face"
)
"""Nouns that pronouns hardly ever take up, or that stand in set phrases."""

_TIMES: Final = listed(
    "second minute hour day night morning afternoon evening week weekend month quarter season "
    "summer autumn fall winter spring year decade century time moment period monday tuesday "
    "wednesday thursday friday saturday sunday today tomorrow yesterday"
)
_ANYBODY: Final = listed(
    "everyone everybody anyone anybody someone somebody nobody one many some few most others those"
)
"""Words that *they* may take up, though no phrase can be put for it."""

ANY: Final = listed(
    "no any every each few what which whatever whichever neither either enough less more another"
)
"""Determiners of phrases that name nothing in particular."""

_PEOPLE: Final = listed("people police men women children folks youth americans")
_OF_PEOPLE: Final = ("ers", "ors", "ists", "ians", "ants", "ees", "men", "women", "crats", "cans")
_CIRCLES: Final = listed("family couple pair public crowd audience staff crew camp establishment")
_WOMEN: Final = listed(
    "woman spokeswoman chairwoman congresswoman councilwoman girl mother wife daughter sister "
    "queen princess actress widow grandmother aunt niece lady girlfriend businesswoman"
)
_MEN: Final = listed(
    "man spokesman chairman congressman councilman boy father husband son brother king prince "
    "actor widower grandfather uncle nephew businessman gentleman boyfriend"
)
_MORE_PERSONS: Final = listed(
    "frontrunner front-runner suspect billionaire mogul rival challenger incumbent contender "
    "republican democrat nominee tycoon singer pope boss"
)


@dataclass(frozen=True, slots=True)
class Referent:
    """Who or what a noun stands for, with the noun that names it.

    Attributes:
        key: equal for nouns that stand for the same.
        passage: the paragraph of ``head``.
        number: ``either`` where a body is meant, which takes *it* as well as *they*.
        is_vague: whether it may be meant but cannot be named (*everyone*).
        may_be_any: whether it is a name that may be a person's or a thing's.
        is_group: whether the nouns joined to ``head`` by *and* are meant as well.
    """

    key: object
    passage: Passage
    head: Token
    entity: Entity | None
    number: Literal["one", "many", "either"]
    is_person: bool
    is_animate: bool
    gender: str | None = None
    is_vague: bool = False
    is_group: bool = False
    may_be_any: bool = False

    @property
    def is_definite(self) -> bool:
        """Whether it is a person without a name who was told of before (*the senator*)."""
        is_noun = self.is_person and self.entity is None and not self.is_vague
        return is_noun and any(c.dep_ == "det" and c.lower_ == "the" for c in self.head.lefts)

    @property
    def name(self) -> str | None:
        """The entity's name."""
        return None if self.entity is None else self.entity.name

    def agrees(self, kind: Kind) -> bool:
        """Whether the pronoun can stand for it."""
        if kind == "they":
            return self.number != "one" or (self.is_person and self.is_vague)
        if kind == "it":
            return self.number != "many" and not self.is_person and not self.is_vague
        if self.is_vague and self.entity is None and not self.may_be_any:
            return False
        wanted = "m" if kind == "he" else "f"
        return self.is_person and self.number == "one" and self.gender in (wanted, None)


def referent_of(passage: Passage, token: Token, *, alone: bool = False) -> Referent | None:
    """What a noun, name or coordination headed by ``token`` stands for; ``None`` if nothing.

    Args:
        alone: leave the nouns joined to it by *and* aside.
    """
    if token.tag_ in ("WP", "WDT") and token.dep_ in ("nsubj", "nsubjpass"):
        noun = token.head.head
        is_relative = token.head.dep_ == "relcl" and noun.i < token.i
        if not is_relative or noun.pos_ == "PRON":
            return None
        referent = referent_of(passage, noun, alone=alone)
        if referent is None or token.lower_ != "who" or referent.number == "many":
            return referent
        return replace(referent, is_person=True, is_animate=True)
    if token.lower_ in _ANYBODY and token.pos_ in ("PRON", "NOUN", "ADJ"):
        return Referent(token.lower_, passage, token, None, "one", True, True, is_vague=True)
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ not in _ROLES:
        return None
    if token.dep_ == "attr" and not _is_brought_in(token):
        return None
    if token.ent_type_ in _NO_THINGS or token.lemma_.lower() in _VAGUE | _TIMES:
        return None
    if not alone and joined_with(token):
        others = tuple(member.lemma_.lower() for member in (token, *joined_with(token)))
        return Referent(others, passage, token, None, "many", False, True, is_group=True)
    if any(child.dep_ == "det" and child.lower_ in ANY for child in token.lefts):
        return None
    entity = named_in(passage, token)
    if entity is None and token.is_title:
        entity = next(iter(_bearers(passage, token.text)), None)
    return _noun(passage, token) if entity is None else _named(passage, token, entity)


def is_credit(passage: Passage, word: Token) -> bool:
    """Whether a name only tells whose the quotation before it is (*“…” ― Ada Marl*)."""
    entity = passage.named_by(word) if word.pos_ == "PROPN" else None
    if entity is None:
        return False
    here = passage.span(word).start
    start = next((s.start for s in entity.mentions if s.start <= here < s.end), here)
    return _CREDIT.search(passage.text, max(0, start - 4), start) is not None


def _is_brought_in(noun: Token) -> bool:
    """Whether *there is* brings the noun up; else it says again what the subject is."""
    return any(child.dep_ == "expl" for child in noun.head.children)


def joined_with(token: Token) -> list[Token]:
    """The nouns coordinated with ``token`` by *and*, if it is the first of them."""
    if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        return []
    members: list[Token] = []
    joint = False
    last: Token | None = token
    while last is not None:
        joint = joint or any(c.dep_ == "cc" and c.lower_ in ("and", "&") for c in last.children)
        if any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in last.children):
            return []
        last = next(
            (c for c in last.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")), None
        )
        if last is not None:
            members.append(last)
    return members if joint else []


def named_in(passage: Passage, token: Token) -> Entity | None:
    """The entity that a noun names, itself or by the name beside it (*the mayor, Ann Hale*)."""
    entity = passage.named_by(token)
    if entity is not None or token.pos_ != "NOUN":
        return entity
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > token.i:
            return passage.named_by(child)
    return None


def _bearers(passage: Passage, name: str) -> list[Entity]:
    """The persons who have a last name, which was not taken for one (*Trump* for a company)."""
    return [
        other
        for other in passage.document.entities
        if other.kind == "person" and other.name.endswith(f" {name}")
    ]


def people_of(document: Document) -> list[Entity]:
    """The persons of an article, and last names of theirs that were not taken for one."""
    last = {one.name.split()[-1] for one in document.entities if one.kind == "person"}
    return [one for one in document.entities if one.kind == "person" or one.name in last]


def _named(passage: Passage, token: Token, entity: Entity) -> Referent | None:
    if entity.kind != "person" and " " not in entity.name and entity.name[:1].isupper():
        bearers = _bearers(passage, entity.name)
        if len(bearers) == 1:
            entity = bearers[0]
        elif bearers or entity.name.lower() in MALE_NAMES | FEMALE_NAMES:
            return Referent(entity.index, passage, token, entity, "one", True, True, is_vague=True)
    if entity.kind == "organization" and may_be_somebody(entity.name):
        return Referent(entity.index, passage, token, entity, "one", True, True, is_vague=True)
    if entity.kind == "person":
        gender = gender_at(passage, token, entity)
        told = gender_of_name(entity.name) or entity.gender
        is_other = told not in (gender, None)  # *Mr. Hale* tied to *Ann Hale*
        return Referent(entity.index, passage, token, entity, "one", True, True, gender, is_other)
    number: Literal["one", "many", "either"] = "one"
    if entity.plural or token.tag_ in ("NNPS", "NNS"):
        if token.tag_ == "JJ" or token.dep_ == "amod":
            return None
        number = "many"
    elif entity.kind == "organization":
        number = "either"
    is_body = entity.kind in ("organization", "place")
    return Referent(entity.index, passage, token, entity, number, False, is_body)


def may_be_somebody(name: str) -> bool:
    """Whether what was taken for a body is called as a person is (*Ada Marl*)."""
    first, *others = name.lower().split()
    is_given = first in MALE_NAMES | FEMALE_NAMES
    return is_given and len(others) == 1 and others[0] not in GROUP_NOUNS


def _noun(passage: Passage, token: Token) -> Referent | None:
    lemma = token.lemma_.lower()
    many = token.tag_ in ("NNS", "NNPS") or token.lower_ in _PEOPLE
    key = (lemma, many, *_modifiers(token))
    if token.tag_ == "NNP" and token.is_title and not token.ent_type_:
        # A name that nothing is known of: it may be somebody's.
        return Referent(
            key, passage, token, None, "one", True, True, is_vague=True, may_be_any=True
        )
    if many:
        animate = (
            lemma in PERSON_NOUNS | GROUP_NOUNS | OFFICES
            or token.lower_ in _PEOPLE
            or token.lower_.endswith(_OF_PEOPLE)
        )
        return Referent(key, passage, token, None, "many", False, animate)
    if is_person_noun(token):
        gender = "f" if lemma in _WOMEN else "m" if lemma in _MEN else None
        return Referent(key, passage, token, None, "one", True, True, gender)
    if lemma in GROUP_NOUNS or lemma in _CIRCLES:
        return Referent(key, passage, token, None, "either", False, True)
    return Referent(key, passage, token, None, "one", False, lemma in DOCUMENT_NOUNS)


def _modifiers(token: Token) -> tuple[str, ...]:
    """Words that tell two things of one noun apart."""
    return tuple(
        child.lemma_.lower()
        for child in token.children
        if child.dep_ in ("amod", "compound", "nummod", "poss", "prep", "relcl", "acl")
    )


def is_person_noun(token: Token) -> bool:
    """Whether a noun in the singular is one for a person."""
    lemma = token.lemma_.lower()
    if lemma in GROUP_NOUNS or token.tag_ in ("NNS", "NNPS"):
        return False
    return (
        lemma in PERSON_NOUNS | OFFICES | _WOMEN | _MEN | _MORE_PERSONS
        or token.ent_type_ == "PERSON"
        or lemma.endswith(("man", "woman", "person"))
        or (lemma.endswith("ist") and len(lemma) > len("artist"))
    )


def gender_at(passage: Passage, token: Token, entity: Entity) -> str | None:
    """The gender that a mention tells by *Mr.* or *Ms.* before it, else the whole name's."""
    first = token
    while first.i > 0 and first.nbor(-1).dep_ == "compound" and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
        title = first.lower_
        if title in MALE_TITLES:
            return "m"
        if title in FEMALE_TITLES:
            return "f"
    if entity.gender is not None:
        return entity.gender
    told = {gender_of_name(alias) for alias in entity.aliases if " " in alias}
    return told.pop() if len(told) == 1 else None


def gender_of_name(name: str) -> str | None:
    """The gender that a first name tells."""
    first = name.lower().split()[0]
    if first in MALE_NAMES - FEMALE_NAMES:
        return "m"
    return "f" if first in FEMALE_NAMES - MALE_NAMES else None
