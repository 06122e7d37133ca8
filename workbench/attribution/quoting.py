"""Quotations: filled to their marks, carried on after *he said*, tied to a speaker."""

from __future__ import annotations

import re
from typing import Final

from workbench.attribution.draft import Draft
from workbench.attribution.grammar import trimmed, without
from workbench.attribution.identity import Identity
from workbench.language import Document, Quotation
from workbench.models import SourceKind, Span

_SHORTEST_ORPHAN: Final = 5
_SIGNATURE: Final = re.compile(
    r"\s*(?P<dash>[―—–]|--?)\s*(?P<name>[A-Z][^\W\d_]*[^,.;:\"“”\n]{0,60}?)(?=\s*(?:[,.;:\n]|$))",
    re.MULTILINE,
)
"""*“…” ― Name* at the end of a quotation in a list."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def fill_quotations(document: Document, drafts: list[Draft]) -> None:
    """Stretch what was said over the whole of every quotation that it reaches into.

    A quotation that holds the cue is left alone: there the attribution is inside it.
    """
    for draft in drafts:
        frame = [*draft.cue, *draft.source]
        pieces = list(draft.content)
        for quotation in document.quotations:
            if quotation.paragraph != draft.paragraph:
                continue
            reached = any(piece.overlaps(quotation.inner) for piece in pieces)
            if reached and not any(quotation.span.overlaps(span) for span in frame):
                pieces.append(quotation.span)
        draft.content = _united(document.text, pieces, frame)


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
    new paragraph carries on, to that of the paragraph before; a paragraph that is only a
    quotation, to who spoke last, flagged. Others of five words or more are kept without a
    speaker, flagged.

    Returns:
        The attributions that were added.
    """
    added: list[Draft] = []
    owner: dict[int, Draft] = {}
    for quotation in document.quotations:
        holder = _holder(quotation, [*drafts, *added])
        if holder is None and not quotation.is_scare and _words(document, quotation):
            holder = _signed(document, quotation)
            if holder is not None:
                added.append(holder)
                owner[quotation.index] = holder
                continue
            holder = _carry_on(document, quotation, [*drafts, *added], owner)
            if holder is not None:
                holder.content = [*holder.content, quotation.span]
            else:
                holder = _orphan(document, quotation, [*drafts, *added])
                if holder is not None:
                    added.append(holder)
        if holder is not None:
            owner[quotation.index] = holder
    return added


def _words(document: Document, quotation: Quotation) -> bool:
    inner = quotation.inner.of(document.text)
    return len(_WORD.findall(inner)) >= _SHORTEST_ORPHAN or inner.rstrip()[-1:] in {".", "!", "?"}


def _holder(quotation: Quotation, drafts: list[Draft]) -> Draft | None:
    return next(
        (d for d in drafts if any(piece.overlaps(quotation.inner) for piece in d.content)), None
    )


def _carry_on(
    document: Document, quotation: Quotation, drafts: list[Draft], owner: dict[int, Draft]
) -> Draft | None:
    if quotation.continues is not None:
        return owner.get(quotation.continues)
    before = [
        d
        for d in drafts
        if d.paragraph == quotation.paragraph and d.end <= quotation.span.start and d.source
    ]
    if not before:
        return None
    latest = max(before, key=lambda d: d.end)
    if not any(q.inner.overlaps(p) for q in document.quotations for p in latest.content):
        return None
    said = document.sentence_at(max(span.start for span in [*latest.cue, *latest.source]))
    told_to = latest.end if said is None else max(latest.end, said.span.end)
    between = document.text[told_to : quotation.span.start]
    # Other words between the two begin a sentence of their own.
    return latest if not _WORD.search(between) else None


def _orphan(document: Document, quotation: Quotation, drafts: list[Draft]) -> Draft | None:
    text = document.text
    if len(_WORD.findall(quotation.inner.of(text))) < _SHORTEST_ORPHAN:
        return None
    paragraph = document.paragraphs[quotation.paragraph]
    lead = text[paragraph.span.start : quotation.span.start]
    rest = text[quotation.span.end : paragraph.span.end]
    alone = not _WORD.search(lead) and not _WORD.search(rest)
    spoke = [
        d
        for d in drafts
        if d.identity is not None and d.start < quotation.span.start and not d.flags
    ]
    latest = max(spoke, key=lambda d: d.start, default=None)
    if alone and latest is not None and paragraph.index - latest.paragraph <= 1:
        return Draft(
            [],
            [quotation.span],
            "orphan",
            [],
            latest.identity,
            flags=["speaker taken from the paragraph before"],
            paragraph=paragraph.index,
        )
    return Draft(
        [], [quotation.span], "unknown", flags=["no speaker found"], paragraph=paragraph.index
    )


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
        identity = Identity(
            f"e{entity.index}", entity.name, SourceKind.PERSON, entity.title, entity.index
        )
    else:
        identity = Identity(f"n:{name.casefold()}", name, SourceKind.PERSON)
    dash = Span(start=signed.start("dash"), end=signed.end("dash"))
    return Draft(
        [dash], [quotation.span], "signed", [label], identity, paragraph=quotation.paragraph
    )
