"""``ClaimReview`` of schema.org: a claim with its verdict, as search engines and archives read it.

Source of the properties: https://schema.org/ClaimReview, and Google's page on fact-check markup,
https://developers.google.com/search/docs/appearance/structured-data/factcheck.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from workbench.errors import PolicyError
from workbench.export.csv_cells import text_cell
from workbench.export.masking import Mask, mask_of
from workbench.models import SourceKind
from workbench.review import (
    PublishSettings,
    entry_of,
    publications,
    publications_of,
    withheld_because,
)
from workbench.review.publishing import is_web_address

if TYPE_CHECKING:
    from workbench.models import Evidence
    from workbench.review import Publication
    from workbench.store import ArticleRow, ClaimRow, Desk

CONTEXT: Final = "https://schema.org"
BEST: Final = 5
WORST: Final = 1

_AT_ONCE: Final = 500
_AUTHORS: Final = {SourceKind.PERSON: "Person", SourceKind.ORGANIZATION: "Organization"}
# What a JSON text may not hold within a <script>, what JavaScript takes for the end of a line, and
# what a terminal or an editor would obey.
_ESCAPED: Final = re.compile(
    "[<>&\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A claim that has a verdict to publish, with its article and the evidence.

    ``first_published`` is the day of the verdict that was published first, ``None`` where none was
    yet.
    """

    claim: ClaimRow
    article: ArticleRow
    evidence: tuple[Evidence, ...] = ()
    first_published: str | None = None


def reviewed_claim(desk: Desk, claim: ClaimRow) -> ReviewedClaim:
    """A claim of the desk with what its ``ClaimReview`` tells.

    Raises:
        PolicyError: it is one that is not published (``review.withheld_because``).
    """
    why = withheld_because(claim)
    if why is not None:
        raise PolicyError(
            f"The claim is not published ({why})", "docs/claimreview.md says which claims are"
        )
    published = publications_of(desk, claim.id)
    article = desk.article(claim.article_id or "")
    return _with_evidence(desk, masked_claim(claim, mask_of(desk)), article, published)


def reviewed_claims(desk: Desk, numbers: Sequence[int]) -> Iterator[ReviewedClaim]:
    """The claims of these numbers (``ClaimRow.n``) that may be published, in their order.

    Those that ``review.withheld_because`` keeps back are passed over. Confidential sources are not
    named.
    """
    articles = {article.id: article for article in desk.articles()}
    published = publications(desk)
    mask = mask_of(desk)
    for start in range(0, len(numbers), _AT_ONCE):
        for claim in desk.numbered_claims(numbers[start : start + _AT_ONCE]):
            if withheld_because(claim) is None:
                article = articles[claim.article_id or ""]
                told = published.get(claim.id, [])
                yield _with_evidence(desk, masked_claim(claim, mask), article, told)


def masked_claim(claim: ClaimRow, mask: Mask) -> ClaimRow:
    """``claim`` without the names of confidential sources in the words of this desk."""
    return replace(claim, text=mask.over(claim.text), reason=mask.over_any(claim.reason))


def _with_evidence(
    desk: Desk, claim: ClaimRow, article: ArticleRow, published: Sequence[Publication]
) -> ReviewedClaim:
    return ReviewedClaim(
        claim,
        article,
        tuple(desk.evidence(claim.id)) if claim.evidence_count else (),
        (published[0].reviewed_at or "")[:10] or None if published else None,
    )


def claim_review(reviewed: ReviewedClaim, settings: PublishSettings) -> dict[str, Any]:
    """The ``ClaimReview`` of one claim, ready for JSON; what is not known is left out.

    ``datePublished`` is the day of the verdict that was published first, or of this one where none
    was; ``dateModified`` the day of this one where it is later. A source that is not named, or
    confidential or a document, is no ``author`` (schema.org wants a person or an organisation).
    """
    claim = reviewed.claim
    address = settings.address_of(claim)
    reviewed_on = (claim.reviewed_at or "")[:10] or None
    published_on = min(filter(None, (reviewed.first_published, reviewed_on)), default=None)
    return _known(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "@id": address,
            "url": address,
            "datePublished": published_on,
            "dateModified": reviewed_on if reviewed_on != published_on else None,
            "inLanguage": reviewed.article.language,
            "claimReviewed": text_cell(claim.text),
            "author": {
                "@type": "Organization",
                "name": settings.organization,
                "url": settings.url,
            },
            "itemReviewed": _claim(claim, reviewed.article),
            "reviewRating": _rating(claim, settings),
            "citation": [piece.url for piece in reviewed.evidence if piece.url],
        }
    )


def _claim(claim: ClaimRow, article: ArticleRow) -> dict[str, Any]:
    return {"@type": "Claim"} | _known(
        {
            "author": _author(claim),
            "datePublished": _date(claim.claim_date) or _date(article.published_at),
            "appearance": _appearances(article),
            "firstAppearance": _document(claim),
        }
    )


def _author(claim: ClaimRow) -> dict[str, Any] | None:
    kind = _AUTHORS.get(SourceKind(claim.source_kind)) if claim.source_kind else None
    if kind is None or not claim.source_name or claim.source_number is not None:
        return None
    title = claim.source_title if kind == "Person" else None
    return {"@type": kind} | _known(
        {"name": text_cell(claim.source_name), "jobTitle": text_cell(title) if title else None}
    )


def _document(claim: ClaimRow) -> dict[str, Any] | None:
    """Where a document said it: a poll or a report is no author, but a work of its own."""
    is_named = claim.source_name and claim.source_number is None
    if claim.source_kind != SourceKind.DOCUMENT or not is_named:
        return None
    return {"@type": "CreativeWork", "name": text_cell(claim.source_name or "")}


def _appearances(article: ArticleRow) -> list[dict[str, Any]]:
    url = article.url if article.url and is_web_address(article.url) else None
    if not url and not article.title:
        return []
    outlet = text_cell(article.outlet or "")
    appearance = {
        "url": url,
        "headline": text_cell(article.title or ""),
        "datePublished": _date(article.published_at),
        "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
    }
    return [{"@type": "NewsArticle"} | _known(appearance)]


def _date(text: str | None) -> str | None:
    """A date or instant of ISO 8601, as which an article's may not have been written."""
    try:
        datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return text


def _rating(claim: ClaimRow, settings: PublishSettings) -> dict[str, Any]:
    code = claim.verdict or ""
    entry = entry_of(code)
    value = entry.rating_value if entry else None
    numbers = (
        {} if value is None else {"ratingValue": value, "bestRating": BEST, "worstRating": WORST}
    )
    return {
        "@type": "Rating",
        **numbers,
        "alternateName": settings.label(code),
        **_known({"ratingExplanation": text_cell(claim.reason) if claim.reason else None}),
    }


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def embedded(value: Any, *, indent: int | None = None) -> str:
    """``value`` as JSON that may stand within ``<script type="application/ld+json">``.

    ``<``, ``>``, ``&`` and the line ends U+2028 and U+2029 are escaped, so that no text ends the
    element or begins another; so are controls and marks that turn the direction of a text.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
