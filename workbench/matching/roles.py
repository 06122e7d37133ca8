"""Who did what to whom: where each word stands in its sentence, read from the words alone.

No grammar is parsed, because a reviewer looks on: a word stands behind its preposition (*to
Norway*), or in the core of the sentence, whose order is that of subject, verb and object. A
passive is turned round where the other claim has the same verb in the active.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from workbench.matching.function_words import (
    BE,
    CLAUSE_WORDS,
    CONTRARY_PREPOSITIONS,
    DETERMINERS,
    IRREGULAR_PAST,
    LOOSE_PREPOSITIONS,
    PARTICIPLES,
    PREPOSITIONS,
    RELATIVES,
    STATES,
)
from workbench.matching.terms import Term
from workbench.matching.vocabulary import MONTHS, NUMBER_WORDS, STOP_WORDS, WEEKDAYS

_LISTED: Final = 3
"""Words that one part of a list may have: *cars, light trucks and buses*."""
_BETWEEN: Final = 3
"""Words between a form of *be* and its participle."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one word of content stands.

    Attributes:
        slot: the preposition it stands behind, or empty in the core of the sentence.
        order: its number among all words.
        group: words of one list have one group, so that their order says nothing.
        passive: it is a participle behind a form of *be*, or before *by*.
        clause: number of the word with which its clause begins.
    """

    term: Term
    slot: str
    order: float
    group: int
    passive: bool
    clause: int


def places_of(terms: Sequence[Term], breaks: Sequence[bool]) -> tuple[Place, ...]:
    """The place of each word of content in ``terms``.

    Args:
        breaks: for each of ``terms``, whether a comma or the like stands before it.
    """
    found: list[Place] = []
    slot, group, clause, last_be, listing = "", 0, 0, -9, False
    for place, term in enumerate(terms):
        lower = term.lower
        before = terms[place - 1].lower if place else ""
        if breaks[place]:
            listing = _goes_on(terms, breaks, place)
            if not listing:
                slot = ""
        if lower in {"and", "or", "&"}:
            listing = True
            continue
        if lower in PREPOSITIONS and not _belongs_to_number(terms, place):
            slot, listing = lower, False
        elif lower in DETERMINERS:
            if not listing and before not in PREPOSITIONS:
                slot = ""
        elif lower in BE or lower in CLAUSE_WORDS:
            slot = ""
            if lower in BE:
                last_be = place
            if lower in RELATIVES:
                clause = place
        elif lower in NUMBER_WORDS or (term.word[0].isdigit() and not term.word.isdecimal()):
            continue  # *1,400 passengers and forty cars*: a number parts no list
        elif lower not in STOP_WORDS or term.key[0] == "@":
            after = terms[place + 1].lower if place + 1 < len(terms) else ""
            passive = _is_participle(lower) and (place - last_be <= _BETWEEN or after == "by")
            if passive or (found and _is_verb_of_name(term, found[-1], place)):
                slot = ""
            if not listing:
                group += 1
            found.append(Place(term, slot, place, group, passive, clause))
            listing = False
            if is_date(term):
                slot = ""
    return tuple(found)


def is_date(term: Term) -> bool:
    """Whether a word is (part of) a date or a number, whose place says nothing."""
    return term.lower in MONTHS or term.lower in WEEKDAYS or term.word[0].isdigit()


def _belongs_to_number(terms: Sequence[Term], place: int) -> bool:
    """*Over 300 houses*, *more than 300 houses*: no preposition of the houses."""
    if terms[place].lower not in {"over", "under", "than", "about", "around", "above", "below"}:
        return False
    after = terms[place + 1] if place + 1 < len(terms) else None
    return after is not None and (
        any(c.isdigit() for c in after.word) or after.lower.partition("-")[0] in NUMBER_WORDS
    )


def _goes_on(terms: Sequence[Term], breaks: Sequence[bool], place: int) -> bool:
    """Whether the words behind a comma are one more part of a list, not another clause."""
    for here in range(place, min(place + _LISTED + 1, len(terms))):
        lower = terms[here].lower
        if lower in {"and", "or"} or (here > place and breaks[here]):
            return True
        if lower in BE or lower in CLAUSE_WORDS:
            return False
    return False


def _is_verb_of_name(term: Term, before: Place, place: int) -> bool:
    """*A delegation led by Shoigu visited Kabul*: with the verb the core goes on."""
    lower = term.lower
    is_past = (len(lower) > 4 and lower.endswith("ed")) or lower in IRREGULAR_PAST
    return is_past and before.order == place - 1 and before.term.is_name and not term.is_name


def _is_participle(lower: str) -> bool:
    if lower in STATES:
        return False
    return (len(lower) > 4 and lower.endswith("ed")) or lower in PARTICIPLES


Aligned = Sequence[tuple[Place, Place]]


def aligned(
    mine: Sequence[Place], other: Sequence[Place], pairs: Sequence[tuple[Term, Term]]
) -> list[tuple[Place, Place]]:
    """The places of the words that two claims share, dates and numbers left out."""
    here = {id(place.term): place for place in mine}
    there = {id(place.term): place for place in other}
    return [
        (here[id(a)], there[id(b)])
        for a, b in pairs
        if id(a) in here and id(b) in there and not is_date(a) and not is_date(b)
    ]


def turned_round(shared: Aligned) -> Aligned:
    """``shared`` with the passive of a verb that the other claim has in the active turned round."""
    for a, b in shared:
        if a.passive == b.passive or (a.term.key[0] == "=" and not _same_verb(a, b)):
            continue
        if a.passive:
            return list(zip(_as_active([x for x, _ in shared], a), [y for _, y in shared],
                            strict=True))  # fmt: skip
        return list(zip([x for x, _ in shared], _as_active([y for _, y in shared], b),
                        strict=True))  # fmt: skip
    return shared


def _same_verb(a: Place, b: Place) -> bool:
    return a.term.lower[:2] == b.term.lower[:2]


def _as_active(places: list[Place], verb: Place) -> list[Place]:
    """The agent behind *by* before the verb, the subject behind it."""
    turned = []
    for place in places:
        if place.clause == verb.clause and place.slot == "by" and place.order > verb.order:
            moved = (place.order - 1000, "")
        elif place.clause == verb.clause and not place.slot and place.order < verb.order:
            moved = (verb.order + place.order / 1000, "")
        elif place is verb:
            moved = (verb.order - 0.5, "")
        else:
            moved = (place.order, place.slot)
        turned.append(Place(place.term, moved[1], moved[0], place.group, False, place.clause))
    return turned


def swapped(shared: Aligned) -> Iterator[tuple[tuple[Place, Place], tuple[Place, Place]]]:
    """Two words of ours that have changed places in theirs, as in *A attacked B*, *B attacked A*.

    Gives the two as ours has them and as theirs has them, each in its order: who, then whom.

    Either they have changed their prepositions, or both stand in the core with another word of
    the claim between them and have changed their order.
    """
    for (a, x), (b, y) in combinations(shared, 2):
        if a.group == b.group or x.group == y.group or _beside(a, b) or _beside(x, y):
            continue
        if not (a.slot == y.slot and b.slot == x.slot):
            continue
        turned = (a.order < b.order) != (x.order < y.order)
        if a.slot != b.slot:
            # *The minister of Iran met Oman's envoy*: said of either, the order stays.
            if turned or not _loose(a.slot, b.slot):
                yield _in_order(a, b), _in_order(x, y)
        elif turned and not a.slot and _has_verb_between(shared, a, b, x, y):
            yield _in_order(a, b), _in_order(x, y)


def _in_order(one: Place, other: Place) -> tuple[Place, Place]:
    return (one, other) if one.order <= other.order else (other, one)


def _beside(one: Place, other: Place) -> bool:
    return abs(one.order - other.order) <= 1


def _has_verb_between(shared: Aligned, a: Place, b: Place, x: Place, y: Place) -> bool:
    """Whether a shared word that is no name stands between both in both claims."""
    low, high = sorted((a.order, b.order))
    first, last = sorted((x.order, y.order))
    return any(
        low < p.order < high and first < q.order < last and not p.term.is_name
        for p, q in shared
    )  # fmt: skip


def out_of_order(shared: Aligned) -> bool:
    """Whether the words of the core stand in another order."""
    core = [(p, q) for p, q in shared if not p.slot and not q.slot]
    return any(
        (a.order < b.order) != (x.order < y.order)
        and not (a.group == b.group or x.group == y.group)
        for (a, x), (b, y) in combinations(core, 2)
    )


def moved(shared: Aligned) -> Iterator[tuple[Place, Place, bool]]:
    """Words that stand behind another preposition, and whether the two are contraries."""
    ours, theirs = {p.order for p, _ in shared}, {q.order for _, q in shared}
    for p, q in shared:
        if p.slot == q.slot:
            continue
        if p.term.is_name and (p.order + 1 in ours) != (q.order + 1 in theirs):
            continue  # *to an Oland bank* and *to a bank from Oland*: it says which bank
        contrary = frozenset({p.slot, q.slot}) in CONTRARY_PREPOSITIONS
        # Moscow and Russia, the Taliban and the authorities of Afghanistan: put in other words.
        renamed = p.term.lower != q.term.lower and p.term.key[0] == "@"
        if contrary or (p.term.is_name and not renamed and not _loose(p.slot, q.slot)):
            yield p, q, contrary


def _loose(one: str, other: str) -> bool:
    """*Iran's minister* and *the minister of Iran*; *in* and *at*."""
    return any(one in group and other in group for group in LOOSE_PREPOSITIONS)
