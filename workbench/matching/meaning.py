"""The vectors of a desk: the claims nearest in meaning, and how near each of some claims is.

The nearest are found in two steps: through the signs of all vectors (384 bits each, compared by
how many differ; Charikar 2002), which fit in memory for a million claims, then by the exact
cosine of the few that come nearest so.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from workbench.matching.embedding import DIMENSIONS, MODEL

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

NEAREST: Final = 50
"""Claims that become candidates by their meaning."""
NEAR: Final = "meaning: cosine "
"""How the reason of a match begins that tells how near it is in meaning."""
LEAST_NEAR: Final = 0.3
"""Cosine from which on a claim that shares no word may be a candidate."""
_LOOKED_AT: Final = 400
"""Claims nearest by the signs alone, whose exact cosine is asked for."""
_WORDS: Final = DIMENSIONS // 64
_CHUNK: Final = 50_000


@dataclass(frozen=True, slots=True)
class Cosine:
    """How near a query is to the text and to the title of a claim; 0 where there is no title."""

    text: float
    title: float

    @property
    def nearest(self) -> float:
        """How near the query is to the nearer of the two."""
        return max(self.text, self.title)

    def told(self) -> str:
        """As a reason of a match; it begins with ``NEAR``."""
        return f"{NEAR}{self.nearest:.2f}"


def encoded(vectors: Array) -> list[tuple[bytes, bytes]]:
    """Each row as the database keeps it: float16, little-endian, and its signs as bits."""
    import numpy as np

    halves = vectors.astype("<f2")
    signs = np.packbits(vectors > 0, axis=1)
    return [(half.tobytes(), sign.tobytes()) for half, sign in zip(halves, signs, strict=True)]


def has_vectors(connection: sqlite3.Connection) -> bool:
    """Whether the desk holds any vector of the model in use."""
    found = connection.execute(
        "SELECT 1 FROM claim_vectors WHERE model = ? LIMIT 1", [MODEL]
    ).fetchone()
    return found is not None


def nearest(connection: sqlite3.Connection, vector: Array, *, limit: int = NEAREST) -> list[int]:
    """Numbers of the ``limit`` claims whose text or title is nearest to ``vector``, best first.

    None that is further away than ``LEAST_NEAR``.

    Args:
        connection: a desk's; its vectors' signs are read on the first call and kept, and those
            written since on a later one.
    """
    with _lock:
        close = _signs_of(connection).closest(vector, _LOOKED_AT)
    exact = cosines(connection, vector, close)
    best = {n: one.nearest for n, one in exact.items()}
    near = sorted((n for n in best if best[n] >= LEAST_NEAR), key=lambda n: (-best[n], n))
    return near[:limit]


def cosines(
    connection: sqlite3.Connection, vector: Array, numbers: Sequence[int]
) -> dict[int, Cosine]:
    """How near ``vector`` is to each of the claims of these numbers that has vectors."""
    import numpy as np

    rows = connection.execute(
        """SELECT n, text, title FROM claim_vectors
        WHERE model = ? AND n IN (SELECT value FROM json_each(?))""",
        [MODEL, json.dumps([int(n) for n in numbers])],
    ).fetchall()
    if not rows:
        return {}
    nothing = bytes(2 * DIMENSIONS)
    both = b"".join(part or nothing for row in rows for part in (row[1], row[2]))
    found = np.frombuffer(both, dtype="<f2").astype(np.float32).reshape(-1, DIMENSIONS) @ vector
    near = found.astype(float).reshape(-1, 2).tolist()
    return {row[0]: Cosine(*pair) for row, pair in zip(rows, near, strict=True)}


@dataclass
class _Signs:
    """The signs of all vectors of one desk: columns of ``_WORDS`` 64-bit words, and whose they are.

    A claim that lost its vectors stays here; that it has none is found when they are read.
    """

    last_seq: int = 0
    numbers: list[Array] = field(default_factory=list)
    codes: list[Array] = field(default_factory=list)

    def read_on(self, connection: sqlite3.Connection) -> None:
        """Take in what was written since the last time."""
        import numpy as np

        asked = connection.execute(
            """SELECT seq, n, text_code, title_code FROM claim_vectors
            WHERE seq > ? AND model = ? ORDER BY seq""",
            [self.last_seq, MODEL],
        )
        while rows := asked.fetchmany(_CHUNK):
            pairs = [(row[1], code) for row in rows for code in (row[2], row[3]) if code]
            codes = b"".join(code for _, code in pairs)
            self.numbers.append(np.array([n for n, _ in pairs], dtype=np.int64))
            rows_of_words = np.frombuffer(codes, dtype=np.uint64).reshape(-1, _WORDS)
            self.codes.append(np.ascontiguousarray(rows_of_words.T))
            self.last_seq = rows[-1][0]

    def closest(self, vector: Array, limit: int) -> list[int]:
        """Numbers of the claims whose signs differ least from those of ``vector``."""
        import numpy as np

        if not self.codes:
            return []
        if len(self.codes) > 1:
            self.codes = [np.concatenate(self.codes, axis=1)]
            self.numbers = [np.concatenate(self.numbers)]
        asked = np.packbits(vector > 0).view(np.uint64)
        differ = np.zeros(len(self.numbers[0]), dtype=np.uint16)
        for word in range(_WORDS):
            differ += np.bitwise_count(self.codes[0][word] ^ asked[word])
        few = min(limit, len(differ))
        # Rows that differ as much as the last are taken in too, so that the order of rows is none.
        far = np.partition(differ, few - 1)[few - 1]
        found = self.numbers[0][differ <= far]
        return sorted({int(n) for n in found})


_kept: dict[tuple[str, int, int], _Signs] = {}
_lock: Final = threading.Lock()


def _signs_of(connection: sqlite3.Connection) -> _Signs:
    """The signs of the vectors of a desk, kept by its file: screens open it many times."""
    path = next(row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main")
    signs = _Signs()
    if path:
        about = Path(path).stat()
        key = (path, about.st_dev, about.st_ino)
        if key not in _kept:
            _kept.clear()
        signs = _kept.setdefault(key, signs)
    signs.read_on(connection)
    return signs
