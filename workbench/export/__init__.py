"""Verdicts and audits as files that other programs read."""

from workbench.export.agreement_csv import export_agreement
from workbench.export.csv_cells import csv_cell, guarded, unguarded
from workbench.export.csv_writing import Exported
from workbench.export.sources_csv import export_sources
from workbench.export.verdicts_csv import export_verdicts

__all__ = [
    "Exported",
    "csv_cell",
    "export_agreement",
    "export_sources",
    "export_verdicts",
    "guarded",
    "unguarded",
]
