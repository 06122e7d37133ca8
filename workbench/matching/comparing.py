"""Two claims set beside each other: how alike, what conflicts, and which tier that makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from workbench.matching.figures import figures_of
from workbench.matching.guards import conflicts_between, names_apart
from workbench.matching.terms import Term, content_terms, plain, terms_of
from workbench.matching.words import SUPERLATIVES
from workbench.models import Conflict, Tier

SAME_FROM: Final = 0.6
"""Least similarity of ``same``; set so that a reviewer is hardly ever offered a wrong one."""
_FEWEST_WORDS: Final = 4
_LONGEST_RATIO: Final = 2.5
_TYPO: Final = 85
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
    reasons = [f"{len(pairs)} of {max(len(mine), len(other))} words shared"]
    reasons += [f"{a.word} ~ {b.word}" for a, b in pairs if _worth_telling(a, b)]
    if same_speaker(our_speaker, their_speaker):
        reasons.append("same speaker")
    if identical:
        return Comparison(Tier.SAME, 1.0, (), ("the same words",))
    if conflicts:
        return Comparison(Tier.CONFLICT, similarity, tuple(conflicts), tuple(reasons))
    caveats = _caveats(ours, theirs, mine, other)
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
    return fuzz.ratio(one.lower, other.lower) >= _TYPO


def _worth_telling(one: Term, other: Term) -> bool:
    return one.key[0] in "@=" and one.lower != other.lower


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
    a, b = plain(one).split(), plain(other).split()
    if not a or not b:
        return False
    return a == b or (a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0][0] == b[0][0]))
