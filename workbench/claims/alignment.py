"""Which claim of a changed article is which of the version before.

The exact words come first: lines that stand in both versions (``shifting``), then quotations.
What is left is compared word by word (normalised Indel similarity, the share of words in the
longest common subsequence), within the stretch that was changed before anywhere else. The method
is that of text alignment between revisions as in Flöck and Acosta 2014 ("WikiWho: precise and
efficient attribution of authorship of revisioned content"): paragraphs, then sentences, then words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from rapidfuzz.distance import Indel

from workbench.claims.shifting import Shift, plain_signs, shift_between
from workbench.claims.word_places import WordPlaces, words_of
from workbench.models import Claim, Span, Spans, quote_of

Fate = Literal["same", "moved", "reworded", "removed", "back"]
"""What became of a claim. ``back``: it had been removed, and its words are there again."""

LIKE: Final = 0.5
"""Share of words in common from which a claim was reworded, and not removed; as Git takes a file
for a renamed one (gitdiffcore, ``--find-renames``)."""

_NEAREST: Final = 20
_COMMON: Final = 200
"""In how many claims a word may be that two of them are known by; others are in nearly all."""


@dataclass(frozen=True, slots=True)
class Older:
    """A claim of the version before.

    ``spans`` are its place in the text of that version, ``None`` where it had been removed.
    ``is_made`` is true where a person made it, so that no reading need find it again.
    """

    id: str
    quote: str
    spans: Spans | None
    is_made: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a claim stands in the new text; ``now`` is the index of the claim read there."""

    fate: Fate
    spans: Spans | None = None
    now: int | None = None


@dataclass(slots=True)
class Alignment:
    """What became of each claim before, by id, and the indices of the claims that are new."""

    fates: dict[str, Placed] = field(default_factory=dict)
    new: tuple[int, ...] = ()


def align(old: str, new: str, before: Sequence[Older], after: Sequence[Claim]) -> Alignment:
    """Align the claims of two versions of an article. Each claim before has exactly one fate.

    Args:
        old: the text that the spans in ``before`` are offsets in (code points, half-open).
        new: the text of the new version; ``after`` are the claims read in it.
    """
    return _Aligning(old, new, before, after).run()


