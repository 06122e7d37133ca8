"""Other keys for the actions, as the reviewer's settings name them.

An action is named in the settings by its name and its argument with hyphens (``go-next``,
``verdict-verified``); where that is not enough, by its pane or mode, too (``go-next-in-queue``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from textual.keys import Keys, _character_to_key

from workbench.errors import WorkbenchError
from workbench.tui.keys import EVERYWHERE, SIGNS, Action, Mode, key_name

_WRITTEN: Final = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
}
"""Other ways to write a key."""

_SIGN_KEYS: Final = {sign: key for key, sign in SIGNS.items()}

_NAMED: Final = frozenset({str(key.value) for key in Keys} | set(SIGNS))


def action_ids(actions: Sequence[Action]) -> list[str]:
    """The names under which the settings know ``actions``, in their order, each once."""
    plain = [_plain_id(action) for action in actions]
    seen = Counter(plain)
    return [
        f"{name}-in-{action.mode.replace(' ', '-')}"
        if seen[name] > 1 and action.mode is not Mode.REVIEW
        else name
        for name, action in zip(plain, actions, strict=True)
    ]


def _plain_id(action: Action) -> str:
    parts = [action.name]
    if action.argument is not None:
        parts.append(action.argument or "none")
    if action.pane is not None:
        parts.append(f"in_{action.pane}")
    return "-".join(parts).replace("_", "-").replace(" ", "-")


def remapped(actions: Sequence[Action], keys: Mapping[str, Sequence[str]]) -> tuple[Action, ...]:
    """``actions`` with the keys that ``keys`` gives for some of them, by ``action_ids``.

    Raises:
        WorkbenchError: a name is no action's, a key is none, or two actions would share one.
    """
    ids = action_ids(actions)
    for name in keys:
        if name not in ids:
            near = get_close_matches(name, ids, n=1)
            raise WorkbenchError(
                f"The settings give a key to “{name}”, which is no action",
                f"perhaps {near[0]} is meant" if near else "see docs/review.md for their names",
            )
    changed = tuple(
        replace(action, keys=tuple(key_from(key, name) for key in keys[name]))
        if name in keys
        else action
        for name, action in zip(ids, actions, strict=True)
    )
    if keys:
        _refuse_clashes(changed)
    return changed


def _refuse_clashes(actions: Sequence[Action]) -> None:
    names = dict(zip(map(id, actions), action_ids(actions), strict=True))
    for first, second, key in clashes(actions):
        raise WorkbenchError(
            f"The settings give the key {key_name(key)} both to {names[id(first)]} and to "
            f"{names[id(second)]}",
            "give one of them another key",
        )


def clashes(actions: Iterable[Action]) -> list[tuple[Action, Action, str]]:
    """Pairs of actions for which one key stands in the same place, and the key.

    A key of a pane goes before one that counts in all panes, so these two do not clash; what
    counts on every screen clashes with what counts on the screens beside the review.
    """
    found = []
    seen: dict[tuple[Mode, str | None, str], Action] = {}
    for action in actions:
        for mode in _modes(action):
            for key in action.keys:
                other = seen.setdefault((mode, action.pane, key), action)
                if other is not action:
                    found.append((other, action, key))
    return found


def _modes(action: Action) -> tuple[Mode, ...]:
    is_shared = action.mode is Mode.REVIEW and action.name in EVERYWHERE
    return (action.mode, Mode.SCREENS) if is_shared else (action.mode,)


def key_from(written: str, name: str) -> str:
    """Textual's name of a key as a person writes it: ``/``, ``G``, ``ctrl+o``, ``F2``, ``Esc``.

    Args:
        name: the action it is for, for the sentence.

    Raises:
        WorkbenchError: there is no such key.
    """
    if len(written) == 1 and written.isprintable() and not written.isspace():
        return _character_to_key(written)
    key = written.strip().lower().replace(" ", "")
    if key.startswith("^") and len(key) == 2:
        key = f"ctrl+{key[1]}"
    head, plus, last = key.rpartition("+")
    key = head + plus + _WRITTEN.get(last, _SIGN_KEYS.get(last, last))
    if key not in _NAMED:
        raise WorkbenchError(
            f"The settings give {name} the key “{written}”, which is none",
            "write a character, or a name like ctrl+o, f2, enter, pageup",
        )
    return key
