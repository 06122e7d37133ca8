"""Copies of the pages that evidence points to: fetched, kept beside the desk, told to the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import PolicyError, WorkbenchError
from workbench.models import Event, EvidenceCopy
from workbench.review.presence import in_queue
from workbench.store.copies import Copies

if TYPE_CHECKING:
    from workbench.reading.fetch import Fetched
    from workbench.store import Desk

Fetch = Callable[[str], "Fetched"]
"""Fetches a page by its address. Raises FetchError."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What ``archive_evidence`` did: events of the copies kept, and a sentence for each failure."""

    events: tuple[Event, ...]
    failures: tuple[str, ...]


def keep_page(desk: Desk, url: str, fetch: Fetch) -> EvidenceCopy:
    """Fetch a page and keep it beside the desk; no event tells of it yet.

    Raises:
        FetchError: the page cannot be had.
        DeskError: the copy cannot be written.
    """
    page = fetch(url)
    return EvidenceCopy(
        sha256=Copies(desk.path).keep(page.body),
        size=len(page.body),
        url=page.final_url,
        status=page.status,
        content_type=page.content_type,
        charset=page.charset,
        fetched_at=desk.now(),
    )


def archive_evidence(desk: Desk, claim_id: str, *, actor: str, fetch: Fetch) -> Archived:
    """Keep a copy of each page that evidence of a claim points to and that has none yet.

    A page that cannot be had holds no other up.

    Raises:
        PolicyError: no evidence of the claim has an address.
        DeskError: there is no such claim.
    """
    in_queue(desk, claim_id)
    pieces = [one for one in desk.evidence(claim_id) if one.url]
    if not pieces:
        raise PolicyError("No evidence of this claim has an address", "add some with --url first")
    events, failures = [], []
    for piece in pieces:
        if piece.archived is not None or piece.url is None:
            continue
        try:
            copy = keep_page(desk, piece.url, fetch)
        except WorkbenchError as error:
            failures.append(str(error))
            continue
        event = desk.append(
            actor=actor,
            action="evidence_archived",
            object_id=claim_id,
            new={"id": piece.id, "url": piece.url, "copy": copy.model_dump()},
        )
        events.append(event)
    return Archived(tuple(events), tuple(failures))
