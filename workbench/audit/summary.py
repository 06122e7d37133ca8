"""The audit in one line: how much is attributed, named, first-hand, and to how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.audit.sources import source_figures

if TYPE_CHECKING:
    from workbench.store import Desk


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """Shares of all claims, 0 to 1; of the attributed ones where it says so.

    ``top3`` and ``hhi`` (Herfindahl-Hirschman index, 0 to 1) are over the named sources'
    claims: how much of what is attributed hangs on a few.
    """

    claims: int
    sources: int
    attributed: float
    unnamed: float
    relayed: float
    top3: float
    hhi: float


def audit_summary(desk: Desk) -> AuditSummary | None:
    """The figures of ``summary_line``; ``None`` where the desk has no claims."""
    figures = [one for one in source_figures(desk) if one.claims]
    claims = sum(one.claims for one in figures)
    if not claims:
        return None
    attributed = [one for one in figures if one.source_kind != "narrator"]
    named = sorted((one.claims for one in attributed if one.is_named), reverse=True)
    nameless = sum(one.claims for one in attributed if not one.is_named)
    total_named = sum(named)
    return AuditSummary(
        claims=claims,
        sources=len(named),
        attributed=sum(one.claims for one in attributed) / claims,
        unnamed=nameless / claims,
        relayed=sum(one.via_claims for one in figures) / claims,
        top3=sum(named[:3]) / total_named if total_named else 0.0,
        hhi=sum((count / total_named) ** 2 for count in named) if total_named else 0.0,
    )


def summary_line(desk: Desk) -> str:
    """The audit in one line of text."""
    found = audit_summary(desk)
    if found is None:
        return "No claims."
    return (
        f"{found.claims} claims; {found.attributed:.0%} attributed, {found.unnamed:.0%} to nobody "
        f"named, {found.relayed:.0%} through a relay; {found.sources} named sources, the top "
        f"three carry {found.top3:.0%} (HHI {found.hhi:.2f})."
    )
