"""Sources that may be one: the same name but for initials, titles, spelling. A person decides."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from workbench.matching.function_words import TITLES
from workbench.store.snapshot import snapshot

if TYPE_CHECKING:
    from workbench.store import Desk, SourceRow

_SPELLING: Final = 85
"""Least ratio of two spellings of one word (Zelensky and Zelenskyy: 94)."""
_LEAST_SPELLED: Final = 5
_FURTHER_TITLES: Final = frozenset(
    "madam lord lady mayor chancellor king queen prince princess general gen colonel col captain "
    "capt major lt lieutenant admiral professor prof reverend rev judge justice secretary "
    "ambassador rep representative congressman congresswoman first deputy vice chief".split()
)
_BEHIND: Final = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md"))
_GENERIC: Final = frozenset(
    "the a an agency news newspaper group inc ltd llc co company corporation corp plc office "
    "service press channel website".split()
)
_SMALL: Final = frozenset(("of", "the", "and", "for", "in", "on", "to", "a"))
_WORD: Final = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_PERSON: Final = "person"
_BODIES: Final = frozenset(("organization", "document"))


@dataclass(frozen=True, slots=True)
class MergeSuggestion:
    """Two sources that may be one, and why; ``workbench audit merge KEEP OTHER`` makes them one.

    Attributes:
        keep_id, keep: the one with the fuller name.
        claims, other_claims: how many claims either has.
        likeness: RapidFuzz's ``WRatio`` of the names, 0 to 1; it ranks and proves nothing.
    """

    keep_id: str
    keep: str
    other_id: str
    other: str
    reason: str
    claims: int
    other_claims: int
    likeness: float


def merge_suggestions(desk: Desk) -> list[MergeSuggestion]:
    """Pairs of sources that may be one, the likeliest first. Nothing is changed.

    Persons are compared by last and first names, bodies and documents by their words and
    acronyms; people without a name never. Confidential sources are left out.
    """
    with snapshot(desk):
        sources = [one for one in desk.sources() if one.stands_for is None and one.number is None]
        claims: Counter[str] = Counter()
        for row in desk.connection.execute(
            """SELECT coalesce(w.stands_for, w.id) AS id, count(*) AS claims FROM claims c
            JOIN attributions t ON t.id = c.attribution_id JOIN sources w ON w.id = t.source_id
            WHERE c.origin = 'article' AND c.gone IS NULL GROUP BY 1"""
        ):
            claims[row["id"]] = row["claims"]
    found = []
    for one, other, reason in [*_persons(sources), *_bodies(sources), *_across_kinds(sources)]:
        keep, merged = sorted(
            (one, other), key=lambda s: (-len(s.name), -claims[s.id], s.name, s.id)
        )
        if reason == _ACROSS:
            keep, merged = sorted((one, other), key=lambda s: (-claims[s.id], s.id))
        found.append(
            MergeSuggestion(
                keep_id=keep.id,
                keep=keep.name,
                other_id=merged.id,
                other=merged.name,
                reason=reason,
                claims=claims[keep.id],
                other_claims=claims[merged.id],
                likeness=round(fuzz.WRatio(keep.name, merged.name) / 100, 4),
            )
        )
    return sorted(found, key=lambda one: (-one.likeness, one.keep, one.other, one.other_id))


_Pair = tuple["SourceRow", "SourceRow", str]
_ACROSS: Final = "the same name of two kinds"


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(name)]


def _persons(sources: Sequence[SourceRow]) -> Iterator[_Pair]:
    """Persons whose last names are one, and whose first names do not speak against it."""
    by_last: dict[str, list[tuple[SourceRow, list[str]]]] = defaultdict(list)
    for source in sources:
        words = _untitled(_words(source.name)) if source.kind == _PERSON else []
        if words:
            by_last[words[-1]].append((source, words))
    for same in by_last.values():
        full = sum(len(words) > 1 for _, words in same)
        for (one, ours), (other, theirs) in combinations(same, 2):
            reason = _one_person(ours[:-1], theirs[:-1], full)
            if reason:
                yield one, other, reason
    for last, near in _near_spellings(by_last):
        for one, ours in by_last[last]:
            for other, theirs in by_last[near]:
                if len(ours) > 1 and len(theirs) > 1 and _go_together(ours[:-1], theirs[:-1]):
                    yield one, other, f"the last name in another spelling ({last}, {near})"


def _untitled(words: Sequence[str]) -> list[str]:
    """The words of a person's name without titles before and letters behind it."""
    kept = [word for word in words if word not in _BEHIND]
    while len(kept) > 1 and kept[0] in TITLES | _FURTHER_TITLES:
        kept = kept[1:]
    return kept


