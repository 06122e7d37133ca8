"""The four looks of the screen, and the one that a reviewer chose.

No state is told by colour alone, so that each of them, ``NO_COLOR`` and a terminal without
colours show the same things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from textual.color import Color
from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """A theme with the letter that chooses it and its name in words.

    Attributes:
        quiet: how strong what is read last is beside the foreground, 0 to 1.
        current: how strong the ground of the current row is beside the background, 0 to 1.
    """

    name: str
    key: str
    label: str
    theme: Theme
    quiet: float = 0.7
    current: float = 0.4


_DARK: Final = Theme(
    name="dark",
    primary="#0168b7",
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
    primary="#163a9c",
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
    variables={"text-primary": "#9db8ff"},
)
_MONOCHROME: Final = Theme(
    name="monochrome",
    primary="#5c5c5c",
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
    Look("light", "l", "light", _LIGHT, quiet=0.9, current=0.2),
    Look("contrast", "h", "high contrast", _CONTRAST, quiet=0.85),
    Look("monochrome", "m", "monochrome", _MONOCHROME, quiet=0.75),
)
"""The first one is the one for reviewers who chose none."""


def own_variables(name: str, variables: Mapping[str, str]) -> dict[str, str]:
    """``$quiet``, what is read last, and ``$current``, the ground of the current row.

    A ground given as a part of a colour (``$primary 40%``) would be laid over nothing in a list
    that draws its own lines, and so be that colour whole.

    Args:
        name: of the theme.
        variables: those of the theme.
    """
    look = look_named(name) or THEMES[0]
    ground, ink = Color.parse(variables["background"]), Color.parse(variables["foreground"])
    primary = Color.parse(variables["primary"])
    return {
        "quiet": ground.blend(ink, look.quiet).hex,
        "current": ground.blend(primary, look.current).hex,
    }


def look_named(name: str) -> Look | None:
    """The look of that name, if there is one."""
    return next((look for look in THEMES if look.name == name), None)
