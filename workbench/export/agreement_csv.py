"""The agreement of two reviewers in long form: a row a figure, and a row a cell of the table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from workbench.audit.agreement import Agreement, reliability
from workbench.export.csv_writing import Exported, write_csv
from workbench.export.manifest import write_manifest
from workbench.export.snapshot import snapshot

if TYPE_CHECKING:
    from workbench.store import Desk

COLUMNS: Final = (
    "first_reviewer", "second_reviewer", "measure", "first_verdict", "second_verdict", "value",
    "low", "high", "claims",
)  # fmt: skip
"""``measure`` is claims (with the two verdicts), share, kappa or alpha; new columns come last."""


def export_agreement(desk: Desk, path: str | Path, *, stream: TextIO | None = None) -> Exported:
    """Write ``audit.agreement.reliability`` as CSV; see ``export_verdicts``."""
    with snapshot(desk):
        found = reliability(desk)
        rows = (row for one in (found.together, *found.pairs) for row in _rows(one))
        done = write_csv(path, COLUMNS, rows, stream=stream)
        if done.path is not None:
            options = {"agreement": True, "left_out": found.left_out}
            write_manifest(desk, done.path, rows=done.rows, guarded=done.guarded, options=options)
    return done


def _rows(one: Agreement) -> Iterator[list[object]]:
    for (first, second), number in one.table.items():
        yield [*one.reviewers, "claims", first, second, number, None, None, one.n]
    for name in ("share", "kappa", "alpha"):
        figure = getattr(one, name)
        cells = [None] * 3 if figure is None else [_rounded(value) for value in figure]
        yield [*one.reviewers, name, None, None, *cells, one.n]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
