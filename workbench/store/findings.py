"""How a finding of the doctor is told."""

from __future__ import annotations

from typing import Final

from workbench.store.rows import Finding

RESTORE: Final = (
    "Keep this file as it is for whoever looks into it, and bring back a backup from before "
    "(`workbench restore`)"
)


def error(where: str, what: str) -> Finding:
    """Something that is not as the log has it, with the only remedy there is."""
    return Finding("error", where, what, f"{RESTORE}.")
