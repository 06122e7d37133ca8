"""The body of an answer out of its transfer compression, never more than was allowed."""

from __future__ import annotations

import zlib
from typing import Final

from workbench.errors import FetchError

_FREE_BYTES: Final = 1_000_000
"""As much may always come out, however little went in: short pages compress well."""

_PIECE: Final = 65_536


class Unpacking:
    """Takes the pieces of a body as they come; ``body`` is all of it, unpacked.

    Args:
        encoding: the ``Content-Encoding`` line, empty for none.
        limit: the most bytes that may come out.
        ratio: how many times the bytes that went in may come out, above a million.
        name: how the page is called in a sentence.

    Raises:
        FetchError: the encoding is not known, the body is broken, or too much comes out.
    """

    def __init__(self, encoding: str, *, limit: int, ratio: int, name: str) -> None:
        self._limit, self._ratio, self._name = limit, ratio, name
        self._taken = 0
        self._pieces: list[bytes] = []
        self._made = 0
        self._decoder = _decoder(encoding, name)

    def feed(self, piece: bytes) -> None:
        """Take the next bytes of the wire."""
        self._taken += len(piece)
        if self._decoder is None:
            self._keep(piece)
            return
        try:
            while piece and not self._decoder.eof:
                self._keep(self._decoder.decompress(piece, _PIECE))
                piece = self._decoder.unconsumed_tail
        except zlib.error:
            raise self._broken() from None

    def body(self) -> bytes:
        """All that came out. Raises FetchError where the end is missing."""
        # A checksum ends the packed bytes, so nothing is left within when the last was taken.
        if self._decoder is not None and self._taken and not self._decoder.eof:
            raise self._broken()
        return b"".join(self._pieces)

    def _keep(self, made: bytes) -> None:
        self._made += len(made)
        if self._made > self._limit:
            raise FetchError(
                f"{self._name} is larger than {self._limit:,} bytes", "save the part you need"
            )
        if self._made > max(_FREE_BYTES, self._ratio * self._taken):
            raise FetchError(
                f"{self._name} unpacks to more than {self._ratio} times its size",
                "it may be meant to fill the memory; open it in a browser first",
            )
        self._pieces.append(made)

    def _broken(self) -> FetchError:
        return FetchError(f"{self._name} came damaged", "try again later")


def _decoder(encoding: str, name: str) -> zlib._Decompress | None:
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return zlib.decompressobj(16 + zlib.MAX_WBITS)
        case "deflate":
            return zlib.decompressobj()
        case other:
            raise FetchError(
                f"{name} is packed in a way that nobody asked for (“{other[:40]}”)",
                "open it in a browser and save it",
            )
