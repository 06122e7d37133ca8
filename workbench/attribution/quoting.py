"""Quotations: filled to their marks, carried on after *he said*, tied to a speaker."""

from __future__ import annotations

import re
from typing import Final

from workbench.attribution.draft import Draft, by_paragraph
from workbench.attribution.grammar import WORD, names_a_work, shared, trimmed, without
from workbench.attribution.identity import Identity, of_entity
from workbench.attribution.nearby import from_nearby
from workbench.language import Document, Quotation
from workbench.models import SourceKind, Span

_SHORTEST_ORPHAN: Final = 5
_SIGNATURE: Final = re.compile(
    r"\s*(?P<dash>[―—–]|--?)\s*(?P<name>[A-Z][^\W\d_]*[^,.;:\"“”\n]{0,60}?)(?=\s*(?:[,.;:\n]|$))",
    re.MULTILINE,
)
"""*“…” ― Name* at the end of a quotation in a list."""


def fill_quotations(document: Document, drafts: list[Draft]) -> None:
    """Stretch what was said over the whole of every quotation that it reaches into.

    A quotation that holds the cue is left alone: there the attribution is inside it.
    """
    for draft in drafts:
        draft.content = filled(document, draft)


def filled(document: Document, draft: Draft) -> list[Span]:
    """What was said, stretched over the whole of every quotation that it reaches into."""
    frame = [*draft.cue, *draft.source]
    pieces = list(draft.content)
    for quotation in document.quotations_in(document.paragraphs[draft.paragraph].span):
        reached = any(piece.overlaps(quotation.inner) for piece in pieces)
        if reached and not any(quotation.span.overlaps(span) for span in frame):
            pieces.append(quotation.span)
    return _united(document.text, pieces, frame)


def within_quotation(document: Document, cue: Span, content: list[Span]) -> list[Span]:
    """What of ``content`` a cue can introduce: one that somebody is quoted with (*“They claim that
    we lost,” she said*) nothing that is outside of quotation marks."""
    around = document.quotation_at(cue.start)
    if around is None or not around.closed or not around.inner.holds(cue):
        return content
    quoted = document.quotations_in(document.paragraphs[around.paragraph].span)
    return shared(document.text, content, [quotation.inner for quotation in quoted])


def _united(text: str, pieces: list[Span], holes: list[Span]) -> list[Span]:
    """Pieces in order, those that touch joined, without the holes."""
    joined: list[Span] = []
    for piece in sorted(pieces, key=lambda p: (p.start, p.end)):
        between = text[joined[-1].end : piece.start] if joined else "."
        if joined and (piece.start <= joined[-1].end or not between.strip()):
            end = max(joined[-1].end, piece.end)
            joined[-1] = Span(start=joined[-1].start, end=end)
        else:
            joined.append(piece)
    found = [
        piece if piece in joined else trimmed(text, piece)
        for one in joined
        for piece in without(one, holes)
    ]
    return [piece for piece in found if piece is not None]


def tie_quotations(document: Document, drafts: list[Draft]) -> list[Draft]:
    """Give every quotation that nobody has yet to a speaker, or say that there is none.

    A quotation that goes on after *he said.* belongs to the attribution before it; one that a
    new paragraph carries on, to that of the paragraph before; others to who spoke nearby, or
    to nobody, flagged.

    Returns:
        The attributions that were added.
    """
    added: list[Draft] = []
    near = by_paragraph(drafts)
    owner: dict[int, Draft] = {}
    for quotation in document.quotations:
        here = near[quotation.paragraph]
        holder = _holder(quotation, here)
        if document.paragraphs[quotation.paragraph].kind != "body":
            continue
        is_speech = not quotation.is_scare and not names_a_work(document.text, quotation)
        if holder is None and is_speech and _words(document, quotation):
            holder = _signed(document, quotation)
            if holder is not None:
                added.append(holder)
                here.append(holder)
                owner[quotation.index] = holder
                continue
            holder = _carry_on(document, quotation, here, owner)
            if holder is None:
                holder = _cut_short(document, quotation, here)
            if holder is not None:
                holder.content = _united(document.text, [*holder.content, quotation.span], [])
            else:
                holder = from_nearby(document, quotation, [*near[quotation.paragraph - 1], *here])
                if holder is not None:
                    added.append(holder)
                    here.append(holder)
        if holder is not None:
            owner[quotation.index] = holder
    return added


def _cut_short(document: Document, quotation: Quotation, drafts: list[Draft]) -> Draft | None:
    """The speech before the quotation in its sentence, stretched to it: the parser often loses
    the end of a long reported clause (*said that he would stay because “…”*)."""
    sentence = document.sentence_at(quotation.span.start)
    before = [
        d
        for d in drafts
        if sentence is not None
        and d.source
        and any(sentence.span.holds(cue) for cue in d.cue)
        and sentence.span.start <= d.start
        and max([d.end, *(cue.end for cue in d.cue)]) <= quotation.span.start
    ]
    if not before:
        return None
    latest = max(before, key=lambda d: d.cue[0].start)
    last = max(latest.content, key=lambda span: span.end)
    if last.start < latest.cue[0].start:
        return None
    gap = Span(start=last.start, end=quotation.span.end)
    latest.content = [*(span for span in latest.content if span != last), gap]
    return latest


def _words(document: Document, quotation: Quotation) -> bool:
    inner = quotation.inner.of(document.text)
    return len(WORD.findall(inner)) >= _SHORTEST_ORPHAN or inner.rstrip()[-1:] in {".", "!", "?"}


def _holder(quotation: Quotation, drafts: list[Draft]) -> Draft | None:
    """The attribution that the quotation is given to; speech within it does not count."""
    for draft in drafts:
        if any(quotation.inner.holds(span) for span in draft.cue or draft.source):
            continue
        if any(piece.overlaps(quotation.inner) for piece in draft.content):
            return draft
    return None


def _carry_on(
    document: Document, quotation: Quotation, drafts: list[Draft], owner: dict[int, Draft]
) -> Draft | None:
    if quotation.continues is not None:
        return owner.get(quotation.continues)
    before = [
        d
        for d in drafts
        if d.end <= quotation.span.start
        and d.source
        and any(document.quotations_in(piece) for piece in d.content)
    ]
    if not before:
        return None
    latest = max(before, key=lambda d: d.end)
    said = document.sentence_at(max(span.start for span in [*latest.cue, *latest.source]))
    told_to = latest.end if said is None else max(latest.end, said.span.end)
    between = document.text[told_to : quotation.span.start]
    # Other words between the two begin a sentence of their own.
    return latest if not WORD.search(between) else None


def _signed(document: Document, quotation: Quotation) -> Draft | None:
    """A quotation with the name of its speaker under it, or ``None``."""
    end = document.paragraphs[quotation.paragraph].span.end
    signed = _SIGNATURE.match(document.text, quotation.span.end, end)
    if signed is None:
        return None
    label = Span(start=signed.start("name"), end=signed.end("name"))
    entity = document.entity_at(label)
    name = " ".join(signed["name"].split())
    if entity is not None:
        identity = of_entity(entity)
    else:
        identity = Identity(f"n:{name.casefold()}", name, SourceKind.PERSON)
    dash = Span(start=signed.start("dash"), end=signed.end("dash"))
    return Draft(
        [dash], [quotation.span], "signed", [label], identity, paragraph=quotation.paragraph
    )
