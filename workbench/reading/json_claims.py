"""Prior claims in a JSON value: our own records, reviews, feeds of them, answers to a search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from workbench.models import PriorClaim
from workbench.reading.claim_reviews import Around, claim_of_review, site_of
from workbench.reading.found_claims import (
    NO_CLAIM,
    NO_TEXT,
    Found,
    Skipped,
    finding_of,
    stable_id,
)
from workbench.reading.json_records import NO_OBJECT, TOO_DEEP
from workbench.reading.linked_values import (
    Node,
    addresses,
    day_of,
    first_text,
    flat,
    kinds,
    members,
    prose,
)

NO_REVIEW: Final = "an item without a review"
MEDIA: Final = "a review of a picture or a film (MediaReview)"
NO_ADDRESS: Final = "evidence that is no web address"

_WEB: Final = ("http://", "https://")
_LISTS: Final = ("@graph", "dataFeedElement", "claims", "itemListElement")
_OWN_TEXTS: Final = (
    "title", "speaker", "date", "verdict", "label", "reason", "publisher", "url", "reviewed_on",
    "language",
)  # fmt: skip


def claims_of_json(
    value: Any, place: str, publisher: str | None, *, nested: bool = False
) -> Iterator[Found]:
    """The claims of one record of a file.

    Args:
        value: what ``json`` made of it.
        place: where it stands, for people (``line 3``).
        publisher: whose verdicts they are where the record names nobody.
        nested: members may stand under ``properties``.
    """
    try:
        yield from _claims(flat(value) if nested else value, Around(place, publisher))
    except RecursionError:
        yield Skipped(place, TOO_DEEP)


def _claims(value: Any, around: Around) -> Iterator[Found]:
    if isinstance(value, list):
        for one in value:
            yield from _claims(one, around)
    elif not isinstance(value, dict):
        yield Skipped(around.place, NO_OBJECT)
    elif "claimReview" in value:
        yield from _claims_of_search(value, around)
    elif "ClaimReview" in kinds(value):
        yield claim_of_review(value, around)
    elif held := next((name for name in _LISTS if name in value), None):
        yield from _claims_of_list(value[held], around)
    elif "item" in value:
        yield from _claims_of_item(value, around)
    elif "MediaReview" in kinds(value):
        yield Skipped(around.place, MEDIA)
    elif "text" in value or "claim_id" in value:
        yield _own_record(value, around)
    else:
        yield Skipped(around.place, NO_CLAIM)


def _claims_of_list(held: Any, around: Around) -> Iterator[Found]:
    nodes = {
        one["@id"]: one
        for one in members(held)
        if isinstance(one, dict) and isinstance(one.get("@id"), str) and len(one) > 1
    }
    # A page tells of its site, its menu and its writers too; they are no news beside a review.
    nothing = Skipped(around.place, NO_CLAIM)
    told = False
    for one in _claims(members(held), around._replace(nodes=nodes)):
        if one != nothing:
            told = True
            yield one
    if not told:
        yield nothing


def _claims_of_item(element: Node, around: Around) -> Iterator[Found]:
    """An element of a data feed; its address and day stand for those that a review lacks."""
    held = [one for one in members(element["item"]) if one is not None]
    if not held:
        yield Skipped(around.place, NO_REVIEW)
        return
    url = next(iter(addresses(element.get("url"))), around.url)
    inner = around._replace(url=url, day=day_of(element.get("dateCreated")) or around.day)
    yield from _claims(held, inner)


def _claims_of_search(claim: Node, around: Around) -> Iterator[Found]:
    """A claim of a saved ``claims:search`` answer, once for every review of it."""
    text = prose(first_text(claim.get("text")))
    reviews = [one for one in members(claim["claimReview"]) if isinstance(one, dict)]
    if text is None or not reviews:
        yield Skipped(around.place, NO_REVIEW if text else NO_TEXT)
        return
    for review in reviews:
        url = next(iter(addresses(review.get("url"))), None)
        publisher = (
            prose(first_text(review.get("publisher"), "name", "site"))
            or around.publisher
            or site_of(url)
        )
        finding = finding_of(None, first_text(review.get("textualRating")))
        yield PriorClaim(
            claim_id=stable_id(publisher, url, text),
            text=text,
            title=prose(first_text(review.get("title"))),
            speaker=prose(first_text(claim.get("claimant"), "name")),
            date=day_of(claim.get("claimDate")),
            verdict=finding.verdict,
            label=finding.label,
            label_table=finding.label_table,
            publisher=publisher,
            url=url,
            reviewed_on=day_of(review.get("reviewDate")),
            language=first_text(review.get("languageCode")),
        )


def _own_record(record: Node, around: Around) -> Found:
    """One of our own records; see ``docs/formats.md``."""
    wrong = [name for name in ("text", *_OWN_TEXTS) if not _is_text(record.get(name))]
    if wrong or isinstance(record.get("claim_id"), (dict, list, bool, float)):
        return Skipped(around.place, f"{', '.join(wrong) or 'claim_id'} is no text")
    text = record.get("text")
    if not text or text.isspace():
        return Skipped(around.place, NO_TEXT)
    evidence = members(record.get("evidence"))
    if not all(isinstance(one, str) and one.startswith(_WEB) for one in evidence):
        return Skipped(around.place, NO_ADDRESS)
    given = {name: record.get(name) or None for name in _OWN_TEXTS}
    given["publisher"] = given["publisher"] or around.publisher
    given |= finding_of(given["verdict"], given["label"])._asdict()
    claim_id = first_text(record.get("claim_id"))
    return PriorClaim(
        claim_id=claim_id or stable_id(given["publisher"], given["url"], text),
        text=text,
        evidence=tuple(evidence),
        **given,
    )


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)
