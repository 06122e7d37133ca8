"""The four looks of the screen, and the one that a reviewer chose.

No state is told by colour alone, so that each of them, ``NO_COLOR`` and a terminal without
colours show the same things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """A theme with the letter that chooses it and its name in words."""

    name: str
    key: str
    label: str
    theme: Theme


_DARK: Final = Theme(
    name="dark",
    primary="#0178D4",
    secondary="#004578",
    accent="#ffa62b",
    warning="#ffa62b",
    error="#ba3c5b",
    success="#4EBF71",
    foreground="#e0e0e0",
)
_LIGHT: Final = Theme(
    name="light",
    primary="#004578",
    secondary="#0178D4",
    accent="#8a5200",
    warning="#8a5200",
    error="#a3183c",
    success="#1d6b38",
    foreground="#1b1b1b",
    background="#f2f2f2",
    surface="#e6e6e6",
    panel="#dadada",
    dark=False,
)
_CONTRAST: Final = Theme(
    name="contrast",
    primary="#2f6fff",
    secondary="#00c8ff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff9a9a",
    success="#5cff5c",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    text_alpha=1.0,
)
_MONOCHROME: Final = Theme(
    name="monochrome",
    primary="#7a7a7a",
    secondary="#a0a0a0",
    accent="#e8e8e8",
    warning="#d0d0d0",
    error="#ffffff",
    success="#c4c4c4",
    foreground="#dcdcdc",
    background="#101010",
    surface="#181818",
    panel="#242424",
)

THEMES: Final = (
    Look("dark", "d", "dark", _DARK),
    Look("light", "l", "light", _LIGHT),
    Look("contrast", "h", "high contrast", _CONTRAST),
    Look("monochrome", "m", "monochrome", _MONOCHROME),
)
"""The first one is the one for reviewers who chose none."""


def look_named(name: str) -> Look | None:
    """The look of that name, if there is one."""
    return next((look for look in THEMES if look.name == name), None)
