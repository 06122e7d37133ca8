"""What an action of the review screen is, and how its keys are written."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from textual.keys import _character_to_key


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
    LOOK = "look"  # after l
    THEME = "theme"  # after l t
    TAKE_IN = "take in"  # after i
    SCREENS = "screens"  # on the screens beside the review: articles, sources, figures, history


LEADS_TO: Final[dict[tuple[str, str | None], Mode]] = {
    ("other_keys", None): Mode.VERDICT,
    ("other_keys", "reason"): Mode.VERDICT_REASON,
    ("said_keys", None): Mode.SAID,
    ("matches", None): Mode.MATCHES,
    ("claim_keys", None): Mode.CLAIM,
    ("retype_keys", None): Mode.RETYPE,
    ("look_keys", None): Mode.LOOK,
    ("theme_keys", None): Mode.THEME,
    ("take_in_keys", None): Mode.TAKE_IN,
}
"""Name and argument of the actions whose key is pressed before the keys of a mode."""


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


EVERYWHERE: Final = frozenset(
    ("go", "page", "filter", "open_url", "copy", "look_keys", "take_in_keys", "help", "palette",
     "leave", "quit")
)  # fmt: skip
"""Names of actions whose keys count on the screens beside the review as well."""


SIGNS: Final = {_character_to_key(sign): sign for sign in string.punctuation}
"""Punctuation by Textual's name for its key: ``slash`` is ``/``."""

_KEY_NAMES = {
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
    if re.fullmatch(r"f\d+", key):
        return key.upper()
    return _KEY_NAMES.get(key) or SIGNS.get(key, key)
