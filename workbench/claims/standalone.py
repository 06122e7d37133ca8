"""Which words of a statement must be read as others for it to stand without the article.

Only what is certain is replaced; every replacement carries its reason, and what stays open is
a flag on the claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.antecedents import antecedent_of
from workbench.claims.first_person import Speaker, first_person
from workbench.claims.substitution import Substitution
from workbench.claims.passage import Passage
from workbench.language import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTIVE: Final = frozenset(("he", "she", "it", "they", "him", "them"))
_POSSESSIVE: Final = frozenset(("his", "her", "its", "their"))
_DEMONSTRATIVE: Final = frozenset(("this", "that", "these", "those"))
_PLURAL: Final = frozenset(("they", "them", "their", "these", "those"))
_PERSONAL: Final = frozenset(("he", "she", "him", "her", "his"))

Found = tuple[dict[int, Substitution], list[str]]


def substitutions_of(
    passage: Passage, words: Sequence[Token], speaker: Speaker | None
) -> Found:
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
    return found, list(dict.fromkeys(flags))


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
    return clause_follows and (judged or word.dep_ == "nsubjpass" or verb.lemma_ in ("seem", "take"))


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
    if entity is None:
        return _by_phrase(passage, word, tokens)
    if entity.index in named:
        return None
    named.add(entity.index)
    span = passage.span_of(word.doc[start : word.i + 1])
    name = name_at(passage, entity, span.start)
    return Substitution(tokens, span, name, f"{span.of(passage.text)} is {name}")


def _by_phrase(passage: Passage, word: Token, tokens: tuple[int, ...]) -> Substitution | None:
    by = antecedent_of(passage, word)
    if by is None:
        return None
    span = passage.span_of(word.doc[tokens[0] : word.i + 1])
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
