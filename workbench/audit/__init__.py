"""Who is quoted, how often they hold up, how much is anonymous or second-hand."""

from workbench.audit.edges import SourceEdge, source_edges
from workbench.audit.figures import Group, GroupBy, GroupFigures, SourceFigures
from workbench.audit.groups import group_figures
from workbench.audit.intervals import wilson
from workbench.audit.origins import Carried, carried_statements
from workbench.audit.pages import ArticleCard, SourcePage, article_card, source_page
from workbench.audit.reports import Report, shared_reports
from workbench.audit.sources import source_figures
from workbench.audit.summary import AuditSummary, audit_summary, summary_line

__all__ = [
    "ArticleCard",
    "AuditSummary",
    "Carried",
    "Group",
    "GroupBy",
    "GroupFigures",
    "Report",
    "SourceEdge",
    "SourceFigures",
    "SourcePage",
    "article_card",
    "audit_summary",
    "carried_statements",
    "group_figures",
    "shared_reports",
    "source_edges",
    "source_figures",
    "source_page",
    "summary_line",
    "wilson",
]
