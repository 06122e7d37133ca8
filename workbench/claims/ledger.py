"""What became of every sentence: the coverage ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import SUBJECTS
from workbench.language import Document, Sentence
from workbench.models import Attribution, Claim, LedgerEntry, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS: Final = "\"'”’»)]*_ "


def ledger_of(
    document: Document, claims: Sequence[Claim], attributions: Sequence[Attribution]
) -> list[LedgerEntry]:
    """One entry for each sentence, title, heading and dateline, in order.

    A sentence that claims rest on is a ``claim``. The others are told by their form; one that
    only says who spoke is an ``attribution``, and what is no sentence a ``fragment``.
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
    return sorted(entries, key=lambda entry: (entry.span.start, entry.span.end))


def is_question(text: str) -> bool:
    """Whether a sentence ends in a question mark, marks after it left aside."""
    return text.rstrip(_MARKS).endswith("?")


def is_instruction(words: Sequence[Token]) -> bool:
    """Whether a sentence tells somebody to do something: a bare verb without a subject."""
    root = next((word for word in words if word.head == word and not word.is_punct), None)
    if root is None or root.tag_ != "VB":
        return False
    children = list(root.children)
    return not any(
        c.dep_ in SUBJECTS or c.dep_ in ("aux", "ccomp") for c in children if c.lower_ != "do"
    )


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
    if is_question(sentence.span.of(document.text)):
        return "question"
    if cued.touch(sentence.span):
        return "attribution"
    return "instruction" if is_instruction(list(sentence.tokens)) else "fragment"


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
