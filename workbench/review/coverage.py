"""The coverage ledger as it stands now: which characters of an article lie in claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.models import LedgerEntry, Span

if TYPE_CHECKING:
    from workbench.store import Desk

DROPPED: Final = "dropped by hand"
"""What became of words on which a claim rested that is not in the queue any more."""

_NOT_KNOWN: Final = "not accounted for"
_CLAIM: Final = "claim"
_MOST_NAMES: Final = 256
# Marks that stand by a word: a closing quotation mark, a full stop.
_MARKS_AFTER: Final = re.compile(r"[^\w\s]*")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Characters of an article, white space not counted.

    ``left_out`` has how many lie in no claim by what became of them (*transition*, *heading*, …),
    the most first, and ``stretches`` where, in text order. ``unknown`` are in no entry of the
    ledger.
    """

    characters: int
    in_claims: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    stretches: tuple[LedgerEntry, ...] = ()
    unknown: int = 0


def coverage(desk: Desk, article_id: str) -> Coverage | None:
    """How an article on the desk is covered by the claims in its queue.

    ``None`` where it is not known: the article was taken in by an older workbench.
    """
    ledger = desk.ledger(article_id)
    if not ledger:
        return None
    text = desk.article_text(article_id)
    present = desk.claim_spans(article_id)
    return cover(text, ledger, present, desk.claim_spans(article_id, gone=True))


def cover(
    text: str, ledger: Iterable[LedgerEntry], present: Sequence[Span], gone: Sequence[Span] = ()
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

    def write(start: int, end: int, code: int) -> None:
        became[start:end] = bytes((code,)) * (end - start)

    held = bytearray(len(text))
    for span in _with_marks(text, present):
        held[span.start : span.end] = b"\1" * (span.end - span.start)
    for entry in ledger:
        start, end = entry.span.start, entry.span.end
        if entry.disposition == _CLAIM:
            write(start, end, 1 if 1 in held[start:end] else 2)
            continue
        if entry.disposition not in codes and len(names) < _MOST_NAMES:
            codes[entry.disposition] = len(names)
            names.append(entry.disposition)
        write(start, end, codes.get(entry.disposition, names.index(_NOT_KNOWN)))
    for span in _with_marks(text, gone):
        was = became[span.start : span.end]
        became[span.start : span.end] = was.replace(b"\1", b"\2")
    for span in _with_marks(text, present):
        write(span.start, span.end, 1)
    return _counted(text, became, names)


def _counted(text: str, became: bytearray, names: list[str]) -> Coverage:
    for blank in re.finditer(r"\s+", text):
        became[blank.start() : blank.end()] = bytes(blank.end() - blank.start())
    counts = {name: became.count(code) for code, name in enumerate(names) if code}
    in_claims = counts.pop(_CLAIM)
    unknown = counts[_NOT_KNOWN]
    return Coverage(
        characters=in_claims + sum(counts.values()),
        in_claims=in_claims,
        left_out=dict(Counter({name: n for name, n in counts.items() if n}).most_common()),
        stretches=tuple(_stretches(text, became, names)),
        unknown=unknown,
    )


def _stretches(text: str, became: bytearray, names: list[str]) -> Iterable[LedgerEntry]:
    """Runs of words that lie in no claim and became the same, blanks between them included."""
    # One byte a character, so that a pattern over bytes has the offsets of the text.
    for run in re.finditer(rb"([^\x00\x01])(?:\x00*\1)*", bytes(became), re.DOTALL):
        for piece in _paragraphs(text, run.start(), run.end()):
            yield LedgerEntry(span=piece, disposition=names[run.group(1)[0]])


def _paragraphs(text: str, start: int, end: int) -> Iterable[Span]:
    for line in re.finditer(r"\S(?:[^\n]*\S)?", text[start:end]):
        yield Span(start=start + line.start(), end=start + line.end())


def _with_marks(text: str, spans: Iterable[Span]) -> Iterable[Span]:
    """``spans``, each with the marks right beside it."""
    for span in spans:
        start, end = span.start, span.end
        while start > 0 and not (text[start - 1].isspace() or _is_word(text[start - 1])):
            start -= 1
        after = _MARKS_AFTER.match(text, end)
        yield Span(start=start, end=after.end() if after else end)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
