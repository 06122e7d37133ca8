"""The files in a bundle for people and other programs: what the exports make of its case.

They are made from a desk that holds the case and nothing else, so that they follow from the case:
the bundle that another desk makes of it has the same.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from workbench.export.verdicts_csv import export_verdicts

if TYPE_CHECKING:
    from workbench.store import Desk


def _verdicts(desk: Desk) -> bytes:
    text = io.StringIO(newline="")
    export_verdicts(desk, "-", stream=text)
    return text.getvalue().encode("utf-8")


EXPORTS: Final[dict[str, Callable[[Desk], bytes]]] = {
    "verdicts.csv": _verdicts,
}
"""From the name in the bundle to what makes it. A further format is one more line here."""


def exported(desk: Desk) -> dict[str, bytes]:
    """Every export of the case on ``desk``, by its name in the bundle."""
    return {name: make(desk) for name, make in EXPORTS.items()}
