"""Damaged files of every form: anything that is raised but a sentence of ours, and the slowest.

``python -m bench.any_bytes [N]``: N damaged files (1,000) through each reader, the same every time.
"""

from __future__ import annotations

import io
import random
import sys
import time
import traceback
import zipfile
from typing import Final

from tests.reading.form_files import packed
from tests.reading.test_forms_any_bytes import READERS
from workbench.errors import WorkbenchError

_SEED: Final = 9


def damaged(content: bytes, rng: random.Random) -> bytes:
    """A damaged file; of a packed one more often a part of it."""
    if not content.startswith(b"PK") or rng.random() < 0.2:
        return changed(content, rng)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        name = rng.choice(sorted(parts))
        damaged_part = changed(archive.read(name), rng)
    return packed({**parts, name: damaged_part})


def changed(content: bytes, rng: random.Random) -> bytes:
    """``content`` with up to eight changes: bytes written over, cut out, said again, cut off."""
    made = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        at, length = rng.randrange(len(made) + 1), rng.choice((1, 1, 2, 4, 30, 300))
        change = rng.randrange(8)
        if change < 3:
            made[at : at + length] = rng.randbytes(length)
        elif change < 5:
            del made[at : at + length]
        elif change < 7:
            made[at:at] = made[at : at + length] * rng.randint(1, 60)
        else:
            del made[at:]
    return bytes(made)


def main() -> None:
    """Print a row a reader; end with 1 where anything else was raised."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    wrong = 0
    print(f"{'reader':12} {'read':>6} {'refused':>8} {'raised':>7} {'slowest s':>10}")
    for form, (reader, whole) in READERS.items():
        rng = random.Random(_SEED)
        read = refused = raised = 0
        slowest = 0.0
        for number in range(times):
            content = damaged(whole[number % len(whole)], rng)
            begun = time.perf_counter()
            try:
                reader(content, "a")
                read += 1
            except WorkbenchError:
                refused += 1
            except Exception:
                raised += 1
                traceback.print_exc()
            slowest = max(slowest, time.perf_counter() - begun)
        wrong += raised
        print(f"{form:12} {read:6} {refused:8} {raised:7} {slowest:10.2f}", flush=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
