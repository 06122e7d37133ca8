"""What an action of the review screen is, and how its keys are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Mode(StrEnum):
    """What the next key means."""

    REVIEW = "review"
    VERDICT = "verdict"  # after x
    VERDICT_REASON = "verdict with a reason"  # after X
    SAID = "said"  # after t
    MATCHES = "matches"  # after m
    CLAIM = "claim"  # after c
    RETYPE = "retype"  # after c t
    BULK = "bulk"  # after a verdict while claims are marked
    WORDS = "words"  # words of the article are being chosen
    PROMPT = "prompt"  # a line is being typed


FIRST_KEYS: Final = {
    Mode.VERDICT: "x ",
    Mode.VERDICT_REASON: "X ",
    Mode.SAID: "t ",
    Mode.MATCHES: "m ",
    Mode.CLAIM: "c ",
    Mode.RETYPE: "c t ",
}
"""What is pressed before the keys of a mode."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the screen can do.

    Attributes:
        name: ``ReviewScreen.action_<name>`` does it.
        argument: given to that method, where one method serves several actions.
        keys: as Textual names them.
        mode: the mode in which the keys count.
        label: the word in the footer; empty keeps it out of there.
        help: a sentence's worth for help and palette.
        group: heading in the help.
        pane: the keys count only while this pane is in focus.
        rank: place in the footer, lowest first.
    """

    name: str
    keys: tuple[str, ...]
    help: str
    group: str
    label: str = ""
    argument: str | None = None
    mode: Mode = Mode.REVIEW
    pane: str | None = None
    rank: int = 99


_KEY_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "number_sign": "#",
    "asterisk": "*",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "down": "↓",
    "up": "↑",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "space": "Space",
    "right": "→",
    "left": "←",
    "shift+right": "Shift+→",
    "shift+left": "Shift+←",
    "shift+down": "Shift+↓",
    "shift+up": "Shift+↑",
    "backspace": "Backspace",
}
_ASCII_KEY_NAMES = {
    "down": "Down",
    "up": "Up",
    "right": "Right",
    "left": "Left",
    "shift+right": "Shift+Right",
    "shift+left": "Shift+Left",
    "shift+down": "Shift+Down",
    "shift+up": "Shift+Up",
}


def key_name(key: str, *, ascii_only: bool = False) -> str:
    """How ``key`` (Textual's name) is written on the screen: ``ctrl+r`` is ``^r``."""
    if ascii_only and key in _ASCII_KEY_NAMES:
        return _ASCII_KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return _KEY_NAMES.get(key, key)
