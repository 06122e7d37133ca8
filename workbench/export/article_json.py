"""The annotated article as JSON, schema 1 (``docs/annotated-article.md``)."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any, Final

from workbench.audit import SourceFigures
from workbench.export.annotated_article import AnnotatedArticle, NotedClaim

SCHEMA: Final = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""

_OF_A_SOURCE: Final = (
    "source_id", "source_name", "source_kind", "source_title", "confidential", "claims", "direct",
    "indirect", "mixed", "via_claims", "relayed_for_others", "verified", "disputed", "rate_n",
    "verified_rate", "rate_low", "rate_high", "disputed_rate", "disputed_low", "disputed_high",
)  # fmt: skip
# JSON escapes C0 controls; these would still reach a terminal, or change the order of a line.
_UNSAFE: Final = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)


def article_record(page: AnnotatedArticle) -> dict[str, Any]:
    """The page as one JSON object. Offsets are code points, half-open, in ``article.text``."""
    article = page.article
    return {
        "schema": SCHEMA,
        "article": {
            "slug": page.slug,
            "title": article.title,
            "outlet": article.outlet,
            "author": article.author,
            "published_at": article.published_at,
            "url": article.url,
            "language": article.language,
            "sha256": article.sha256,
            "text": article.text,
        },
        "counts": {one.state.code: one.claims for one in page.counts},
        "claims": [_claim(claim) for claim in page.claims],
        "sources": [_source(source) for source in page.sources],
        "claim_reviews": list(page.reviews),
        "confidential": list(page.confidential),
        "named_in_article": list(page.named_in_article),
        "desk": {
            "as_of": page.as_of,
            "events": page.events,
            "head_hash": page.head_hash,
            "scale_version": page.scale_version,
            "tool_version": page.tool_version,
        },
    }


def article_json(page: AnnotatedArticle) -> str:
    """``article_record`` as text; characters that cannot be seen are written as escapes."""
    text = json.dumps(article_record(page), ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _source(source: SourceFigures) -> dict[str, Any]:
    return {name: getattr(source, name) for name in _OF_A_SOURCE}


def _claim(claim: NotedClaim) -> dict[str, Any]:
    values = asdict(claim)
    values["spans"] = [[span.start, span.end] for span in claim.spans]
    values["state"] = claim.state.code
    values["word"] = claim.state.word
    return values
