"""Verdicts and audits as files that other programs read."""

from workbench.export.annotated_article import AnnotatedArticle, annotated_article
from workbench.export.claim_review import (
    ReviewedClaim,
    claim_review,
    embedded,
    reviewed_claim,
    reviewed_claims,
)
from workbench.export.csv_cells import csv_cell, guarded, unguarded
from workbench.export.csv_writing import Exported
from workbench.export.pages import write_page
from workbench.export.review_feed import ReviewsExported, export_reviews
from workbench.export.source_edges_csv import export_source_edges
from workbench.export.sources_csv import export_sources
from workbench.export.table_writing import TableOptions
from workbench.export.verdicts_csv import export_verdicts

__all__ = [
    "AnnotatedArticle",
    "Exported",
    "ReviewedClaim",
    "ReviewsExported",
    "TableOptions",
    "annotated_article",
    "claim_review",
    "csv_cell",
    "embedded",
    "export_reviews",
    "export_source_edges",
    "export_sources",
    "export_verdicts",
    "guarded",
    "reviewed_claim",
    "reviewed_claims",
    "unguarded",
    "write_page",
]
