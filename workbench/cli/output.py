"""What the commands print: tables for people, JSON lines and CSV for programs.

Everything that comes from an article or a desk goes through ``display.visible`` before
it reaches a terminal; in JSON the same characters are written as ``\\uXXXX`` escapes, which
any JSON reader turns back.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from workbench.display import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from workbench.export.publishing import Published

# json escapes C0 controls; these reach a terminal unless we escape them too.
_UNSAFE_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)

_RATIO = {"statement": 3, "says": 2, "why": 2}
"""How the columns that wrap share the width; 1 for the others."""

PIPED_WIDTH = 120
"""Columns of a table that goes to a file or another program."""


def console() -> Console:
    """Standard output as rich sees it; ``PIPED_WIDTH`` columns where it is no terminal."""
    from rich.console import Console

    return Console(
        width=None if sys.stdout.isatty() else PIPED_WIDTH,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def say(text: str = "") -> None:
    """Print one line of ours; newlines and controls in it are made visible."""
    print(visible(text))


def tell(text: str) -> None:
    """Print one line on standard error: what was done, for the person, not the pipe."""
    print(visible(text), file=sys.stderr)


def tell_published(done: Published) -> None:
    """Tell what was written to the log about a publication."""
    tell(
        f"Published: {done.first} for the first time, {done.changed} otherwise than before, "
        f"{done.withdrawn} withdrawn."
    )


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    right: Sequence[str] = (),
    wrap: Sequence[str] = (),
    title: str | None = None,
) -> None:
    """Print rows as a table.

    Args:
        headings: one a column.
        rows: cells; ``None`` prints as nothing.
        right: headings of the columns set flush right (numbers).
        wrap: headings of the columns that may take several lines; others are cut.
        title: a line above the table.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(
        box=box.SIMPLE_HEAD, title=None, pad_edge=False, show_edge=False, expand=bool(wrap)
    )
    for heading in headings:
        # What may take several lines shares the width that the short columns leave.
        drawn.add_column(
            heading,
            justify="right" if heading in right else "left",
            no_wrap=heading not in wrap,
            overflow="fold" if heading in wrap else "ellipsis",
            ratio=_RATIO.get(heading, 1) if heading in wrap else None,
        )
    for row in rows:
        drawn.add_row(*(Text(one_line("" if cell is None else str(cell))) for cell in row))
    if title:
        say(title)
    out = console()
    with out.capture() as captured:
        out.print(drawn)
    # Cells are padded to their column; blanks at the end of a line are of no use to anybody.
    print("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")))


def json_line(record: Any) -> None:
    """Print ``record`` as one line of JSON; models are written by their own fields."""
    line = json.dumps(record, ensure_ascii=not prints_unicode(), default=_plain)
    print(_UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line))


def csv_rows(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as CSV by the rules of ``docs/formats.md`` (guarded, CRLF, header first)."""
    from workbench.export import csv_cell

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(headings)
    for row in rows:
        writer.writerow([csv_cell(cell) for cell in row])
        sys.stdout.write(buffer.getvalue())
        buffer.seek(0)
        buffer.truncate()
    sys.stdout.write(buffer.getvalue())


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error while the block runs.

    Yields a function that takes how many of ``total`` steps are done. Nothing is drawn
    where standard error is no terminal.
    """
    if not sys.stderr.isatty() or total < 2:
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        # What goes to a file or another program goes there, not above the bar.
        redirect_stdout=sys.stdout.isatty(),
    )
    with bar:
        task = bar.add_task(visible(label), total=total)
        yield lambda done: bar.update(task, completed=done)


def prints_unicode() -> bool:
    """Whether standard output takes every character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _plain(value: Any) -> Any:
    dump = getattr(value, "model_dump", None)
    if dump is not None:
        return dump(mode="json")
    if hasattr(value, "__slots__") or hasattr(value, "__dict__"):
        from dataclasses import asdict, is_dataclass

        if is_dataclass(value) and not isinstance(value, type):
            return asdict(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
