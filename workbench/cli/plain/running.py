"""Plain mode as a program: lines are read, each the keys of one action, until they end."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from workbench.cli.options import backed_up
from workbench.cli.plain.actions import PlainActions
from workbench.cli.plain.finding import Keys, opened_by
from workbench.cli.plain.talk import LEAVES, EndOfInput, Left, Talk
from workbench.models import VerdictCode
from workbench.review import LINES_SECONDS, SCALE, load_policy
from workbench.store import ClaimFilter, Desk, Order, open_desk
from workbench.tui.actions import Action, ActionTable, Mode
from workbench.tui.reviewing import Reviewer
from workbench.tui.screens.frame import SECOND_KEYS
from workbench.tui.screens.wording import ORDER_WORDS
from workbench.tui.settings import load_settings, settings_path

_TAKE_WORDS: Final = frozenset(
    "verdict_reason park note evidence search filter drop_claim reword_claim add_claim "
    "split_claim merge_claim show_left_out focus_pane saved_filters".split()
)
"""Actions whose first answer may stand on the line of their keys."""


def run_plain(
    desk_path: Path, *, reviewer: str, article: str | None = None, filter: str = ""
) -> int:
    """Review the desk at ``desk_path`` in plain lines of standard input and output.

    Args:
        reviewer: whose actions these are.
        article: show only this article's claims (its id or short name).
        filter: what the queue shows at first, as short text (``is:open source:putin``).

    Returns:
        0 when it was left, or the input ended.

    Raises:
        WorkbenchError: there is no desk, no such article, or filter, policy or settings are wrong.
    """
    settings = load_settings(settings_path())
    for stream in (sys.stdin, sys.stdout):
        # What the stream's encoding has no room for is no reason to stop.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    with backed_up(open_desk(desk_path, create=False)) as desk:
        base = ClaimFilter(article_id=desk.article(article).id if article else None)
        talk = Talk(sys.stdin, sys.stdout)
        plain = PlainReview(desk, reviewer, base, talk, keys=settings.keys)
        plain.choose(filter, "")
        plain.run()
    return 0


class PlainReview(PlainActions):
    """One review in lines. The keys are those of the screen, from the same table.

    Args:
        desk: stays open as long as the review runs.
        base: what the queue shows without filter and search.
        today: tells the date, for due dates given in days.
        keys: other keys for some of the actions, as the settings have them.
    """

    def __init__(
        self,
        desk: Desk,
        reviewer: str,
        base: ClaimFilter,
        talk: Talk,
        today: Callable[[], date] = date.today,
        keys: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        policy = load_policy(desk.path)
        super().__init__(
            Reviewer(desk, reviewer, policy, lease_seconds=LINES_SECONDS), base, talk, today
        )
        table = ActionTable((entry for entry in SCALE if entry.code in policy.scale), keys)
        self.keys = Keys(table)
        self._is_over = False

    def run(self) -> None:
        """Take lines until one leaves or there are no more."""
        self.talk.say("Plain review. ? lists the keys, q leaves.")
        self.attempt(self.show_first)
        try:
            while not self._is_over:
                line = self.talk.line(self._prompt())
                self.attempt(self.look_again)
                self.attempt(partial(self._take, line))
        except EndOfInput:
            return
        finally:
            self.reviewer.leases.release()

    def _prompt(self) -> str:
        if self.mode is Mode.MATCHES:
            return self.match_prompt()
        if self.mode in SECOND_KEYS:
            return f"{self.keys.choices(self.mode)}?"
        order = self.worklist.order
        asked = [part for part in (self.filter_text, self.search_text) if part]
        if order is not Order.ARTICLE:
            asked.insert(0, ORDER_WORDS[order])
        if self.marked:
            asked.insert(0, f"{len(self.marked)} marked")
        total = self.worklist.total
        where = f"{self.index + 1} of {total}" if total else "none"
        return ", ".join([where, *asked]) + ">"

    def _take(self, line: str) -> None:
        """Do what a line asks for."""
        word = line.strip()
        if self.mode in SECOND_KEYS and word in {"", LEAVES}:
            self.mode = Mode.REVIEW
        elif word == LEAVES:
            self.do_leave()
        elif not word:
            self.show_claim()
        elif self.mode is Mode.MATCHES and word.isdecimal():
            self.choose_match(word)
        else:
            self._perform(*self.keys.find(self.mode, word))

    def _perform(self, action: Action | None, rest: str) -> None:
        before, self.mode = self.mode, Mode.REVIEW if self.mode in SECOND_KEYS else self.mode
        if action is None:
            self.talk.say("That stands for nothing here; nothing was done. ? lists the keys.")
            return
        opens = opened_by(action)
        if opens is None:
            self._do(action, rest)
            return
        if opens is Mode.MATCHES:
            self.do_matches()
        else:
            self.current()
            self.mode = opens
        if rest and self.mode is not before:
            self._take(rest)

    def _do(self, action: Action, rest: str) -> None:
        method: Callable[..., None] | None = getattr(self, f"do_{action.name}", None)
        if method is None:
            self.talk.say("That is for the screen alone; nothing was done.")
            return
        if rest and not self._takes_words(action):
            self.talk.say(f"Nothing may follow these keys (“{rest}”); nothing was done.")
            return
        self.talk.given = rest
        given = () if action.argument is None else (action.argument,)
        try:
            method(*given)
        except Left:
            self.talk.say("Left; nothing was done.")
        finally:
            self.talk.given = ""

    def _takes_words(self, action: Action) -> bool:
        if action.name == "verdict" and action.argument is not None:
            verdict = VerdictCode(action.argument)
            return (
                verdict is VerdictCode.OUTDATED and not self.marked
            ) or self.reviewer.asks_reason(verdict, self.to_judge())
        if action.name == "go":
            return action.argument == "first"
        return action.name in _TAKE_WORDS

    def do_help(self) -> None:
        """List the keys, each with what it does."""
        known = [one for one in self.keys.table.actions if self._is_known(one)]
        for line in self.keys.help_lines(known):
            self.talk.say(line)

    def _is_known(self, action: Action) -> bool:
        is_done = hasattr(self, f"do_{action.name}") or opened_by(action) is not None
        return is_done and action.pane is None

    def do_quit(self) -> None:
        """Leave. Everything that was confirmed is on the disk already."""
        self._is_over = True
