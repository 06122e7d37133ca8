"""A screen beside the review: a heading, a body, the keys. ``Esc`` or ``q`` goes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

from textual import events, work
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from workbench.store import open_desk
from workbench.tui.actions import Action, Mode
from workbench.tui.keys import EVERYWHERE
from workbench.tui.marks import safe
from workbench.tui.screens.frame import SECOND_KEYS
from workbench.tui.screens.help import HelpScreen
from workbench.tui.screens.keyed import KeyedScreen
from workbench.tui.screens.wording import REFUSALS, refusal_words
from workbench.tui.widgets.foot import Foot
from workbench.tui.widgets.prompt import Prompt, Question

if TYPE_CHECKING:
    from workbench.store import Desk
    from workbench.tui.screens.review import ReviewScreen

Figures = TypeVar("Figures")

SHARED = frozenset(("look_keys", "take_in_keys", "help", "palette", "leave", "quit"))
"""Names of the actions of the review that every side screen has."""
_ELSEWHERE = frozenset((Mode.LOOK, Mode.THEME, Mode.TAKE_IN))
_BACK = {"quit": ("back", "back to the review"), "leave": ("", "back to the review")}


class SideScreen(KeyedScreen):
    """One of the screens that are opened over the review.

    Args:
        review: the screen underneath; its desk is the one that is shown.
    """

    NAME: ClassVar = ""
    USES: ClassVar[frozenset[str]] = frozenset()
    """Names of the shared actions that this screen has, beside those that all have."""

    def __init__(self, review: ReviewScreen) -> None:
        super().__init__(review.table, review.marks, Mode.SCREENS)
        self.review = review
        self.desk = review.desk

    def compose(self) -> ComposeResult:
        """Heading, body, a line to type in, notices and keys."""
        yield Static(self.NAME, classes="side-heading heading", markup=False)
        yield from self.compose_body()
        yield Prompt(id="prompt")
        yield Foot(ascii_only=self.marks.ascii, id="foot")

    def compose_body(self) -> Iterable[Widget]:
        """What is between heading and notices."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show what the desk has."""
        self.say("")
        self.show_hints()
        self.attempt(self.show_all)

    def show_all(self) -> None:
        """Draw everything from the desk as it is now."""
        raise NotImplementedError

    def head(self, text: str) -> None:
        """Say what is shown, in the first line."""
        self.query_one(".side-heading", Static).update(safe(" ".join(text.split())))

    @work(thread=True, exclusive=True)
    def count(self, read: Callable[[Desk], Figures], show: Callable[[Figures], None]) -> None:
        """Read figures of the desk while keys count, then show them if the screen is still there.

        A refusal of the desk is shown in their place.
        """
        try:
            # A connection belongs to its thread, so the worker opens its own.
            with open_desk(self.desk.path, create=False, seen_by=self.desk.viewer) as desk:
                done = partial(show, read(desk))
        except REFUSALS as error:
            done = partial(self.say, refusal_words(error), "error")
        self.app.call_from_thread(lambda: done() if self.is_attached else None)

    # Keys

    def actions(self) -> list[Action]:
        """The actions of this screen, as footer, help and palette show them."""
        shared = SHARED | self.USES
        found = []
        for action in self.table.actions:
            if action.mode is Mode.SCREENS and action.name in self.USES:
                found.append(action)
            elif action.mode is not Mode.REVIEW or action.argument == "quote":
                continue
            elif action.name in EVERYWHERE & shared:
                label, help_ = _BACK.get(action.name, (action.label, self.told(action)))
                found.append(replace(action, label=label, help=help_, pane=None))
        return found

    def told(self, action: Action) -> str:
        """What a shared action does on this screen."""
        return action.help

    def _find(self, key: str) -> Action | None:
        if self.mode is not Mode.SCREENS:
            return self.table.find(self.mode, key, "")
        return next((action for action in self.actions() if key in action.keys), None)

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key stands for now; false where it means nothing here."""
        if self.mode is Mode.PROMPT:
            await self.take_prompt_key(event)
            return True
        action = self._find(event.key)
        if action is not None:
            self.perform(action)
            return True
        if self.mode is Mode.SCREENS:
            return False
        self.set_mode(Mode.SCREENS)
        told = "That key stands for nothing here; nothing was done."
        self.say("" if event.key == "escape" else told)
        return True

    def close_prompt(self) -> None:
        """Close the line and go back to the list."""
        self.set_mode(Mode.SCREENS)
        self.prompt.close()

    def perform(self, action: Action) -> None:
        """Do ``action``, whoever asked for it: a key, a click, the palette."""
        if self.mode is Mode.PROMPT:
            if "enter" in action.keys:
                self.answer_prompt()
            else:
                self.leave_prompt()
            return
        self.set_mode(Mode.SCREENS)
        self.say("")
        method: Callable[..., None] = getattr(self, f"action_{action.name}")
        given = () if action.argument is None else (action.argument,)
        self.attempt(partial(method, *given))

    def palette_actions(self) -> list[Action]:
        """The actions of this screen, and where one can go from it."""
        own = [action for action in self.actions() if action.name != "palette"]
        return own + [one for one in self.table.actions if one.mode in _ELSEWHERE]

    # Modes and notices

    def set_mode(self, mode: Mode) -> None:
        """Change what the next key means."""
        self.mode = mode
        self.show_hints()

    def ask(self, question: Question) -> None:
        """Open the line at the foot of the screen."""
        self.prompt.ask(question)
        self.set_mode(Mode.PROMPT)
        self.set_focus(self.prompt.line)

    def show_hints(self) -> None:
        """Show the keys of the present mode."""
        if self.mode is Mode.SCREENS:
            shown = [action for action in self.actions() if action.label]
            self.foot.show(sorted(shown, key=lambda action: action.rank), least=1, most=2)
        elif self.mode is Mode.PROMPT:
            self.foot.show(
                [
                    Action("leave", ("enter",), "give", "View", "give", rank=1),
                    Action("leave", ("escape",), "leave", "View", "leave", rank=-1),
                ]
            )
        else:
            self.foot.show(self.table.hints(self.mode), most=4 if self.mode in SECOND_KEYS else 1)

    # Actions that all these screens have

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(HelpScreen(self.table, self.marks, self.actions(), self.NAME))

    def action_palette(self) -> None:
        """Find an action by its name."""
        self.app.action_command_palette()

    def action_leave(self) -> None:
        """Go back to the review."""
        self.host.look_at("review")

    def action_quit(self) -> None:
        """Go back to the review."""
        self.action_leave()


class ListScreen(SideScreen):
    """A side screen that is one table: what is current in it, and moving there."""

    place = 0

    def total(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def page_size(self) -> int:
        """Rows that a page moves by."""
        raise NotImplementedError

    def show_rows(self) -> None:
        """Draw the table with the current row marked."""
        raise NotImplementedError

    def go_to_place(self, place: int) -> None:
        """Make another row the current one."""
        self.place = max(min(place, self.total() - 1), 0)
        self.show_rows()

    def action_go(self, way: Literal["next", "previous", "first", "last"]) -> None:
        """Make another row the current one."""
        last = self.total() - 1
        steps = {"next": self.place + 1, "previous": self.place - 1, "first": 0, "last": last}
        self.go_to_place(steps[way])

    def action_page(self, way: Literal["on", "back"]) -> None:
        """Move by a page."""
        step = self.page_size()
        self.go_to_place(self.place + (step if way == "on" else -step))
