"""The review screen that a page shows: ``python -m workbench.cli.served_screen``.

``workbench review`` asks for a terminal; a page has none. The driver is textual-serve's choice.
"""

from __future__ import annotations

import os
import shlex
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Final

_LOOK_SECONDS: Final = 2.0


def command_of(desk: Path, reviewer: str, article: str | None) -> str:
    """The shell command that shows the screen; no word of it is anything but a word."""
    words = [
        sys.executable,
        "-P",
        "-X",
        "utf8",
        "-m",
        "workbench.cli.served_screen",
        str(desk),
        reviewer,
    ]
    return "exec " + shlex.join([*words, *([article] if article else [])])


def main(desk: str, reviewer: str, article: str | None = None) -> int:
    """Show the screen until it is left, or the site that asked for it is gone."""
    from workbench.errors import WorkbenchError
    from workbench.tui import run_review

    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        return run_review(Path(desk), reviewer=reviewer, article=article)
    except WorkbenchError as error:
        print(error, file=sys.stderr)
        return 2


def _end_with(parent: int) -> None:
    """End this program when ``parent`` has ended without a word, killed perhaps."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
