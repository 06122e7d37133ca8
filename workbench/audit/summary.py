"""The audit in one line: how much is attributed, named, first-hand, and to how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.audit.groups import group_figures

if TYPE_CHECKING:
    from workbench.store import Desk


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """Shares of all claims, 0 to 1; of the attributed ones where it says so.

    ``unnamed`` counts anonymous and collective sources, cues with nobody behind them, and claims
    of which it is open who said them; ``anonymous`` the first two alone. ``single_source`` is of
    the checkable claims. ``top3`` and ``hhi`` (Herfindahl-Hirschman index, 0 to 1) are over the
    named sources' claims: how much of what is attributed hangs on a few.
    """

    claims: int
    sources: int
    attributed: float
    unnamed: float
    anonymous: float
    relayed: float
    single_source: float
    top3: float
    hhi: float


def audit_summary(desk: Desk) -> AuditSummary | None:
    """The figures of ``summary_line``; ``None`` where the desk has no claims."""
    found = group_figures(desk, "all")
    if not found:
        return None
    (whole,) = found
    return AuditSummary(
        claims=whole.claims,
        sources=whole.sources,
        attributed=(whole.claims - whole.kinds["narrator"]) / whole.claims,
        unnamed=whole.anonymous_share + whole.unnamed_share + whole.uncertain_share,
        anonymous=whole.anonymous_share,
        relayed=whole.relay_share,
        single_source=whole.single_source_share or 0.0,
        top3=whole.top3_share or 0.0,
        hhi=whole.hhi or 0.0,
    )


def summary_line(desk: Desk) -> str:
    """The audit in one line of text."""
    found = audit_summary(desk)
    if found is None:
        return "No claims."
    return (
        f"{found.claims} claims; {found.attributed:.0%} attributed, {found.unnamed:.0%} to nobody "
        f"named, {found.relayed:.0%} through a relay, {found.single_source:.0%} of the checkable "
        f"from a single origin; {found.sources} named sources, the top three carry "
        f"{found.top3:.0%} (HHI {found.hhi:.2f})."
    )
