"""What can be gone to by one letter: the panes, and the claims that are in view."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LETTERS: Final = string.ascii_lowercase + string.ascii_uppercase


@dataclass(frozen=True, slots=True)
class Target:
    """A pane, or a claim in it; ``x`` and ``y`` are the cell of its letter on the screen."""

    pane: str
    claim_id: str | None
    x: int
    y: int


def labelled(targets: Sequence[Target]) -> list[tuple[str, Target]]:
    """``targets`` with a letter each, as many as there are letters, the panes first.

    Two targets on one cell would hide each other's letter; the later one is left out.
    """
    ordered = sorted(targets, key=lambda target: target.claim_id is not None)
    by_cell: dict[tuple[int, int], Target] = {}
    for target in ordered:
        by_cell.setdefault((target.x, target.y), target)
    return list(zip(LETTERS, by_cell.values(), strict=False))
