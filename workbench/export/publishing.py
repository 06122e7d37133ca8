"""Publishing what a filter chooses: the log has it in the same transaction as the file."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.export.claim_review import masked_claim, reviewed_claims
from workbench.export.masking import mask_of
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
from workbench.review.publication import Form

if TYPE_CHECKING:
    from workbench.store import ClaimFilter, ClaimRow, Desk

_AT_ONCE = 500


class Published(NamedTuple):
    """Claims that were published for the first time, otherwise than before, and not any more."""

    first: int = 0
    changed: int = 0
    withdrawn: int = 0


def publish_chosen(
    desk: Desk, chosen: ClaimFilter, settings: PublishSettings, *, actor: str, form: Form
) -> Published:
    """Write to the log that the chosen claims are published as they stand now.

    To be called within the transaction that makes the file. Of ClaimReview it is the claims that
    may be published so, of a page all that have a verdict. What was published in this form before,
    and is not in it any more, is withdrawn.

    Raises:
        PolicyError: it is not known who publishes, or where.
    """
    check_can_publish(settings)
    numbers = with_verdict(desk, chosen)
    claims: Iterator[ClaimRow]
    if form == "claimreview":
        claims = (reviewed.claim for reviewed in reviewed_claims(desk, numbers))
    else:
        claims = _of_page(desk, numbers)
    first, changed = record_publication(desk, claims, settings, actor=actor, form=form)
    out = [claim_id for claim_id, found in publications(desk).items() if standing(found, form)]
    gone = [claim for claim in chosen_of(desk, out, chosen) if not _may_be_out(claim, form)]
    return Published(first, changed, withdraw_publications(desk, gone, actor=actor, form=form))


def _may_be_out(claim: ClaimRow, form: Form) -> bool:
    if form == "claimreview":
        return withheld_because(claim) is None
    return claim.gone is None and claim.verdict is not None and claim.status == Status.REVIEWED


def _of_page(desk: Desk, numbers: array[int]) -> Iterator[ClaimRow]:
    mask = mask_of(desk)
    for start in range(0, len(numbers), _AT_ONCE):
        for claim in desk.numbered_claims(numbers[start : start + _AT_ONCE]):
            yield masked_claim(claim, mask)


def with_verdict(desk: Desk, chosen: ClaimFilter) -> array[int]:
    """The numbers of the chosen claims that have a verdict."""
    reviewed = frozenset({str(Status.REVIEWED)})
    if chosen.status and not chosen.status & reviewed:
        return array("q")
    return desk.claim_numbers(replace(chosen, status=reviewed))


def chosen_of(desk: Desk, claim_ids: Iterable[str], chosen: ClaimFilter) -> Iterator[ClaimRow]:
    """Those of the claims that ``chosen`` asks for, or would if they were in the queue still."""
    for claim in desk.claims_of(claim_ids):
        if desk.asks_for(claim.n, replace(chosen, gone=claim.gone is not None)):
            yield claim


def correction_lines(
    desk: Desk, chosen: ClaimFilter, settings: PublishSettings
) -> Iterator[dict[str, str]]:
    """What was corrected about the chosen claims, those taken out since among them."""
    known = publications(desk)
    for claim in chosen_of(desk, known, chosen):
        for correction in corrections_among(known[claim.id], claim, settings):
            yield {
                "claim_id": claim.id,
                "url": settings.address_of(claim),
                "day": correction.day,
                "line": correction.line,
            }
