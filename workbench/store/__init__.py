"""The desk: articles, claims, the event log and the state folded from it."""

from workbench.store.asking import HAS
from workbench.store.completing import article_names, reviewer_names, source_names
from workbench.store.desk import Desk, open_desk
from workbench.store.near_copies import NearCopy
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
    Order,
    SourceRow,
    Summary,
    confidential_name,
)

__all__ = [
    "HAS",
    "Added",
    "ArticleRow",
    "AsMade",
    "AttributionRow",
    "ClaimFilter",
    "ClaimRow",
    "Desk",
    "Finding",
    "Imported",
    "NearCopy",
    "Note",
    "Order",
    "SourceRow",
    "Summary",
    "article_names",
    "confidential_name",
    "open_desk",
    "reviewer_names",
    "source_names",
]
