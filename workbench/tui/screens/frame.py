"""The frame of the screen: the panes, what is in focus, notices, the line to type in, the keys."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from workbench.tui.actions import Action, ActionTable, Mode
from workbench.tui.marks import Marks, safe
from workbench.tui.pane_sizes import PaneSizes
from workbench.tui.screens.keyed import KeyedScreen
from workbench.tui.widgets.article import ArticleView
from workbench.tui.widgets.card import CardView
from workbench.tui.widgets.foot import Foot
from workbench.tui.widgets.progress_line import ProgressLine
from workbench.tui.widgets.prompt import Prompt, Question
from workbench.tui.widgets.queue import QueueView

PANES: Final = ("queue", "article", "card")
SECOND_KEYS: Final = frozenset(
    {
        Mode.VERDICT,
        Mode.VERDICT_REASON,
        Mode.SAID,
        Mode.CLAIM,
        Mode.RETYPE,
        Mode.BULK,
        Mode.LOOK,
        Mode.THEME,
        Mode.TAKE_IN,
    }
)
"""Modes that the very next key ends."""


class FrameScreen(KeyedScreen):
    """The panes and lines of the screen. What they show is ``DeskScreen``."""

    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (61, "-two"), (120, "-three")]

    def __init__(self, table: ActionTable, marks: Marks) -> None:
        super().__init__(table, marks, Mode.REVIEW)
        self.pane = "article"
        self._sizes = PaneSizes()
        self._card_place: int | None = None
        self._headings: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Progress, three panes, a line to type in, notices and keys."""
        yield ProgressLine(self.marks, id="progress")
        with Horizontal(id="panes"):
            for name, view in (
                ("queue", QueueView(self.marks, id="queue")),
                ("article", ArticleView(id="article")),
                ("card", CardView(id="card")),
            ):
                with Vertical(id=f"{name}-pane", classes="pane"):
                    yield Static(name.capitalize(), classes="heading", markup=False)
                    yield view
        yield Static("", id="empty", markup=False)
        yield Prompt(id="prompt")
        yield Foot(ascii_only=self.marks.ascii, id="foot")

    @property
    def queue(self) -> QueueView:
        """The queue."""
        return self.query_one("#queue", QueueView)

    @property
    def article(self) -> ArticleView:
        """The article."""
        return self.query_one("#article", ArticleView)

    @property
    def card(self) -> CardView:
        """The card."""
        return self.query_one("#card", CardView)

    @property
    def is_splitting(self) -> bool:
        """Whether words are chosen for the parts of a claim."""
        return False

    # Modes, panes, notices

    def set_mode(self, mode: Mode) -> None:
        """Change what the next key means."""
        self.mode = mode
        self._unfold_card()
        self.show_hints()

    def _unfold_card(self) -> None:
        """What may be folded on the card is shown while it is in focus or about to be used."""
        self.card.unfold(self.pane == "card" or self.mode is Mode.CLAIM)
        if self.mode is Mode.CLAIM:
            self._card_place = self.card.scroll_offset.y
            # The card that grew by its facts cannot be scrolled before it is laid out.
            self.call_after_refresh(self._show_facts)
        elif self._card_place is not None:
            self.card.scroll_to(y=self._card_place, animate=False, immediate=True)
            self._card_place = None

    def _show_facts(self) -> None:
        if self.mode is Mode.CLAIM:
            self.card.bring_into_view("facts")

    def focus_on(self, pane: str) -> None:
        """Put a pane in focus, and on the screen where there is not room for all."""
        left, self.pane = self.pane, pane
        layout = self._layout_classes()
        self._sizes.unfold(pane)
        # Each class by itself would have the styles of the whole screen worked out anew.
        for name in PANES:
            view = self.query_one(f"#{name}-pane", Widget)
            view.set_class(name == pane, "-focused", update=False)
            self.set_class(name == pane, f"pane-{name}", update=False)
        if pane != "card":
            self.set_class(pane == "queue", "left-queue", update=False)
            self.set_class(pane == "article", "left-article", update=False)
        self._show_sizes()
        if layout != self._layout_classes():
            self.app.stylesheet.update(self)
        else:
            for name in {left, pane}:
                view = self.query_one(f"#{name}-pane", Widget)
                self.app.stylesheet.update_nodes([view, view.query_one(".heading")])
        self._unfold_card()
        self.set_focus(self.query_one(f"#{pane}", Widget))
        self.show_headings()

    def _layout_classes(self) -> frozenset[str]:
        """The classes of the screen that say which panes are seen, as far as they do now."""
        # With room for three panes, which one is in focus changes nothing about the others.
        if self.has_class("-three") and not self._sizes.is_zoomed:
            return frozenset(name for name in self.classes if name.startswith(("folded", "zoomed")))
        return self.classes

    def _show_sizes(self) -> None:
        self.set_class(self._sizes.is_zoomed, "zoomed", update=False)
        for name in PANES:
            self.set_class(name in self._sizes.folded, f"folded-{name}", update=False)

    def action_widen(self, which: str) -> None:
        """Give the pane in focus more or less of the width."""
        if not self._sizes.widen(self.pane, 1 if which == "more" else -1):
            self.say(f"The {self.pane} has the {'most' if which == 'more' else 'least'} it can.")
            return
        for name in PANES:
            self.query_one(f"#{name}-pane").styles.width = f"{self._sizes.widths[name]}fr"

    def action_zoom(self) -> None:
        """Give the pane in focus the whole screen, or all panes theirs again."""
        self._sizes.is_zoomed = not self._sizes.is_zoomed
        self._show_sizes()
        self.app.stylesheet.update(self)

    def action_fold(self) -> None:
        """Fold the pane in focus away, where there is another."""
        if not self.has_class("-three"):
            self.say("Panes are folded where there is room for three; z shows one alone.")
            return
        left = self._sizes.fold(self.pane)
        if left is None:
            self.say("This is the only pane that is left.")
            return
        self._sizes.is_zoomed = False
        self.focus_on(left)

    def ask(self, question: Question) -> None:
        """Open the line at the foot of the screen."""
        self.prompt.ask(question)
        self.set_focus(self.prompt.line)
        self.set_mode(Mode.PROMPT)

    def close_prompt(self) -> None:
        """Close the line and go back to the panes."""
        self.set_mode(Mode.REVIEW)
        self.set_focus(self.query_one(f"#{self.pane}", Widget))
        self.prompt.close()

    def show_headings(self) -> None:
        """Say above each pane what it shows."""
        for name in PANES:
            self.head(name, name.capitalize())

    def head(self, pane: str, text: str) -> None:
        """Put ``text`` above a pane."""
        lead = f"{self.marks.cursor} " if pane == self.pane else "  "
        told = lead + " ".join(text.split())
        if self._headings.get(pane) == told:
            return
        self._headings[pane] = told
        # A heading is one line whatever it says: the panes need not be laid out anew.
        heading = self.query_one(f"#{pane}-pane > .heading", Static)
        heading.update(safe(told), layout=False)

    def show_hints(self) -> None:
        """Show the keys of the present mode; those after a first key all of them."""
        actions = self.table.hints(self.mode)
        if self.mode is Mode.WORDS and not self.is_splitting:
            actions = [one for one in actions if one.name not in {"cut_here", "take_back"}]
        if self.mode in (Mode.PROMPT, Mode.MATCHES, Mode.WORDS, Mode.BULK):
            actions.append(Action("leave", ("escape",), "leave", "View", "leave", rank=-1))
        if self.mode is Mode.PROMPT:
            actions.insert(0, Action("leave", ("enter",), "give", "View", "give", rank=1))
        if self.mode in SECOND_KEYS:
            self.foot.show(actions, most=4)
        elif self.mode is Mode.PROMPT:
            self.foot.show(actions)
        else:
            # The line that a notice would take is the keys' while there is none.
            self.foot.show(actions, least=2, most=2)
