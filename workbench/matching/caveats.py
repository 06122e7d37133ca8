"""Why two claims without a conflict may still not be the same: what only one of them says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import Final

from workbench.matching.function_words import (
    FUTURE,
    HARMLESS,
    HEDGED,
    IRREGULAR_PAST,
    KINDS,
    NEGATIONS,
    OBLIGATION,
    PLACE_KINDS,
    PREPOSITIONS,
    QUANTIFIERS,
    RESTRICTING,
    STATES,
    TENSELESS,
)
from workbench.matching.guards import (
    Pairs,
    is_one_of,
    pronouns_apart,
)
from workbench.matching.names import spelled_out
from workbench.matching.periods import Periods
from workbench.matching.quantities import Fit, matched_quantities
from workbench.matching.roles import aligned, moved, out_of_order, turned_round
from workbench.matching.terms import Term, key_of
from workbench.matching.vocabulary import CAPITALS, STATECRAFT
from workbench.matching.wording import Wording

_PASSED: Final = NEGATIONS | RESTRICTING | QUANTIFIERS.keys() | HARMLESS | PREPOSITIONS
"""Words that are compared apart, or change nothing."""
_RULERS: Final = key_of("authorities")
_TIED: Final = frozenset({"in", "at", "near", "from", "outside"})


def caveats_between(
    ours: Wording, theirs: Wording, pairs: Pairs, set_aside: Collection[str] = ()
) -> list[str]:
    """What keeps a pair from ``same``, each in words that a person can check.

    Args:
        pairs: the words that both have, ours first.
        set_aside: words in lower case that are known to differ and are not told of again.
    """
    return [
        *_words_of_one(ours, theirs, pairs, set_aside),
        *_unlike_spelling(pairs, ours.counted),
        *_figures_of_one(ours, theirs, set_aside),
        *_dates_of_one(ours.periods, theirs.periods, set_aside),
        *_sizes_of_one(ours, theirs, set_aside),
        *_limits_of_one(ours, theirs, set_aside),
        *_tenses(ours, theirs, pairs),
        *_places(ours, theirs, pairs),
        *_capitals(ours, theirs, pairs),
    ]


def words_of_one(
    ours: Wording, theirs: Wording, pairs: Pairs, set_aside: Collection[str] = ()
) -> tuple[list[Term], list[Term]]:
    """The words that count and stand in one claim alone, ours first.

    Numbers, dates, spelled-out acronyms, words that change nothing and those with a guard of their
    own are left out.
    """
    paired = {id(t) for pair in pairs for t in pair}
    known = paired | spelled_out(ours, theirs) | ours.counted | theirs.counted
    moods = [g for g in (FUTURE, HEDGED, OBLIGATION) if ours.words & g and theirs.words & g]
    rulers = {"taliban"} & (ours.words | theirs.words)

    def counts(term: Term) -> bool:
        lower = term.lower
        if id(term) in known or lower in set_aside or lower in _PASSED:
            return False
        if any(lower in group for group in moods):
            return False
        # The authorities of Afghanistan are the Taliban.
        return not (rulers and term.key == _RULERS)

    mine = [t for t in ours.content if counts(t)]
    other = [t for t in theirs.content if counts(t)]
    if any(t.lower in KINDS for t in mine) and any(t.lower in KINDS for t in other):
        return mine, other
    return (
        [t for t in mine if not _goes_with_a_name(t, ours, paired)],
        [t for t in other if not _goes_with_a_name(t, theirs, paired)],
    )


def _goes_with_a_name(term: Term, wording: Wording, paired: Collection[int]) -> bool:
    """*President Petrov* and *Petrov*, *the city of Dorn* and *Dorn*.

    No part of the title may be in the other claim: a *prime minister* is no *minister*.
    """
    if term.lower not in KINDS:
        return False
    place = next(n for n, t in enumerate(wording.terms) if t is term) + 1
    terms = wording.terms
    if term.lower in PLACE_KINDS and place < len(terms) and terms[place].lower == "of":
        place += 1
    while place < len(terms) and terms[place].lower in KINDS:
        if id(terms[place]) in paired:
            return False
        place += 1
    return place < len(terms) and terms[place].is_name


def _words_of_one(
    ours: Wording, theirs: Wording, pairs: Pairs, set_aside: Collection[str]
) -> Iterator[str]:
    mine, other = words_of_one(ours, theirs, pairs, set_aside)
    if mine and other:
        yield f"“{_joined(mine)}” or “{_joined(other)}”"
    elif mine or other:
        names = [t for t in mine or other if t.is_name]
        yield (
            f"only one names {_joined(names)}"
            if names
            else (f"only one says “{_joined(mine or other)}”")
        )


def _joined(terms: Sequence[Term]) -> str:
    return " ".join(t.word for t in terms[:3]) + (" …" if len(terms) > 3 else "")


def _unlike_spelling(pairs: Pairs, counted: Collection[int]) -> Iterator[str]:
    for a, b in pairs:
        if (
            id(a) not in counted
            and a.key != b.key
            and not (a.word[0].isupper() and b.word[0].isupper())
        ):
            yield f"“{a.word}” or “{b.word}”"
            return


def _figures_of_one(ours: Wording, theirs: Wording, set_aside: Collection[str]) -> Iterator[str]:
    mine, other = ours.figures.quantities, theirs.figures.quantities
    matched = matched_quantities(mine, other)
    known = {id(q) for pair in matched for q in pair}
    left = [q for q in (*mine, *other) if id(q) not in known]
    left = [q for q in left if not set(q.words.lower().split()) <= set(set_aside)]
    if left:
        yield f"only one has the number {left[0].words}"
    for (a, x), (b, y) in combinations(matched, 2):
        # *4 percent this year and 3 percent in 2024*: which is which hangs on the order.
        if a.unit == b.unit and a.noun == b.noun and (a.place < b.place) != (x.place < y.place):
            yield "the same numbers in another order"
    for a, b in matched:
        if a.fit(b) is not Fit.EQUAL or a.bound != b.bound:
            yield f"“{a.words}” or “{b.words}”"


def _dates_of_one(mine: Periods, other: Periods, set_aside: Collection[str]) -> Iterator[str]:
    known_years = {str(year) for year in mine.years ^ other.years} <= set(set_aside)
    if bool(mine) != bool(other):
        yield "only one has a date"
    elif (mine.years and other.years and not known_years) or (
        mine.turns != other.turns and ((mine.turns and other.turns) or _has_since(mine, other))
    ):
        yield "not the same period for certain"
    elif not _as_exact(mine, other):
        yield "only one has the whole date"
    floating = mine.floating or other.floating
    if floating and not (mine.days and other.days):
        yield f"“{floating}” may be another one"


def _has_since(mine: Periods, other: Periods) -> bool:
    """Whether a period that begins or ends there is told of by one claim alone."""
    return any(
        turn in {"since", "until", "before", "after"} for turn, _ in mine.turns ^ other.turns
    )


def _as_exact(mine: Periods, other: Periods) -> bool:
    """Whether no date of one is a part of a year or month that only the other names."""
    if mine.days and other.days:
        return True  # a day and a month, the year may be known
    return (
        bool(mine.years) == bool(other.years)
        and bool(mine.decades) == bool(other.decades)
        and bool(mine.months) == bool(other.months)
        and bool(mine.days) == bool(other.days)
        and mine.seasons == other.seasons
    )


def _sizes_of_one(ours: Wording, theirs: Wording, set_aside: Collection[str]) -> Iterator[str]:
    mine, other = (
        {t.key for t in w.superlatives if t.lower not in set_aside} for w in (ours, theirs)
    )
    here, there = (
        {n for n, words in w.figures.ordinals if words.lower() not in set_aside}
        for w in (ours, theirs)
    )
    if mine != other or here != there:
        yield "only one says which in order or size"
    elif mine and is_one_of(ours) != is_one_of(theirs) and not set_aside:
        yield "only one says “one of”"


def _limits_of_one(ours: Wording, theirs: Wording, set_aside: Collection[str]) -> Iterator[str]:
    """*All*, *only*, *most*; *if*, *until*; a second negation."""
    mine, other = ours.quantifiers, theirs.quantifiers
    for meaning in sorted(mine.keys() ^ other.keys()):
        word = mine.get(meaning) or other[meaning]
        if word.lower() not in set_aside:
            yield f"only one says “{word}”"
            return
    for word in sorted(ours.limits ^ theirs.limits):
        if word not in set_aside:
            yield f"only one says “{word}”"
            return
    persons = pronouns_apart(ours, theirs)
    if all(persons) and not set_aside:
        yield f"“{persons[0][0]}” or “{persons[1][0]}”"
    if not set_aside and len(ours.negators) != len(theirs.negators):
        yield "only one denies something twice"


def _tenses(ours: Wording, theirs: Wording, pairs: Pairs) -> Iterator[str]:
    """*The river is polluted* and *was polluted*, *imports coal* and *imported coal*."""
    for here, there in ((ours.words, theirs.words), (theirs.words, ours.words)):
        if here & {"is", "are"} and not here & {"was", "were"}:
            were = sorted(there & {"was", "were"})
            if were and not there & {"is", "are"}:
                yield f"“{min(here & {'is', 'are'})}” or “{were[0]}”"
                return
    if {"did", "n't"} & (ours.words | theirs.words):
        return
    for a, b in pairs:
        if {a.lower, b.lower} & TENSELESS:
            continue
        if a.lower != b.lower and not a.is_name and _is_past(a) != _is_past(b):
            if (ours.words | theirs.words) & {"fail", "failed", "refused", "refuse", "unable"}:
                continue
            yield f"“{a.word}” or “{b.word}”"
            return


def _is_past(term: Term) -> bool:
    if term.lower in STATES:
        return False
    return term.lower.endswith("ed") or term.lower in IRREGULAR_PAST


def _places(ours: Wording, theirs: Wording, pairs: Pairs) -> Iterator[str]:
    """The same words in other places, where no conflict is told of."""
    shared = turned_round(aligned(ours.places, theirs.places, pairs))
    if out_of_order(shared):
        yield "the same words in another order"
        return
    for a, b, _ in moved(shared):
        yield f"“{a.slot} {a.term.word}” or “{b.slot} {b.term.word}”".replace("“ ", "“")
        return


def _capitals(ours: Wording, theirs: Wording, pairs: Pairs) -> Iterator[str]:
    """A capital stands for its state where it acts, not where something happens or is counted."""
    swapped = [(a, b) for a, b in pairs if a.key[0] == "@" and a.lower != b.lower]
    if not swapped:
        return
    movement = [p for p in swapped if "taliban" in {p[0].lower, p[1].lower}]
    if movement and _RULERS not in ours.keys | theirs.keys:
        yield f"“{movement[0][0].word}” or “{movement[0][1].word}”"
        return
    capitals = [t for pair in swapped for t in pair if t.lower in CAPITALS]
    if not capitals:
        return
    alone = f"{capitals[0].word} may be the place alone"
    if (
        not ours.words & theirs.words & STATECRAFT
        or ours.figures.quantities
        or theirs.figures.quantities
        or any(_is_tied(t, w) for t in capitals for w in (ours, theirs))
    ):
        yield alone


def _is_tied(term: Term, wording: Wording) -> bool:
    lowers = [t.lower for t in wording.terms]
    at = lowers.index(term.lower) if term.lower in lowers else 0
    return at > 0 and lowers[at - 1] in _TIED
