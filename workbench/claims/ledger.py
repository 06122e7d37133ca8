"""What became of every sentence: the coverage ledger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.claims.dispositions import disposition_of, is_question
from workbench.language import Document, Sentence
from workbench.models import Attribution, Claim, LedgerEntry, Span

_RUN: Final = re.compile(r"\S+")


def ledger_of(
    document: Document, claims: Sequence[Claim], attributions: Sequence[Attribution]
) -> list[LedgerEntry]:
    """Entries that together hold every character but white space, in order.

    There is one for each sentence, title, heading and dateline. A sentence that claims rest on
    is a ``claim``, one that only says who spoke an ``attribution``; the others are told by
    their form. What stands in no sentence is a ``mark``.
    """
    claimed = _Places([span for claim in claims for span in claim.spans])
    cued = _Places([span for attribution in attributions for span in attribution.cue])
    entries = []
    done = 0
    nexts = [*(sentence.span.start for sentence in document.sentences[1:]), len(document.text)]
    for sentence, following in zip(document.sentences, nexts, strict=False):
        span = _with_marks(document.text, sentence.span, done, following)
        done = span.end
        disposition = _disposition(document, sentence, claimed, cued)
        entries.append(LedgerEntry(span=span, disposition=disposition))
    dateline = document.article.dateline_span
    if dateline is not None and dateline.of(document.text).strip():
        kept = dateline.of(document.text).rstrip()
        span = Span(start=dateline.start, end=dateline.start + len(kept))
        entries.append(LedgerEntry(span=span, disposition="dateline"))
    entries += _marks_between(document.text, entries)
    return sorted(entries, key=lambda entry: (entry.span.start, entry.span.end))


def _marks_between(text: str, entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """What stands in no sentence: signs of markup, dashes, characters that cannot be seen."""
    covered = bytearray(len(text))
    for entry in entries:
        covered[entry.span.start : entry.span.end] = b"\1" * (entry.span.end - entry.span.start)
    left = "".join(" " if seen else char for char, seen in zip(text, covered, strict=True))
    return [
        LedgerEntry(span=Span(start=run.start(), end=run.end()), disposition="mark")
        for run in _RUN.finditer(left)
    ]


def _with_marks(text: str, span: Span, after: int, following: int) -> Span:
    """The sentence with marks right beside it (both apostrophes of an opening ``''``)."""
    start, end = span.start, span.end
    while start > after and not text[start - 1].isspace():
        start -= 1
    while end < following and not text[end].isspace():
        end += 1
    return Span(start=start, end=end)


def _disposition(document: Document, sentence: Sentence, claimed: _Places, cued: _Places) -> str:
    kind = document.paragraphs[sentence.paragraph].kind
    if kind != "body":
        return kind
    if claimed.touch(sentence.span):
        return "claim"
    text = sentence.span.of(document.text)
    if cued.touch(sentence.span) and not is_question(text):
        return "attribution"
    return disposition_of(text, list(sentence.tokens))


class _Places:
    """Answers whether any of many spans shares a character with another, in order of text."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._at = 0
        self._furthest = 0

    def touch(self, span: Span) -> bool:
        """Whether a span overlaps ``span``; to be asked with growing ``span.start`` only."""
        while self._at < len(self._spans) and self._spans[self._at].start < span.end:
            self._furthest = max(self._furthest, self._spans[self._at].end)
            self._at += 1
        return self._furthest > span.start
