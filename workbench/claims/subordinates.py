"""Clauses under a clause that are told as known: *when the bridge fell*, *before moving away*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workbench.claims.asides import Aside
from workbench.claims.clauses import clauses
from workbench.claims.draft import Draft
from workbench.claims.grammar import is_predicate, own_subject, subject_of, trimmed, words_under
from workbench.claims.statements import statement_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_KNOWN: Final = frozenset(
    ("when", "as", "after", "because", "since", "while", "although", "though", "before", "where")
)
_SEQUENCE: Final = frozenset(("before", "after", "since", "by", "despite"))
_SHORTEST: Final = 3


def subordinates(draft: Draft, inside: frozenset[int]) -> Iterator[Draft]:
    """The clauses with a subject of their own.

    Args:
        inside: indices of the words of the draft.
    """
    for word in draft.tokens():
        if word == draft.head or word.dep_ != "advcl" or not is_predicate(word):
            continue
        marks = [
            c
            for c in word.children
            if c.dep_ in ("mark", "advmod") and c.lower_ in _KNOWN and c.i < word.i
        ]
        if not marks or own_subject(word) is None:
            continue
        # What stands before the mark belongs to it: *even as*, *just when*.
        after = max(mark.i for mark in marks)
        words = trimmed([other for other in words_under(word, inside) if other.i > after])
        if len(words) >= _SHORTEST:
            for told in clauses(words):
                yield replace(told, kind="subordinate") if told.kind == "main" else told


def sequels(draft: Draft, inside: frozenset[int]) -> Iterator[Draft]:
    """``before moving to the island``: the subject did so."""
    if subject_of(draft.head) is None or not is_predicate(draft.head):
        return
    for child in draft.head.children:
        verb = _verb_after(child) if child.i in inside else None
        if verb is None:
            continue
        words = tuple(trimmed(words_under(verb, inside)))
        parts = statement_of(Aside("sequel", verb, draft.head, words), inside)
        if parts:
            yield Draft("sequel", verb, tuple(parts))


def _verb_after(preposition: Token) -> Token | None:
    if preposition.dep_ != "prep" or preposition.lower_ not in _SEQUENCE:
        return None
    return next(
        (
            c
            for c in preposition.children
            if c.dep_ == "pcomp" and c.tag_ == "VBG" and own_subject(c) is None
        ),
        None,
    )
