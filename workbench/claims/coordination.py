"""Coordinated nouns and adjectives of a clause, each of which can be stated alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workbench.claims.draft import Draft
from workbench.claims.grammar import (
    SUBJECTS,
    is_negated,
    is_predicate,
    listed,
    own_subject,
    trimmed,
    words_under,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_PLACES: Final = frozenset(
    (
        "nsubj",
        "nsubjpass",
        "dobj",
        "attr",
        "pobj",
        "acomp",
        "oprd",
        "appos",
        "dative",
        "ROOT",
        "acl",
        "advcl",
        "xcomp",
        "pcomp",
        "amod",
    )
)
_JOINTS: Final = frozenset(("and", "&", ","))
_TOGETHER: Final = listed(
    "meet agree differ marry divorce separate merge share cooperate collaborate clash compete "
    "split unite fight combine mix discuss negotiate intersect overlap constitute form comprise "
    "total join alternate resemble equal"
)
"""Verbs that several do together or to each other: none of them does it alone."""
_BOTH: Final = listed("between among together each both either jointly respectively total combined")
_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Coordination:
    """The members of one coordination.

    Attributes:
        heads: the head of each member, in order.
        members: the indices of each member's own words.
        joints: the indices of *and* and the commas between them.
    """

    heads: tuple[Token, ...]
    members: tuple[frozenset[int], ...]
    joints: frozenset[int]

    def without(self, kept: int) -> frozenset[int]:
        """What is left out where only the member ``kept`` is stated."""
        others = (m for at, m in enumerate(self.members) if at != kept)
        return self.joints.union(*others) - self.members[kept]


def coordinations_in(draft: Draft, kept: frozenset[int]) -> list[Coordination]:
    """The coordinations among the words ``kept`` of a draft, none inside another."""
    if is_negated(draft.head):
        return []
    words = [word for word in draft.tokens() if word.i in kept]
    if any(word.lower_ in _BOTH and not _opens_pair(word) for word in words):
        return []
    found: list[Coordination] = []
    taken: set[int] = set()
    for word in words:
        if (word == draft.head and word.pos_ != "VERB") or (
            word.pos_ == "VERB" and is_predicate(word)
        ):
            continue
        if word.i in taken or word.dep_ not in _PLACES or _is_shared(word, draft.head):
            continue
        chain = _examples(word, kept) or _chain(word, kept)
        if chain is not None:
            found.append(chain)
            taken.update(*chain.members)
    count = 1
    for at, chain in enumerate(found):
        count *= len(chain.heads)
        if count > _MOST:
            return found[:at]
    return found


def _opens_pair(word: Token) -> bool:
    """Whether it is the *both* of *both opulent and edgy*, where each is true alone."""
    return word.lower_ == "both" and word.dep_ == "preconj"


def _is_shared(word: Token, verb: Token) -> bool:
    while word.dep_ in ("appos", "conj"):  # *senators Marl and Poul met*
        word = word.head
    return word.dep_ in SUBJECTS and word.head.lemma_.lower() in _TOGETHER


def _chain(first: Token, kept: frozenset[int]) -> Coordination | None:
    heads = [first, *_conjuncts(first, kept)]
    if len(heads) < 2 or not any(c.dep_ == "cc" for head in heads for c in head.children):
        return None
    joints: set[int] = set()
    doc = first.doc
    for head in heads:
        for child in head.children:
            if child.dep_ in ("cc", "preconj"):
                as_well = child.lower_ == "as" and any(c.lower_ == "well" for c in child.children)
                well = as_well or child.lower_ == "well"
                if child.lower_ not in _JOINTS and not (well or _opens_pair(child)):
                    return None
                joints.update(w.i for w in words_under(child, kept))
                if child.lower_ == "well":
                    joints.update((child.i - 1, child.i + 1))
    members: list[frozenset[int]] = []
    later = {h.i for h in heads[1:]}
    for at, head in enumerate(heads):
        words = {w.i for w in _own_words(head, kept, later)}
        if at == 0:
            # What comes before a shared first noun and what follows the last belongs to all.
            words = {i for i in words if i <= max(w for w in words if w < heads[1].i)}
        own = trimmed([doc[i] for i in sorted(words - joints)])
        members.append(frozenset(word.i for word in own))
    if first.pos_ != "PROPN" or heads[-1].pos_ != "PROPN":
        members[0] = members[0] - _shared_opener(first, heads, kept)
    for one, other in pairwise(members):
        start, end = max(one, default=0), min(other, default=0)
        joints.update(i for i in range(start + 1, end) if i in kept and doc[i].is_punct)
    return Coordination(tuple(heads), tuple(members), frozenset(joints))


def _examples(noun: Token, kept: frozenset[int]) -> Coordination | None:
    """``nineteen films, including A and B``: of each example the clause is true as well."""
    if noun.pos_ != "NOUN":
        return None
    opener = next((w for w in noun.rights if w.i in kept and _opens_examples(w)), None)
    first = next((c for c in opener.children if c.dep_ == "pobj"), None) if opener else None
    if opener is None or first is None or first.i not in kept:
        return None
    if any(w.pos_ in ("NOUN", "PROPN") for w in noun.doc[noun.i + 1 : opener.i]):
        return None  # *leaders of the island, including …*: leaders or islands?
    inner = _chain(first, kept)
    named = frozenset(w.i for w in words_under(opener, kept))
    doc = noun.doc
    own = trimmed([w for w in words_under(noun, kept) if w.i not in named and w.i < opener.i])
    own = [w for w in own if not (w.i == opener.i - 1 and w.lower_ == "such")]
    whole = frozenset(w.i for w in trimmed(words_under(first, kept)))
    heads, members = (inner.heads, inner.members) if inner else ((first,), (whole,))
    after = max(named) + 1
    around = {i for i in (min(named) - 1, after) if i in kept and doc[i].text == ","}
    extra = {opener.i, *around, *(i for i in (opener.i - 1,) if doc[i].lower_ == "such")}
    extra |= {i for i in range(own[-1].i, opener.i) if i in kept and doc[i].is_punct}
    joints = frozenset(extra) | (inner.joints if inner else frozenset())
    mine = frozenset(w.i for w in own)
    return Coordination(
        (noun, *heads), (mine, *members), joints | (named - frozenset().union(*members))
    )


def _opens_examples(word: Token) -> bool:
    if word.dep_ != "prep":
        return False
    if word.lower_ == "including":
        return True
    return word.lower_ == "as" and any(c.lower_ == "such" for c in word.children)


def _shared_opener(first: Token, heads: list[Token], kept: frozenset[int]) -> frozenset[int]:
    """What opens all members: the determiner, or the *to* of the first verb, where the others
    have none of their own."""
    if first.pos_ == "VERB":
        return _shared_to(first, heads)
    if any(c.dep_ in ("det", "poss", "nummod") for head in heads[1:] for c in head.children):
        return frozenset()
    shared = [c for c in first.children if c.dep_ in ("det", "poss") and c.i < first.i]
    return frozenset(w.i for c in shared for w in words_under(c, kept))


def _shared_to(first: Token, heads: list[Token]) -> frozenset[int]:
    if any(c.tag_ == "TO" for head in heads[1:] for c in head.children):
        return frozenset()
    return frozenset(c.i for c in first.children if c.tag_ == "TO")


def _conjuncts(first: Token, kept: frozenset[int]) -> Iterator[Token]:
    for child in first.children:
        if child.i in kept and _alike(first, child) and (child.dep_ == "conj" or _continues(child)):
            yield child
            yield from _conjuncts(child, kept)


def _continues(name: Token) -> bool:
    """A name in a list that the parser took for an apposition (*Marl, Ines and Rook*)."""
    if name.dep_ != "appos" or name.pos_ != "PROPN" or name.head.pos_ != "PROPN":
        return False
    joins = any(c.dep_ == "cc" for word in (name, *name.conjuncts) for c in word.children)
    return joins and not any(c.dep_ == "det" for c in name.children)


def _alike(one: Token, other: Token) -> bool:
    if one.pos_ in _NOMINAL:
        return other.pos_ in _NOMINAL
    if one.pos_ == "VERB":
        return other.pos_ == "VERB" and one.tag_ == other.tag_ and own_subject(other) is None
    return one.pos_ == other.pos_ == "ADJ"


def _own_words(head: Token, kept: frozenset[int], later: set[int]) -> list[Token]:
    found = [head]
    waiting = [head]
    while waiting:
        for child in waiting.pop().children:
            if child.i in kept and child.i not in later:
                found.append(child)
                waiting.append(child)
    return found
