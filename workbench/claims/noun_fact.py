"""A fact inside a noun phrase, and the words that the clause can be told without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.claims.draft import Part

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class NounFact:
    """What is told by the words around a noun.

    Attributes:
        kind: the operation that cut it out.
        head: the head of what is told.
        parts: how it reads; empty where the words are only left out.
        covers: indices of the words that the clause can be told without.
        unread: words that its spans have though they are not read.
        marked: whether the spans of the clause keep what the clause is told without.
    """

    kind: str
    head: Token
    parts: tuple[Part, ...]
    covers: frozenset[int]
    unread: tuple[Token, ...] = ()
    marked: bool = False
