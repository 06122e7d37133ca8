"""Which words of a statement must be read as others for it to stand without the article.

Only what is certain is replaced; every replacement carries its reason, and what stays open is
a flag on the claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.antecedents import antecedent_of
from workbench.claims.dates import dates_of
from workbench.claims.first_person import Speaker, first_person
from workbench.claims.grammar import listed, subject_of
from workbench.claims.passage import Passage
from workbench.claims.substitution import Substitution
from workbench.language import Entity
from workbench.language.words import COUNTRY_NOUNS, PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR: Final = 60
_SUBJECTIVE: Final = frozenset(("he", "she", "it", "they", "him", "them"))
_POSSESSIVE: Final = frozenset(("his", "her", "its", "their"))
_DEMONSTRATIVE: Final = frozenset(("this", "that", "these", "those"))
_POINTING: Final = frozenset(("this", "that", "these", "those", "such"))
_GENERIC: Final = COUNTRY_NOUNS | listed(
    "organization organisation bloc alliance group company firm"
)
_TIMES: Final = listed(
    "second minute hour day night morning afternoon evening week weekend month quarter season "
    "summer autumn fall winter spring year decade century time"
)
_PLURAL: Final = frozenset(("they", "them", "their", "these", "those"))
_PERSONAL: Final = frozenset(("he", "she", "him", "her", "his"))

Found = tuple[dict[int, Substitution], list[str]]


def substitutions_of(passage: Passage, words: Sequence[Token], speaker: Speaker | None) -> Found:
    """The replacements for a statement, and flags for what stays open.

    Args:
        words: the statement's words of the article, in the order they are read.
        speaker: who says it, where it is somebody's own words.

    Returns:
        Substitutions by the index of their first token; flags such as
        ``unresolved pronoun: they``.
    """
    found, flags = first_person(passage, words, speaker)
    listed = {word.i for word in words}
    named = {entity.index for word in words if (entity := passage.named_by(word)) is not None}
    for place, word in enumerate(words):
        if word.i in found:
            continue
        if _is_pronoun(word):
            entity = _meant(passage, word)
            if entity is not None and _is_the_speaker(passage, word, entity, speaker):
                entity = None
            if word.lower_ in _PERSONAL and _follows_person(passage, word, words[:place]):
                continue
            if entity is None:
                if not _has_antecedent_before(word, words[:place]):
                    flags.append(f"unresolved pronoun: {word.lower_}")
            elif entity.index not in named:
                named.add(entity.index)
                found[word.i] = _for_pronoun(passage, word, entity)
        elif word.pos_ == "NOUN":
            substitution = _for_noun(passage, word, listed, named)
            if substitution is not None:
                found[substitution.tokens[0]] = substitution
            else:
                flags += _open_reference(passage, word, words[:place])
    dated, open_dates = dates_of(passage, words)
    return {**dated, **found}, list(dict.fromkeys([*flags, *open_dates]))


def _is_the_speaker(passage: Passage, word: Token, entity: Entity, speaker: Speaker | None) -> bool:
    """Whether *he* in somebody's own words would be the speaker, which it never is."""
    quoted = speaker is not None and speaker.name == entity.name
    return quoted and passage.quotation(word) is not None


def _meant(passage: Passage, word: Token) -> Entity | None:
    """The entity of a pronoun: by itself, or as the same pronoun earlier in its sentence."""
    entity = passage.meant_by(word)
    if entity is not None:
        return entity
    twins = [t for t in word.sent if t.i < word.i and t.lower_ == word.lower_ and t.pos_ == "PRON"]
    meant = {e.index: e for t in twins if (e := passage.meant_by(t)) is not None}
    return next(iter(meant.values())) if len(meant) == 1 else None


def _is_pronoun(word: Token) -> bool:
    if word.pos_ not in ("PRON", "DET"):
        return False
    if word.lower_ in _DEMONSTRATIVE:
        return word.pos_ == "PRON" and word.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
    if word.lower_ == "it" and _is_empty(word):
        return False
    return word.lower_ in _SUBJECTIVE or word.lower_ in _POSSESSIVE


def _is_empty(word: Token) -> bool:
    """Whether *it* stands for nothing (``it is likely that``, ``it rained``)."""
    verb = word.head
    if word.dep_ == "expl":
        return True
    if word.dep_ not in ("nsubj", "nsubjpass"):
        return False
    clause_follows = any(
        c.dep_ in ("ccomp", "csubj", "csubjpass", "xcomp", "advcl") and c.i > verb.i
        for c in verb.children
    )
    judged = any(c.dep_ in ("acomp", "attr", "oprd") for c in verb.children)
    return clause_follows and (
        judged or word.dep_ == "nsubjpass" or verb.lemma_ in ("seem", "take")
    )


def _has_antecedent_before(word: Token, before: Sequence[Token]) -> bool:
    """Whether something earlier in the statement can be what the pronoun stands for."""
    for other in before:
        if other.pos_ not in ("NOUN", "PROPN") or other.dep_ == "compound":
            continue
        plural = other.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in other.children)
        if word.lower_ in _PERSONAL:
            if other.ent_type_ in ("PERSON", "") and not plural:
                return True
        elif plural == (word.lower_ in _PLURAL):
            return True
    return False


