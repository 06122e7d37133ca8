"""What became of every character of an article: the coverage ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.dispositions import disposition_of, form_of
from workbench.claims.sentence_parts import Known, labels_of
from workbench.language import Document, Sentence, overlapping
from workbench.models import Article, Attribution, Claim, LedgerEntry, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_RUN: Final = re.compile(r"\S+")
_CLAIM: Final = 1
_SPEAKS: Final = 2
_SAID: Final = 3
_KNOWN: Final[tuple[tuple[int, Known], ...]] = (
    (_CLAIM, "claim"),
    (_SPEAKS, "attribution"),
    (_SAID, "said"),
)


def ledger_of(
    document: Document, claims: Sequence[Claim], attributions: Sequence[Attribution]
) -> list[LedgerEntry]:
    """Entries that together hold every character but white space, in order.

    There is one for each title, heading, dateline and sentence; a sentence of which a part is a
    claim or says who spoke has one for every stretch of words that became the same. What stands
    in no sentence is a ``mark``.
    """
    became = _became(document.text, claims, attributions)
    dateline = _dateline(document.article)
    entries: list[LedgerEntry] = []
    done = 0
    nexts = [*(sentence.span.start for sentence in document.sentences[1:]), len(document.text)]
    for sentence, following in zip(document.sentences, nexts, strict=False):
        span = _with_marks(document.text, sentence.span, done, following)
        done = span.end
        entries += _of_sentence(document, sentence, span, became)
    if dateline is not None:
        entries = [one for entry in entries for one in _without(entry, dateline, document.text)]
        entries.append(LedgerEntry(span=dateline, disposition="dateline"))
    entries += _marks_between(document.text, entries)
    return sorted(entries, key=lambda entry: (entry.span.start, entry.span.end))


def _dateline(article: Article) -> Span | None:
    """The dateline without the blanks after it, be they white space or signs of markup."""
    if article.dateline_span is None:
        return None
    start, end = article.dateline_span.start, article.dateline_span.end
    marks = {i for span in overlapping(article.markup, article.dateline_span)
             for i in range(span.start, span.end)}  # fmt: skip
    while end > start and (article.text[end - 1].isspace() or end - 1 in marks):
        end -= 1
    return Span(start=start, end=end) if start < end else None


def _without(entry: LedgerEntry, dateline: Span, text: str) -> Iterator[LedgerEntry]:
    """What an entry has before and after the dateline: marks of markup, words of a line above."""
    span = entry.span
    if not span.overlaps(dateline):
        yield entry
        return
    for start, end in ((span.start, dateline.start), (dateline.end, span.end)):
        words = text[start:end].strip() if start < end else ""
        if words:
            at = text.index(words, start)
            yield LedgerEntry(
                span=Span(start=at, end=at + len(words)), disposition=entry.disposition
            )


def _became(text: str, claims: Sequence[Claim], attributions: Sequence[Attribution]) -> bytearray:
    """For every character whether a claim rests on it, or else it says who spoke, or is said."""
    became = bytearray(len(text))
    said = [span for attribution in attributions for span in attribution.content]
    speaks = [span for one in attributions for span in (*one.source, *one.cue)]
    claimed = [span for claim in claims for span in claim.spans]
    for what, spans in ((_SAID, said), (_SPEAKS, speaks), (_CLAIM, claimed)):
        for span in spans:
            became[span.start : span.end] = bytes((what,)) * (span.end - span.start)
    return became


def _of_sentence(
    document: Document, sentence: Sentence, span: Span, became: bytearray
) -> list[LedgerEntry]:
    """The entries of one sentence; ``span`` is the sentence with the marks beside it."""
    paragraph = document.paragraphs[sentence.paragraph]
    if paragraph.kind != "body":
        return [LedgerEntry(span=span, disposition=paragraph.kind)]
    words = [token for token in sentence.tokens if not token.is_space]
    text = sentence.span.of(document.text)
    here = became[sentence.span.start : sentence.span.end]
    form = form_of(text, words) if _CLAIM not in here else None
    if form is not None or not (_CLAIM in here or _SPEAKS in here):
        around = document.sentences[max(0, sentence.index - 1) : sentence.index + 2]
        is_line = [one.paragraph for one in around].count(sentence.paragraph) == 1
        disposition = form or disposition_of(text, words, is_line=is_line)
        return [LedgerEntry(span=span, disposition=disposition)]

    offset = paragraph.span.start

    def known(word: Token) -> Known | None:
        start = offset + word.idx
        here = became[start : start + len(word)]
        return next((name for code, name in _KNOWN if code in here), None)

    parts: list[tuple[str, int, int]] = []
    for word, label in labels_of(words, known, text):
        start = offset + word.idx
        end = start + len(word)
        if parts and parts[-1][0] == label:
            parts[-1] = (label, parts[-1][1], end)
        else:
            parts.append((label, start, end))
    entries = []
    done = span.start
    ends = [*(start for _, start, _ in parts[1:]), span.end]
    for (label, start, end), following in zip(parts, ends, strict=True):
        whole = _with_marks(document.text, Span(start=start, end=end), done, following)
        done = whole.end
        entries.append(LedgerEntry(span=whole, disposition=label))
    return entries


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
    """A stretch with the marks right beside it (both apostrophes of an opening ``''``)."""
    start, end = span.start, span.end
    while start > after and not text[start - 1].isspace():
        start -= 1
    while end < following and not text[end].isspace():
        end += 1
    return Span(start=start, end=end)
