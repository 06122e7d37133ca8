"""Two claims set beside each other: how alike, what conflicts, and which tier that makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from workbench.matching.figures import figures_of
from workbench.matching.guards import conflicts_between, names_apart
from workbench.matching.terms import Term, content_terms, key_of, plain, terms_of
from workbench.matching.vocabulary import (
    CAPITALS,
    MONTHS,
    RESTRICTING,
    STATECRAFT,
    SUPERLATIVES,
    WEEKDAYS,
)
from workbench.models import Conflict, Tier

SAME_FROM: Final = 0.6
"""Least similarity of ``same``; set so that a reviewer is hardly ever offered a wrong one."""
_FEWEST_WORDS: Final = 4
_LONGEST_RATIO: Final = 2.5
_CLOSE: Final = 0.7
_EXTRA: Final = 0.5
_BRIEF: Final = 5
_SHORT: Final = 8
_TITLES: Final = frozenset("mr mrs ms dr sen rep gov president senator governor sir".split())
_RULERS: Final = frozenset({key_of("authorities")})
_TYPO: Final = 85
_SPELLING_OF_NAMES: Final = 80
_SAME_FRAME: Final = 0.6
_FRAMED: Final = frozenset({"name", "modality"})
"""Another name, another mood: these conflict only where the rest of the claims agrees."""
_ALIKE: Final = 0.45
"""Two claims that share less than this are about different things; then nothing conflicts."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two claims stand to each other; ``similarity`` is 0 to 1."""

    tier: Tier
    similarity: float
    conflicts: tuple[Conflict, ...]
    reasons: tuple[str, ...]


def compare(
    ours: str, theirs: str, *, our_speaker: str | None = None, their_speaker: str | None = None
) -> Comparison:
    """Set two claims beside each other.

    Args:
        our_speaker, their_speaker: who says so, where known. Different speakers are no conflict
            of the claims (what is claimed is the same); the same one is a reason.

    Returns:
        ``same`` only where nothing conflicts, the words agree closely, and neither claim has a
        figure, date, superlative or name too many.
    """
    mine, other = content_terms(ours), content_terms(theirs)
    pairs = _shared(mine, other)
    similarity = 2 * len(pairs) / (len(mine) + len(other)) if mine and other else 0.0
    identical = plain(ours) == plain(theirs) and bool(plain(ours))
    conflicts = [] if identical or similarity < _ALIKE else conflicts_between(ours, theirs)
    if similarity < _SAME_FRAME:
        conflicts = [one for one in conflicts if one.kind not in _FRAMED]
    reasons = [f"{len(pairs)} of {max(len(mine), len(other))} words shared"]
    reasons += [f"{a.word} ~ {b.word}" for a, b in pairs if _worth_telling(a, b)]
    if same_speaker(our_speaker, their_speaker):
        reasons.append("same speaker")
    if identical:
        return Comparison(Tier.SAME, 1.0, (), ("the same words",))
    if conflicts:
        return Comparison(Tier.CONFLICT, similarity, tuple(conflicts), tuple(reasons))
    caveats = [*_wording_caveats(mine, other, pairs), *_caveats(ours, theirs, mine, other)]
    caveats += _place_caveats(ours, theirs, pairs)
    tier = Tier.SAME if similarity >= SAME_FROM and not caveats else Tier.SIMILAR
    return Comparison(tier, similarity, (), (*reasons, *caveats))


def _shared(mine: tuple[Term, ...], other: tuple[Term, ...]) -> list[tuple[Term, Term]]:
    """Words of ours with those of theirs that say the same, each used once."""
    left = list(other)
    pairs: list[tuple[Term, Term]] = []
    open_terms: list[Term] = []
    for term in mine:
        match = next((o for o in left if o.key == term.key), None)
        if match is None:
            open_terms.append(term)
            continue
        left.remove(match)
        pairs.append((term, match))
    for term in open_terms:
        match = next((o for o in left if _typo(term, o)), None)
        if match is not None:
            left.remove(match)
            pairs.append((term, match))
    return pairs


def _typo(one: Term, other: Term) -> bool:
    if min(len(one.word), len(other.word)) < 5 or not (one.word + other.word).isalpha():
        return False
    least = _SPELLING_OF_NAMES if one.is_name and other.is_name else _TYPO
    return fuzz.ratio(one.lower, other.lower) >= least


def _worth_telling(one: Term, other: Term) -> bool:
    return one.key[0] in "@=" and one.lower != other.lower


