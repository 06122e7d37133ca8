"""The same rows as a Parquet file, where pyarrow is there (the extra ``parquet``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from workbench.errors import WorkbenchError
from workbench.export.atomic import whole_binary_file
from workbench.export.csv_cells import csv_cell
from workbench.export.csv_writing import Exported

SUFFIX: Final = ".parquet"
_AT_ONCE: Final = 5_000


def write_parquet(
    path: Path,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    integers: Collection[str],
    reals: Collection[str],
    keep_newlines: bool = False,
) -> Exported:
    """Write ``rows`` under ``columns`` to ``path``, replaced whole.

    Texts are cleaned as in CSV, but not guarded: no program takes a cell of Parquet for a formula.

    Args:
        integers: the columns of whole numbers (int64).
        reals: the columns of other numbers (float64); all others are texts. What is not known is
            null.

    Raises:
        WorkbenchError: pyarrow is not installed, or the file cannot be written.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise WorkbenchError(
            "Parquet needs the package pyarrow, which is not installed",
            "install it (pip install 'workbench-desk[parquet]'), or export .csv",
        ) from None
    types = {name: pa.int64() for name in integers} | {name: pa.float64() for name in reals}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in columns])
    written = 0
    remaining = iter(rows)
    with whole_binary_file(path) as file, pq.ParquetWriter(file, schema) as writer:
        while some := list(islice(remaining, _AT_ONCE)):
            cells = [
                [_cell(value, types.get(name), keep_newlines) for value in column]
                for name, column in zip(columns, zip(*some, strict=True), strict=True)
            ]
            writer.write_table(pa.table(cells, schema=schema))
            written += len(some)
    return Exported(written, 0, path)


def _cell(value: object, number: object, keep_newlines: bool) -> object:
    cell = csv_cell(value, raw=True, keep_newlines=keep_newlines)
    if cell == "":
        return None
    return cell if number is not None else str(cell)