def _one_person(ours: Sequence[str], theirs: Sequence[str], full_names: int) -> str:
    """Why two with one last name may be one person; empty where they are not.

    Args:
        ours, theirs: their first names.
        full_names: how many sources with the last name have a first name.
    """
    if not (ours and theirs):
        if ours == theirs:
            return "the same name but for the title"
        others = full_names - 1
        told = f"; {others} other{'s have' if others > 1 else ' has'} it too" if others else ""
        return f"the last name only{told}"
    if ours == theirs:
        return "the same name but for the title"
    if _go_together(ours, theirs):
        initials = any(len(word) == 1 for word in (*ours, *theirs))
        if len(ours) != len(theirs):
            return "a middle name or initial left out"
        return "initials of the first names" if initials else "the first name in another spelling"
    return ""


def _go_together(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether first names can be of one person: the first is one, and no middle one differs."""
    pairs = list(zip_longest(ours, theirs))
    return all(one is None or other is None or _one_word(one, other) for one, other in pairs)


def _one_word(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if one == other:
        return True
    return min(len(one), len(other)) >= _LEAST_SPELLED and fuzz.ratio(one, other) >= _SPELLING


def _near_spellings(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that begin with the same letter and are spelled almost alike."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= _LEAST_SPELLED and not any(sign.isdigit() for sign in word):
            by_letter[word[0]].append(word)
    for some in by_letter.values():
        for one, other in combinations(some, 2):
            if fuzz.ratio(one, other, score_cutoff=_SPELLING):
                yield one, other


def _bodies(sources: Sequence[SourceRow]) -> Iterator[_Pair]:
    """Bodies and documents with the same words, or of which one is the other's acronym."""
    by_words: dict[tuple[str, tuple[str, ...]], list[SourceRow]] = defaultdict(list)
    by_initials: dict[str, list[SourceRow]] = defaultdict(list)
    named: dict[str, SourceRow] = {}
    for source in sources:
        if source.kind not in _BODIES:
            continue
        words = _words(source.name)
        telling = tuple(word for word in words if word not in _GENERIC) or tuple(words)
        by_words[source.kind, telling].append(source)
        parts = [word for word in _WORD.findall(source.name) if word.casefold() not in _SMALL]
        if len(parts) > 1 and all(part[0].isupper() for part in parts):
            by_initials["".join(part[0] for part in parts)].append(source)
        named[" ".join(telling)] = source
    for same in by_words.values():
        for one, other in combinations(same, 2):
            yield one, other, "the same name but for words like “the” or “news agency”"
    for source in sources:
        acronym = "".join(_WORD.findall(source.name.removeprefix("the ")))
        if source.kind in _BODIES and acronym.isupper():
            for other in by_initials.get(acronym, ()):
                if other.kind == source.kind:
                    yield source, other, f"{acronym} may stand for it"
    for one_name, other_name in _near_spellings(named):
        one, other = named[one_name], named[other_name]
        if one.kind == other.kind:
            yield one, other, "the name in another spelling"


def _across_kinds(sources: Sequence[SourceRow]) -> Iterator[_Pair]:
    """A name that was read as a person here and as a body there."""
    by_name: dict[str, list[SourceRow]] = defaultdict(list)
    for source in sources:
        if source.kind in _BODIES | {_PERSON}:
            by_name[source.name.casefold()].append(source)
    for same in by_name.values():
        for one, other in combinations(same, 2):
            yield one, other, _ACROSS
