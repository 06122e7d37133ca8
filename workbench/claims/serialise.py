"""A split as the JSON of the command line, schema 1 (``docs/``, *JSON on the command line*)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from workbench.attribution import UNCERTAIN
from workbench.models import Attribution, Claim, Source, Span, Split

SCHEMA: Final = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def split_record(split: Split) -> dict[str, Any]:
    """The split as one JSON object.

    ``further_attributions`` holds speech within speech and what is uncertain, apart from what
    is certain and outermost: what corpora annotate, and what a count of quotations should count.
    Offsets are code points, half-open, in the article's text as it was read; ``source``,
    ``cue``, ``content`` and ``spans`` are lists of ``[start, end]``.
    """
    article = split.article
    outermost = [one for one in split.attributions if _is_certain_and_outermost(one)]
    further = [one for one in split.attributions if not _is_certain_and_outermost(one)]
    return {
        "schema": SCHEMA,
        "article": {
            "path": article.path,
            "title": article.title,
            "dateline": article.dateline,
            "published_at": article.published_at,
            "language": article.language,
            "sha256": article.sha256,
            "characters": len(article.text),
            "headings": _pairs(article.headings),
        },
        "sources": [_source(source) for source in split.sources],
        "attributions": [_attribution(attribution) for attribution in outermost],
        "further_attributions": [_attribution(attribution) for attribution in further],
        "claims": [
            {**_claim(claim), "facts": [_claim(fact) for fact in claim.facts]}
            for claim in split.claims
        ],
        "ledger": [
            {"span": [entry.span.start, entry.span.end], "disposition": entry.disposition}
            for entry in split.ledger
        ],
    }


def _is_certain_and_outermost(attribution: Attribution) -> bool:
    return attribution.parent_id is None and UNCERTAIN not in attribution.flags


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "title": source.title,
        "mentions": _pairs(source.mentions),
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "source_id": attribution.source_id,
        "source_kind": attribution.source_kind.value,
        "style": attribution.style.value,
        "via": list(attribution.via),
        "confidence": round(attribution.confidence, 2),
        "parent_id": attribution.parent_id,
        "flags": list(attribution.flags),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "position": claim.position,
        "spans": _pairs(claim.spans),
        "quote": claim.quote,
        "statement": claim.statement,
        "replacements": [
            {"span": [r.span.start, r.span.end], "by": r.by, "why": r.why}
            for r in claim.replacements
        ],
        "attribution_id": claim.attribution_id,
        "type": claim.type.value,
        "checkable": claim.checkable,
        "check_worthiness": claim.check_worthiness,
        "reasons": list(claim.reasons),
        "flags": list(claim.flags),
    }
