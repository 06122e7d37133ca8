"""An article cut where its claims begin and end, so that claims may overlap and lie in each other.

Pure: text and spans in, pieces out. Every character that is no white space between blocks is in
exactly one piece, in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from workbench.models import Span, Spans

LANES: Final = 3
"""How many lines may lie under one another; what more lies there shares the last."""

_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")
_HARD_WRAPPED: Final = 100
"""Characters a line, in the middle, up to which a text with empty lines counts as wrapped."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim as the text shows it: ``number`` names it, ``spans`` are the words it rests on."""

    number: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text over which nothing begins or ends.

    Attributes:
        lanes: number of the claim that has each lane here, ``None`` where a lane is free; lanes
            behind the last one in use are left out, so plain text has none.
        begins, ends: numbers of the claims whose first words begin here, and whose last end here;
            of those that lie in each other the outer begins first and ends last.
    """

    span: Span
    lanes: tuple[int | None, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph or a line that stands alone. ``claims`` begin in it."""

    span: Span
    pieces: tuple[Piece, ...]
    claims: tuple[int, ...]


def blocks_of(text: str) -> list[Span]:
    """Where the paragraphs of ``text`` stand, white space around them left out.

    A text whose lines were broken to a width has paragraphs between its empty lines; in any
    other each line is one.
    """
    ends = [match.span() for match in re.finditer(r"\n", text)]
    if _is_hard_wrapped(text):
        ends = [match.span() for match in _BLANK_LINE.finditer(text)]
    found, start = [], 0
    for end, following in [*ends, (len(text), len(text))]:
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            found.append(Span(start=first, end=start + len(piece.rstrip())))
        start = following
    return found


def marked_blocks(text: str, claims: Sequence[Marked]) -> list[TextBlock]:
    """``text`` as blocks of pieces, with every claim of ``claims`` marked in it.

    Raises:
        ValueError: two claims have one number, or a claim has no span or one outside ``text``.
    """
    if len({claim.number for claim in claims}) != len(claims):
        raise ValueError("two claims have one number")
    if any(not one.spans or max(s.end for s in one.spans) > len(text) for one in claims):
        raise ValueError("a claim has no span in the text")
    blocks = blocks_of(text)
    lanes = _lanes(claims)
    last = {one.number: _last_shown(blocks, max(s.end for s in one.spans)) for one in claims}
    first = {one.number: _first_shown(blocks, min(s.start for s in one.spans)) for one in claims}
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for claim in claims:
        for span in claim.spans:
            opening[span.start].append(claim.number)
            closing[span.end].append(claim.number)
    edges = sorted({*opening, *closing, *last.values(), *first.values()})
    done: list[TextBlock] = []
    running: set[int] = set()
    begin, end = _by_place(first), _by_place(last)
    at = 0
    for block in blocks:
        pieces = []
        inner = [block.start, *_between(edges, block.start, block.end), block.end]
        for start, stop in pairwise(inner):
            while at < len(edges) and edges[at] <= start:
                running -= set(closing[edges[at]])
                running |= set(opening[edges[at]])
                at += 1
            pieces.append(
                Piece(
                    Span(start=start, end=stop),
                    _in_lanes(running, lanes),
                    tuple(sorted(begin.get(start, ()), key=lambda one: (-last[one], one))),
                    tuple(sorted(end.get(stop, ()), key=lambda one: (-first[one], one))),
                )
            )
        starting = tuple(number for piece in pieces for number in piece.begins)
        done.append(TextBlock(block, tuple(pieces), starting))
    return done


def _is_hard_wrapped(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or _BLANK_LINE.search(text.strip()) is None:
        return False
    return sorted(len(line) for line in lines)[len(lines) // 2] <= _HARD_WRAPPED


def _lanes(claims: Sequence[Marked]) -> dict[int, int]:
    """The lane of each claim: the first that no claim with a word in common has."""
    given: dict[int, int] = {}
    open_until: list[list[tuple[int, int]]] = [[] for _ in range(LANES)]
    for claim in sorted(claims, key=lambda one: (one.spans[0].start, -one.spans[-1].end)):
        start, end = claim.spans[0].start, claim.spans[-1].end
        lane = next(
            (
                number
                for number, taken in enumerate(open_until)
                if not taken or taken[-1][1] <= start
            ),
            LANES - 1,
        )
        given[claim.number] = lane
        taken = open_until[lane]
        taken.append((start, max(end, taken[-1][1] if taken else end)))
    return given


def _in_lanes(running: set[int], lanes: dict[int, int]) -> tuple[int | None, ...]:
    found: dict[int, int] = {}
    for number in sorted(running, reverse=True):
        found[lanes[number]] = number
    return tuple(found.get(lane) for lane in range(max(found, default=-1) + 1))


def _first_shown(blocks: Sequence[Span], start: int) -> int:
    """Where what begins at ``start`` is first seen: there, or where the next block begins."""
    block = next((one for one in _from(blocks, start)), blocks[-1])
    return max(start, block.start)


def _last_shown(blocks: Sequence[Span], end: int) -> int:
    """Where what ends at ``end`` is last seen: there, or where the block before ends."""
    at = bisect_left(blocks, end, key=lambda one: one.start)
    return min(end, blocks[max(at - 1, 0)].end)


def _from(blocks: Sequence[Span], start: int) -> Sequence[Span]:
    at = bisect_left(blocks, start + 1, key=lambda one: one.end)
    return blocks[at : at + 1]


def _between(edges: Sequence[int], start: int, end: int) -> Sequence[int]:
    return edges[bisect_left(edges, start + 1) : bisect_left(edges, end)]


def _by_place(places: dict[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number, place in places.items():
        found[place].append(number)
    return found
