"""Who is quoted, how often they hold up, how much is anonymous or second-hand."""

from workbench.audit.intervals import wilson
from workbench.audit.sources import GroupBy, SourceFigures, source_figures
from workbench.audit.summary import AuditSummary, audit_summary, summary_line

__all__ = [
    "AuditSummary",
    "GroupBy",
    "SourceFigures",
    "audit_summary",
    "source_figures",
    "summary_line",
    "wilson",
]
