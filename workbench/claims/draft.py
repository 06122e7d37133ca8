"""A claim on its way: words of a paragraph in their order of reading, and words put between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Inserted:
    """A function word that the article does not have (``is``); ``glued`` joins it on."""

    text: str
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """A word of the article that is read in another form (``Speaking`` as ``spoke``)."""

    token: Token
    text: str
    why: str


Part: TypeAlias = "Token | Inserted | Changed"


@dataclass(frozen=True)
class Draft:
    """One statement before its wording is made to stand alone.

    Attributes:
        kind: the operation that cut it out (``main``, ``coordinate``, ``apposition``, …).
        head: the word that the statement is about being true of, mostly its verb.
        parts: what is read, in order.
        unread: words that the draft stands on though they are not read, such as the rest of a
            noun phrase that is told without its modifiers; its spans have them.
    """

    kind: str
    head: Token
    parts: tuple[Part, ...]
    unread: tuple[Token, ...] = ()

    def words(self) -> list[Token]:
        """The words of the article in it, in the order they are read."""
        return list(self._read)

    def tokens(self) -> list[Token]:
        """The same words in the order of the article, each once."""
        return list(self._placed)

    @cached_property
    def _read(self) -> tuple[Token, ...]:
        return tuple(
            part.token if isinstance(part, Changed) else part
            for part in self.parts
            if not isinstance(part, Inserted)
        )

    @cached_property
    def _placed(self) -> tuple[Token, ...]:
        return tuple(in_order(self._read))


def runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Maximal runs of neighbouring tokens, blanks between them left aside; ``tokens`` in order."""
    run: list[Token] = []
    for token in tokens:
        if run and token.i > run[-1].i + 1:
            between = token.doc[run[-1].i + 1 : token.i]
            if not all(word.is_space for word in between):
                yield run
                run = []
        run.append(token)
    if run:
        yield run


def in_order(tokens: Iterable[Token]) -> list[Token]:
    """Tokens by their place in the paragraph, each once."""
    return sorted(set(tokens), key=lambda token: token.i)
