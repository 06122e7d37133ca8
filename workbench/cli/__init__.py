"""The command line. ``main`` is the entry point of ``workbench``."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line with ``sys.argv`` and end the process.

    ``workbench --help`` is answered from a kept text, without importing the command
    line library (``docs/decisions/0003-help-is-kept.md``); everything else goes to Typer.
    """
    if sys.argv[1:] == ["--help"]:
        from pathlib import Path

        sys.stdout.write(Path(__file__).with_name("help.txt").read_text(encoding="utf-8"))
        return
    from workbench.cli.app import run

    sys.exit(run(sys.argv[1:]))
