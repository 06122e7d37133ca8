"""What the promises of the store take on a large desk: backup, reading back, check, restoring.

    python -m bench.backups [CLAIMS]

Each is timed once on a desk of invented claims (``bench.big_desk``, 100,000 by default), beside
a plain copy of the file and gzip's usual level as measures of the disk and of the packing.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.big_desk import make_desk
from workbench.store import open_desk
from workbench.store.anchors import check_log
from workbench.store.backup import back_up, unpack
from workbench.store.restore import restore

_AT = "2024-12-03T09:00:00.000Z"


def timed(what: str, work: Callable[[], Any]) -> Any:
    """Do ``work`` and print how long it took."""
    began = time.perf_counter()
    found = work()
    print(f"{what:<44}{time.perf_counter() - began:8.2f} s")
    return found


def _gzip(source: Path, target: Path) -> None:
    with source.open("rb") as read, gzip.open(target, "wb", compresslevel=6) as written:
        shutil.copyfileobj(read, written)


def main(claims: int) -> None:
    """Make a desk and measure on it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, file = folder / "claims.db", folder / "backup.zip"
        timed(f"making a desk of {claims:,} claims", lambda: make_desk(path, claims))
        timed("cp", lambda: shutil.copyfile(path, folder / "copy.db"))
        timed("gzip -6", lambda: _gzip(path, folder / "copy.gz"))
        manifest = timed("backup, read back", lambda: back_up(path, file, at=_AT))
        timed("unpacking and checking it", lambda: unpack(file, folder / "out.db"))
        with open_desk(path) as desk:
            timed("audit verify", lambda: check_log(desk.connection, path, against=[file]))
        timed("restore over the same desk", lambda: restore(path, file, actor="bench"))
        sizes = (manifest.bytes, file.stat().st_size, (folder / "copy.gz").stat().st_size)
        print("desk, backup, gzip -6: " + ", ".join(f"{size / 1e6:.1f} MB" for size in sizes))
        print(f"{manifest.events:,} events")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
