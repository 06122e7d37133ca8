"""Guards: what keeps two claims from being the same, however alike their words are.

Each guard looks at one thing (negation, contraries, numbers, dates, names, roles, mood, order and
size, how many) and answers with the words that differ. All are lexical: they must answer while
a reviewer looks on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.matching import periods
from workbench.matching.function_words import (
    FUTURE,
    HEDGED,
    NEGATIONS,
    OBLIGATION,
    POSSIBLE,
    PRONOUNS,
    SCALES,
)
from workbench.matching.names import names_apart, same_name
from workbench.matching.opposites import negated_by_prefix, opposed
from workbench.matching.quantities import Quantity, rivals
from workbench.matching.roles import aligned, moved, swapped, turned_round
from workbench.matching.terms import Term
from workbench.matching.wording import Wording
from workbench.models import Conflict

_NOTHING: Final = "–"

Pairs = Sequence[tuple[Term, Term]]


def conflicts_between(ours: Wording, theirs: Wording, pairs: Pairs) -> list[Conflict]:
    """What speaks against two claims being the same; empty where nothing does.

    Args:
        pairs: the words that both have, ours first.
    """
    found = [
        *_negation(ours, theirs),
        *_opposites(ours, theirs, pairs),
        *_quantities(ours.figures.quantities, theirs.figures.quantities),
        *(_conflict("date", a, b) for a, b in periods.apart(ours.periods, theirs.periods)),
        *_names(ours, theirs),
        *_roles(ours, theirs, pairs),
        *_modality(ours, theirs),
        *_order_and_size(ours, theirs),
        *_how_many(ours, theirs),
        *_pronouns(ours, theirs),
    ]
    return list(dict.fromkeys(found))


def _conflict(kind: str, ours: str, theirs: str) -> Conflict:
    return Conflict(kind=kind, ours=ours or _NOTHING, theirs=theirs or _NOTHING)


def _negation(ours: Wording, theirs: Wording) -> Iterator[Conflict]:
    mine, other = ours.negators, theirs.negators
    if len(mine) % 2 != len(other) % 2:
        # *Will not hear the case* and *turned the case down*: what is denied is in one alone.
        denied = [keys for _, keys in (*mine, *other)]
        if any(not keys or _both_have(keys, ours, theirs) for keys in denied):
            words = (", ".join(word for word, _ in one) for one in (mine, other))
            yield _conflict("negation", *words)
    elif mine and other:
        here, there = _denied(ours) - _denied(theirs), _denied(theirs) - _denied(ours)
        both = ours.keys & theirs.keys
        if here & both and there & both:
            # *The bridge, not the tunnel* and *the tunnel, not the bridge*.
            yield _conflict("negation", _told(ours, here & both), _told(theirs, there & both))


def _both_have(keys: Sequence[str], ours: Wording, theirs: Wording) -> bool:
    """Whether any of ``keys`` is in both claims."""
    return any(key in ours.keys and key in theirs.keys for key in keys)


def _denied(wording: Wording) -> set[str]:
    """Keys of the words that stand behind *not* and the like."""
    return {keys[0] for word, keys in wording.negators if keys and word.lower() in NEGATIONS}


def _told(wording: Wording, denied: set[str]) -> str:
    """``not tunnel``."""
    word, key = next((w, k[0]) for w, k in wording.negators if k and k[0] in denied)
    return f"{word} {next(t.word for t in wording.content if t.key == key)}"


def _opposites(ours: Wording, theirs: Wording, pairs: Pairs) -> Iterator[Conflict]:
    for one, two, contrary in opposed(ours.sides, theirs.sides):
        yield _conflict("antonym" if contrary else "counterpart", one.word, two.word)
    paired = {id(t) for pair in pairs for t in pair}
    for one in ours.content:
        if id(one) in paired:
            continue
        for two in theirs.content:
            if id(two) not in paired and negated_by_prefix(one, two):
                yield _conflict("antonym", one.word, two.word)


def _quantities(mine: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> Iterator[Conflict]:
    """Numbers that count the same thing and are not the same, however they are rounded."""
    for one, two in rivals(mine, other):
        kind = "unit" if one.value == two.value and one.unit != two.unit else "number"
        yield _conflict(kind, one.words, two.words)


def _names(ours: Wording, theirs: Wording) -> Iterator[Conflict]:
    """Another name in the same place: both claims have one that the other lacks."""
    mine, other = names_apart(ours, theirs)
    if not mine and not other:
        yield from _other_subject(ours, theirs)
    if mine and other:
        yield _conflict("name", " ".join(t.word for t in mine), " ".join(t.word for t in other))


def _other_subject(ours: Wording, theirs: Wording) -> Iterator[Conflict]:
    """*Critics said …* and *Officials said …*: all is shared but the first word."""
    mine, other = ours.content, theirs.content
    if len(mine) < 2 or len(other) < 2 or same_name(mine[0], other[0]):
        return
    if id(mine[0]) in ours.counted or id(other[0]) in theirs.counted:
        return  # figures have a guard of their own
    if sorted(t.key for t in mine[1:]) == sorted(t.key for t in other[1:]):
        yield _conflict("name", mine[0].word, other[0].word)


def _roles(ours: Wording, theirs: Wording, pairs: Pairs) -> Iterator[Conflict]:
    """*Russia attacked Ukraine* and *Ukraine attacked Russia*; the passive is turned round."""
    paired = {id(t) for pair in pairs for t in pair} | ours.counted | theirs.counted
    if all(any(id(t) not in paired for t in w.content) for w in (ours, theirs)):
        return  # each has words of its own, which may turn it round again
    shared = turned_round(aligned(ours.places, theirs.places, pairs))
    for ways in swapped(shared):
        told = (" … ".join(_placed(p.slot, p.term) for p in way) for way in ways)
        yield _conflict("roles", *told)
        return
    for a, b, contrary in moved(shared):
        if contrary:
            yield _conflict("roles", _placed(a.slot, a.term), _placed(b.slot, b.term))
            return


def _placed(slot: str, term: Term) -> str:
    return f"{slot} {term.word}".strip()


def _modality(ours: Wording, theirs: Wording) -> Iterator[Conflict]:
    for group in (FUTURE, POSSIBLE, OBLIGATION):
        said, against = ours.words & group, theirs.words & group
        if bool(said) == bool(against):
            continue
        if group is POSSIBLE and ours.words & HEDGED and theirs.words & HEDGED:
            continue
        yield _conflict("modality", ", ".join(sorted(said)), ", ".join(sorted(against)))


def _order_and_size(ours: Wording, theirs: Wording) -> Iterator[Conflict]:
    """*Largest* and *smallest*, *the largest* and *the second-largest*, *one of the largest*."""
    mine, other = {t.lower for t in ours.superlatives}, {t.lower for t in theirs.superlatives}
    only_mine, only_other = sorted(mine - other), sorted(other - mine)
    if only_mine and only_other and not _same_size(only_mine[0], only_other[0]):
        yield _conflict("superlative", only_mine[0], only_other[0])
        return
    here, there = dict(ours.figures.ordinals), dict(theirs.figures.ordinals)
    my_order, other_order = sorted(here.keys() - there), sorted(there.keys() - here)
    if my_order and other_order:
        yield _conflict("superlative", here[my_order[0]], there[other_order[0]])
    elif mine & other or _size_in(here) & other or _size_in(there) & mine:
        if my_order or other_order:
            yield _conflict(
                "superlative",
                here[my_order[0]] if my_order else ", ".join(sorted(mine)),
                there[other_order[0]] if other_order else ", ".join(sorted(other)),
            )
        elif is_one_of(ours) != is_one_of(theirs):
            word = min(mine & other)
            yield _conflict(
                "superlative",
                f"one of the {word}" if is_one_of(ours) else word,
                f"one of the {word}" if is_one_of(theirs) else word,
            )


def _size_in(ordinals: dict[int, str]) -> set[str]:
    """``largest`` of ``second-largest``."""
    return {words.lower().partition("-")[2] for words in ordinals.values()} - {""}


def _same_size(one: str, other: str) -> bool:
    return {one, other} <= {"largest", "biggest", "greatest"}


def is_one_of(wording: Wording) -> bool:
    """Whether something is only among the largest, the oldest and so on."""
    lowers = [t.lower for t in wording.terms]
    return "among" in lowers or any(
        lowers[n : n + 2] == ["one", "of"] for n in range(len(lowers) - 1)
    )


def _how_many(ours: Wording, theirs: Wording) -> Iterator[Conflict]:
    """*All pupils passed* and *some pupils passed*."""
    mine, other = ours.quantifiers, theirs.quantifiers
    for here in sorted(mine.keys() - other):
        for there in sorted(other.keys() - mine):
            if SCALES.get(here) == SCALES.get(there):
                yield _conflict("number", mine[here], other[there])
                return


def pronouns_apart(ours: Wording, theirs: Wording) -> tuple[list[str], list[str]]:
    """The persons that one claim alone speaks of by a pronoun: ``he``, ``we``."""
    mine = {PRONOUNS[w] for w in ours.words & PRONOUNS.keys()}
    other = {PRONOUNS[w] for w in theirs.words & PRONOUNS.keys()}
    return sorted(mine - other), sorted(other - mine)


def _pronouns(ours: Wording, theirs: Wording) -> Iterator[Conflict]:
    """*She never signed* and *he never signed*, *our taxes* and *their taxes*."""
    mine, other = pronouns_apart(ours, theirs)
    for one in mine:
        for two in other:
            # *You said* and *he said* may be of one person, spoken to or spoken of.
            if {one, two} in _OTHER_PERSONS:
                yield _conflict("name", one, two)


_OTHER_PERSONS: Final = ({"he", "she"}, {"we", "they"})
