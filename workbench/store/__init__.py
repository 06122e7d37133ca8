"""The desk: articles, claims, the event log and the state folded from it."""

from workbench.store.asking import HAS
from workbench.store.briefs import ClaimBrief
from workbench.store.completing import (
    article_names,
    assigned_names,
    is_reviewer,
    reviewer_names,
    source_names,
)
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
from workbench.store.second_review import ANYBODY

__all__ = [
    "ANYBODY",
    "HAS",
    "Added",
    "ArticleRow",
    "AsMade",
    "AttributionRow",
    "ClaimBrief",
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
    "assigned_names",
    "confidential_name",
    "is_reviewer",
    "open_desk",
    "reviewer_names",
    "source_names",
]
