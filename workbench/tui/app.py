"""The review screen as a program: ``run_review``."""

from __future__ import annotations

import codecs
import gc
import sys
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar, Final, Protocol, runtime_checkable

from textual import events
from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from workbench.display import one_line, visible
from workbench.errors import WorkbenchError
from workbench.review import SCALE, load_policy
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.network_drive import network_warning
from workbench.tui.actions import ActionTable
from workbench.tui.backing_up import back_up_behind
from workbench.tui.filters import parse_filter
from workbench.tui.marks import Marks
from workbench.tui.narrow_encoding import EncodingFilter
from workbench.tui.reviewing import Reviewer
from workbench.tui.screens.keyed import KeyedScreen
from workbench.tui.screens.review import ReviewScreen
from workbench.tui.settings import Settings, load_settings, settings_path
from workbench.tui.themes import THEMES, look_named, own_variables

_SWITCH_SECONDS: Final = 0.0005
_WHOLE_COLLECTION_EVERY: Final = 100
"""Collections of the middle generation; Python's own figure is 10."""
_PAUSE_SECONDS: Final = 1.5
_WARNING_SECONDS: Final = 20


@runtime_checkable
class TakesKeys(Protocol):
    """A screen that keys and pasted text are handed to one by one."""

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key stands for now; false where it means nothing here."""

    def take_paste(self, text: str) -> None:
        """Take pasted text in."""


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
        WorkbenchError: there is no desk, no such article, or filter, policy or settings are wrong.
    """
    settings = load_settings(settings_path())
    with open_desk(desk_path, create=False) as desk:
        app = ReviewApp(
            desk, reviewer=reviewer, article=article, filter_text=filter or "", settings=settings
        )
        back_up_behind(app, desk)
        # Everything that was imported stays: to look through it for garbage again and again holds
        # a key up by more than its own time. What the screen leaves is looked through whole while
        # no key is typed (``_collect_in_pause``), and only seldom in between.
        gc.freeze()
        gc.set_threshold(*gc.get_threshold()[:2], _WHOLE_COLLECTION_EVERY)
        # A key does not wait long for its turn while a worker looks for prior claims.
        sys.setswitchinterval(_SWITCH_SECONDS)
        app.run()
        return app.return_code or 0


