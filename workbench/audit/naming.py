"""What a source is called where figures are shown."""

from __future__ import annotations

from typing import Final

from workbench.store import confidential_name

NO_OUTLET: Final = "(no outlet)"
"""What stands for the outlet of an article that has none."""


def display_name(name: str, number: int | None, include_confidential: bool) -> str:
    """``name``; ``CONF-007`` where the source is confidential (``number``) and not to be named."""
    if number is None or include_confidential:
        return name
    return confidential_name(number)
