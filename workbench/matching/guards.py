"""Guards: what keeps two claims from being the same, however alike their words are.

Each guard looks at one thing (negation, antonyms, numbers, dates, names, roles, modality,
superlatives) and answers with the words that differ. All are lexical: they must answer while
a reviewer looks on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from workbench.matching.figures import Dates, Quantity, figures_of
from workbench.matching.terms import Term, content_terms, terms_of
from workbench.matching.vocabulary import (
    ANTONYMS,
    FUTURE,
    NEGATING_VERBS,
    NEGATIONS,
    OBLIGATION,
    PAST_OR_PRESENT_AUX,
    POSSIBLE,
    QUANTIFIERS,
    SUPERLATIVES,
)
from workbench.models import Conflict

_SPELLING: Final = 80
_PASSIVE: Final = re.compile(r"\b\w+(?:ed|en|wn|ld|ade|id|ught)\s+by\b")


def conflicts_between(ours: str, theirs: str) -> list[Conflict]:
    """What speaks against two claims being the same; empty where nothing does."""
    found = [
        *_negation(ours, theirs),
        *_antonyms(ours, theirs),
        *_figures(ours, theirs),
        *_names(ours, theirs),
        *_roles(ours, theirs),
        *_modality(ours, theirs),
        *_superlatives(ours, theirs),
        *_quantifiers(ours, theirs),
        *_pronouns(ours, theirs),
    ]
    return list(dict.fromkeys(found))


def _negators(text: str) -> list[str]:
    terms = terms_of(text)
    found = []
    for place, term in enumerate(terms):
        after = terms[place + 1].lower if place + 1 < len(terms) else ""
        if term.lower == "not" and after in {"only", "just"}:
            continue
        if term.lower == "no" and after in {"longer"}:
            found.append("no longer")
        elif term.lower in NEGATIONS or term.lower in NEGATING_VERBS:
            found.append(term.word)
    return found


def _negation(ours: str, theirs: str) -> Iterator[Conflict]:
    mine, other = _negators(ours), _negators(theirs)
    if len(mine) % 2 != len(other) % 2:
        yield Conflict(kind="negation", ours=", ".join(mine) or "–", theirs=", ".join(other) or "–")


def _antonyms(ours: str, theirs: str) -> Iterator[Conflict]:
    mine = {t.lower: t.word for t in terms_of(ours)}
    other = {t.lower: t.word for t in terms_of(theirs)}
    for one, opposite in ANTONYMS:
        for left, right in ((one, opposite), (opposite, one)):
            said = left & mine.keys() - other.keys()
            against = right & other.keys() - mine.keys()
            # Both directions in one text (rose, then fell) say nothing about the other.
            if said and against and not right & mine.keys() and not left & other.keys():
                yield Conflict(kind="antonym", ours=mine[min(said)], theirs=other[min(against)])


def _figures(ours: str, theirs: str) -> Iterator[Conflict]:
    my_numbers, my_dates = figures_of(ours)
    their_numbers, their_dates = figures_of(theirs)
    yield from _quantities(my_numbers, their_numbers)
    yield from _dates(my_dates, their_dates)


def _quantities(mine: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> Iterator[Conflict]:
    mine_left = [q for q in mine if not any(q.agrees(o) for o in other)]
    other_left = [o for o in other if not any(q.agrees(o) for q in mine)]
    for quantity in mine_left:
        rival = next((o for o in other_left if _comparable(quantity, o)), None)
        if rival is not None:
            other_left.remove(rival)
            kind = "unit" if quantity.value == rival.value else "number"
            yield Conflict(kind=kind, ours=quantity.words, theirs=rival.words)


def _comparable(one: Quantity, other: Quantity) -> bool:
    return (
        one.unit == other.unit
        or one.unit is None
        or other.unit is None
        or (one.value == other.value)
    )


def _dates(mine: Dates, other: Dates) -> Iterator[Conflict]:
    if mine.years and other.years and not mine.years & other.years:
        yield Conflict(kind="date", ours=_listed(mine.years), theirs=_listed(other.years))
    if mine.days and other.days and not mine.days & other.days:
        yield Conflict(
            kind="date",
            ours=_listed(f"{d}.{m}." for m, d in mine.days),
            theirs=_listed(f"{d}.{m}." for m, d in other.days),
        )
    elif mine.months and other.months and not mine.months & other.months:
        yield Conflict(
            kind="date",
            ours="month " + _listed(mine.months),
            theirs="month " + _listed(other.months),
        )
    if mine.weekdays and other.weekdays and not mine.weekdays & other.weekdays:
        yield Conflict(kind="date", ours=_listed(mine.weekdays), theirs=_listed(other.weekdays))


def _listed(values: object) -> str:
    return ", ".join(sorted(str(v) for v in values))  # type: ignore[attr-defined]


def names_apart(ours: str, theirs: str) -> tuple[list[Term], list[Term]]:
    """The names that stand in one of the two claims only, spelling variants allowed for."""
    mine = [t for t in content_terms(ours) if t.is_name]
    other = [t for t in content_terms(theirs) if t.is_name]
    my_words = content_terms(ours)
    their_words = content_terms(theirs)
    mine_only = [t for t in mine if not any(_same_name(t, o) for o in their_words)]
    other_only = [t for t in other if not any(_same_name(t, m) for m in my_words)]
    return _without_acronyms(mine_only, other), _without_acronyms(other_only, mine)


def _same_name(one: Term, other: Term) -> bool:
    if one.key == other.key:
        return True
    if min(len(one.word), len(other.word)) < 5 or one.key[0] == "@" or other.key[0] == "@":
        return False
    return fuzz.ratio(one.lower, other.lower) >= _SPELLING


def _without_acronyms(names: list[Term], other: list[Term]) -> list[Term]:
    """Leave out an acronym whose long form the other claim has, and the long form of one."""
    initials = "".join(t.word[0] for t in other).upper()
    here = "".join(t.word[0] for t in names).upper()
    acronyms = [t.word for t in other if t.word.isupper() and len(t.word) >= 2]
    kept = [t for t in names if not (t.word.isupper() and len(t.word) >= 2 and t.word in initials)]
    return (
        [] if any(acronym in here and len(kept) <= len(acronym) for acronym in acronyms) else kept
    )


def _names(ours: str, theirs: str) -> Iterator[Conflict]:
    """Another name in the same place: both claims have one that the other lacks."""
    mine, other = names_apart(ours, theirs)
    if not mine and not other:
        yield from _other_subject(ours, theirs)
    if mine and other:
        yield Conflict(
            kind="name",
            ours=" ".join(t.word for t in mine),
            theirs=" ".join(t.word for t in other),
        )


def _other_subject(ours: str, theirs: str) -> Iterator[Conflict]:
    """*Critics said …* and *Officials said …*: all is shared but the first word."""
    mine, other = content_terms(ours), content_terms(theirs)
    if any(not t.word[0].isalpha() for t in (*mine[:1], *other[:1])):
        return  # figures have a guard of their own
    if len(mine) < 2 or len(other) < 2 or _same_name(mine[0], other[0]):
        return
    if sorted(t.key for t in mine[1:]) == sorted(t.key for t in other[1:]):
        yield Conflict(kind="name", ours=mine[0].word, theirs=other[0].word)


def _roles(ours: str, theirs: str) -> Iterator[Conflict]:
    """*Russia attacked Ukraine* and *Ukraine attacked Russia*; the passive is turned round."""
    mine, other = _names_in_order(ours), _names_in_order(theirs)
    shared = [key for key in mine if key in other]
    if len(shared) < 2:
        return
    first, second = shared[0], shared[1]
    swapped = other.index(first) > other.index(second)
    if _is_passive(ours) != _is_passive(theirs):
        swapped = not swapped
    # Coordinated or listed names may stand in any order.
    if swapped and _verb_between(ours, first, second) and _verb_between(theirs, second, first):
        yield Conflict(
            kind="roles",
            ours=f"{first.lstrip('@')} … {second.lstrip('@')}",
            theirs=f"{second.lstrip('@')} … {first.lstrip('@')}",
        )


def _names_in_order(text: str) -> list[str]:
    return list(dict.fromkeys(t.key for t in terms_of(text) if t.is_name))


def _is_passive(text: str) -> bool:
    return _PASSIVE.search(text.lower()) is not None


def _verb_between(text: str, one: str, other: str) -> bool:
    """Whether a word that is no name and no function word stands between two names."""
    keys = [t.key for t in terms_of(text)]
    if one not in keys or other not in keys:
        return True
    low, high = sorted((keys.index(one), keys.index(other)))
    between = terms_of(text)[low + 1 : high]
    content = {t.key for t in content_terms(text) if not t.is_name}
    return any(t.key in content for t in between)


def _modality(ours: str, theirs: str) -> Iterator[Conflict]:
    mine = {t.lower for t in terms_of(ours)}
    other = {t.lower for t in terms_of(theirs)}
    for group in (FUTURE, POSSIBLE, OBLIGATION):
        said, against = mine & group, other & group
        if bool(said) == bool(against):
            continue
        with_it, without_it = (mine, other) if said else (other, mine)
        if group is POSSIBLE and _hedged(with_it) and _hedged(without_it):
            continue
        settled = without_it & PAST_OR_PRESENT_AUX
        left = ", ".join(sorted(said)) or ", ".join(sorted(settled)) or "–"
        right = ", ".join(sorted(against)) or ", ".join(sorted(settled)) or "–"
        yield Conflict(kind="modality", ours=left, theirs=right)


def _hedged(words: set[str]) -> bool:
    """Whether a claim speaks of something that is only possible, in whatever word."""
    return bool(words & {"may", "might", "could", "possibly", "perhaps", "potential", "possible"})


def _superlatives(ours: str, theirs: str) -> Iterator[Conflict]:
    mine = [t.lower for t in terms_of(ours) if t.lower in SUPERLATIVES]
    other = [t.lower for t in terms_of(theirs) if t.lower in SUPERLATIVES]
    mine_only = [w for w in mine if w not in other]
    other_only = [w for w in other if w not in mine]
    if mine_only and other_only:
        yield Conflict(kind="superlative", ours=mine_only[0], theirs=other_only[0])


def _quantifiers(ours: str, theirs: str) -> Iterator[Conflict]:
    """*All pupils passed* and *some pupils passed*."""
    mine = [t.lower for t in terms_of(ours) if t.lower in QUANTIFIERS]
    other = [t.lower for t in terms_of(theirs) if t.lower in QUANTIFIERS]
    if mine and other and not set(mine) & set(other):
        yield Conflict(kind="number", ours=mine[0], theirs=other[0])


def _pronouns(ours: str, theirs: str) -> Iterator[Conflict]:
    """*She never signed* and *he never signed*."""
    mine = {t.lower for t in terms_of(ours)} & {"he", "she"}
    other = {t.lower for t in terms_of(theirs)} & {"he", "she"}
    if mine and other and mine != other:
        yield Conflict(kind="name", ours=min(mine), theirs=min(other))
