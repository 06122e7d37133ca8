"""Rows to a CSV file or stream by the rules of ``docs/formats.md``: RFC 4180, header always."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from workbench.errors import WorkbenchError
from workbench.export.atomic import whole_file
from workbench.export.csv_cells import csv_cell, guarded
from workbench.export.manifest import manifest_path


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: data rows, guarded cells, and where (``None`` for a stream)."""

    rows: int
    guarded: int
    path: Path | None


def write_csv(
    target: str | Path,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    stream: TextIO | None = None,
    excel: bool = False,
    raw: bool = False,
    keep_newlines: bool = False,
) -> Exported:
    """Write ``rows`` under ``columns``.

    Args:
        target: a file, replaced whole; ``-`` writes to ``stream``.
        excel: begin with a byte order mark.
        raw: leave the formula guard off.
        keep_newlines: cells may have several lines.
    """
    written = protected = 0
    with ExitStack() as stack:
        if str(target) == "-":
            if stream is None:
                raise WorkbenchError("There is no stream to write to", "name a file")
            file, path = stream, None
        else:
            path = Path(target)
            file = stack.enter_context(whole_file(path))
        if excel:
            file.write("\ufeff")
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        for row in rows:
            if len(row) != len(columns):
                raise ValueError(f"a row of {len(row)} cells for {len(columns)} columns")
            plain = [csv_cell(value, raw=True, keep_newlines=keep_newlines) for value in row]
            cells = plain if raw else [guarded(c) if isinstance(c, str) else c for c in plain]
            protected += sum(a != b for a, b in zip(plain, cells, strict=True))
            writer.writerow(cells)
            written += 1
        if path is not None:
            # A manifest tells of the file beside it, or is not there: never of the one before.
            manifest_path(path).unlink(missing_ok=True)
    return Exported(written, protected, path)
