"""The form for a piece of evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.display import one_line
from workbench.models import Stance
from workbench.tui.marks import Marks, safe
from workbench.tui.screens.wording import REFUSALS, refusal_words
from workbench.tui.widgets.line_input import LineInput

_STANCES: Final = {"s": Stance.SUPPORTS, "r": Stance.REFUTES, "c": Stance.CONTEXT}
_RANKS: Final[dict[str, tuple[str, bool | None]]] = {
    "p": ("primary", True),
    "s": ("secondary", False),
    "u": ("unknown", None),
}


class Choice(Widget, can_focus=True):
    """One of a few words: left and right, the word's first letter, or a click."""

    ALLOW_SELECT = False
    index: reactive[int] = reactive(0)

    class Chosen(Message):
        """Another word was chosen."""

    def __init__(self, words: tuple[str, ...], index: int, *, id: str) -> None:
        super().__init__(id=id)
        self.words = words
        self.set_reactive(Choice.index, index)

    def render(self) -> Content:
        """The words, the chosen one in brackets and reversed."""
        parts: list[tuple[str, str]] = []
        for index, word in enumerate(self.words):
            chosen = index == self.index
            parts.append((f"[{word}]" if chosen else f" {word} ", "reverse bold" if chosen else ""))
            parts.append((" ", ""))
        return Content.assemble(*parts)

    def on_key(self, event: events.Key) -> None:
        """Choose by arrow or first letter."""
        letters = [word[0] for word in self.words]
        if event.key in {"left", "right"}:
            step = 1 if event.key == "right" else -1
            self.index = (self.index + step) % len(self.words)
        elif event.key in letters:
            self.index = letters.index(event.key)
        else:
            return
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """Choose the word under the pointer."""
        column = 0
        for index, word in enumerate(self.words):
            column += len(word) + 3
            if event.x < column:
                self.index = index
                return


class EvidenceScreen(ModalScreen[None]):
    """URL, title, excerpt, origin, how it bears on the claim, first-hand or not.

    Args:
        statement: the claim, for the head of the form.
        give: called with the form when it is given; where it raises one of ``REFUSALS`` the
            sentence is shown and the form stays.
    """

    BINDINGS: ClassVar = [
        ("escape", "dismiss", "Leave"),
        ("ctrl+s", "give", "Add"),
        ("down", "app.focus_next", "Next"),
        ("up", "app.focus_previous", "Before"),
    ]

    def __init__(
        self, statement: str, give: Callable[[EvidenceScreen], None], marks: Marks
    ) -> None:
        super().__init__()
        self._statement = statement
        self._give = give
        self._marks = marks

    def compose(self) -> ComposeResult:
        """The fields, one a row."""
        with Vertical(classes="dialog"):
            yield Static(safe(f"Evidence: {one_line(self._statement, 200)}"), classes="title")
            for name, label, placeholder in (
                ("url", "URL", "https://"),
                ("title", "Title", "what it is"),
                ("excerpt", "Excerpt", "the words that count"),
                ("origin", "Origin", "where it comes from in the end, if elsewhere"),
            ):
                with Horizontal(classes="row"):
                    yield Static(label, classes="label", markup=False)
                    yield LineInput(placeholder=placeholder, id=f"evidence-{name}")
            with Horizontal(classes="row"):
                yield Static("Stance", classes="label", markup=False)
                words = tuple(str(stance) for stance in _STANCES.values())
                yield Choice(words, words.index(Stance.SUPPORTS), id="evidence-stance")
            with Horizontal(classes="row"):
                yield Static("Rank", classes="label", markup=False)
                yield Choice(tuple(word for word, _ in _RANKS.values()), 2, id="evidence-rank")
            yield Static("", classes="told", markup=False)
            yield Static(
                "Enter or Tab next field, ←/→ choose, ^s adds it, Esc leaves it"
                if not self._marks.ascii
                else "Enter or Tab next field, Left/Right choose, ^s adds it, Esc leaves it",
                classes="keys",
                markup=False,
            )

    def _line(self, name: str) -> str:
        return self.query_one(f"#evidence-{name}", LineInput).value

    @property
    def url(self) -> str:
        """The web address as typed."""
        return self._line("url")

    @property
    def title_(self) -> str:
        """What the evidence is called."""
        return self._line("title")

    @property
    def excerpt(self) -> str:
        """The words that count."""
        return self._line("excerpt")

    @property
    def origin(self) -> str:
        """Where it comes from in the end: the agency, the office, the person."""
        return self._line("origin")

    @property
    def stance(self) -> Stance:
        """How it bears on the claim."""
        return list(_STANCES.values())[self.query_one("#evidence-stance", Choice).index]

    @property
    def primary(self) -> bool | None:
        """Whether it is first-hand; ``None`` where that is not known."""
        return list(_RANKS.values())[self.query_one("#evidence-rank", Choice).index][1]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field."""
        event.stop()
        self.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Enter on the last field adds the evidence; on the one before, it goes on."""
        if event.key == "enter" and isinstance(self.focused, Choice):
            event.stop()
            if self.focused.id == "evidence-rank":
                self.action_give()
            else:
                self.focus_next()

    def action_give(self) -> None:
        """Add the evidence and close, or say why not."""
        try:
            self._give(self)
        except REFUSALS as error:
            self.query_one(".told", Static).update(safe(refusal_words(error)))
            return
        self.dismiss(None)
