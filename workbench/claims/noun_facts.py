"""Facts that stand inside the noun phrases of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.asides import Aside, relative_pronoun
from workbench.claims.brackets import bracket_facts
from workbench.claims.draft import Draft
from workbench.claims.grammar import SUBJECTS, listed, own_subject, trimmed, words_under
from workbench.claims.inflection import is_plural
from workbench.claims.noun_fact import NounFact
from workbench.claims.qualities import place_facts, quality_facts
from workbench.claims.statements import statement_of
from workbench.claims.titles import (
    age_facts,
    place_kind_facts,
    shared_title_facts,
    title_facts,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGLE: Final = listed("a an the this his her its their our my")


def noun_facts(draft: Draft, inside: frozenset[int]) -> Iterator[NounFact]:
    """The facts in the noun phrases of a draft, and the words they make superfluous.

    Args:
        inside: indices of the words of the draft.
    """
    tokens = draft.tokens()
    for fact in bracket_facts(tokens, inside):
        # Brackets around the verb hold the clause itself, which cannot be told without them.
        if draft.head.i not in fact.covers:
            yield fact
    for token in tokens:
        yield from title_facts(token, inside)
        yield from age_facts(token, inside)
        yield from shared_title_facts(token, inside)
        yield from place_kind_facts(token, inside)
        yield from _restriction(token, draft, inside)
        yield from quality_facts(token, inside)
        yield from place_facts(token, inside)


def frame_facts(words: Sequence[Token]) -> Iterator[Draft]:
    """What the words that say who spoke tell of the speaker: *Mayor Ana Holt*, *Ana Holt, 52,*.

    Args:
        words: the words of a sentence that no claim rests on.
    """
    inside = frozenset(word.i for word in words)
    for word in words:
        for fact in (*title_facts(word, inside), *age_facts(word, inside)):
            yield Draft(fact.kind, fact.head, fact.parts, fact.unread)


def _restriction(token: Token, draft: Draft, inside: frozenset[int]) -> Iterator[NounFact]:
    """``the film directed by Marl``, where one thing is meant, so that both parts are told."""
    if token.dep_ not in ("acl", "relcl") or token == draft.head:
        return
    noun = token.head
    if noun.i not in inside:
        return
    if noun.pos_ not in ("NOUN", "PROPN") or not _is_one(noun):
        return
    words = tuple(trimmed(words_under(token, inside)))
    if len(words) < 2 or words[0].i < noun.i:
        return
    about = _what_is_meant(noun, draft)
    kind = _kind(token, words)
    if about is None or kind is None:
        return
    aside = Aside(kind, token, about, words)
    parts = statement_of(aside, inside)
    if parts:
        yield NounFact("restriction", token, tuple(parts), aside.covers)


def _what_is_meant(noun: Token, draft: Draft) -> Token | None:
    """Of whom the clause is told; an object's clause is told with the verb instead."""
    if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become"):
        return own_subject(noun.head) or noun
    if noun == draft.head and draft.kind == "apposition":
        return noun.head
    return noun if noun.dep_ in SUBJECTS else None


def _kind(verb: Token, words: tuple[Token, ...]) -> str | None:
    if verb.dep_ == "relcl":
        pronoun = relative_pronoun(words)
        is_subject = pronoun is not None and pronoun.dep_ in ("nsubj", "nsubjpass")
        return "relative" if is_subject else None
    has_participle = verb.tag_ in ("VBN", "VBG") and own_subject(verb) is None
    return "participle" if has_participle else None


def _is_one(noun: Token) -> bool:
    """Whether the phrase means one thing, not some or all of a kind."""
    if is_plural(noun) or any(
        c.lower_ == "only" or c.tag_ in ("JJS", "RBS") for c in noun.children
    ):
        return False
    return noun.pos_ == "PROPN" or any(c.lower_ in _SINGLE for c in noun.children)
