"""A file of prior claims in any of the formats of ``docs/formats.md``, told by its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, Protocol

from workbench.errors import WorkbenchError
from workbench.models import PriorClaim
from workbench.reading.byte_chunks import LONGEST_RECORD, as_utf8, lines_of_chunks
from workbench.reading.found_claims import Found, Skipped
from workbench.reading.json_claims import claims_of_json
from workbench.reading.json_records import (
    BROKEN,
    MOST_RESUMED,
    NO_OBJECT,
    TOO_LONG,
    Cut,
    cut_records,
    json_value,
    next_record,
)
from workbench.reading.linked_pages import linked_scripts
from workbench.reading.verdict_rows import claims_of_csv, is_header

REPEATED: Final = "it stands in the file before"

_CHUNK: Final = 1 << 18
_MOST_TRIED: Final = 20


class Readable(Protocol):
    """What bytes can be read from: an open file, standard input."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most ``size``; none at the end."""


def read_prior_claims(
    stream: Readable, name: str, *, publisher: str | None = None, raw: bool = False
) -> Iterator[Found]:
    """Read prior claims one after the other; memory does not grow with the file.

    Args:
        stream: the bytes of our CSV, JSON lines, JSON (``ClaimReview``, a data feed, answers of
            ``claims:search``) or a web page with JSON-LD in it.
        name: what the file is called in messages.
        publisher: whose verdicts these are where a record names nobody.
        raw: CSV was written without formula guards, so none is taken off.

    Yields:
        Claims, and what was passed over. A claim that comes twice is passed over the second
        time.

    Raises:
        WorkbenchError: the file is empty or of no format that is known.
    """
    pieces = iter(lambda: stream.read(_CHUNK), b"")
    chunks = as_utf8(next(pieces, b""), pieces)
    head = next(chunks)
    known: set[int] = set()
    for found in _reader(head, chain([head], chunks), name, publisher, raw):
        if isinstance(found, PriorClaim):
            # 64 bits of each id are enough to know it again, and small.
            key = hash(found.claim_id)
            if key in known:
                yield Skipped(found.claim_id, REPEATED)
                continue
            known.add(key)
        yield found


def _reader(
    head: bytes, chunks: Iterable[bytes], name: str, publisher: str | None, raw: bool
) -> Iterator[Found]:
    """The reader of the format that ``head``, the first bytes of a file, is in."""
    start = head.lstrip()
    if not start:
        raise WorkbenchError(f"{name} is empty", "give a file with claims in it")
    if start.startswith(b"["):
        return _claims_of_document(chunks, publisher)
    if start.startswith(b"<"):
        return _claims_of_page(chunks, name, publisher)
    if is_header(head.split(b"\n", 1)[0]):
        return claims_of_csv(chunks, publisher, raw=raw)
    if _is_lines(head):
        return _claims_of_lines(chunks, publisher)
    if b"{" in head:
        return _claims_of_document(chunks, publisher)
    raise WorkbenchError(
        f"{name} is in no format that can be imported",
        "give a verdicts.csv of workbench, JSON lines, ClaimReview JSON-LD, a data feed or a saved"
        " answer of claims:search (docs/formats.md)",
    )


def _is_lines(head: bytes) -> bool:
    """Whether the first of several lines is an object by itself, or every second one is."""
    lines = [line for line in head.split(b"\n") if line.strip()][:_MOST_TRIED]
    if len(lines) < 2:
        return False
    return _is_object(lines[0]) or 2 * sum(map(_is_object, lines)) >= len(lines)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json_value(line), dict)
    except ValueError:
        return False


def _claims_of_lines(chunks: Iterable[bytes], publisher: str | None) -> Iterator[Found]:
    for line in lines_of_chunks(chunks):
        place = f"line {line.number}"
        if line.content is None:
            yield Skipped(place, TOO_LONG)
        elif line.content.strip():
            yield from _claims_of_text(line.content, place, publisher)


def _claims_of_document(chunks: Iterable[bytes], publisher: str | None) -> Iterator[Found]:
    return _claims_of_cuts(cut_records(chunks), publisher)


def _claims_of_page(chunks: Iterable[bytes], name: str, publisher: str | None) -> Iterator[Found]:
    page = bytearray()
    for chunk in chunks:
        page += chunk
        if len(page) > LONGEST_RECORD:
            raise WorkbenchError(
                f"{name} is a page of more than {LONGEST_RECORD:,} bytes", "give its JSON-LD alone"
            )
    scripts = linked_scripts(bytes(page))
    # Each script by itself: what is broken in one ends with it.
    return _claims_of_cuts(chain.from_iterable(cut_records([one]) for one in scripts), publisher)


def _claims_of_cuts(cuts: Iterable[Cut], publisher: str | None) -> Iterator[Found]:
    resumes_left = MOST_RESUMED
    cuts = iter(cuts)
    number = 0
    while cut := next(cuts, None):
        number += 1
        place = f"item {number}"
        if cut.trouble is not None:
            yield Skipped(place, cut.trouble)
            continue
        is_broken = False
        for found in _claims_of_text(cut.content, place, publisher):
            is_broken = found == Skipped(place, BROKEN)
            yield found
        rest = next_record(cut.content) if is_broken else None
        if rest is not None and resumes_left:
            # Two marks too many, one in each of two records, made one of all between them.
            resumes_left -= 1
            cuts = chain(cut_records([rest]), cuts)


def _claims_of_text(content: bytes, place: str, publisher: str | None) -> Iterator[Found]:
    try:
        value = json_value(content)
    except ValueError as reason:
        yield Skipped(place, str(reason))
        return
    if isinstance(value, dict):
        nested = b'"properties"' in content
        yield from claims_of_json(value, place, publisher, nested=nested)
    else:
        yield Skipped(place, NO_OBJECT)
