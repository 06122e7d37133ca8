"""Published verdicts as JSON-LD: ClaimReview a line, or one DataFeed in the layout of Data Commons.

Source of the layout: https://www.datacommons.org/factcheck/faq and its feed,
https://storage.googleapis.com/datacommons-feeds/factcheck/latest/data.json.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
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
from workbench.export.publishing import (
    Published,
    correction_lines,
    publish_chosen,
    with_verdict,
)
from workbench.export.snapshot import snapshot
from workbench.review import PublishSettings, check_can_publish, withheld_because
from workbench.store import ClaimFilter

if TYPE_CHECKING:
    from workbench.store import Desk

ReviewKind = Literal["claimreview", "feed"]


@dataclass(frozen=True, slots=True)
class ReviewsExported:
    """What an export of reviews wrote, and what it wrote to the log.

    Attributes:
        reviews: how many are in the file.
        withheld: how many claims with a verdict are not, by reason.
        published: what was written to the log; nothing where nothing was published.
        path: where; ``None`` for a stream.
    """

    reviews: int
    withheld: dict[str, int]
    published: Published
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
        numbers = with_verdict(desk, chosen)
        published = Published()
        if publish_as is not None:
            published = publish_chosen(desk, chosen, settings, actor=publish_as, form="claimreview")
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
                corrections=list(correction_lines(desk, chosen, settings)),
            )
    return ReviewsExported(reviews, withheld, published, placed)


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