def _follows_person(passage: Passage, pronoun: Token, before: Sequence[Token]) -> bool:
    """Whether a person without a name (*an official*) in the statement can be meant."""
    return any(
        word.pos_ == "NOUN"
        and word.tag_ == "NN"
        and word.lemma_.lower() in PERSON_NOUNS
        and passage.named_by(word) is None
        and not any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in word.children)
        and not (pronoun.tag_ == "PRP" and subject_of(pronoun.head) == word)
        for word in before
    )


def _for_pronoun(passage: Passage, word: Token, entity: Entity) -> Substitution:
    name = name_at(passage, entity, passage.span(word).start)
    owning = word.lower_ in _POSSESSIVE and word.tag_ == "PRP$"
    by = possessive(name) if owning else name
    return Substitution((word.i,), passage.span(word), by, f"{word.lower_} is {name}")


def _for_noun(
    passage: Passage, word: Token, listed: set[int], named: set[int]
) -> Substitution | None:
    """``the country``, ``the organization`` by name; ``these relations`` by the phrase before."""
    start = word.left_edge.i
    tokens = tuple(range(start, word.i + 1))
    if not listed.issuperset(tokens) or word.doc[start].dep_ != "det":
        return None
    entity = passage.meant_by(word) if passage.named_by(word) is None else None
    if entity is None or not _is_called(passage, entity, word):
        return _by_phrase(passage, word, tokens)
    if entity.index in named:
        return None
    named.add(entity.index)
    span = passage.span_of(list(word.doc[start : word.i + 1]))
    name = name_at(passage, entity, span.start)
    return Substitution(tokens, span, name, f"{span.of(passage.text)} is {name}")


def _open_reference(passage: Passage, noun: Token, before: Sequence[Token]) -> list[str]:
    """A flag for *such issues*, *these talks*, *the country* that nothing could be put for."""
    opening = next((c for c in noun.children if c.dep_ in ("det", "amod") and c.i < noun.i), None)
    if opening is None or any(other.lemma_ == noun.lemma_ for other in before):
        return []
    if noun.lemma_.lower() in _TIMES:
        return []
    if opening.lower_ in _POINTING and not any(c.dep_ == "relcl" for c in noun.children):
        return [f"unresolved: {opening.lower_} {noun.text}"]
    if opening.lower_ != "the" or noun.lemma_.lower() not in _GENERIC:
        return []
    if passage.named_by(noun) is not None or any(c.i > noun.i for c in noun.children):
        return []
    entity = passage.meant_by(noun)
    is_known = entity is not None and _is_called(passage, entity, noun)
    return [] if is_known else [f"unresolved: the {noun.text}"]


def _is_called(passage: Passage, entity: Entity, noun: Token) -> bool:
    """Whether the article has called the entity what the noun says, or its name does.

    A country needs no such proof. Others do: *the company* is not any body named before it,
    but one called so (*the ferry company, Strait Lines*; *Galdane, a shipping company*).
    """
    word = noun.lemma_.lower()
    if noun.tag_ != "NN":
        return False
    if word in COUNTRY_NOUNS:
        is_abbreviation = entity.name.isupper() and len(entity.name) <= 2
        return entity.kind == "place" and not is_abbreviation
    if word in entity.name.lower().split() or f"({word})" in entity.name.lower():
        return True
    here = passage.span(noun).start
    called = re.compile(rf"(?:, | is | was )(?:an?|the) [^.;,]*\b{re.escape(word)}\b")
    for span in entity.mentions:
        if span.end > here:
            break
        before = passage.text[max(0, span.start - _NEAR) : span.start].lower()
        after = passage.text[span.end : min(span.end + _NEAR, here)].lower()
        if before.rstrip(", ").endswith(word) or called.match(after):
            return True
    return False


def _by_phrase(passage: Passage, word: Token, tokens: tuple[int, ...]) -> Substitution | None:
    by = antecedent_of(passage, word)
    if by is None:
        return None
    span = passage.span_of(list(word.doc[tokens[0] : word.i + 1]))
    return Substitution(tokens, span, by, f"{span.of(passage.text)}, named so before")


def possessive(name: str) -> str:
    """The name with the ending of ownership."""
    return f"{name}’" if name.endswith("s") and not name.isupper() else f"{name}’s"


def name_at(passage: Passage, entity: Entity, offset: int) -> str:
    """How a statement names an entity that the article means at ``offset``.

    A person by the fullest name; a body by its acronym where it has one that the article has
    used before. An article is kept where the text has one (``the CSTO``).
    """
    if entity.kind == "person":
        return entity.name
    earlier = [span for span in entity.mentions if span.end <= offset] or list(entity.mentions)
    last = earlier[-1]
    name = " ".join(last.of(passage.text).split())
    before = passage.text[max(0, last.start - 4) : last.start].lower()
    return f"the {name}" if before == "the " else name
