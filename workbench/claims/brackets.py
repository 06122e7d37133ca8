"""What stands in brackets behind a noun, told of the noun: a year, an abbreviation, a birth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.draft import Inserted, Part
from workbench.claims.grammar import words_under
from workbench.claims.inflection import be, is_plural
from workbench.claims.noun_fact import NounFact

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLOSING: Final = {"(": ")", "[": "]"}
_NOUNS: Final = frozenset(("NOUN", "PROPN"))


def bracket_facts(tokens: Sequence[Token], inside: frozenset[int]) -> Iterator[NounFact]:
    """The brackets among the words of a draft; the clause is told without each of them.

    Args:
        tokens: the words of the draft, in order.
        inside: their indices.
    """
    opened: Token | None = None
    for token in tokens:
        if opened is None:
            opened = token if token.text in _CLOSING and token != tokens[0] else None
        elif token.text == _CLOSING[opened.text]:
            covered = [word for word in tokens if opened.i <= word.i <= token.i]
            parts = tuple(_statement(opened, covered[1:-1], inside))
            covers = frozenset(word.i for word in covered)
            yield NounFact("brackets", opened, parts, covers)
            opened = None


def _statement(bracket: Token, words: Sequence[Token], inside: frozenset[int]) -> Iterator[Part]:
    noun = bracket.nbor(-1)
    if not words or noun.i not in inside or noun.pos_ not in _NOUNS:
        return
    if not all(word.is_alpha or word.like_num for word in words):
        return
    while noun.dep_ == "compound" and noun.head.i < bracket.i:
        noun = noun.head
    name: list[Part] = [word for word in words_under(noun, inside) if word.i < bracket.i]
    plural = is_plural(noun)
    first, last = words[0], words[-1]
    if len(words) == 1 and first.like_num and len(first) == 4:
        yield from [*name, Inserted(be("present", plural=plural)), Inserted("from"), first]
    elif first.lower_ == "born":
        yield from [*name, Inserted(be("past", plural=plural)), *words]
    elif last.pos_ in _NOUNS:
        yield from [*name, Inserted(be("present", plural=plural)), *words]
