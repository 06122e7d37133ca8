"""``source_edges.csv``: who quotes whom, as a list of edges that Gephi and NetworkX read."""

from __future__ import annotations

from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from workbench.audit import SourceEdge, source_edges
from workbench.export.csv_writing import Exported
from workbench.export.manifest import filter_record, write_manifest
from workbench.export.snapshot import snapshot
from workbench.export.table_writing import TableOptions, write_table
from workbench.store import ClaimFilter

if TYPE_CHECKING:
    from workbench.store import Desk

EDGE_COLUMNS: Final = tuple(field.name for field in fields(SourceEdge))


def export_source_edges(
    desk: Desk,
    path: str | Path,
    *,
    stream: TextIO | None = None,
    filter: ClaimFilter | None = None,
    options: TableOptions = TableOptions(),  # noqa: B008, it is never changed
    include_confidential: bool = False,
) -> Exported:
    """Write ``audit.source_edges`` as a table; see ``export_sources``."""
    chosen = filter or ClaimFilter()
    with snapshot(desk):
        edges = source_edges(
            desk,
            include_confidential=include_confidential,
            chosen=None if chosen == ClaimFilter() else desk.claim_numbers(chosen),
        )
        done = write_table(
            path,
            EDGE_COLUMNS,
            map(astuple, edges),
            stream=stream,
            options=options,
            integers={"claims", "articles"},
        )
        if done.path is not None:
            told: dict[str, Any] = {
                "kind": "edges",
                "raw": options.raw,
                "include_confidential": include_confidential,
                "filter": filter_record(chosen),
            }
            write_manifest(desk, done.path, rows=done.rows, guarded=done.guarded, options=told)
    return done
