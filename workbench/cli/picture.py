"""Draw the README's picture of the screen: ``python -m workbench.cli.picture DESK OUT.svg``."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from workbench.tui.picture import save_picture


def main(desk: Path, out: Path) -> None:
    """Draw the screen on a copy of ``desk`` (a picture must not change a desk) to ``out``."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / desk.name
        shutil.copyfile(desk, copy)
        save_picture(copy, out, (140, 40))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