class _Aligning:
    def __init__(self, old: str, new: str, before: Sequence[Older], after: Sequence[Claim]) -> None:
        self._old, self._new = old, new
        self._before, self._after = before, after
        self._shift: Shift = shift_between(old, new)
        self._old_starts = _starts(ours for ours, _ in self._shift.blocks)
        self._new_starts = _starts(theirs for _, theirs in self._shift.blocks)
        self._places: dict[int, WordPlaces] = {}
        self._found: dict[str, Placed] = {}
        # What is read in lines that were there before says nothing new.
        self._free = {
            place for place, claim in enumerate(after) if not self._shift.is_unchanged(claim.spans)
        }

    def run(self) -> Alignment:
        self._keep_unchanged_lines()
        self._keep_quotations()
        self._keep_words_read_otherwise()
        self._pair_reworded()
        self._follow_words()
        fates = {one.id: self._found.get(one.id, Placed("removed")) for one in self._before}
        return Alignment(fates, tuple(sorted(self._free)))

    def _left(self) -> list[Older]:
        return [one for one in self._before if one.id not in self._found]

    def _keep_unchanged_lines(self) -> None:
        by_place = {claim.spans: place for place, claim in reversed(list(enumerate(self._after)))}
        for one in self._before:
            placed = self._shift.place(one.spans) if one.spans else None
            if placed is not None:
                spans, moved = placed
                fate: Fate = "moved" if moved else "same"
                self._found[one.id] = Placed(fate, spans, by_place.get(spans))

    def _keep_quotations(self) -> None:
        """Claims whose quotation is read again: in the same order, then elsewhere."""
        left = [one for one in self._left() if one.spans is not None]
        free = sorted(self._free)
        ours, theirs = [_key(one.quote) for one in left], [_key(self._quote(n)) for n in free]
        for op in Indel.opcodes(ours, theirs):
            if op.tag == "equal":
                for step in range(op.src_end - op.src_start):
                    self._take(left[op.src_start + step], free[op.dest_start + step], "same")
        waiting = defaultdict(list)
        for now in sorted(self._free):
            waiting[_key(self._quote(now))].append(now)
        for one in self._left():
            places = waiting[_key(one.quote)]
            if places:
                self._take(one, places.pop(0), "back" if one.spans is None else "moved")

    def _keep_words_read_otherwise(self) -> None:
        """Claims whose words stand there, but are cut in another way or by nobody.

        Where a claim that is read now says more than those words, it is another statement.
        """
        for one in self._left():
            if one.spans is None:
                continue
            mapped = self._mapped(one.spans)
            if mapped is None or _key(quote_of(self._new, mapped)) != _key(one.quote):
                continue
            around = [now for now in sorted(self._free) if self._holds(now, mapped)]
            if around and not one.is_made:
                self._take(one, around[0], "reworded")
                continue
            self._found[one.id] = Placed("same", mapped)
            # What is cut finer now was judged as a part of the whole.
            self._free -= {
                now
                for now in self._free
                if all(any(s.holds(p) for s in mapped) for p in self._after[now].spans)
            }

    def _holds(self, now: int, spans: Spans) -> bool:
        claim = self._after[now]
        return claim.spans != spans and all(any(p.holds(s) for p in claim.spans) for s in spans)

    def _pair_reworded(self) -> None:
        """Pair what has half of its words in common, the most alike first."""
        self._take_best(self._pairs(near=True))
        self._take_best(self._pairs(near=False))

    def _pairs(self, *, near: bool) -> list[tuple[float, int, int, Older, int]]:
        """How alike the claims that are left are; with ``near``, in one stretch that changed."""
        holding: dict[tuple[int | None, str], list[int]] = defaultdict(list)
        words = {now: words_of(self._quote(now)) for now in sorted(self._free)}
        for now, theirs in words.items():
            block = self._block_of(self._after[now].spans[0], old=False) if near else None
            for word in set(theirs):
                holding[block, word].append(now)
        found = []
        for number, one in enumerate(self._before):
            if one.id in self._found or one.spans is None or one.is_made:
                continue
            ours = words_of(one.quote)
            block = self._block_of(one.spans[0], old=True) if near else None
            shared: Counter[int] = Counter()
            for word in sorted(set(ours)):
                places = holding.get((block, word), ())
                if len(places) <= _COMMON:
                    shared.update(places)
            nearest = sorted(shared, key=lambda now: (-shared[now], now))[:_NEAREST]
            for now in nearest:
                likeness = Indel.normalized_similarity(ours, words[now])
                if likeness >= LIKE:
                    away = abs(one.spans[0].start - self._after[now].spans[0].start)
                    found.append((-likeness, away, number, one, now))
        return sorted(found, key=lambda pair: (*pair[:3], pair[4]))

    def _take_best(self, pairs: Iterable[tuple[float, int, int, Older, int]]) -> None:
        for *_, one, now in pairs:
            if one.id not in self._found and now in self._free:
                self._take(one, now, "reworded")

    def _follow_words(self) -> None:
        """Claims that nobody reads now, above all those made by hand: where their words went."""
        for one in self._left():
            mapped = self._mapped(one.spans) if one.spans is not None else None
            if mapped is None:
                continue
            ours, theirs = words_of(one.quote), words_of(quote_of(self._new, mapped))
            if Indel.normalized_similarity(ours, theirs) >= LIKE:
                self._found[one.id] = Placed("reworded", mapped)

    def _mapped(self, spans: Spans) -> Spans | None:
        """Where the words at ``spans`` went, by the difference of the words around them."""
        found: list[Span] = []
        for span in spans:
            unchanged = self._shift.place((span,))
            placed = unchanged[0][0] if unchanged else self._mapped_in_block(span)
            if placed is None or (found and placed.start < found[-1].end):
                return None
            found.append(placed)
        return tuple(found)

    def _mapped_in_block(self, span: Span) -> Span | None:
        block = self._block_of(span, old=True)
        if block is None:
            return None
        ours, theirs = self._shift.blocks[block]
        if ours is None or theirs is None or not ours.holds(span):
            return None
        if block not in self._places:
            self._places[block] = WordPlaces(self._old, self._new, ours, theirs)
        return self._places[block].follow(span)

    def _block_of(self, span: Span, *, old: bool) -> int | None:
        """The changed stretch that ``span`` begins in."""
        starts = self._old_starts if old else self._new_starts
        at = bisect_right(starts, (span.start, len(self._shift.blocks))) - 1
        return starts[at][1] if at >= 0 else None

    def _quote(self, now: int) -> str:
        return quote_of(self._new, self._after[now].spans)

    def _take(self, one: Older, now: int, fate: Fate) -> None:
        self._free.discard(now)
        self._found[one.id] = Placed(fate, self._after[now].spans, now)


def _starts(blocks: Iterable[Span | None]) -> list[tuple[int, int]]:
    """Where each stretch begins, and its number."""
    return [(block.start, number) for number, block in enumerate(blocks) if block is not None]


def _key(quote: str) -> str:
    return " ".join(plain_signs(quote).split())
