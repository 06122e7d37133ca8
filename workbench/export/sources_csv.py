"""``sources.csv``: the source audit in long form, one row a source and group."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from workbench.audit import GroupBy, SourceFigures, source_figures
from workbench.export.csv_cells import list_cell
from workbench.export.csv_writing import Exported
from workbench.export.manifest import filter_record, write_manifest
from workbench.export.snapshot import snapshot
from workbench.export.table_writing import TableOptions, write_table
from workbench.store import ClaimFilter

if TYPE_CHECKING:
    from workbench.store import Desk

COLUMNS: Final[tuple[str, ...]] = (
    "group_by", "group_value", "source_id", "source_name", "aliases", "source_kind", "is_named",
    "confidential", "articles", "outlets", "first_seen", "last_seen", "claims",
    "checkable_claims", "share_of_claims", "direct", "indirect", "mixed", "via_claims", "top_via",
    "relayed_for_others", "reviewed", "verified", "disputed", "mixed_verdict", "misleading",
    "outdated", "unverifiable", "not_checkable", "unreviewed", "verified_rate", "disputed_rate",
    "rate_n", "rate_low", "rate_high", "said_confirmed", "misquoted", "single_source_claims",
    "corroborated_claims", "contradicted_claims", "plural_unnamed",
)  # fmt: skip
"""The columns in order. New ones are only appended."""

_REALS: Final = frozenset(
    {"share_of_claims", "verified_rate", "disputed_rate", "rate_low", "rate_high"}
)
_TEXTS: Final = frozenset(
    {
        "group_by", "group_value", "source_id", "source_name", "aliases", "source_kind",
        "is_named", "confidential", "first_seen", "last_seen", "top_via",
    }
)  # fmt: skip


def export_sources(
    desk: Desk,
    path: str | Path,
    *,
    stream: TextIO | None = None,
    group_by: GroupBy = "all",
    filter: ClaimFilter | None = None,
    options: TableOptions = TableOptions(),  # noqa: B008, it is never changed
    include_confidential: bool = False,
) -> Exported:
    """Write the figures of ``audit.source_figures`` as a table; see ``export_verdicts``.

    Args:
        filter: which claims are counted; all of the desk's articles by default.
        include_confidential: name confidential sources in place of ``CONF-007``.
    """
    chosen = filter or ClaimFilter()
    with snapshot(desk):
        figures = source_figures(
            desk,
            group_by,
            include_confidential=include_confidential,
            chosen=None if chosen == ClaimFilter() else desk.claim_numbers(chosen),
        )
        done = write_table(
            path,
            COLUMNS,
            ([_value(one, name) for name in COLUMNS] for one in figures),
            stream=stream,
            options=options,
            integers=set(COLUMNS) - _TEXTS - _REALS,
            reals=_REALS,
        )
        if done.path is not None:
            told: dict[str, Any] = {
                "kind": "sources",
                "group_by": group_by,
                "raw": options.raw,
                "include_confidential": include_confidential,
                "filter": filter_record(chosen),
            }
            write_manifest(desk, done.path, rows=done.rows, guarded=done.guarded, options=told)
    return done


def _value(one: SourceFigures, name: str) -> object:
    value = getattr(one, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return list_cell(value)
    return round(value, 4) if name in _REALS and value is not None else value
