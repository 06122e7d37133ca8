"""Bytes in pieces: one encoding for all, and lines of a length that memory can hold."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from workbench.reading.decoding import utf16_by_nuls

LONGEST_RECORD: Final = 8_000_000
"""Bytes of one record (a line, a row, an item); a claim with its check has some thousands."""

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Line(NamedTuple):
    """A line with its end; ``content`` is ``None`` where it is over ``LONGEST_RECORD``."""

    number: int
    content: bytes | None


def as_utf8(head: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of ``head`` and ``rest`` without a byte order mark, UTF-16 and UTF-32 as UTF-8."""
    if head.startswith(codecs.BOM_UTF8):
        head = head[len(codecs.BOM_UTF8) :]
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    encoding = encoding or utf16_by_nuls(head[: len(head) // 2 * 2])
    if encoding is None:
        yield head
        yield from rest
        return
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    yield decoder.decode(head).encode("utf-8", "replace")
    for piece in rest:
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def lines_of_chunks(chunks: Iterable[bytes]) -> Iterator[Line]:
    """The lines of a text, numbered from 1, each with its ``\\n``."""
    number = 1
    line = _LongLine()
    for chunk in chunks:
        *ended, begun = chunk.split(b"\n")
        for piece in ended:
            line.add(piece + b"\n")
            yield Line(number, line.taken())
            number += 1
        line.add(begun)
    if line.length:
        yield Line(number, line.taken())


class _LongLine:
    """The pieces of one line, let go of as soon as they are too many."""

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[bytes] = []

    def add(self, piece: bytes) -> None:
        self.length += len(piece)
        if self.length > LONGEST_RECORD:
            self._pieces.clear()
        elif piece:
            self._pieces.append(piece)

    def taken(self) -> bytes | None:
        """The line, or ``None`` where it was too long; the next one begins."""
        whole = b"".join(self._pieces) if self.length <= LONGEST_RECORD else None
        self.length = 0
        self._pieces = []
        return whole
