"""Imported claims as rows of a ``verdicts.csv``: as they came, or made of what is known."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workbench.export.csv_cells import list_cell
from workbench.export.verdict_columns import COLUMNS, Row
from workbench.models import VerdictCode
from workbench.review import entry_of, label_of

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk


_AT_ONCE: Final = 500


def prior_rows(desk: Desk, numbers: array[int]) -> Iterator[Row]:
    """The rows of the imported claims of these numbers, in their order.

    A claim of another desk has the rows that desk wrote, cell by cell. For any other the
    publisher stands as its reviewer, and nothing that this desk found is told.
    """
    for start in range(0, len(numbers), _AT_ONCE):
        for claim in desk.numbered_claims(numbers[start : start + _AT_ONCE]):
            for record in _records(desk, claim):
                yield [record.get(name) for name in COLUMNS]


def _records(desk: Desk, claim: ClaimRow) -> Iterator[dict[str, object]]:
    rows = desk.imported_rows(claim.id)
    if rows:
        for row in rows:
            yield dict(row)
        return
    code = claim.publisher_verdict if claim.publisher_verdict in set(VerdictCode) else None
    entry = entry_of(code) if code else None
    evidence = [one.url for one in desk.evidence(claim.id) if one.url]
    yield {
        "claim_id": claim.id,
        "verdict": claim.publisher_verdict,
        "verdict_label": claim.publisher_label or (label_of(code) if code else None),
        "claim_text": claim.text,
        "source_name": claim.speaker,
        "verdict_reason": claim.publisher_reason,
        "evidence_count": len(evidence),
        "evidence_urls": list_cell(evidence, urls=True),
        "reviewer": claim.publisher,
        "reviewed_at": claim.reviewed_on,
        "claim_date": claim.claim_date,
        "rating_value": entry.rating_value if entry else None,
        "review_url": claim.url,
    }
