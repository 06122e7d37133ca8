"""Imported claims as rows of a ``verdicts.csv``: as they came, or made of what is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.export.csv_cells import list_cell
from workbench.models import VerdictCode
from workbench.review import entry_of, label_of

if TYPE_CHECKING:
    from workbench.store import ArticleRow, ClaimRow, Desk


def prior_records(
    desk: Desk, claim: ClaimRow, article: ArticleRow | None
) -> Iterator[dict[str, object]]:
    """The rows of one imported claim by column; columns that are not named are empty.

    A claim of another desk has the rows that desk wrote, cell by cell. For any other the
    publisher stands as its reviewer, and nothing that this desk found is told.
    """
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
