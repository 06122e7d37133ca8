"""Bytes to characters: byte-order marks, UTF-8, then a guess by charset-normalizer."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from workbench.errors import UnreadableArticle

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that fit nearly any bytes, so that a guess for them says nothing.
_NEVER_GUESSED: Final = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_7", "cp037", "cp424"]
_WESTERN: Final[tuple[str, ...]] = ("cp1252", "mac_roman")
_SAMPLE: Final = 1 << 16
_SLACK: Final = 0.1  # mess; an accented letter or two in a short text already costs that much


class Decoded(NamedTuple):
    """Characters and the name of the encoding they came in."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded | None:
    """The characters of ``content``; a byte-order mark is dropped, nothing else changes.

    A byte-order mark decides; without one UTF-16 is tried where every other byte is
    NUL, then UTF-8, then charset-normalizer's guess. Among guesses that are about equally
    free of mess a Western European one is taken, since the articles are English. ``None`` where
    no encoding fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    # NUL is a character of UTF-8, so UTF-16 must be looked for first.
    return _unmarked_utf16(content) or _strictly(content, "utf-8") or _guess(content)


def decoded_or_refused(content: bytes, name: str) -> Decoded:
    """As ``decode``, but one sentence where no encoding fits.

    Raises:
        UnreadableArticle: no encoding fits.
    """
    decoded = decode(content)
    if decoded is None:
        raise UnreadableArticle(f"the encoding of {name} is not known", "save it as UTF-8")
    return decoded


def _strictly(content: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(content: bytes) -> Decoded | None:
    encoding = utf16_by_nuls(content)
    return _strictly(content, encoding) if encoding else None


def utf16_by_nuls(content: bytes) -> str | None:
    """The UTF-16 byte order that NULs in every other byte betray, or ``None``."""
    sample = content[:_SAMPLE]
    if len(sample) < 4 or len(content) % 2:
        return None
    half = len(sample) // 2
    high_first = sample[0::2].count(0) / half
    low_first = sample[1::2].count(0) / half
    if low_first > 0.7 and high_first < 0.05:
        return "utf-16-le"
    if high_first > 0.7 and low_first < 0.05:
        return "utf-16-be"
    return None


def _guess(content: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # costs 30 ms that a UTF-8 file need not pay

    matches = from_bytes(content, cp_exclusion=_NEVER_GUESSED)
    best = matches.best()
    if best is None:
        return None
    candidates = [name for name in _WESTERN if name in best.could_be_from_charset]
    candidates += [
        match.encoding
        for match in matches
        if match.encoding in _WESTERN
        and match.chaos <= best.chaos + _SLACK
        and match.coherence >= best.coherence
    ]
    for encoding in [*candidates, best.encoding]:
        decoded = _strictly(content, encoding)
        if decoded:
            return decoded
    return None
