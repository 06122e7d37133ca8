"""Rows to a CSV file or stream by the rules of ``docs/formats.md``: RFC 4180, header always."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final, TextIO

from workbench.errors import WorkbenchError
from workbench.export.atomic import whole_file
from workbench.export.csv_cells import csv_cell, guarded

_AT_ONCE: Final = 100
_BETWEEN: Final = "¶"
# Beginnings that the formula guard may be about, and blanks that a cell may not have.
_DOUBTFUL: Final = ("  ", f" {_BETWEEN}", *(f"{_BETWEEN}{sign}" for sign in " '=+-@＝＋－＠"))


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
    """Write ``rows`` under ``columns``, as they come: texts, numbers, or ``None``.

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
        remaining = iter(rows)
        while some := list(islice(remaining, _AT_ONCE)):
            if any(len(row) != len(columns) for row in some):
                raise ValueError(f"a row has not the {len(columns)} cells of the header")
            if _are_plain(some):
                writer.writerows(some)
            else:
                for row in some:
                    cells, count = _cells(row, raw=raw, keep_newlines=keep_newlines)
                    writer.writerow(cells)
                    protected += count
            written += len(some)
    return Exported(written, protected, path)


def _are_plain(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether ``csv`` may write the cells as they are; says no in doubt.

    All of them are looked at as one text, each that is there several times once: few rows need
    more, and a cell at a time takes nine times as long.
    """
    cells = {*chain.from_iterable(rows)}
    whole = _BETWEEN.join(["", *[cell for cell in cells if type(cell) is str], ""])
    # Of all white space, the blank alone is printable.
    return whole.isprintable() and not any(sign in whole for sign in _DOUBTFUL)


def _cells(row: Sequence[Any], *, raw: bool, keep_newlines: bool) -> tuple[list[Any], int]:
    """The cells by the rules, and how many of them were guarded."""
    if _are_plain([row]):
        return list(row), 0
    plain = [csv_cell(value, raw=True, keep_newlines=keep_newlines) for value in row]
    if raw:
        return plain, 0
    cells = [guarded(cell) if isinstance(cell, str) else cell for cell in plain]
    return cells, sum(a != b for a, b in zip(plain, cells, strict=True))
