"""The sources of an article: everybody its attributions name, relays included."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.attribution.attributing import find_drafts, source_keys
from workbench.language import Document
from workbench.models import Attribution, Source, SourceKind, Span


def sources_of(document: Document, attributions: Sequence[Attribution]) -> list[Source]:
    """The sources that ``attributions`` refer to, and their relays, ``s1`` on in text order.

    Args:
        document: the document that ``attributions`` were found in.
        attributions: what ``attribute`` returned for it.
    """
    drafts = find_drafts(document)
    found: list[Source] = []
    for number, key in enumerate(source_keys(drafts), start=1):
        source_id = f"s{number}"
        name, kind, title, entity = "", SourceKind.ORGANIZATION, None, None
        mentions: set[Span] = set()
        for draft in drafts:
            identity = draft.identity
            if identity is not None and identity.key == key and identity.name is not None:
                name, kind, title = identity.name, identity.kind, identity.title
                entity = identity.entity
                mentions.update(draft.source)
            for via, span in zip(draft.via, draft.via_spans, strict=True):
                if f"via:{via.casefold()}" == key:
                    name = via
                    mentions.add(span)
        if entity is not None:
            named = document.entities[entity].mentions
            mentions.update(s for s in named if not any(m.overlaps(s) for m in mentions))
        ordered = tuple(sorted(mentions, key=lambda s: (s.start, s.end)))
        found.append(Source(id=source_id, name=name, kind=kind, title=title, mentions=ordered))
    return found
