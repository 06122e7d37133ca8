"""Published verdicts as tables in the layouts of those who collect them.

``claimreview`` has ClaimReview flattened to dotted names, as Fact-Check Insights has it
(https://www.factcheckinsights.org); ``datacommons`` the columns of the data set
``datacommons_factcheck`` (https://huggingface.co/datasets/datacommons_factcheck).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from workbench.export.claim_review import claim_review, reviewed_claims
from workbench.review import PublishSettings, check_can_publish

if TYPE_CHECKING:
    from workbench.store import Desk

CLAIM_REVIEW: Final[tuple[str, ...]] = (
    "id", "@context", "@type", "claimReviewed", "datePublished", "url", "author.@type",
    "author.name", "author.url", "itemReviewed.@type", "itemReviewed.author.@type",
    "itemReviewed.author.name", "itemReviewed.author.jobTitle", "itemReviewed.datePublished",
    "itemReviewed.appearance.1.url", "reviewRating.@type", "reviewRating.ratingValue",
    "reviewRating.bestRating", "reviewRating.worstRating", "reviewRating.alternateName",
    "reviewRating.ratingExplanation", "inLanguage",
)  # fmt: skip

_DATA_COMMONS: Final[dict[str, str]] = {
    "reviewer_name": "author.name",
    "claim_text": "claimReviewed",
    "review_date": "datePublished",
    "review_url": "url",
    "review_rating": "reviewRating.alternateName",
    "claim_author_name": "itemReviewed.author.name",
    "claim_date": "itemReviewed.datePublished",
}
DATA_COMMONS: Final[tuple[str, ...]] = tuple(_DATA_COMMONS)


def claim_review_rows(
    desk: Desk, numbers: array[int], settings: PublishSettings | None, profile: str
) -> Iterator[list[Any]]:
    """A row for each of the claims of these numbers that is published, in their order.

    Raises:
        PolicyError: ``settings`` do not tell who publishes, or where.
    """
    settings = settings or PublishSettings()
    check_can_publish(settings)
    names = CLAIM_REVIEW if profile == "claimreview" else tuple(_DATA_COMMONS.values())
    for reviewed in reviewed_claims(desk, numbers):
        found = dict(_flat(claim_review(reviewed, settings)))
        found["id"] = reviewed.claim.id
        yield [found.get(name) for name in names]


def _flat(node: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Values by dotted name; those of a list are counted from 1."""
    for name, value in node.items():
        members = enumerate(value, start=1) if isinstance(value, list) else [("", value)]
        for number, one in members:
            place = f"{before}{name}.{number}".rstrip(".")
            if isinstance(one, Mapping):
                yield from _flat(one, f"{place}.")
            else:
                yield place, one