class ReviewApp(App[int]):
    """The app around ``ReviewScreen``.

    Args:
        desk: stays open as long as the app runs.
        encoding: of the terminal; without UTF-8 the signs are ASCII.
        today: tells the date, for due dates given in days.
        settings: theme and keys; the usual ones, and nothing is remembered, where there are none.
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
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.settings = settings or Settings()
        for look in THEMES:
            self.register_theme(look.theme)
        self.theme = self.settings.theme
        self._coming: Awaitable[None] | None = None
        self._typed_lately = False
        self._is_littered = False
        encoding = encoding or getattr(sys.__stderr__, "encoding", None) or "ascii"
        self._encoding_filter = EncodingFilter(encoding)
        marks = Marks(ascii=not _is_unicode(encoding), reviewer=reviewer)
        policy = load_policy(desk.path)
        scale = [entry for entry in SCALE if entry.code in policy.scale]
        table = ActionTable(scale, self.settings.keys)
        base = ClaimFilter(article_id=desk.article(article).id if article else None)
        parse_filter(filter_text, desk, reviewer=reviewer)
        self.review = ReviewScreen(Reviewer(desk, reviewer, policy), table, marks, base, today)
        if filter_text:
            self.review.choose(filter_text, "")

    def get_css_variables(self) -> dict[str, str]:
        """Textual's theme variables, and those of the look (``themes.own_variables``)."""
        variables = super().get_css_variables()
        return {**variables, **own_variables(self.theme, variables)}

    def on_mount(self) -> None:
        """Show the review screen."""
        self.review.wants_first_steps = not self.settings.first_steps_done
        warning = network_warning(self.review.desk.path)
        if warning is not None:
            self.notify(warning, severity="warning", timeout=_WARNING_SECONDS)
        self._coming = self.push_screen(self.review)
        self.set_interval(_PAUSE_SECONDS, self._collect_in_pause)

    def _collect_in_pause(self) -> None:
        """Look for garbage where keys were typed, but none since this was called last."""
        typed, self._typed_lately = self._typed_lately, False
        if self._is_littered and not typed:
            self._is_littered = False
            gc.collect()

    async def on_event(self, event: events.Event) -> None:
        """Hand keys and pasted text to the screen on top in the order they come.

        Textual passes a key from widget to widget before it is looked up. Keys that were typed
        ahead would then be read in the wrong mode: the letters of a reason as verdicts.
        """
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._is_littered = self._typed_lately = True
            if self._coming is not None:
                # A screen that was asked for by the key before takes this one.
                coming, self._coming = self._coming, None
                await coming
            screen: object = self.screen if self.screen_stack else None
            if isinstance(screen, TakesKeys):
                if isinstance(event, events.Paste):
                    screen.take_paste(event.text)
                    return
                if await screen.take_key(event):
                    return
        await super().on_event(event)

    # What the screens ask for

    def look_at(self, name: str) -> None:
        """Show the screen of that name over the review, or the review itself."""
        while self.screen is not self.review:
            self.pop_screen()
        if name != "review":
            self._coming = self.push_screen(_side_screen(name, self.review))

    def take_in(self, what: str) -> None:
        """Ask for an article or for fact-checks on the screen of the articles."""
        from workbench.tui.screens.articles import ArticlesScreen

        if isinstance(self.screen, ArticlesScreen):
            self.screen.begin(what)
            return
        while self.screen is not self.review:
            self.pop_screen()
        self._coming = self.push_screen(ArticlesScreen(self.review, begin=what))

    def choose_theme(self, name: str) -> str:
        """Show another theme and remember it."""
        look = look_named(name) or THEMES[0]
        self.theme = look.name
        try:
            self.settings.remember("theme", look.name)
        except WorkbenchError as error:
            return f"Theme: {look.label}. {error}"
        return f"Theme: {look.label}."

    def first_steps_done(self) -> None:
        """Remember that the first steps are done, or are not wanted."""
        try:
            self.settings.remember("first_steps_done", True)
        except WorkbenchError as error:
            self.notify(str(error), severity="warning")

    def copy_text(self, text: str) -> str:
        """Put text on the clipboard, made safe: it may be pasted into a terminal."""
        copied = one_line(text)
        self.copy_to_clipboard(copied)
        return f"Copied: {copied}"

    def open_address(self, address: str) -> str:
        """Open a web address in the browser; where there is none, show it."""
        from workbench.tui.opening import checked_address, has_browser, open_in_browser

        checked_address(address)
        if self.is_web:
            # The screen is a page in a browser already, maybe on another machine.
            self.open_url(address)
        elif has_browser():
            open_in_browser(address)
        else:
            return f"There is no browser here. The address is {address}"
        return f"Opened: {address}"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, then the one for terminals without Unicode."""
        filters = list(super().get_line_filters())
        return [*filters, self._encoding_filter] if self._encoding_filter.enabled else filters

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The actions of the screen on top, and those that lead elsewhere, for the palette."""
        on_top = screen if isinstance(screen, KeyedScreen) else self.review
        for action in on_top.palette_actions():
            key = on_top.table.written(action, ascii_only=on_top.marks.ascii)
            title = f"{action.group}: {action.help}"
            yield SystemCommand(title, f"key {key}", partial(on_top.perform, action))

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
        key = self.review.table.keys_of("quit", ascii_only=self.review.marks.ascii)
        screen = self.screen if isinstance(self.screen, KeyedScreen) else self.review
        screen.say(f"{key} leaves; everything that was confirmed is kept.")


def _side_screen(name: str, review: ReviewScreen) -> Screen[None]:
    """A screen beside the review. Each is loaded when it is first asked for."""
    if name == "articles":
        from workbench.tui.screens.articles import ArticlesScreen

        return ArticlesScreen(review)
    if name == "sources":
        from workbench.tui.screens.sources import SourcesScreen

        return SourcesScreen(review)
    if name == "history":
        from workbench.tui.screens.history import HistoryScreen

        return HistoryScreen(review)
    if name == "adjudication":
        from workbench.tui.screens.adjudication import AdjudicationScreen

        return AdjudicationScreen(review)
    from workbench.tui.screens.dashboard import DashboardScreen

    return DashboardScreen(review)


def _is_unicode(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name.startswith("utf")
    except LookupError:
        return False
