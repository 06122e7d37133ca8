"""``sources.csv``: the source audit in long form, one row a source and group."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from workbench.audit import GroupBy, SourceFigures, source_figures
from workbench.export.csv_writing import Exported, write_csv
from workbench.export.manifest import write_manifest
from workbench.export.snapshot import snapshot

if TYPE_CHECKING:
    from workbench.store import Desk

COLUMNS: Final[tuple[str, ...]] = (
    "group_by", "group_value", "source_id", "source_name", "source_kind", "is_named", "articles",
    "outlets", "first_seen", "last_seen", "claims", "checkable_claims", "share_of_claims",
    "direct", "indirect", "mixed", "via_claims", "top_via", "relayed_for_others", "reviewed",
    "verified", "disputed", "mixed_verdict", "misleading", "outdated", "unverifiable",
    "not_checkable", "unreviewed", "verified_rate", "disputed_rate", "rate_n", "rate_low",
    "rate_high", "said_confirmed", "misquoted", "plural_unnamed",
)  # fmt: skip
_ROUNDED: Final = {"share_of_claims", "verified_rate", "disputed_rate", "rate_low", "rate_high"}


def export_sources(
    desk: Desk,
    path: str | Path,
    *,
    stream: TextIO | None = None,
    group_by: GroupBy = "all",
    excel: bool = False,
    raw: bool = False,
) -> Exported:
    """Write the figures of ``audit.source_figures`` as CSV; see ``export_verdicts``."""
    with snapshot(desk):
        figures = source_figures(desk, group_by=group_by)
        rows = ([_value(one, name) for name in COLUMNS] for one in figures)
        done = write_csv(path, COLUMNS, rows, stream=stream, excel=excel, raw=raw)
        if done.path is not None:
            options = {"group_by": group_by}
            write_manifest(desk, done.path, rows=done.rows, guarded=done.guarded, options=options)
    return done


def _value(one: SourceFigures, name: str) -> object:
    value = getattr(one, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return round(value, 4) if name in _ROUNDED and value is not None else value
