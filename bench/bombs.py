"""Files that unpack, nest or go on without end: how each is refused, how fast, in how much memory.

``python -m bench.bombs``: each is read in a process of its own; what is told is the sentence, the
seconds and the most memory of that process and of those that it started (Linux, macOS).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.reading import bombs

SECONDS: Final = 2.0
MEGABYTES: Final = 300
_GIGABYTE: Final = 1_000_000_000
_READ: Final = """
import resource, sys, time
from workbench.errors import WorkbenchError
from workbench.reading import articles_of, read_all
read_all("fixtures/moscow-taliban.txt")
begun = time.perf_counter()
try:
    told = f"READ: {len(read_all(sys.argv[1]))} articles"
except WorkbenchError as error:
    told = f"refused: {error}"
seconds = time.perf_counter() - begun
most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF,
    resource.RUSAGE_CHILDREN))
print(f"{seconds:.2f}\\t{most // 1024}\\t{told}")
"""


def _long_lines(folder: Path) -> Iterator[tuple[str, Path]]:
    """A line of a gigabyte that takes no room on the disk, as text and as a record."""
    for name, head in (
        ("line.txt", b"word " * 20_000),
        ("line.jsonl", b'{"text": "' + b"a" * 70_000),
    ):
        path = folder / name
        path.write_bytes(head)
        with path.open("ab") as file:
            file.truncate(_GIGABYTE)
        yield f"a gigabyte in one line ({name})", path


def main() -> None:
    """Read each bomb and tell of it; end with 1 where one is not refused within the bounds."""
    failed = 0
    print(f"{'file':40} {'bytes':>13} {'s':>6} {'MB':>5}  what came of it")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for what, path in _all(folder):
            done = subprocess.run(
                [sys.executable, "-c", _READ, str(path)],
                capture_output=True,
                text=True,
                check=False,
            )
            answer = done.stdout.strip().split("\t", 2)
            seconds, megabytes, told = answer if len(answer) == 3 else ("0", "0", done.stderr)
            good = (
                told.startswith("refused")
                and float(seconds) <= SECONDS
                and int(megabytes) <= MEGABYTES
            )
            failed += not good
            mark = " " if good else "!"
            size = path.stat().st_size
            print(f"{what:40} {size:13,} {seconds:>6} {megabytes:>5} {mark}{told[:110]}")
            path.unlink()
    sys.exit(1 if failed else 0)


def _all(folder: Path) -> Iterator[tuple[str, Path]]:
    for make in bombs.BOMBS:
        path = folder / make.__name__
        # Made by another process: a child has the memory of its parent as its least.
        subprocess.run([sys.executable, "-m", "bench.bombs", make.__name__, str(path)], check=True)
        yield make.__name__, path
    yield from _long_lines(folder)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        Path(sys.argv[2]).write_bytes(getattr(bombs, sys.argv[1])())
    else:
        main()
