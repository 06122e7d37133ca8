"""The review screen as a program: ``run_review``."""

from __future__ import annotations

import codecs
import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.color import Color
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from workbench.display import visible
from workbench.review import SCALE, load_policy
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.tui.actions import FIRST_KEYS, ActionTable, Mode, key_name
from workbench.tui.filters import parse_filter
from workbench.tui.marks import Marks
from workbench.tui.narrow_encoding import EncodingFilter
from workbench.tui.reviewing import Reviewer
from workbench.tui.screens.review import ReviewScreen


def run_review(
    desk_path: Path, *, reviewer: str, article: str | None = None, filter: str | None = None
) -> int:
    """Open the review screen on the desk at ``desk_path`` and wait until it is left.

    Args:
        reviewer: whose actions these are.
        article: show only this article's claims (its id or short name).
        filter: what the queue shows at first, as short text (``is:open source:putin``).

    Returns:
        0 when the screen was left, 1 where it ended by a defect.

    Raises:
        WorkbenchError: there is no desk, no such article, or filter or policy are wrong.
    """
    with open_desk(desk_path, create=False) as desk:
        app = ReviewApp(desk, reviewer=reviewer, article=article, filter_text=filter or "")
        # Everything that was imported stays: to look through it for garbage again and again holds
        # a key up by more than its own time.
        gc.freeze()
        app.run()
        return app.return_code or 0


class ReviewApp(App[int]):
    """The app around ``ReviewScreen``.

    Args:
        desk: stays open as long as the app runs.
        encoding: of the terminal; without UTF-8 the signs are ASCII.
        today: tells the date, for due dates given in days.
    """

    CSS_PATH = "workbench.tcss"
    TITLE = "workbench"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_DISPLAY: ClassVar[str] = "^p"

    def __init__(
        self,
        desk: Desk,
        *,
        reviewer: str,
        article: str | None = None,
        filter_text: str = "",
        encoding: str | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        encoding = encoding or getattr(sys.__stderr__, "encoding", None) or "ascii"
        self._encoding_filter = EncodingFilter(encoding)
        marks = Marks(ascii=not _is_unicode(encoding))
        policy = load_policy(desk.path)
        table = ActionTable(entry for entry in SCALE if entry.code in policy.scale)
        base = ClaimFilter(article_id=desk.article(article).id if article else None)
        parse_filter(filter_text, desk, reviewer=reviewer)
        self.review = ReviewScreen(Reviewer(desk, reviewer, policy), table, marks, base, today)
        if filter_text:
            self.review.choose(filter_text, "")

    def get_css_variables(self) -> dict[str, str]:
        """Textual's theme variables, and ``$quiet``: the foreground three fifths as strong."""
        variables = super().get_css_variables()
        ground, ink = Color.parse(variables["background"]), Color.parse(variables["foreground"])
        return {**variables, "quiet": ground.blend(ink, 0.6).hex}

    def on_mount(self) -> None:
        """Show the review screen."""
        self.push_screen(self.review)

    async def on_event(self, event: events.Event) -> None:
        """Hand keys and pasted text to the review screen in the order they come.

        Textual passes a key from widget to widget before it is looked up. Keys that were typed
        ahead would then be read in the wrong mode: the letters of a reason as verdicts.
        """
        if self.screen_stack and self.screen is self.review:
            if isinstance(event, events.Key) and not event.is_forwarded:
                if await self.review.take_key(event):
                    return
            elif isinstance(event, events.Paste) and not event.is_forwarded:
                self.review.take_paste(event.text)
                return
        await super().on_event(event)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, then the one for terminals without Unicode."""
        filters = list(super().get_line_filters())
        return [*filters, self._encoding_filter] if self._encoding_filter.enabled else filters

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the table, for the palette."""
        review = self.review
        for action in review.table.actions:
            # Actions that move in a list or pane are keys, not commands.
            if action.mode in {Mode.VERDICT_REASON, Mode.WORDS, Mode.BULK}:
                continue
            if action.pane or action.name == "palette":
                continue
            if action.mode is Mode.MATCHES and action.name != "decide_match":
                continue
            key = key_name(action.keys[0], ascii_only=review.marks.ascii)
            first = FIRST_KEYS.get(action.mode, "")
            title = f"{action.group}: {action.help}"
            yield SystemCommand(title, f"key {first}{key}", lambda a=action: review.perform(a))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notification as plain, safe text, whatever the caller asks."""
        super().notify(
            visible(message), title=visible(title), severity=severity, timeout=timeout, markup=False
        )

    def action_help_quit(self) -> None:
        """Tell how to leave, where ctrl+c was tried."""
        self.review.say("q leaves; everything that was confirmed is kept.")


def _is_unicode(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name.startswith("utf")
    except LookupError:
        return False
