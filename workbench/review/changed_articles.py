"""What became of the claims of an article that was taken in again, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.rows import Change


def change_words(change: Change) -> str:
    """``26 the same, 1 reworded``: the claims of the version before, and those that are new."""
    parts = {
        "the same": change.same,
        "moved": change.moved,
        "reworded": change.reworded,
        "removed": change.removed,
        "new": change.new,
    }
    return ", ".join(f"{number} {what}" for what, number in parts.items() if number) or "no claims"
