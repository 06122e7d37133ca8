"""Verdicts and audits as files that other programs read."""

from workbench.export.annotated_article import AnnotatedArticle, annotated_article
from workbench.export.csv_cells import csv_cell, guarded, unguarded
from workbench.export.csv_writing import Exported
from workbench.export.pages import write_page
from workbench.export.sources_csv import export_sources
from workbench.export.verdicts_csv import export_verdicts

__all__ = [
    "AnnotatedArticle",
    "Exported",
    "annotated_article",
    "csv_cell",
    "export_sources",
    "export_verdicts",
    "guarded",
    "unguarded",
    "write_page",
]
