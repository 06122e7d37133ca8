"""A table to the file that was named: CSV, or Parquet by its ending."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from workbench.errors import WorkbenchError
from workbench.export.csv_writing import Exported, write_csv
from workbench.export.parquet_writing import SUFFIX, write_parquet


class TableOptions(NamedTuple):
    """How the cells are written; see ``write_csv``."""

    excel: bool = False
    raw: bool = False
    keep_newlines: bool = False


def write_table(
    target: str | Path,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    stream: TextIO | None = None,
    options: TableOptions = TableOptions(),  # noqa: B008, it is never changed
    integers: Collection[str] = (),
    reals: Collection[str] = (),
) -> Exported:
    """Write ``rows`` to a file that ends in ``.parquet`` as Parquet, to any other as CSV.

    Raises:
        WorkbenchError: an option is about CSV alone, pyarrow is missing, or the file cannot be
            written.
    """
    if Path(target).suffix.lower() != SUFFIX:
        return write_csv(target, columns, rows, stream=stream, **options._asdict())
    if options.excel or options.raw:
        raise WorkbenchError(
            "A Parquet file has no byte order mark and no formula guard",
            "leave out --excel and --raw",
        )
    return write_parquet(
        Path(target),
        columns,
        rows,
        integers=frozenset(integers).intersection(columns),
        reals=frozenset(reals).intersection(columns),
        keep_newlines=options.keep_newlines,
    )
