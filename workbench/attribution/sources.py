"""Attributions and sources of an article: everybody its attributions name, relays included."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.attribution.attributing import (
    attributions_of,
    find_drafts,
    relay_keys,
    source_keys,
)
from workbench.attribution.draft import Draft
from workbench.attribution.identity import Identity
from workbench.language import Document
from workbench.models import Attribution, Source, SourceKind, Span


@dataclass(slots=True)
class _Gathered:
    """What the attributions say of one source."""

    identity: Identity | None = None
    relay_name: str | None = None
    mentions: set[Span] = field(default_factory=set)


def attribute(document: Document) -> tuple[list[Attribution], list[Source]]:
    """Who said what in a document, and through whom.

    Args:
        document: a parsed article.

    Returns:
        The attributions in the order of what was said, ``a1`` on, and the sources that they
        refer to, relays included, ``s1`` on in the order of the text. Speech within speech has
        the outer one as ``parent_id``; what is below the threshold is flagged ``UNCERTAIN``.
    """
    drafts = find_drafts(document)
    return attributions_of(document, drafts), _sources_of(document, drafts)


def _sources_of(document: Document, drafts: list[Draft]) -> list[Source]:
    relays = relay_keys(drafts)
    gathered = {key: _Gathered() for key in source_keys(drafts)}
    for draft in drafts:
        speaker = draft.speaker
        if speaker is not None:
            gathered[speaker.key].identity = speaker
            gathered[speaker.key].mentions.update(draft.source)
        for name, span in zip(draft.via, draft.via_spans, strict=True):
            gathered[relays[name]].relay_name = name
            gathered[relays[name]].mentions.add(span)
    return [
        _source(document, f"s{number}", one)
        for number, one in enumerate(gathered.values(), start=1)
    ]


def _source(document: Document, source_id: str, gathered: _Gathered) -> Source:
    identity, mentions = gathered.identity, gathered.mentions
    name, kind, title = gathered.relay_name or "", SourceKind.ORGANIZATION, None
    if identity is not None:
        name, kind, title = identity.name or name, identity.kind, identity.title
    if identity is not None and identity.entity is not None:
        taken = {place for span in mentions for place in range(span.start, span.end)}
        named = document.entities[identity.entity].mentions
        mentions = mentions | {
            span for span in named if taken.isdisjoint(range(span.start, span.end))
        }
    ordered = tuple(sorted(mentions, key=lambda span: (span.start, span.end)))
    return Source(id=source_id, name=name, kind=kind, title=title, mentions=ordered)
