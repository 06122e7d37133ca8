"""What every full screen has: a mode, keys that come in one by one, ways to the other screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from textual import events
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from workbench.tui.actions import Action, ActionTable, Mode
from workbench.tui.marks import Marks
from workbench.tui.screens.wording import REFUSALS, refusal_words
from workbench.tui.widgets.foot import Foot
from workbench.tui.widgets.prompt import Prompt, Question


class Host(Protocol):
    """What the screens ask of the app."""

    def look_at(self, name: str) -> None:
        """Show the screen of that name."""

    def choose_theme(self, name: str) -> str:
        """Show another theme and remember it; the sentence that tells what came of it."""

    def take_in(self, what: str) -> None:
        """Ask for an article (``file``, ``paste``) or for fact-checks (``priors``)."""

    def copy_text(self, text: str) -> str:
        """Put text on the clipboard; the sentence that tells what came of it."""

    def first_steps_done(self) -> None:
        """Remember that the first steps are done, or are not wanted."""

    def open_address(self, address: str) -> str:
        """Open a web address in the browser; the sentence that tells what came of it."""


class KeyedScreen(Screen[None]):
    """A screen whose keys come from the action table, through ``take_key``."""

    AUTO_FOCUS = ""

    # Textual paints the whole screen anew whenever another widget has the focus. Here the frame
    # of a pane tells it, and asks for its own painting.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, table: ActionTable, marks: Marks, mode: Mode) -> None:
        super().__init__()
        self.table = table
        self.marks = marks
        self.mode = mode

    @property
    def host(self) -> Host:
        """The app."""
        return cast(Host, self.app)

    @property
    def prompt(self) -> Prompt:
        """The line to type in."""
        return self.query_one("#prompt", Prompt)

    @property
    def foot(self) -> Foot:
        """Notices, and the keys of the present mode."""
        return self.query_one("#foot", Foot)

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key stands for now; false where it means nothing here."""
        raise NotImplementedError

    # The line at the foot of the screen

    def take_paste(self, text: str) -> None:
        """Take pasted text in, where a line is open."""
        if self.mode is Mode.PROMPT:
            self.prompt.take_paste(text)

    async def take_prompt_key(self, event: events.Key) -> None:
        """A key while the line is open: it is typed, gives the line, or leaves it."""
        if event.key == "escape":
            self.leave_prompt()
        elif event.key == "enter":
            self.answer_prompt()
        else:
            await self.prompt.take_key(event)

    def answer_prompt(self) -> None:
        """Give the line; where it is refused it stays open and says why."""
        question = self.prompt.question
        if question is None:
            return
        line = self.prompt.answer()
        try:
            question.answer(line)
        except REFUSALS as error:
            self.prompt.complain(refusal_words(error))
            return
        # An answer may have asked the next question.
        if self.prompt.question is question:
            self.close_prompt()

    def leave_prompt(self) -> None:
        """Close the line without an answer."""
        question = self.prompt.question
        self.close_prompt()
        self.say("")
        if question is not None and question.left is not None:
            self.attempt(question.left)

    def close_prompt(self) -> None:
        """Close the line and go back to what was in focus."""
        raise NotImplementedError

    def perform(self, action: Action) -> None:
        """Do ``action``, whoever asked for it: a key, a click, the palette."""
        raise NotImplementedError

    def on_foot_hint_clicked(self, message: Foot.HintClicked) -> None:
        """A click on a hint is its key."""
        self.perform(message.action)

    def set_mode(self, mode: Mode) -> None:
        """Change what the next key means."""
        raise NotImplementedError

    def say(self, sentence: str, kind: str = "") -> None:
        """Show a sentence above the keys until the next key; ``kind``: ``warning``, ``error``."""
        self.foot.say(sentence, kind)

    def ask(self, question: Question) -> None:
        """Open the line at the foot of the screen."""
        raise NotImplementedError

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something with the desk; where it refuses, show its sentence in place."""
        try:
            act()
        except REFUSALS as error:
            self.say(refusal_words(error), "error")

    def palette_actions(self) -> list[Action]:
        """The actions that the palette offers here."""
        raise NotImplementedError

    # The ways to the other screens

    def action_look_keys(self) -> None:
        """Wait for the key that says which screen to look at."""
        self.set_mode(Mode.LOOK)
        self.say("Look at which screen? One more key; Esc leaves.")

    def action_look(self, name: str) -> None:
        """Show another screen."""
        self.host.look_at(name)

    def action_theme_keys(self) -> None:
        """Wait for the letter of a theme."""
        self.set_mode(Mode.THEME)
        self.say("Which theme? One more key; Esc leaves.")

    def action_theme(self, name: str) -> None:
        """Show another theme, now and from now on."""
        self.say(self.host.choose_theme(name))

    def action_take_in_keys(self) -> None:
        """Wait for the key that says what to take in."""
        self.set_mode(Mode.TAKE_IN)
        self.say("Take in what? One more key; Esc leaves.")

    def action_take_in(self, what: str) -> None:
        """Ask for an article or for fact-checks, and take them in."""
        self.host.take_in(what)
