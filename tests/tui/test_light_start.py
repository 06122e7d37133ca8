"""The first screen comes without the heavy packages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.tui.builders import ferry_desk

PROGRAM = """
import asyncio, sys
from pathlib import Path
from workbench.store import open_desk
from workbench.tui import ReviewApp

async def show(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.review.claim is not None
        print(" ".join(sys.modules))

with open_desk(Path(sys.argv[1]), create=False) as desk:
    asyncio.run(show(ReviewApp(desk, reviewer="kim")))
"""


def test_the_first_screen_imports_neither_spacy_nor_numpy_nor_sqlite_utils(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.db"
    ferry_desk(path).close()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "workbench.tui.app" in loaded
    assert not loaded & {"spacy", "numpy", "sqlite_utils", "typer", "plotext", "textual_plotext"}
    beside = ("articles", "sources", "dashboard", "history", "side", "paste")
    assert not loaded & {f"workbench.tui.screens.{name}" for name in beside}
