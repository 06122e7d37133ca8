"""Copies of the pages that evidence points to, in a folder beside the desk.

``claims.db.copies/SHA256.gz``: named after what is in it, so that two claims that rest on one page
share one file, and a file that was changed shows. Pages may be confidential: the folder and its
files are the owner's alone.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from workbench.errors import DeskError
from workbench.models import EvidenceCopy
from workbench.store.findings import error
from workbench.store.rows import Finding

_PIECE: Final = 65_536


def copy_name(sha256: str) -> str:
    """Where a copy stands in a bundle and in a spreadsheet: ``copies/SHA256.gz``."""
    return f"copies/{sha256}.gz"


class Copies:
    """The copies of one desk.

    Args:
        desk: the file of the desk; nothing is made beside it until a copy is kept.
    """

    def __init__(self, desk: Path) -> None:
        self.folder = desk.with_name(f"{desk.name}.copies")

    def path(self, sha256: str) -> Path:
        """The file of a copy, whether it is there or not."""
        return self.folder / f"{sha256}.gz"

    def keep(self, page: bytes) -> str:
        """Keep a page; its SHA-256. One that is kept already is not written again.

        Raises:
            DeskError: the folder cannot be written.
        """
        sha256 = hashlib.sha256(page).hexdigest()
        self.keep_packed(sha256, gzip.compress(page, mtime=0))
        return sha256

    def keep_packed(self, sha256: str, packed: bytes) -> bool:
        """Keep a copy as it was packed elsewhere; whether it was new here.

        The caller has checked that ``packed`` holds the page of that hash.
        """
        path = self.path(sha256)
        # A file that was damaged is written anew.
        if path.exists() and self.problem(sha256) is None:
            return False
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(descriptor, "wb") as file:
                file.write(packed)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError as problem:
            raise DeskError(
                f"The copy of the page cannot be kept in {self.folder} ({problem.strerror})",
                "check its rights and the space on the disk",
            ) from None
        finally:
            unfinished.unlink(missing_ok=True)
        return True

    def packed(self, copy: EvidenceCopy) -> bytes:
        """The file of a copy, sound by its hash.

        Raises:
            DeskError: it is not there, or not as it was kept.
        """
        why = self.problem(copy.sha256)
        if why is None:
            return self.path(copy.sha256).read_bytes()
        raise DeskError(f"The copy of {copy.url}: {why}", "run `workbench doctor`")

    def problem(self, sha256: str) -> str | None:
        """What is wrong with a copy, if anything is."""
        try:
            with self.path(sha256).open("rb") as file:
                pieces = iter(lambda: file.read(_PIECE), b"")
                return None if unpacked_sha256(pieces) == sha256 else "it is not as it was kept"
        except FileNotFoundError:
            return "its file is not there"
        except OSError as problem:
            return f"its file cannot be read ({problem.strerror})"


def unpacked_sha256(pieces: Iterator[bytes], limit: int | None = None) -> str | None:
    """SHA-256 of what a gzip file holds, never more than a piece of it in memory.

    Args:
        pieces: the bytes of the file.
        limit: the most bytes that may come out.

    Returns:
        ``None`` where it is no gzip file of one part, is not whole, or holds more.
    """
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    found = hashlib.sha256()
    made = 0
    try:
        for piece in pieces:
            while piece:
                if decoder.eof:
                    return None
                out = decoder.decompress(piece, _PIECE)
                made += len(out)
                if limit is not None and made > limit:
                    return None
                found.update(out)
                piece = decoder.unconsumed_tail or decoder.unused_data
    except zlib.error:
        return None
    return found.hexdigest() if decoder.eof else None


def copy_findings(copies: Copies, connection: sqlite3.Connection) -> Iterator[Finding]:
    """Copies of evidence that are not there, or not as they were kept."""
    rows = connection.execute(
        """SELECT copy ->> '$.sha256' AS sha256, min(claim_id) AS claim_id, min(url) AS url
        FROM evidence WHERE copy IS NOT NULL GROUP BY 1 ORDER BY 1"""
    )
    for row in rows.fetchall():
        why = copies.problem(row["sha256"])
        if why is not None:
            yield error(f"copy of {row['url'] or row['sha256']} (claim {row['claim_id']})", why)
