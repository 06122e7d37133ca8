"""Which action a line asks for: its keys as on the screen, or the words of the screen's footer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from workbench.tui.actions import Action, ActionTable, Mode, key_name

OPENS: Final = {
    ("other_keys", None): Mode.VERDICT,
    ("other_keys", "reason"): Mode.VERDICT_REASON,
    ("said_keys", None): Mode.SAID,
    ("matches", None): Mode.MATCHES,
    ("claim_keys", None): Mode.CLAIM,
    ("retype_keys", None): Mode.RETYPE,
}
"""Name and argument of the actions after which the keys of another mode count."""

_OWN_KEYS: Final = (
    ("number", "in the list of matches: choose that one"),
    ("g 12", "go to the twelfth claim of the queue"),
    ("1, 1 40", "show the queue, or from its fortieth claim on"),
    ("2, 2 all", "show the article around the claim, or all of it"),
    ("3", "show everything that the card holds"),
    ("o", "show the web addresses of article, evidence and prior claims"),
    (".", "leave a question, the list of matches, or search and filter"),
    ("an empty line", "show the claim again"),
)
_OWN_NAMES: Final = frozenset({"focus_pane", "leave", "open_url"})


class Keys:
    """The keys of the action table as they are typed in a line."""

    def __init__(self, table: ActionTable) -> None:
        self.table = table
        self._typed = {
            key_name(key, ascii_only=True): key for action in table.actions for key in action.keys
        }

    def find(self, mode: Mode, line: str) -> tuple[Action | None, str]:
        """The action that ``line`` begins with in ``mode``, and what follows its key or word.

        The keys of an action may be parted (``x m``, ``c t q``) or not (``xm``). Words follow
        behind a blank, or right behind a sign (``/pier``).
        """
        named = self._by_label(mode, line)
        if named is not None:
            return named
        word, _, rest = line.partition(" ")
        action = self._at(mode, word)
        if action is not None:
            return action, rest.strip()
        first = self._at(mode, line[0])
        if first is not None and (opened_by(first) or not line[0].isalnum()):
            return first, line[1:].strip()
        return None, ""

    def _at(self, mode: Mode, typed: str) -> Action | None:
        return self.table.find(mode, self._typed.get(typed, typed), "")

    def _by_label(self, mode: Mode, line: str) -> tuple[Action, str] | None:
        lowered = f"{line.lower()} "
        hints = sorted(self.table.hints(mode), key=lambda one: len(one.label), reverse=True)
        for action in hints:
            label = action.label.rstrip("…")
            if len(label) > 1 and lowered.startswith(f"{label} "):
                return action, line[len(label) :].strip()
        return None

    def choices(self, mode: Mode) -> str:
        """The keys of a mode with their words: ``m mixed, c needs context``."""
        told = (f"{self._name(one.keys[0])} {one.label}" for one in self.table.hints(mode))
        return ", ".join(told)

    def help_lines(self, known: Iterable[Action]) -> list[str]:
        """The keys of ``known``, group by group, then those of plain mode alone."""
        lines: list[str] = []
        group = None
        for action in known:
            if action.mode is Mode.VERDICT_REASON or action.name in _OWN_NAMES:
                continue
            if action.group != group:
                group = action.group
                lines.append(f"{group}:")
            lines.append(f"{self._written(action)}: {action.help}")
        return [*lines, "In plain mode:", *(f"{keys}: {told}" for keys, told in _OWN_KEYS)]

    def _written(self, action: Action) -> str:
        """The first key of ``action``, with those that are typed before it: ``c t q``."""
        key = self._name(action.keys[0])
        for opener in self.table.actions:
            if opened_by(opener) is action.mode:
                return f"{self._written(opener)} {key}"
        return key

    @staticmethod
    def _name(key: str) -> str:
        return key_name(key, ascii_only=True)


def opened_by(action: Action) -> Mode | None:
    """The mode whose keys count after ``action``, where it opens one."""
    return OPENS.get((action.name, action.argument))
