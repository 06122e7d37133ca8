"""Which words of a statement must be read as others for it to stand without the article.

Only what is certain is replaced; every replacement carries its reason, and what stays open is
a flag on the claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.antecedents import antecedent_of
from workbench.claims.continuations import continued
from workbench.claims.dates import dates_of
from workbench.claims.first_person import Speaker, first_person
from workbench.claims.grammar import listed
from workbench.claims.passage import Passage
from workbench.claims.places import is_american, is_no_country, is_state
from workbench.claims.pronouns import Pronouns, is_open_pronoun
from workbench.claims.substitution import Substitution
from workbench.claims.telling import name_of
from workbench.language import Entity
from workbench.language.words import COUNTRY_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR: Final = 60
_POINTING: Final = frozenset(("this", "that", "these", "those", "such"))
_GENERIC: Final = COUNTRY_NOUNS | listed(
    "organization organisation bloc alliance group company firm"
)
_TIMES: Final = listed(
    "second minute hour day night morning afternoon evening week weekend month quarter season "
    "summer autumn fall winter spring year decade century time"
)

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
    before, open_before = continued(
        passage, words, lambda near, said: substitutions_of(near, said, speaker)
    )
    found |= {one.tokens[0]: one for one in before}
    flags += open_before
    taken = {i for one in found.values() for i in one.tokens}
    listed = {word.i for word in words}
    pronouns = Pronouns(passage, speaker, words)
    named: set[int] = set()
    for place, word in enumerate(words):
        entity = passage.named_by(word)
        if entity is not None:
            named.add(entity.index)
            pronouns.name(entity.index)
        if word.i in found or word.i in taken:
            continue
        if is_open_pronoun(word):
            read = pronouns.read(word, words[:place])
            if isinstance(read, str):
                flags.append(read)
            else:
                found |= {one.tokens[0]: one for one in read}
        elif word.pos_ == "NOUN":
            substitution = _for_noun(passage, word, listed, named)
            if substitution is not None:
                found[substitution.tokens[0]] = substitution
            else:
                flags += _open_reference(passage, word, words[:place])
    dated, open_dates = dates_of(passage, words)
    return {**dated, **found}, list(dict.fromkeys([*flags, *open_dates]))


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
    name = name_of(passage, entity, span)
    if name is None:
        return None
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

    A country needs no such proof, see ``_can_be_country``. Others do: *the company* is not any
    body named before it, but one called so (*the ferry company, Strait Lines*; *Galdane, a
    shipping company*).
    """
    word = noun.lemma_.lower()
    if noun.tag_ != "NN":
        return False
    if word in COUNTRY_NOUNS:
        return entity.kind == "place" and _can_be_country(passage, entity, noun)
    if word in entity.name.lower().split() or f"({word})" in entity.name.lower():
        others = (one for one in passage.document.entities if one.index != entity.index)
        return not any(word in one.name.lower().split() for one in others)
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


def _can_be_country(passage: Passage, entity: Entity, noun: Token) -> bool:
    """Whether a place is the country or the state that the noun says.

    In an article on the United States *the country* is mostly they, so another country must be
    named right before.
    """
    if entity.name.isupper() and len(entity.name) <= 2:
        return False
    if passage.said_in(noun) is not None and is_american(passage.document):
        return False
    if noun.lemma_.lower() == "state" and is_american(passage.document):
        is_one = is_state(entity.name) and not _names_another_state(passage, entity, noun)
        return is_one and not _is_everywhere(noun)
    if is_no_country(entity.name) or _is_everywhere(noun):
        return False
    if not is_american(passage.document):
        return True
    sentence = passage.sentence(noun)
    here = passage.span(noun).start
    last = max((span for span in entity.mentions if span.end <= here), key=lambda s: s.start)
    named = passage.document.sentence_at(last.start)
    return sentence is not None and named is not None and sentence.index - named.index <= 1


def _names_another_state(passage: Passage, entity: Entity, noun: Token) -> bool:
    """Whether the sentence names a second state (*lost Iowa to Hale and Ohio to the state’s …*)."""
    named = (passage.named_by(word) for word in noun.sent)
    return any(one is not None and one is not entity and is_state(one.name) for one in named)


def _is_everywhere(noun: Token) -> bool:
    """Whether it is *across the country*, which is whichever country the article is about."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("across", "around", "throughout")


def _by_phrase(passage: Passage, word: Token, tokens: tuple[int, ...]) -> Substitution | None:
    by = antecedent_of(passage, word)
    if by is None:
        return None
    span = passage.span_of(list(word.doc[tokens[0] : word.i + 1]))
    return Substitution(tokens, span, by, f"{span.of(passage.text)}, named so before")
