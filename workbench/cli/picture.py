"""Draw the pictures of the screen: ``python -m workbench.cli.picture DESK FOLDER``."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from workbench.tui.picture import save_picture

SIZES: Final = ((60, 20), (80, 24), (140, 40))
THEMES: Final = ("dark", "light")


def main(desk: Path, folder: Path) -> None:
    """Draw the screen of ``desk`` to ``folder``, at each size in each theme.

    Each is drawn of a copy, since a picture must not change a desk: ``review-80x24-light.svg``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for columns, lines in SIZES:
        for theme in THEMES:
            with tempfile.TemporaryDirectory() as kept:
                copy = Path(kept) / desk.name
                shutil.copyfile(desk, copy)
                out = folder / f"review-{columns}x{lines}-{theme}.svg"
                save_picture(copy, out, (columns, lines), theme=theme)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
