"""Two claims set beside each other: how alike, what conflicts, and which tier that makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from workbench.matching.caveats import caveats_between
from workbench.matching.contradictions import marked
from workbench.matching.guards import conflicts_between
from workbench.matching.names import spelled_out
from workbench.matching.opposites import negated_by_prefix
from workbench.matching.terms import Term, plain
from workbench.matching.wording import Wording, wording_of
from workbench.models import Conflict, Tier

SAME_FROM: Final = 0.6
"""Least similarity of ``same``; set so that a reviewer is hardly ever offered a wrong one."""
FEWEST_WORDS: Final = 8
"""A shorter claim leaves too much to its article to be the same for certain."""
_TITLES: Final = frozenset("mr mrs ms dr sen rep gov president senator governor sir".split())
_TYPO: Final = 85
_SPELLING_OF_NAMES: Final = 80
_LEAST_SPELLED: Final = 5
_MOST_LETTERS_APART: Final = 3
_SAME_FRAME: Final = 0.6
_FRAMED: Final = frozenset({"name", "modality", "roles", "counterpart"})
"""Another name, another mood: these conflict only where the rest of the claims agrees."""
_ALIKE: Final = 0.45
"""Two claims that share less than this are about different things; then nothing conflicts."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two claims stand to each other.

    Attributes:
        similarity: 0 to 1.
        reasons: what a person can check, ``caveats`` included.
        caveats: what keeps the pair from ``same``, where no conflict does.
    """

    tier: Tier
    similarity: float
    conflicts: tuple[Conflict, ...]
    reasons: tuple[str, ...]
    caveats: tuple[str, ...] = ()


def compare(
    ours: str, theirs: str, *, our_speaker: str | None = None, their_speaker: str | None = None
) -> Comparison:
    """Set two claims beside each other.

    Args:
        our_speaker, their_speaker: who says so, where known. Different speakers are no conflict
            of the claims (what is claimed is the same); the same one is a reason.

    Returns:
        ``same`` only where nothing conflicts, every word that counts has its like in the other
        claim and stands in the same place, and both have at least ``FEWEST_WORDS`` words.
    """
    mine, other = wording_of(ours), wording_of(theirs)
    pairs = shared_words(mine, other)
    both = len(mine.content) + len(other.content)
    similarity = 2 * len(pairs) / both if both else 0.0
    reasons = [f"{len(pairs)} of {max(len(mine.content), len(other.content))} words shared"]
    reasons += [f"{a.word} ~ {b.word}" for a, b in pairs if _worth_telling(a, b)]
    if same_speaker(our_speaker, their_speaker):
        reasons.append("same speaker")
    if mine.plain and mine.plain == other.plain:
        return _of_equal_words(mine, reasons)
    conflicts = [] if similarity < _ALIKE else conflicts_between(mine, other, pairs)
    if similarity < _SAME_FRAME:
        conflicts = [one for one in conflicts if one.kind not in _FRAMED]
    if conflicts:
        told = marked(conflicts, mine, other, pairs)
        return Comparison(Tier.CONFLICT, similarity, told, tuple(reasons))
    if max(similarity, _beside_figures(mine, other, pairs)) < SAME_FROM:
        few = "few words shared"
        return Comparison(Tier.SIMILAR, similarity, (), (*reasons, few), (few,))
    caveats = [*_too_short(mine, other), *caveats_between(mine, other, pairs)]
    tier = Tier.SIMILAR if caveats else Tier.SAME
    return Comparison(tier, similarity, (), (*reasons, *caveats), tuple(caveats))


def _beside_figures(mine: Wording, other: Wording, pairs: Sequence[tuple[Term, Term]]) -> float:
    """Similarity of the words that are no number, no date and no name spelled out in one claim."""
    apart = mine.counted | other.counted | spelled_out(mine, other)
    here = sum(id(t) not in apart for t in mine.content)
    there = sum(id(t) not in apart for t in other.content)
    shared = sum(id(a) not in apart and id(b) not in apart for a, b in pairs)
    return 2 * shared / (here + there) if here and there else 0.0


def _of_equal_words(mine: Wording, reasons: list[str]) -> Comparison:
    """The same words need not be the same claim: *prices rose last year*, said twice."""
    told = [reason for reason in reasons if reason == "same speaker"]
    caveats = list(_too_short(mine, mine))
    if mine.periods.floating:
        caveats.append(f"“{mine.periods.floating}” may be another one")
    tier = Tier.SIMILAR if caveats else Tier.SAME
    return Comparison(tier, 1.0, (), ("the same words", *told, *caveats), tuple(caveats))


def _too_short(mine: Wording, other: Wording) -> list[str]:
    shorter = min(mine.length, other.length)
    if shorter >= FEWEST_WORDS:
        return []
    return [f"too short to be sure ({shorter} {'word' if shorter == 1 else 'words'})"]


def shared_words(mine: Wording, other: Wording) -> list[tuple[Term, Term]]:
    """Words of ours with those of theirs that say the same, each used once."""
    left: dict[str, list[Term]] = {}
    for term in reversed(other.content):
        left.setdefault(term.key, []).append(term)
    pairs: list[tuple[Term, Term]] = []
    open_terms: list[Term] = []
    for term in mine.content:
        like = left.get(term.key)
        if like:
            pairs.append((term, like.pop()))
        else:
            open_terms.append(term)
    misspelled = [t for t in open_terms if _may_be_misspelled(t)]
    if misspelled:
        pairs += _misspelled(misspelled, [t for terms in left.values() for t in terms])
    return pairs


def _may_be_misspelled(term: Term) -> bool:
    return len(term.word) >= _LEAST_SPELLED and term.word.isalpha()


def _misspelled(mine: Sequence[Term], other: Sequence[Term]) -> list[tuple[Term, Term]]:
    """Words that are one word in two spellings. They begin or end with the same letter."""
    near: dict[str, list[tuple[Term, str]]] = {}
    for term in other:
        if _may_be_misspelled(term):
            lower = term.lower
            near.setdefault(f"{lower[0]}_", []).append((term, lower))
            near.setdefault(f"_{lower[-1]}", []).append((term, lower))
    pairs: list[tuple[Term, Term]] = []
    taken: set[int] = set()
    for term in mine:
        lower = term.lower
        for like, spelled in (*near.get(f"{lower[0]}_", ()), *near.get(f"_{lower[-1]}", ())):
            if id(like) in taken or abs(len(lower) - len(spelled)) > _MOST_LETTERS_APART:
                continue
            least = _SPELLING_OF_NAMES if term.is_name and like.is_name else _TYPO
            alike = fuzz.ratio(lower, spelled, score_cutoff=least) >= least
            if alike and not negated_by_prefix(term, like):
                taken.add(id(like))
                pairs.append((term, like))
                break
    return pairs


def _worth_telling(one: Term, other: Term) -> bool:
    return one.key[0] in "@=" and one.lower != other.lower


def same_speaker(one: str | None, other: str | None) -> bool:
    """Whether two speakers can be the same: equal names, or one is the other's last name."""
    if not one or not other:
        return False
    a, b = ([word for word in plain(name).split() if word not in _TITLES] for name in (one, other))
    if not a or not b:
        return False
    return a == b or (a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0][0] == b[0][0]))
