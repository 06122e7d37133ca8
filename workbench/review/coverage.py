"""The coverage ledger as it stands now: which characters of an article lie in claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from workbench.store import Desk

DROPPED: Final = "dropped by hand"
"""What became of words on which a claim rested that is not in the queue any more."""

_NOT_KNOWN: Final = "not accounted for"
_CLAIM: Final = "claim"
_MOST_NAMES: Final = 256
# Marks that stand by a word: a closing quotation mark, a full stop.
_BLANKS: Final = re.compile(r"\s+")
_MARKS_AFTER: Final = re.compile(r"[^\w\s]*")


Stretch: TypeAlias = tuple[int, int, str]
"""Start, end (code points, half-open) and what became of the words there."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Characters of an article, white space not counted.

    ``left_out`` has how many lie in no claim by what became of them (*transition*, *heading*, …),
    the most first. ``unknown`` of these are in no entry of the ledger.
    """

    characters: int
    in_claims: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    unknown: int = 0
    _became: bytes = field(default=b"", repr=False)
    _names: Sequence[str] = field(default=(), repr=False)

    def stretches(self, text: str) -> list[Stretch]:
        """Runs of words of ``text`` that lie in no claim and became the same, in its order."""
        # One byte a character, so that a pattern over bytes has the offsets of the text.
        return [
            (run.start() + line.start(), run.start() + line.end(), self._names[run.group(1)[0]])
            for run in re.finditer(rb"([^\x00\x01])(?:\x00*\1)*", self._became, re.DOTALL)
            for line in re.finditer(r"\S(?:[^\n]*\S)?", text[run.start() : run.end()])
        ]


def coverage(desk: Desk, article_id: str) -> Coverage | None:
    """How an article on the desk is covered by the claims in its queue.

    ``None`` where it is not known: the article was taken in by an older workbench.
    """
    ledger = desk.ledger(article_id)
    if not ledger:
        return None
    text = desk.article_text(article_id)
    present = desk.claim_places(article_id)
    return cover(text, ledger, present, desk.claim_places(article_id, gone=True))


def cover(
    text: str,
    ledger: Iterable[Stretch],
    present: Sequence[tuple[int, int]],
    gone: Sequence[tuple[int, int]] = (),
) -> Coverage:
    """Count what the claims that are there now hold, and what became of the rest.

    Args:
        ledger: as the article was read.
        present: words of the claims in the queue; the marks that stand by them are counted in.
        gone: words of the claims that were taken out of it.
    """
    names: list[str] = ["", _CLAIM, DROPPED, _NOT_KNOWN]
    codes: dict[str, int] = {}
    became = bytearray((names.index(_NOT_KNOWN),)) * len(text)
    held = bytearray(len(text))
    places = [_with_marks(text, start, end) for start, end in present]
    for start, end in places:
        held[start:end] = b"\1" * (end - start)
    for start, end, disposition in ledger:
        if disposition == _CLAIM:
            code = 1 if 1 in held[start:end] else 2
        else:
            if disposition not in codes and len(names) < _MOST_NAMES:
                codes[disposition] = len(names)
                names.append(disposition)
            code = codes.get(disposition, names.index(_NOT_KNOWN))
        end = min(end, len(text))
        became[start:end] = bytes((code,)) * (end - start)
    for start, end in (_with_marks(text, *place) for place in gone):
        became[start:end] = became[start:end].replace(b"\1", b"\2")
    for start, end in places:
        became[start:end] = b"\1" * (end - start)
    for blank in _BLANKS.finditer(text):
        became[blank.start() : blank.end()] = bytes(blank.end() - blank.start())
    return _counted(bytes(became), names)


def _counted(became: bytes, names: list[str]) -> Coverage:
    counts = {name: became.count(code) for code, name in enumerate(names) if code}
    in_claims = counts.pop(_CLAIM)
    return Coverage(
        characters=in_claims + sum(counts.values()),
        in_claims=in_claims,
        left_out=dict(Counter({name: n for name, n in counts.items() if n}).most_common()),
        unknown=counts[_NOT_KNOWN],
        _became=became,
        _names=names,
    )


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A place with the marks right beside it; one that lies outside ``text`` is cut to it."""
    start, end = min(start, len(text)), min(end, len(text))
    while start > 0 and not (text[start - 1].isspace() or _is_word(text[start - 1])):
        start -= 1
    after = _MARKS_AFTER.match(text, end)
    return start, after.end() if after else end


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def coverage_words(covered: Coverage) -> list[str]:
    """What the claims hold of an article, in words, the longest first."""
    total, held = covered.characters, covered.in_claims
    known = f"{total - covered.unknown:,} of {total:,}" if covered.unknown else f"all {total:,}"
    why = ", ".join(f"{name} {count:,}" for name, count in covered.left_out.items())
    told = f"{known} characters accounted for: {held:,} in claims, {total - held:,} not"
    share = floor(100 * held / total) if total else 100
    return [
        *([f"{told} ({why})"] if why else []),
        told,
        f"{held:,} of {total:,} characters in claims",
        f"{share}% of text in claims",
    ]
