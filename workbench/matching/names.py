"""Names that two claims share, in whatever spelling, and those that only one of them has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz

from workbench.matching.function_words import KINDS
from workbench.matching.terms import Term
from workbench.matching.wording import Wording

_SPELLING: Final = 80
"""Least ratio of two spellings of one name (Sergey and Sergei: 83)."""
_LEAST_SPELLED: Final = 5
_LONGEST_ACRONYM: Final = 6
_SMALL: Final = frozenset({"of", "the", "and", "for"})


def names_apart(ours: Wording, theirs: Wording) -> tuple[list[Term], list[Term]]:
    """The names that stand in one of the two claims only.

    Spelling variants are one name, and so are an acronym and the name it stands for.
    """
    mine = [t for t in _names_in(ours) if not any(same_name(t, o) for o in theirs.content)]
    other = [t for t in _names_in(theirs) if not any(same_name(t, o) for o in ours.content)]
    if not mine and not other:
        return mine, other
    known = spelled_out(ours, theirs) | _joined_by_hyphen(ours, theirs)
    return [t for t in mine if id(t) not in known], [t for t in other if id(t) not in known]


def _names_in(wording: Wording) -> list[Term]:
    """The names without their titles: *Senator* and *Sen.* name nobody."""
    return [t for t in wording.names if t.lower not in KINDS]


def _joined_by_hyphen(ours: Wording, theirs: Wording) -> set[int]:
    """``id`` of the terms of *the Oland-Brask deal*, *the deal between Oland and Brask*."""
    found: set[int] = set()
    for here, there in ((ours, theirs), (theirs, ours)):
        for term in here.names:
            parts = set(term.lower.split("-"))
            if len(parts) > 1 and parts <= there.words:
                found |= {id(term)} | {id(t) for t in there.terms if t.lower in parts}
    return found


def same_name(one: Term, other: Term) -> bool:
    """Whether two words can be the same name, spelled in two ways."""
    if one.key == other.key:
        return True
    if min(len(one.word), len(other.word)) < _LEAST_SPELLED or "@" in (one.key[0], other.key[0]):
        return False
    return fuzz.ratio(one.lower, other.lower) >= _SPELLING


def spelled_out(ours: Wording, theirs: Wording) -> set[int]:
    """``id`` of the terms that are an acronym of the other claim, or the name it stands for."""
    found: set[int] = set()
    for here, there in ((ours, theirs), (theirs, ours)):
        for acronym in here.terms:
            if not (acronym.word.isupper() and 2 <= len(acronym.word) <= _LONGEST_ACRONYM):
                continue
            run = _long_form(acronym.word, there) or (
                _long_form(acronym.word, here)
                if any(t.word == acronym.word for t in there.terms)
                else ()
            )
            if run:
                found |= {id(t) for t in run} | {id(acronym)}
                found |= {id(t) for t in there.terms if t.word == acronym.word}
    return found


def _long_form(acronym: str, wording: Wording) -> Sequence[Term]:
    """Words in a row whose capitals are ``acronym``: *North Atlantic Treaty Organization*."""
    terms = wording.terms
    for start, first in enumerate(terms):
        if first.word[0] != acronym[0] or first.word == acronym:
            continue
        letters, end = "", start
        while end < len(terms) and len(letters) < len(acronym):
            word = terms[end].word
            if word[0].isupper():
                # A place of two words is one term.
                letters += "".join(part[0] for part in word.split())
            elif word not in _SMALL:
                break
            end += 1
        if letters == acronym:
            return terms[start:end]
    return ()
