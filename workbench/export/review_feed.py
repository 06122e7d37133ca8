"""Published verdicts as JSON-LD: ClaimReview a line, or one DataFeed in the layout of Data Commons.

Source of the layout: https://www.datacommons.org/factcheck/faq and its feed,
https://storage.googleapis.com/datacommons-feeds/factcheck/latest/data.json.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO

from workbench.errors import WorkbenchError
from workbench.export.atomic import whole_file
from workbench.export.claim_review import (
    CONTEXT,
    ReviewedClaim,
    claim_review,
    embedded,
    reviewed_claims,
)
from workbench.export.manifest import filter_record, write_manifest
from workbench.export.snapshot import snapshot
from workbench.models import Status
from workbench.review import (
    PublishSettings,
    check_can_publish,
    corrections_among,
    publications,
    record_publication,
    standing,
    withdraw_publications,
    withheld_because,
)
from workbench.store import ClaimFilter

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk

ReviewKind = Literal["claimreview", "feed"]


@dataclass(frozen=True, slots=True)
class ReviewsExported:
    """What an export of reviews wrote, and what it wrote to the log.

    Attributes:
        reviews: how many are in the file.
        withheld: how many claims with a verdict are not, by reason.
        first, changed, withdrawn: claims that were published for the first time, otherwise than
            before, and not any more; all 0 where nothing was published.
        path: where; ``None`` for a stream.
    """

    reviews: int
    withheld: dict[str, int]
    first: int
    changed: int
    withdrawn: int
    path: Path | None


def export_reviews(
    desk: Desk,
    path: str | Path,
    kind: ReviewKind,
    settings: PublishSettings,
    *,
    stream: TextIO | None = None,
    filter: ClaimFilter | None = None,
    publish_as: str | None = None,
) -> ReviewsExported:
    """Write the ClaimReview of every claim that may be published, with a manifest beside the file.

    Args:
        path: the file, replaced whole or not at all; ``-`` writes to ``stream``.
        kind: ``claimreview`` writes one a line, ``feed`` one DataFeed with an element a page.
        filter: which claims; all of the desk's articles by default. Claims without a verdict are
            left out in any case.
        publish_as: who publishes: what the file says is written to the log as published, and what
            was published before and is not in it as withdrawn. ``None`` only writes the file.

    Raises:
        WorkbenchError: it is not known who publishes or where, or the file cannot be written.
    """
    check_can_publish(settings)
    chosen = filter or ClaimFilter()
    # What is published is in the log first; where the file cannot be written, it is in neither.
    with desk.transaction() if publish_as is not None else snapshot(desk):
        numbers = _with_verdict(desk, chosen)
        first = changed = withdrawn = 0
        if publish_as is not None:
            claims = (reviewed.claim for reviewed in reviewed_claims(desk, numbers))
            first, changed = record_publication(desk, claims, settings, actor=publish_as)
            withdrawn = _withdraw(desk, chosen, publish_as)
        withheld = _withheld(desk, numbers)
        with ExitStack() as stack:
            if str(path) == "-":
                if stream is None:
                    raise WorkbenchError("There is no stream to write to", "name a file")
                file, placed = stream, None
            else:
                placed = Path(path)
                file = stack.enter_context(whole_file(placed))
            write = _write_lines if kind == "claimreview" else _write_feed
            reviews = write(desk, file, reviewed_claims(desk, numbers), settings)
        if placed is not None:
            write_manifest(
                desk,
                placed,
                rows=reviews,
                guarded=0,
                options={"kind": kind, "filter": filter_record(chosen)},
                published_by=settings.organization,
                withheld=withheld,
                corrections=list(_correction_lines(desk, chosen, settings)),
            )
    return ReviewsExported(reviews, withheld, first, changed, withdrawn, placed)


def _with_verdict(desk: Desk, chosen: ClaimFilter) -> array[int]:
    reviewed = frozenset({str(Status.REVIEWED)})
    if chosen.status and not chosen.status & reviewed:
        return array("q")
    return desk.claim_numbers(replace(chosen, status=reviewed))


def _withheld(desk: Desk, numbers: array[int]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for start in range(0, len(numbers), 500):
        for claim in desk.numbered_claims(numbers[start : start + 500]):
            why = withheld_because(claim)
            if why is not None:
                found[why] += 1
    return dict(sorted(found.items()))


def _write_lines(
    desk: Desk, file: TextIO, reviewed: Iterator[ReviewedClaim], settings: PublishSettings
) -> int:
    written = 0
    for one in reviewed:
        file.write(embedded(claim_review(one, settings)) + "\n")
        written += 1
    return written


def _write_feed(
    desk: Desk, file: TextIO, reviewed: Iterator[ReviewedClaim], settings: PublishSettings
) -> int:
    head = {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": f"Fact checks by {settings.organization}",
        "dateModified": desk.now(),
    }
    # The elements go out one by one, so that a feed may be of any length.
    file.write(embedded(head)[:-1] + ', "dataFeedElement": [')
    written = 0
    for page, some in groupby(reviewed, key=lambda one: settings.page_of(one.claim)):
        element = feed_element(page, list(some), settings)
        file.write((",\n" if written else "\n") + embedded(element))
        written += len(element["item"])
    file.write("\n]}\n")
    return written


def feed_element(
    page: str, reviewed: list[ReviewedClaim], settings: PublishSettings
) -> dict[str, Any]:
    """The ``DataFeedItem`` of one page: its address, when it was made, and its reviews."""
    instants = sorted(one.claim.reviewed_at or "" for one in reviewed)
    return {
        "@type": "DataFeedItem",
        "dateCreated": min(instants[0], *(one.first_published or instants[0] for one in reviewed)),
        "dateModified": instants[-1],
        "url": page,
        "item": [claim_review(one, settings) for one in reviewed],
    }


def _correction_lines(
    desk: Desk, chosen: ClaimFilter, settings: PublishSettings
) -> Iterator[dict[str, str]]:
    """What was corrected about the chosen claims, those taken out since among them."""
    known = publications(desk)
    for claim in _chosen(desk, known, chosen):
        for correction in corrections_among(known[claim.id], claim, settings):
            yield {
                "claim_id": claim.id,
                "url": settings.address_of(claim),
                "day": correction.day,
                "line": correction.line,
            }


def _withdraw(desk: Desk, chosen: ClaimFilter, actor: str) -> int:
    """Withdraw what is out of the chosen claims and may not be published any more."""
    out = [claim_id for claim_id, found in publications(desk).items() if standing(found)]
    gone = [claim for claim in _chosen(desk, out, chosen) if withheld_because(claim)]
    return withdraw_publications(desk, gone, actor=actor)


def _chosen(desk: Desk, claim_ids: Iterable[str], chosen: ClaimFilter) -> Iterator[ClaimRow]:
    """Those of the claims that ``chosen`` asks for, or would if they were in the queue still."""
    for claim in desk.claims_of(claim_ids):
        if desk.asks_for(claim.n, replace(chosen, gone=claim.gone is not None)):
            yield claim
