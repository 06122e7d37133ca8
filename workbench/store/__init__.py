"""The desk: articles, claims, the event log and the state folded from it."""

from workbench.store.desk import Desk, open_desk
from workbench.store.rows import (
    Added,
    ArticleRow,
    AsMade,
    AttributionRow,
    ClaimFilter,
    ClaimRow,
    Finding,
    Imported,
    Note,
    SourceRow,
    Summary,
)

__all__ = [
    "Added",
    "ArticleRow",
    "AsMade",
    "AttributionRow",
    "ClaimFilter",
    "ClaimRow",
    "Desk",
    "Finding",
    "Imported",
    "Note",
    "SourceRow",
    "Summary",
    "open_desk",
]
