"""Adjectives and places of a noun, told of it: *The woman is 34 years old*, *The bridge is in …*.

A subject's are facts of their own, and so is where an object is (*a court in Oslo*). An object's
other modifiers say which one the verb means: they are no fact that somebody would look up, but
the clause is told without them as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.copulas import turns
from workbench.claims.draft import Inserted, Part
from workbench.claims.grammar import SUBJECTS, listed, words_under
from workbench.claims.inflection import be, is_plural
from workbench.claims.noun_fact import NounFact

if TYPE_CHECKING:
    from spacy.tokens import Token

_AMOUNTS: Final = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"))
_OBJECTS: Final = frozenset(("dobj", "pobj"))
_LOCATING: Final = listed("in at near from outside between behind inside")
_LOCATED: Final = frozenset(("GPE", "LOC", "FAC", "ORG"))
_NOTHING_WITHOUT: Final = listed(
    "situation crisis condition circumstance position stability relation relationship tie role "
    "state mood"
)
"""Nouns that say too little without their place for it to be told apart."""
_DEFINITE: Final = listed("a an the this these")
_PLACING: Final = listed(
    "in on at near between from by for with about against over to under towards into behind "
    "across through around after before during within"
)


def quality_facts(word: Token, inside: frozenset[int]) -> Iterator[NounFact]:
    """``A 34-year-old woman``: what an adjective says of its noun."""
    if word.dep_ != "amod":
        return
    noun = word.head
    if noun.i not in inside or noun.pos_ != "NOUN" or word.i > noun.i:
        return
    if word.pos_ not in ("ADJ", "VERB", "PROPN") or turns(word) or not _is_thing(noun):
        return
    if any(other.text == '"' for other in noun.doc[max(0, word.i - 1) : word.i + 2]):
        return  # somebody's words are not taken apart
    words = words_under(word, inside)
    covers = frozenset(other.i for other in words)
    is_told = noun.dep_ in SUBJECTS or word.tag_ == "VBN" or word.ent_type_ == "DATE"
    if not is_told:
        yield NounFact("quality", word, (), covers, marked=True)
        return
    phrase = words_under(noun, inside)
    names = [w for w in phrase if words[-1].i < w.i < noun.i and w.dep_ == "compound"]
    owner: list[Part] = [
        w for c in noun.children if c.dep_ == "poss" for w in words_under(c, inside)
    ]
    opener = owner or [Inserted("the")]
    verb = Inserted(be("present", plural=is_plural(noun)))
    parts: tuple[Part, ...] = (*opener, *names, noun, verb, *words)
    yield NounFact("quality", word, parts, covers, tuple(phrase), marked=True)


def place_facts(word: Token, inside: frozenset[int]) -> Iterator[NounFact]:
    """``An attack on a train``: what a preposition says of its noun."""
    if word.dep_ != "prep" or word.lower_ not in _PLACING:
        return
    noun = word.head
    if noun.i not in inside:
        return
    if noun.pos_ not in ("NOUN", "PROPN") or word.i < noun.i:
        return
    if noun.pos_ == "NOUN" and (not _is_thing(noun) or noun.lemma_.lower() in _NOTHING_WITHOUT):
        return
    words = words_under(word, inside)
    if len(words) < 2 or noun.dep_ == "attr":
        return
    covers = frozenset(other.i for other in words) | _commas_around(words, inside)
    if noun.dep_ not in SUBJECTS and not (noun.dep_ in _OBJECTS and _locates(word)):
        yield NounFact("place", word, (), covers, marked=True)
        return
    phrase = words_under(noun, inside)
    verb = Inserted(be("present", plural=is_plural(noun)))
    parts = (*_definite([w for w in phrase if w.i <= noun.i], noun), verb, *words)
    yield NounFact("place", word, parts, covers, tuple(phrase), marked=True)


def _commas_around(words: Sequence[Token], inside: frozenset[int]) -> frozenset[int]:
    """The two commas that set a phrase off; none where there are not two."""
    around = (words[0].i - 1, words[-1].i + 1)
    doc = words[0].doc
    both = all(i in inside and doc[i].text == "," for i in around)
    return frozenset(around) if both else frozenset()


def _definite(phrase: Sequence[Token], noun: Token) -> tuple[Part, ...]:
    """``a court`` or ``court`` as *the court*: which one, the clause has said."""
    if not phrase or noun.pos_ != "NOUN":
        return tuple(phrase)
    first, rest = phrase[0], phrase[1:]
    if first.dep_ == "det":
        return (Inserted("the"), *rest) if first.lower_ in ("a", "an") else tuple(phrase)
    has_owner = any(c.dep_ in ("poss", "nummod") for c in noun.children)
    return tuple(phrase) if has_owner else (Inserted("the"), *phrase)


def _locates(preposition: Token) -> bool:
    """Whether a phrase says where its noun is, at a place or body with a name."""
    return preposition.lower_ in _LOCATING and any(
        c.dep_ == "pobj" and c.ent_type_ in _LOCATED for c in preposition.children
    )


def _is_thing(noun: Token) -> bool:
    """Whether the noun stands for what the clause is about, not for a kind or an amount."""
    if noun.ent_type_ in _AMOUNTS or noun.dep_ == "attr":
        return False
    return noun.dep_ in _OBJECTS or any(
        c.lower_ in _DEFINITE or c.dep_ in ("poss", "nummod") for c in noun.children
    )
