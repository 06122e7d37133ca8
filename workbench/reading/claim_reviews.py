"""``ClaimReview`` of schema.org, in all the shapes in which publishers write it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from workbench.models import IMPORTED_UNMAPPED, PriorClaim
from workbench.reading.found_claims import NO_TEXT, Found, Skipped, finding_of, stable_id
from workbench.reading.linked_values import Node, addresses, day_of, first_text, members, prose

MOST_NAMES: Final = 5


class Around(NamedTuple):
    """What stands around a review: its place in the file, and what the feed says about it.

    ``nodes`` are the objects of the same ``@graph`` by their ``@id``; ``publisher`` is whom a
    person named for records that name nobody.
    """

    place: str
    publisher: str | None = None
    url: str | None = None
    day: str | None = None
    nodes: Mapping[str, Node] = {}


def claim_of_review(review: Node, around: Around) -> Found:
    """The claim that a ``ClaimReview`` is about, with its publisher's verdict."""
    text = prose(first_text(review.get("claimReviewed"), "name", "text"))
    if text is None:
        return Skipped(around.place, NO_TEXT)
    claim = _node(review.get("itemReviewed"), around) or {}
    url = next(iter(addresses(review.get("url"))), around.url)
    publisher = (
        _names(review.get("author"), around)
        or _names(review.get("publisher"), around)
        or around.publisher
        or site_of(url)
    )
    rating = _rating(review.get("reviewRating"), around)
    finding = finding_of(None, _words_of(rating))
    speaker = _names(claim.get("author"), around)
    return PriorClaim(
        claim_id=stable_id(publisher, url, text),
        text=text,
        title=prose(first_text(review.get("headline") or review.get("name"))),
        speaker=speaker,
        date=day_of(claim.get("datePublished")),
        verdict=finding.verdict or IMPORTED_UNMAPPED,
        label=finding.label,
        label_table=finding.label_table,
        reason=prose(first_text(rating.get("ratingExplanation"))),
        publisher=publisher,
        url=url,
        evidence=addresses(review.get("citation")),
        reviewed_on=day_of(review.get("datePublished")) or around.day,
        language=first_text(review.get("inLanguage"), "alternateName", "name"),
        appearances=_appearances(claim),
    )


def site_of(url: str | None) -> str | None:
    """The host of a web address without ``www.``."""
    if url is None:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _appearances(claim: Node) -> tuple[str, ...]:
    given = [claim.get(name) for name in ("firstAppearance", "appearance", "url", "sameAs")]
    return addresses([one for one in given if one is not None])


def _node(value: Any, around: Around) -> Node | None:
    """The first object of ``value``; one that is only a name for another is that other."""
    for one in members(value):
        if isinstance(one, dict):
            name = one.get("@id")
            known = around.nodes.get(name) if isinstance(name, str) else None
            return known if known is not None and len(one) == 1 else one
    return None


def _names(value: Any, around: Around) -> str | None:
    found: list[str] = []
    for one in members(value):
        node = _node(one, around)
        name = prose(first_text(node if node is not None else one, "name", "legalName"))
        if name and name not in found:
            found.append(name)
        if len(found) == MOST_NAMES:
            break
    return ", ".join(found) or None


def _rating(value: Any, around: Around) -> Node:
    """The rating of a review; a text in its place is its label."""
    node = _node(value, around)
    if node is not None:
        return node
    label = first_text(value)
    return {} if label is None else {"alternateName": label}


def _words_of(rating: Node) -> str | None:
    """The label of a rating as it was printed, else its number where that says something."""
    for key in ("alternateName", "name"):
        label = first_text(rating.get(key), "name")
        if label is not None:
            return label
    given = [first_text(rating.get(key)) for key in ("ratingValue", "worstRating", "bestRating")]
    value, worst, best = (_number(text) for text in given)
    if value is None:
        return given[0]
    if worst is None or best is None:
        return given[0]
    # A best of -1 and a worst of -1 mean that there is no scale; nor is there one elsewhere.
    return f"{given[0]} ({given[1]} to {given[2]})" if worst <= value <= best != worst else None


def _number(text: str | None) -> float | None:
    try:
        number = float(text) if text is not None and len(text) < 40 else None
    except ValueError:
        return None
    return number if number is not None and math.isfinite(number) else None
