"""Finer facts of a claim: one coordinated noun, one circumstance, one modifier at a time.

The cuts follow MinIE (Gashteovski et al. 2017) and the propositions of PropSegmEnt (Chen et
al. 2023): the clause without its circumstances, the clause with each of them, the clause for
each of several coordinated nouns. Nothing is dropped that the statement leans on: under a
negation, a condition or a limit (*only*, *unless*) a clause keeps its circumstances.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from workbench.claims.agreement import agreeing
from workbench.claims.circumstances import circumstances, is_complete, leans
from workbench.claims.coordination import coordinations_in
from workbench.claims.copulas import described, with_right_article
from workbench.claims.draft import Changed, Draft, Inserted, Part
from workbench.claims.noun_fact import NounFact
from workbench.claims.noun_facts import noun_facts
from workbench.claims.subordinates import sequels, subordinates

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOST: Final = 12
"""Facts a claim; a list that gives more is left as it stands."""
_LONG_LIST: Final = 3
"""Members of a list that is told once a member, not once a member and circumstance."""
_MUCH: Final = 2
"""Words with a meaning of their own that make a phrase long."""
_DISCOURSE: Final = frozenset(("also", "then"))


def facts_of(draft: Draft) -> list[Draft]:
    """The finer facts of a draft; none where it says one thing only."""
    inside = frozenset(word.i for word in draft.words())
    inner = list(noun_facts(draft, inside))
    found: dict[frozenset[int], Draft] = {}
    for fact in [*_of_clause(draft, inside, inner), *_of_nouns(inner)]:
        found.setdefault(frozenset(word.i for word in fact.words()), fact)
    if len(found) > _MOST or set(found) == {inside}:
        return []
    return list(found.values())


def _of_nouns(inner: Sequence[NounFact]) -> Iterator[Draft]:
    for one in inner:
        if one.parts:
            told = Draft(one.kind, one.head, one.parts, one.unread)
            yield from (facts_of(told) if one.kind == "restriction" else []) or [told]


def _of_clause(draft: Draft, inside: frozenset[int], inner: Sequence[NounFact]) -> Iterator[Draft]:
    whole = inside - {
        c.i for c in draft.head.children if c.lower_ in _DISCOURSE and c.dep_ == "advmod"
    }
    phrases: list[frozenset[int]] = []
    if not leans(draft):
        phrases = list(circumstances(draft.head, whole))
        for told in (*subordinates(draft, whole), *sequels(draft, whole)):
            # A part as large as the whole would be taken apart for ever.
            smaller = len(set(told.words())) < len(inside)
            yield from (facts_of(told) if smaller else []) or [told]
    bare = whole.difference(*phrases)
    if not phrases or is_complete(draft.head, bare):
        for kept, chosen in _members(draft, bare, frozenset()):
            yield from _told(draft, "core", kept, chosen, inner)
    for phrase in phrases:
        for kept, chosen in _members(draft, bare | phrase, bare):
            yield from _told(draft, "circumstance", kept, chosen, inner)


def _members(
    draft: Draft, kept: frozenset[int], told: frozenset[int]
) -> Iterator[tuple[frozenset[int], dict[int, Token]]]:
    """The words for each choice of one member from every coordination in ``kept``.

    Args:
        told: the words of the clause whose long lists are told elsewhere.
    """
    chains = [
        chain
        for chain in coordinations_in(draft, kept)
        if chain.heads[0].i not in told or len(chain.heads) < _LONG_LIST
    ]
    for choice in product(*(range(len(chain.heads)) for chain in chains)):
        left = kept
        chosen: dict[int, Token] = {}
        for chain, at in zip(chains, choice, strict=True):
            left = left - chain.without(at)
            chosen[chain.heads[0].i] = chain.heads[at]
        yield left, chosen


def _told(
    draft: Draft,
    kind: str,
    kept: frozenset[int],
    chosen: Mapping[int, Token],
    inner: Sequence[NounFact],
) -> Iterator[Draft]:
    """The clause of the words ``kept``, with and without what its nouns are told apart."""
    full = kept.difference(*(fact.covers for fact in inner if not fact.marked))
    kind = "member" if chosen else kind
    marked = frozenset[int]().union(*(fact.covers for fact in inner if fact.marked))
    described_apart = list(described(draft, full - marked))
    for words in described_apart:
        yield Draft("modifier", draft.head, _read(draft, words, chosen))
    if described_apart:
        return
    doc = draft.head.doc
    for read in _readings(doc, full, [fact for fact in inner if fact.marked]):
        unread = tuple(doc[i] for i in sorted(full - read))
        yield Draft(kind, draft.head, _read(draft, read, chosen), unread)


def _readings(
    doc: Doc, words: frozenset[int], facts: Sequence[NounFact]
) -> Iterator[frozenset[int]]:
    """The clause without what is told apart; also without what is told nowhere, if that is much.

    Args:
        words: indices of the words of the clause.
        facts: what its nouns can be told without, told apart or not.
    """
    told = frozenset[int]().union(*(fact.covers for fact in facts if fact.parts))
    untold = frozenset[int]().union(*(fact.covers for fact in facts if not fact.parts))
    read = words - told
    yield read
    weight = sum(not (doc[i].is_stop or doc[i].is_punct) for i in read & untold)
    if weight >= _MUCH:
        yield read - untold


def _read(draft: Draft, kept: frozenset[int], chosen: Mapping[int, Token]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for part in draft.parts:
        token = part.token if isinstance(part, Changed) else part
        if isinstance(token, Inserted) or token.i in kept:
            parts.append(part)
    return tuple(with_right_article(agreeing(parts, chosen)))
