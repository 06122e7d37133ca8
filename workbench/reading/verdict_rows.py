"""``verdicts.csv`` of another desk: every cell is kept as it came, so that it can go out again."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workbench.formula_guard import unguarded
from workbench.models import PriorClaim
from workbench.reading.byte_chunks import LONGEST_RECORD, lines_of_chunks
from workbench.reading.found_claims import NO_TEXT, Found, Skipped, finding_of, stable_id
from workbench.reading.json_records import NOT_UTF8, TOO_LONG
from workbench.reading.linked_values import addresses, day_of

NEEDED: Final = frozenset({"claim_id", "claim_text"})
"""Columns without which a file is no ``verdicts.csv``."""

NO_ID: Final = "the row has no claim_id"
NO_HEADER: Final = "a header without claim_id and claim_text"
BROKEN_ROW: Final = "broken CSV (a quotation mark is missing, or a line ends with CR alone)"
TOO_MANY: Final = f"more than {LONGEST_RECORD:,} characters of rows for one claim"


class _Row(NamedTuple):
    """The number of the line where a row begins, and its cells."""

    line: int
    cells: list[str]


class _Record(NamedTuple):
    """A row whose cells have names, without the formula guards."""

    line: int
    cells: dict[str, str]


def is_header(line: bytes) -> bool:
    """Whether ``line`` can be the first of a ``verdicts.csv``."""
    try:
        cells = next(csv.reader([line.decode("utf-8", "replace")]), [])
    except csv.Error:
        return False
    return set(cells) >= NEEDED


def claims_of_csv(
    chunks: Iterable[bytes], publisher: str | None, *, raw: bool = False
) -> Iterator[Found]:
    """The claims of a ``verdicts.csv``, one for all rows in succession that have the same id.

    Nothing is taken for a number or a date; one formula guard is taken off each cell.

    Args:
        raw: the file was written without guards, so none is taken off.
        publisher: the desk that wrote it; without a name, a verdict is its reviewer's.
    """
    rows = _rows(chunks)
    header = next((row.cells for row in rows if isinstance(row, _Row)), [])
    if not set(header) >= NEEDED:
        yield Skipped("line 1", NO_HEADER)
        return
    same: list[_Record] = []
    size = 0
    for row in rows:
        record = row if isinstance(row, Skipped) else _record(header, row, raw)
        if isinstance(record, Skipped):
            yield record
            continue
        if not same or same[0].cells["claim_id"] != record.cells["claim_id"]:
            yield from _claim(same, publisher)
            same, size = [], 0
        size += sum(map(len, record.cells.values()))
        if same and size > LONGEST_RECORD:
            yield Skipped(f"line {record.line}", TOO_MANY)
        else:
            same.append(record)
    yield from _claim(same, publisher)


def _rows(chunks: Iterable[bytes]) -> Iterator[_Row | Skipped]:
    """The rows of a file; what is broken in one ends with its line."""
    csv.field_size_limit(LONGEST_RECORD)
    lines = _Lines(chunks)
    reader = csv.reader(lines)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Skipped(f"line {line}", BROKEN_ROW)
            continue
        if lines.was_too_long():
            yield Skipped(f"line {line}", TOO_LONG)
        elif cells:
            yield _Row(line, cells)


class _Lines:
    """The lines of a file for ``csv``; bytes that are no UTF-8 become lone surrogates."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._lines = lines_of_chunks(chunks)
        self._too_long = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        content = next(self._lines).content
        if content is None:
            self._too_long = True
            return "\n"
        return content.decode("utf-8", "surrogateescape")

    def was_too_long(self) -> bool:
        """Whether a line since the last question was too long to be kept."""
        told, self._too_long = self._too_long, False
        return told


def _record(header: Sequence[str], row: _Row, raw: bool) -> _Record | Skipped:
    place = f"line {row.line}"
    if len(row.cells) != len(header):
        return Skipped(place, "the row has not as many cells as the header")
    try:
        "".join(row.cells).encode("utf-8")
    except UnicodeEncodeError:
        return Skipped(place, NOT_UTF8)
    texts = row.cells if raw else map(unguarded, row.cells)
    cells = dict(zip(header, texts, strict=True))
    if not cells["claim_id"].strip():
        return Skipped(place, NO_ID)
    if not cells["claim_text"].strip():
        return Skipped(place, NO_TEXT)
    return _Record(row.line, cells)


def _claim(rows: Sequence[_Record], publisher: str | None) -> Iterator[Found]:
    if not rows:
        return
    current = rows[-1].cells

    def cell(name: str) -> str | None:
        return current.get(name) or None

    finding = finding_of(cell("verdict"), cell("verdict_label"))
    evidence = (cell("evidence_urls") or "").split(" | ")
    yield PriorClaim(
        # Not the id itself: the same article on this desk has claims with the same ids.
        claim_id=stable_id("verdicts.csv", publisher, current["claim_id"]),
        text=current["claim_text"],
        speaker=cell("source_name"),
        date=cell("claim_date"),
        verdict=finding.verdict,
        label=finding.label,
        label_table=finding.label_table,
        reason=cell("verdict_reason"),
        publisher=publisher or cell("reviewer"),
        url=next(iter(addresses(cell("review_url"))), None),
        evidence=tuple(one for one in evidence if one.startswith(("http://", "https://"))),
        reviewed_on=day_of(cell("reviewed_at")),
        language=cell("language"),
        rows=tuple(row.cells for row in rows),
    )
