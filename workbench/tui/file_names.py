"""Completing file names while they are typed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from workbench.display import visible

_MOST: Final = 2_000
"""Names of one folder that are looked at; a screen shows five."""


def complete_path(typed: str) -> list[str]:
    """``typed`` gone on to each file or folder that begins like it, folders with a slash.

    Hidden ones are left out until a dot is typed, and names that hold what a terminal would obey.
    """
    folder, begun = os.path.split(typed)
    found = []
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries:
            for _, entry in zip(range(_MOST), entries, strict=False):
                if not entry.name.startswith(begun) or entry.name == begun:
                    continue
                if entry.name.startswith(".") and not begun.startswith("."):
                    continue
                if visible(entry.name) == entry.name:
                    found.append((entry.name, entry.is_dir()))
    except (OSError, ValueError, RuntimeError):
        # No such folder, not to be read, or the home of nobody: there is nothing to complete.
        return []
    found.sort(key=lambda one: (not one[1], one[0].casefold()))
    return [os.path.join(folder, name) + ("/" if is_dir else "") for name, is_dir in found]
