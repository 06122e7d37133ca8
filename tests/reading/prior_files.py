"""Files of prior claims in memory, read as the command reads them."""

from __future__ import annotations

import io
import json
from typing import Any

from workbench.models import PriorClaim
from workbench.reading.found_claims import Found, Skipped
from workbench.reading.prior_claims import read_prior_claims


def read(content: bytes | str, *, publisher: str | None = None) -> list[Found]:
    """What is found in a file of this content."""
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return list(read_prior_claims(stream, "priors", publisher=publisher))


def read_json(value: Any) -> list[Found]:
    return read(json.dumps(value))


def claims(found: list[Found]) -> list[PriorClaim]:
    return [one for one in found if isinstance(one, PriorClaim)]


def skipped(found: list[Found]) -> list[tuple[str, str]]:
    return [tuple(one) for one in found if isinstance(one, Skipped)]


def only(found: list[Found]) -> PriorClaim:
    """The one claim of a file of which everything can be read."""
    (claim,) = found
    assert isinstance(claim, PriorClaim)
    return claim


def review(**changed: Any) -> dict[str, Any]:
    """A ``ClaimReview`` as it should be; ``None`` takes a member out."""
    whole = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://checks.example/pier",
        "datePublished": "2024-12-02T09:00:00Z",
        "claimReviewed": "The pier of Orrin Bay cost 4 million florins",
        "author": {"@type": "Organization", "name": "Velmara Checks"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ines Hale"},
            "datePublished": "2024-11-28",
            "appearance": {"@type": "CreativeWork", "url": "https://posts.example/1"},
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False",
            "ratingExplanation": "The accounts show 6 million.",
        },
        "inLanguage": "en",
    }
    return {key: value for key, value in (whole | changed).items() if value is not None}


def rated(**rating: Any) -> PriorClaim:
    """A review with this rating and no other words about it."""
    return only(read_json(review(reviewRating={"@type": "Rating", **rating})))