def _wording_caveats(
    mine: tuple[Term, ...], other: tuple[Term, ...], pairs: list[tuple[Term, Term]]
) -> list[str]:
    """Words that each has for itself, words that restrict, the same words in another order."""
    found = []
    paired_mine = [a for a, _ in pairs]
    paired_other = [b for _, b in pairs]
    mine_only = [t for t in mine if t not in paired_mine]
    other_only = [t for t in other if t not in paired_other]
    one_for_one = len(mine_only) == len(other_only) == 1 and len(other) <= _SHORT
    far = len(pairs) < _CLOSE * max(len(mine), len(other))
    if mine_only and other_only and (one_for_one or far):
        found.append(f"“{mine_only[0].word}” or “{other_only[0].word}”")
    unlike = [(a, b) for a, b in pairs if a.key != b.key and not (a.is_name and b.is_name)]
    if unlike:
        found.append(f"“{unlike[0][0].word}” or “{unlike[0][1].word}”")
    restricting = [t.word for t in (*mine_only, *other_only) if t.lower in RESTRICTING]
    if restricting:
        found.append(f"only one says “{restricting[0]}”")
    elif len(mine_only) + len(other_only) == 1 and min(len(mine), len(other)) <= _BRIEF:
        found.append(f"only one says “{(mine_only or other_only)[0].word}”")
    if len(mine_only) + len(other_only) > _EXTRA * len(pairs):
        found.append("one says more than the other")
    if not mine_only and not other_only and _reordered(mine, other, pairs):
        found.append("the same words in another order")
    return found


def _reordered(
    mine: tuple[Term, ...], other: tuple[Term, ...], pairs: list[tuple[Term, Term]]
) -> bool:
    """Whether the shared words stand in another order, dates and numbers left out."""
    partner = {id(b): a for a, b in pairs}
    places = [
        next(n for n, term in enumerate(mine) if term is partner[id(term_b)])
        for term_b in other
        if id(term_b) in partner and not _is_date_word(term_b)
    ]
    return places != sorted(places)


def _is_date_word(term: Term) -> bool:
    return term.lower in MONTHS or term.lower in WEEKDAYS or term.word[0].isdigit()


def _place_caveats(ours: str, theirs: str, pairs: list[tuple[Term, Term]]) -> list[str]:
    """A capital stands for its country where it acts, not where something happens or is counted."""
    swapped = [(a, b) for a, b in pairs if a.key.startswith("@") and a.lower != b.lower]
    movement = [p for p in swapped if "taliban" in {p[0].lower, p[1].lower}]
    if movement and not {t.key for t in terms_of(f"{ours} {theirs}")} & _RULERS:
        return [f"“{movement[0][0].word}” or “{movement[0][1].word}”"]
    capitals = [t for pair in swapped for t in pair if t.lower in CAPITALS]
    said = {t.lower for t in terms_of(ours)} & {t.lower for t in terms_of(theirs)}
    if capitals and not said & STATECRAFT:
        return [f"{capitals[0].word} may be the place alone"]
    for term in capitals:
        for text in (ours, theirs):
            words = [t.lower for t in terms_of(text)]
            at = words.index(term.lower) if term.lower in words else 0
            if at and words[at - 1] in {"in", "at", "near", "from", "outside"}:
                return [f"{term.word} may be the place alone"]
    if capitals and (figures_of(ours)[0] or figures_of(theirs)[0]):
        return [f"{capitals[0].word} may be the place alone"]
    return []


def _caveats(ours: str, theirs: str, mine: tuple[Term, ...], other: tuple[Term, ...]) -> list[str]:
    """Why two claims without a conflict are still no more than similar."""
    found = []
    shorter, longer = sorted((len(mine), len(other)))
    if shorter < _FEWEST_WORDS:
        found.append("too short to be sure")
    if longer > _LONGEST_RATIO * shorter:
        found.append("one says much more than the other")
    my_numbers, my_dates = figures_of(ours)
    their_numbers, their_dates = figures_of(theirs)
    if bool(my_numbers) != bool(their_numbers):
        found.append("only one has a number")
    if bool(my_dates) != bool(their_dates):
        found.append("only one has a date")
    superlatives = [{t.lower for t in terms_of(x)} & SUPERLATIVES for x in (ours, theirs)]
    if superlatives[0] != superlatives[1]:
        found.append("only one says which in order or size")
    mine_only, theirs_only = names_apart(ours, theirs)
    if mine_only or theirs_only:
        named = " ".join(t.word for t in mine_only or theirs_only)
        found.append(f"only one names {named}")
    return found


def same_speaker(one: str | None, other: str | None) -> bool:
    """Whether two speakers can be the same: equal names, or one is the other's last name."""
    if not one or not other:
        return False
    a, b = ([word for word in plain(name).split() if word not in _TITLES] for name in (one, other))
    if not a or not b:
        return False
    return a == b or (a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0][0] == b[0][0]))
