"""Every action of the review screen, named once.

Keys, footer, hint lines, help and palette are all drawn from ``action_table``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from workbench.review import SCALE, ScaleEntry
from workbench.tui.claim_actions import CLAIM_ACTIONS
from workbench.tui.keymap import clashes, remapped
from workbench.tui.keys import LEADS_TO, Action, Mode, key_name
from workbench.tui.screen_actions import SCREEN_ACTIONS

__all__ = ["Action", "ActionTable", "Mode", "key_name", "second_key"]


_MOVING = (
    Action("go", ("j",), "go to the next claim of the queue", "Moving", "next", "next", rank=60),
    Action("go", ("k",), "go to the claim before", "Moving", "back", "previous", rank=61),
    Action("go", ("down",), "next claim, in the queue", "Moving", "", "next", pane="queue"),
    Action("go", ("up",), "claim before, in the queue", "Moving", "", "previous", pane="queue"),
    Action("go", ("g",), "go to the first claim", "Moving", "", "first"),
    Action("go", ("G",), "go to the last claim", "Moving", "", "last"),
    Action("go", ("home",), "first claim, in the queue", "Moving", "", "first", pane="queue"),
    Action("go", ("end",), "last claim, in the queue", "Moving", "", "last", pane="queue"),
    Action("page", ("pagedown", "space"), "a page on in the pane in focus", "Moving", "", "on"),
    Action("page", ("pageup",), "a page back in the pane in focus", "Moving", "", "back"),
    Action("skip", ("s",), "skip: on to the next open claim, no event", "Moving", "skip", rank=8),
    Action("go_article", ("right_square_bracket",), "next article", "Moving", "", "next"),
    Action("go_article", ("left_square_bracket",), "article before", "Moving", "", "previous"),
    Action("turn_pane", ("tab",), "next pane in focus", "Moving", "pane", "next", rank=10),
    Action("turn_pane", ("shift+tab",), "pane before in focus", "Moving", "", "previous"),
    Action("focus_pane", ("1",), "put the queue in focus", "Moving", "", "queue"),
    Action("focus_pane", ("2",), "put the article in focus", "Moving", "", "article"),
    Action("focus_pane", ("3",), "put the card in focus", "Moving", "", "card"),
    Action("scroll_card", ("J",), "scroll the card down", "Moving", "", "on"),
    Action("scroll_card", ("K",), "scroll the card up", "Moving", "", "back"),
    Action("go_seen", ("enter",), "the first claim in view", "Moving", pane="article"),
    Action("focus_pane", ("enter",), "to the article, from the queue", "Moving", "", "article",
           pane="queue"),
)  # fmt: skip

_LAYOUT = (
    Action("widen", ("greater_than_sign",), "widen the pane in focus", "Panes", "", "more"),
    Action("widen", ("less_than_sign",), "narrow the pane in focus", "Panes", "", "less"),
    Action("zoom", ("z",), "show the pane in focus alone, or all again", "Panes"),
    Action("fold", ("minus",), "fold the pane in focus away; its number brings it back", "Panes"),
)


def _said_action(key: str, finding: str, help_: str, rank: int, label: str = "") -> Action:
    return Action("said", (key,), help_, "Said", label or finding, finding, Mode.SAID, rank=rank)


_SAID = (
    Action("said_keys", ("t",), "did they say it? then c/m/u/0", "Said", "said…", rank=6),
    _said_action("c", "confirmed", "confirmed: they said it", 1),
    _said_action("m", "misquoted", "misquoted: they said it differently", 2),
    _said_action("u", "unconfirmed", "unconfirmed: no proof that they said it", 3),
    _said_action("0", "", "clear the finding", 4, "clear"),
)

_WORK = (
    Action(
        "park", ("w",), "wait for a source or document, with a due date", "Work", "wait", rank=7
    ),
    Action("reopen", ("r",), "put the claim back as open", "Work", "reopen", rank=40),
    Action("evidence", ("e",), "add evidence", "Work", "evidence", rank=12),
    Action("note", ("n",), "add a note", "Work", "note", rank=13),
    Action("matches", ("m",), "go through the prior claims that match", "Work", "matches", rank=11),
    Action("undo", ("u",), "undo your last action", "Work", "undo", rank=9),
    Action("redo", ("ctrl+r",), "do again what you undid", "Work", "redo", rank=14),
)


def _match_action(
    name: str, keys: tuple[str, ...], help_: str, rank: int, label: str, argument: str | None
) -> Action:
    return Action(name, keys, help_, "Matches", label, argument, Mode.MATCHES, rank=rank)


_MATCHES = (
    _match_action("go_match", ("j", "down"), "next match", 1, "next", "next"),
    _match_action("go_match", ("k", "up"), "match before", 2, "back", "previous"),
    _match_action("decide_match", ("a",), "confirm: it says the same", 3, "same", "confirmed"),
    _match_action(
        "decide_match", ("r",), "reject: it does not say the same", 4, "not the same", "rejected"
    ),
    _match_action(
        "decide_match",
        ("n",),
        "not now: hide it until you ask with m",
        5,
        "not now",
        "put_off",
    ),
    _match_action("leave", ("m",), "leave the list", 99, "", None),
)

_MARKING = (
    Action("mark", ("b",), "mark the claim, or take its mark off, and go on", "Marking", "mark",
           rank=17),
    Action("mark_to_here", ("B",), "mark all from the claim marked last to this one", "Marking"),
    Action("mark_all", ("asterisk",), "mark all claims that the queue shows", "Marking"),
    Action("give_to_marked", ("y",), "after v or d: give it to all that are marked", "Marking",
           "yes, give it to all", mode=Mode.BULK, rank=1),
)  # fmt: skip

_VIEW = (
    Action("search", ("slash",), "search claims for words", "View", "search", rank=15),
    Action("filter", ("f",), "filter the queue: is:open source:putin", "View", "filter", rank=16),
    Action("saved_filters", ("F",), "filters kept under a name", "View", "saved", rank=50),
    Action("turn_order", ("O",), "next order: article, worth, source, match, age", "View",
           "order", rank=18),
    Action("leave", ("escape",), "take the marks off, then clear search and filter", "View"),
    Action("help", ("question_mark", "f1"), "show this help", "View", "help", rank=-2),
    Action("palette", ("ctrl+p",), "find an action by name", "View", "actions", rank=30),
    Action("quit", ("q",), "leave; everything confirmed is kept", "View", "quit", rank=-1),
)  # fmt: skip


def _verdict_actions(scale: Sequence[ScaleEntry]) -> list[Action]:
    """Actions for the verdicts of ``scale``: one key for the first class, ``x`` and one else."""
    first = [entry for entry in scale if entry.first_class]
    other = [entry for entry in scale if not entry.first_class]
    actions = []
    for rank, entry in enumerate(first, start=1):
        label = entry.label.lower()
        actions.append(
            Action(
                "verdict", (entry.key,), f"give: {label}", "Verdict", label, entry.code, rank=rank
            )
        )
        actions.append(
            Action(
                "verdict_reason",
                (entry.key.upper(),),
                f"give: {label}, with a reason",
                "Verdict",
                "",
                entry.code,
            )
        )
    if other:
        keys = "/".join(second_key(entry) for entry in other)
        actions.append(
            Action(
                "other_keys", ("x",), f"another verdict, then {keys}", "Verdict", "other…", rank=5
            )
        )
        actions.append(
            Action("other_keys", ("X",), "another verdict, with a reason", "Verdict", "", "reason")
        )
    for rank, entry in enumerate(other, start=1):
        label = entry.label.lower()
        key = (second_key(entry),)
        for mode, name in ((Mode.VERDICT, "verdict"), (Mode.VERDICT_REASON, "verdict_reason")):
            help_ = f"give: {label}" + (", with a reason" if name == "verdict_reason" else "")
            actions.append(Action(name, key, help_, "Verdict", label, entry.code, mode, rank=rank))
    return actions


def _with_second_keys(actions: Sequence[Action]) -> tuple[Action, ...]:
    """``actions`` with the keys that count next in the help of those that wait for one."""

    def told(action: Action) -> str:
        mode = LEADS_TO.get((action.name, action.argument))
        head, then, _ = action.help.partition(" then ")
        if mode is None or not then:
            return action.help
        return head + then + "/".join(key_name(one.keys[0]) for one in actions if one.mode is mode)

    return tuple(replace(action, help=told(action)) for action in actions)


def second_key(entry: ScaleEntry) -> str:
    """The key after ``x`` for a verdict that is not of the first class."""
    return entry.key[-1]


class ActionTable:
    """The actions of one desk, in the order of the help.

    Args:
        scale: the verdicts this desk uses (its policy may hide some).
        keys: other keys for some of the actions, as the settings have them.

    Raises:
        WorkbenchError: a name is no action's, a key is none, or two actions would share one.
    """

    def __init__(
        self,
        scale: Iterable[ScaleEntry] = SCALE,
        keys: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        actions = (
            *_verdict_actions(tuple(scale)),
            *_SAID,
            *_WORK,
            *CLAIM_ACTIONS,
            *_MATCHES,
            *_MARKING,
            *_VIEW,
            *SCREEN_ACTIONS,
            *_MOVING,
            *_LAYOUT,
        )
        self.actions: tuple[Action, ...] = _with_second_keys(remapped(actions, keys or {}))

    @cached_property
    def _by_key(self) -> dict[tuple[Mode, str], list[Action]]:
        table: dict[tuple[Mode, str], list[Action]] = {}
        for action in self.actions:
            for key in action.keys:
                table.setdefault((action.mode, key), []).append(action)
        return table

    def find(self, mode: Mode, key: str, pane: str) -> Action | None:
        """The action that ``key`` stands for in ``mode`` while ``pane`` is in focus."""
        for action in self._by_key.get((mode, key), ()):
            if action.pane in (None, pane):
                return action
        return None

    def keys_of(self, name: str, *, ascii_only: bool = False, mode: Mode | None = None) -> str:
        """The keys of the first action of that name (in ``mode``), as they are written: ``c f``."""
        for action in self.actions:
            if action.name == name and mode in (None, action.mode):
                return self.written(action, ascii_only=ascii_only)
        raise LookupError(f"there is no action {name}")

    def written(self, action: Action, *, ascii_only: bool = False) -> str:
        """The first key of ``action`` with what is pressed before it: ``x n``."""
        key = key_name(action.keys[0], ascii_only=ascii_only)
        return self.first_keys(action.mode, ascii_only=ascii_only) + key

    def first_keys(self, mode: Mode, *, ascii_only: bool = False) -> str:
        """What is pressed before the keys of ``mode``, as it is written: ``c t ``."""
        for action in self.actions:
            if LEADS_TO.get((action.name, action.argument)) is mode:
                before = self.first_keys(action.mode, ascii_only=ascii_only)
                return f"{before}{key_name(action.keys[0], ascii_only=ascii_only)} "
        return ""

    def giving(self, code: str) -> Action | None:
        """The action that gives a verdict, where this desk uses it."""
        for action in self.actions:
            if action.name == "verdict" and action.argument == code:
                return action
        return None

    def hints(self, mode: Mode) -> list[Action]:
        """The actions shown in the footer in ``mode``, the most needed first."""
        shown = [action for action in self.actions if action.mode is mode and action.label]
        return sorted(shown, key=lambda action: action.rank)

    def clashes(self) -> list[tuple[Action, Action, str]]:
        """Pairs of actions for which one key stands in the same mode and pane, and the key."""
        return clashes(self.actions)
