"""Records out of a JSON text of any size, in bounded memory.

A feed is cut at its brackets; each record is then read by ``json`` alone. A reader that goes
through the whole text as one value (``ijson``) stops at the first letter that is wrong; here a
record that is broken is told and passed over, and the next one is read (``docs/decisions/0010``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from workbench.reading.byte_chunks import LONGEST_RECORD

DEEPEST: Final = 1_000
"""Brackets within brackets; ``json`` gives up at about as many."""

MOST_RESUMED: Final = 50
"""How often in a file the next record is looked for within one that has lost its end."""

NO_OBJECT: Final = "no JSON object"
BROKEN: Final = "broken JSON"
NOT_UTF8: Final = "not UTF-8 text"
TOO_DEEP: Final = "nested too deep"
TOO_LONG: Final = f"longer than {LONGEST_RECORD:,} bytes"
BROKEN_OFF: Final = "the file breaks off here"

# Possessive, so that a text of millions of quotation marks costs no memory.
_BETWEEN: Final = re.compile(rb'(?:[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+', re.DOTALL)
_IN_STRING: Final = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_LIST_OF_RECORDS: Final = re.compile(rb'"(?:dataFeedElement|claims)"\s*:\s*\Z')
_GRAPH: Final = re.compile(rb'"@graph"\s*:\s*\Z')
_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")
# How a record begins: its first key, and the value of a key such as @type.
_BEGINNING: Final = re.compile(
    rb'\{\s*"@[^"\\]{1,64}"\s*:\s*"[^"\\]{1,64}"|\{\s*"[^"\\]{1,64}"\s*:'
)
_KEY_LENGTH: Final = 64
_LIST_OF_AN_OBJECT: Final = b"{["
_NO_WORDS: Final = b" \t\r\n,"
_QUOTE, _ARRAY, _OBJECT = b'"'[0], b"["[0], b"{"[0]
_OPENER: Final = {b"]"[0]: _ARRAY, b"}"[0]: _OBJECT}


class Cut(NamedTuple):
    """One record of a file: its bytes, or what is wrong with it."""

    content: bytes
    trouble: str | None = None


def cut_records(chunks: Iterable[bytes]) -> Iterator[Cut]:
    """The objects of a JSON text, one after the other.

    A record is an object that stands alone, in a list, or in the list ``dataFeedElement`` or
    ``claims`` of an object; a ``@graph`` is one record, if it is not too long for that.
    """
    cutter = _Cutter()
    for chunk in chunks:
        yield from cutter.feed(chunk)
    yield from cutter.end()


def json_value(content: bytes) -> Any:
    """The value of a JSON text.

    Numbers without end are kept as text, those that are none left out; half of a pair of
    surrogates, which no file can keep, becomes U+FFFD, as in any text that is decoded.

    Raises:
        ValueError: with the reason, in our words.
    """
    try:
        value = _DECODER.decode(content.decode("utf-8"))
        return _mended(value) if _SURROGATE.search(content) else value
    except UnicodeDecodeError:
        raise ValueError(NOT_UTF8) from None
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    except ValueError:
        raise ValueError(BROKEN) from None


def next_record(broken: bytes | bytearray) -> bytes | None:
    """What stands behind a broken record in the same bytes, from where the next one begins.

    A quotation mark too many or too few turns strings inside out, so that the end of the record
    is not seen. The next one is taken to begin as this one did, behind a comma.
    """
    begun = _BEGINNING.match(broken)
    if begun is None:
        return None
    found = re.compile(rb",\s*(?=" + re.escape(begun[0]) + rb")").search(broken, begun.end())
    return None if found is None else bytes(broken[found.end() :])


def _mended(value: Any) -> Any:
    text = json.dumps(value, ensure_ascii=False).encode("utf-16-le", "surrogatepass")
    return _DECODER.decode(text.decode("utf-16-le", "replace"))


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits


def _no_number(name: str) -> None:
    """``NaN`` and ``Infinity``, which are no JSON but are met in it, say nothing."""


_DECODER: Final = json.JSONDecoder(strict=False, parse_int=_integer, parse_constant=_no_number)


class _Cutter:
    """Where in the text the cutting is.

    ``_around`` holds the brackets that are open around records, ``_within`` those that are open
    within the present one; ``_kept`` has its bytes.
    """

    def __init__(self, around: bytes = b"") -> None:
        self._around = bytearray(around)
        self._within = bytearray()
        self._deeper = 0
        self._in_string = self._escaped = False
        self._words_between = False
        self._is_record = False
        self._graph_at: int | None = None
        self._kept = bytearray()
        self._start = 0
        self._before = b""
        self._resumes_left = MOST_RESUMED

    def feed(self, chunk: bytes) -> Iterator[Cut]:
        """Take the next bytes; the records that end in them."""
        if not chunk:
            return
        position = self._rest_of_string(chunk)
        self._start = 0
        while not self._in_string:
            end = _end(_BETWEEN, chunk, position)
            if not self._within and chunk[position:end].strip(_NO_WORDS):
                self._words_between = True
            if end == len(chunk):
                break
            if chunk[end] == _QUOTE:
                self._begin_string(chunk, end)
            else:
                yield from self._bracket(chunk, end)
                position = end + 1
        self._before = self._key_before(chunk, len(chunk))
        yield from self._keep(chunk)

    def end(self) -> Iterator[Cut]:
        """What is left when the text is over."""
        left = None
        while self._within and self._is_record and left != self._resumes_left:
            left = self._resumes_left
            yield from self._resume()
        if self._within or self._around or self._in_string:
            yield self._told(BROKEN_OFF)
        else:
            yield from self._end_of_words()

    def _rest_of_string(self, chunk: bytes) -> int:
        """Where the string that began before ``chunk`` is over."""
        if not self._in_string:
            return 0
        end = _end(_IN_STRING, chunk, 1 if self._escaped else 0)
        self._escaped = end < len(chunk) and chunk[end] != _QUOTE
        self._in_string = end >= len(chunk) or self._escaped
        return end + 1

    def _begin_string(self, chunk: bytes, quote: int) -> None:
        # Its end is not in this chunk; a backslash may stand last, with what it escapes to come.
        self._escaped = _end(_IN_STRING, chunk, quote + 1) < len(chunk)
        self._in_string = True
        self._words_between |= not self._within

    def _bracket(self, chunk: bytes, at: int) -> Iterator[Cut]:
        byte = chunk[at]
        if byte in _OPENER:
            yield from self._close(chunk, at, _OPENER[byte])
        elif self._within:
            self._open_within(chunk, at, byte)
        elif self._around[-1:] == b"{":
            self._open_member(chunk, at, byte)
        elif byte == _ARRAY:
            yield from self._end_of_words()
            if len(self._around) < DEEPEST:
                self._around.append(byte)
        else:
            yield from self._end_of_words()
            self._begin(at, is_record=True)

    def _begin(self, at: int, *, is_record: bool) -> None:
        self._is_record = is_record
        self._within.append(_OBJECT)
        self._graph_at = None
        self._kept.clear()
        self._start = at

    def _open_member(self, chunk: bytes, at: int, byte: int) -> None:
        """A further member of an object whose list of records is over."""
        self._words_between = False
        if byte == _ARRAY and _LIST_OF_RECORDS.search(self._key_before(chunk, at)):
            self._around.append(byte)
        else:
            self._begin(at, is_record=False)
            self._within[0] = byte

    def _open_within(self, chunk: bytes, at: int, byte: int) -> None:
        if byte == _ARRAY and len(self._within) == 1 and self._is_record:
            key = self._key_before(chunk, at)
            if _LIST_OF_RECORDS.search(key):
                self._become_list()
                return
            if _GRAPH.search(key):
                self._graph_at = len(self._kept) + at - self._start
        if len(self._within) < DEEPEST:
            self._within.append(byte)
        else:
            self._deeper += 1

    def _key_before(self, chunk: bytes, at: int) -> bytes:
        """The last bytes before a place in ``chunk``, as many as a key can have."""
        return (self._before + chunk[max(0, at - _KEY_LENGTH) : at])[-_KEY_LENGTH:]

    def _become_list(self) -> None:
        """The present object is no record: its list holds the records."""
        self._around += _LIST_OF_AN_OBJECT
        self._within.clear()
        self._kept.clear()
        self._deeper = 0
        self._words_between = False

    def _close(self, chunk: bytes, at: int, opener: int) -> Iterator[Cut]:
        if not self._within:
            yield from self._end_of_words()
            _pop(self._around, opener)
        elif self._deeper:
            self._deeper -= 1
        else:
            _pop(self._within, opener)
            if not self._within and self._is_record:
                self._kept += chunk[self._start : at + 1]
                yield from self._whole_record()

    def _keep(self, chunk: bytes) -> Iterator[Cut]:
        """Keep what ``chunk`` has of the present record, unless that is too long by now."""
        if not (self._within and self._is_record):
            return
        if len(self._kept) > LONGEST_RECORD:
            return
        self._kept += chunk[self._start :]
        if len(self._kept) <= LONGEST_RECORD:
            return
        if self._graph_at is None:
            yield from self._resume()
        else:
            rest = bytes(self._kept[self._graph_at + 1 :])
            self._become_list()
            self._in_string = self._escaped = False
            yield from self.feed(rest)

    def _resume(self) -> Iterator[Cut]:
        """Tell a record without end, and go on with the next where one seems to begin in it."""
        rest = next_record(self._kept) if self._resumes_left else None
        if rest is not None:
            self._resumes_left -= 1
            self._within.clear()
            self._deeper = 0
            self._in_string = self._escaped = False
            yield self._told(BROKEN)
            yield from self.feed(rest)

    def _whole_record(self) -> Iterator[Cut]:
        if len(self._kept) > LONGEST_RECORD and self._graph_at is not None:
            graph = _Cutter(_LIST_OF_AN_OBJECT)
            yield from graph.feed(bytes(self._kept[self._graph_at + 1 :]))
        else:
            yield self._told(None)

    def _told(self, trouble: str | None) -> Cut:
        content = bytes(self._kept)
        self._kept.clear()
        if trouble is None and len(content) > LONGEST_RECORD:
            trouble = TOO_LONG
        return Cut(b"" if trouble else content, trouble)

    def _end_of_words(self) -> Iterator[Cut]:
        """Words where an object should stand are one record that cannot be read."""
        if self._words_between and self._around[-1:] != b"{":
            yield self._told(NO_OBJECT)
        self._words_between = False


def _end(pattern: re.Pattern[bytes], chunk: bytes, start: int) -> int:
    """Where ``pattern``, which may match nothing at all, ends when it begins at ``start``."""
    found = pattern.match(chunk, start)
    return found.end() if found else start


def _pop(brackets: bytearray, opener: int) -> None:
    """Close the innermost bracket of this kind and those left open in it; without one, nothing."""
    found = brackets.rfind(opener)
    if found >= 0:
        del brackets[found:]
