"""Rows to a CSV file or stream by the rules of ``docs/formats.md``: RFC 4180, header always."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TextIO

from workbench.errors import WorkbenchError
from workbench.export.atomic import whole_file
from workbench.export.csv_cells import csv_cell, guarded

_BETWEEN: Final = "¶"
# The first characters of the cells that the formula guard may be about.
_PERHAPS_GUARDED: Final = frozenset("'=+-@＝＋－＠")


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: data rows, guarded cells, and where (``None`` for a stream)."""

    rows: int
    guarded: int
    path: Path | None


def write_csv(
    target: str | Path,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    stream: TextIO | None = None,
    excel: bool = False,
    raw: bool = False,
    keep_newlines: bool = False,
) -> Exported:
    """Write ``rows`` under ``columns``, as they come.

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
            if _is_plain(row):
                writer.writerow(row)
            else:
                cells, count = _cells(row, raw=raw, keep_newlines=keep_newlines)
                writer.writerow(cells)
                protected += count
            written += 1
    return Exported(written, protected, path)


def _is_plain(row: Sequence[Any]) -> bool:
    """Whether ``csv`` may write the cells as they are; says no in doubt.

    The whole row is looked at as one text, which is a tenth of the work of looking at each cell.
    """
    texts = [cell for cell in row if type(cell) is str and cell]
    whole = _BETWEEN.join(["", *texts, ""])
    return (
        whole.isprintable()  # of all white space, the blank alone is
        and "  " not in whole
        and f"{_BETWEEN} " not in whole
        and f" {_BETWEEN}" not in whole
        and _PERHAPS_GUARDED.isdisjoint([text[0] for text in texts])
        and not any(type(cell) is bool for cell in row)
    )


def _cells(row: Sequence[Any], *, raw: bool, keep_newlines: bool) -> tuple[list[Any], int]:
    """The cells by the rules, and how many of them were guarded."""
    plain = [csv_cell(value, raw=True, keep_newlines=keep_newlines) for value in row]
    if raw:
        return plain, 0
    cells = [guarded(cell) if isinstance(cell, str) else cell for cell in plain]
    return cells, sum(a != b for a, b in zip(plain, cells, strict=True))
