"""A claim taken apart once for all its comparisons: words, figures, names, negations."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from workbench.matching.figures import Figures, figures_in
from workbench.matching.function_words import (
    CONDITIONS,
    NEGATING_VERBS,
    NEGATIONS,
    NO_NEGATION_BEFORE,
    QUANTIFIERS,
    RESTRICTING,
)
from workbench.matching.opposites import Sides, sides_of
from workbench.matching.periods import Periods, periods_in
from workbench.matching.roles import Place, is_date, places_of
from workbench.matching.terms import Term, plain, terms_of
from workbench.matching.vocabulary import NO_SUPERLATIVES, STOP_WORDS, SUPERLATIVES

_BREAKS: Final = frozenset(",;:()—–")
_KEPT: Final = 2048
_EMPTY: Final = STOP_WORDS | {"n't", "ca", "wo"}


@dataclass(frozen=True)
class Wording:
    """One claim as the guards look at it; everything is worked out once, when first asked for."""

    text: str

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All words in order, function words included, the ``s`` of a genitive left out."""
        return tuple(
            # The World Health Organization is no *who*.
            Term(t.word, t.key, True) if t.word == "WHO" and not self.text.isupper() else t
            for t in terms_of(self.text)
            if t.lower != "s"
        )

    @cached_property
    def content(self) -> tuple[Term, ...]:
        """The words that carry meaning."""
        kept = tuple(t for t in self.terms if t.is_name or t.key[0] == "@" or t.lower not in _EMPTY)
        return kept or self.terms

    @cached_property
    def plain(self) -> str:
        """The text without case, punctuation and quotation marks."""
        return plain(self.text)

    @cached_property
    def length(self) -> int:
        """Words, function words included."""
        return len(self.plain.split())

    @cached_property
    def words(self) -> frozenset[str]:
        """All words in lower case."""
        return frozenset(t.lower for t in self.terms)

    @cached_property
    def keys(self) -> frozenset[str]:
        """What the words are compared by."""
        return frozenset(t.key for t in self.terms)

    @cached_property
    def names(self) -> tuple[Term, ...]:
        """The words that are (part of) a name."""
        return tuple(t for t in self.content if t.is_name)

    @cached_property
    def breaks(self) -> tuple[bool, ...]:
        """For each of ``terms``, whether a comma, a bracket or a dash stands before it."""
        folded = unicodedata.normalize("NFKC", self.text).replace("’", "'")
        found, at = [], 0
        for term in self.terms:
            start = folded.find(term.word, at)
            if start < 0:
                # *U.S.* is written without its points, and so is not found.
                found.append(False)
                continue
            found.append(not _BREAKS.isdisjoint(folded[at:start]))
            at = start + len(term.word)
        return tuple(found)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where each word of ``content`` stands in its sentence."""
        return places_of(self.terms, self.breaks)

    @cached_property
    def figures(self) -> Figures:
        """Quantities and ordinals."""
        return figures_in(self.terms)

    @cached_property
    def periods(self) -> Periods:
        """Dates and periods."""
        return periods_in(self.text, self.terms)

    @cached_property
    def counted(self) -> frozenset[int]:
        """``id`` of the terms that are part of a number or a date, which are compared apart."""
        taken = self.figures.taken
        return frozenset(
            id(t) for place, t in enumerate(self.terms) if place in taken or is_date(t)
        )

    @cached_property
    def limits(self) -> frozenset[str]:
        """Words that limit what is said: *if*, *until*, *allegedly*; *nearly 5,000* is a number."""
        return frozenset(
            t.lower
            for t in self.terms
            if (t.lower in CONDITIONS or t.lower in RESTRICTING) and id(t) not in self.counted
        )

    @cached_property
    def sides(self) -> Sides:
        """The words that have a contrary."""
        return sides_of(self.terms)

    @cached_property
    def superlatives(self) -> tuple[Term, ...]:
        """*Largest*, *busiest*, *most*."""
        return tuple(t for t in self.terms if _is_superlative(t.lower))

    @cached_property
    def quantifiers(self) -> dict[str, str]:
        """How much or how many it speaks of, by meaning: ``all``, ``most``, ``some``, ``only``.

        Those that stand before a number (*some 60 percent*) belong to it.
        """
        numbers = {q.place for q in self.figures.quantities}
        return {
            QUANTIFIERS[t.lower]: t.word
            for place, t in enumerate(self.terms)
            if t.lower in QUANTIFIERS and place + 1 not in numbers
        }

    @cached_property
    def negators(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each negating word with the keys of the two words of content that follow it."""
        found = []
        for place, term in enumerate(self.terms):
            after = self.terms[place + 1].lower if place + 1 < len(self.terms) else ""
            if term.lower not in NEGATIONS and term.lower not in NEGATING_VERBS:
                continue
            if (term.lower, after) in NO_NEGATION_BEFORE:
                continue
            word = "no longer" if (term.lower, after) == ("no", "longer") else term.word
            found.append((word, self._next_content(place)))
        return tuple(found)

    def _next_content(self, place: int) -> tuple[str, ...]:
        kept = {id(t) for t in self.content}
        return tuple(t.key for t in self.terms[place + 1 :] if id(t) in kept)[:2]


def _is_superlative(lower: str) -> bool:
    if lower in SUPERLATIVES:
        return True
    return len(lower) > 5 and lower.endswith("est") and lower not in NO_SUPERLATIVES


@lru_cache(maxsize=_KEPT)
def wording_of(text: str) -> Wording:
    """``text`` taken apart; kept, so that a query is taken apart once for all its candidates."""
    return Wording(text)
