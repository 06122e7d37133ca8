"""The desk on the screen: progress, queue, article, card; what is current, what is in focus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from workbench.models import VerdictCode
from workbench.review import (
    Coverage,
    Progress,
    gone_because,
    load_policy,
    next_open,
    progress,
    suggest,
)
from workbench.store import ClaimFilter, ClaimRow, open_desk
from workbench.tui.actions import Action, ActionTable, Mode
from workbench.tui.article_marks import ArticleMarks
from workbench.tui.card import Block, Row, card_blocks, read_card
from workbench.tui.filters import parse_filter
from workbench.tui.marks import Marks, safe
from workbench.tui.reviewing import Reviewer, claim_name
from workbench.tui.screens.wording import (
    REFUSALS,
    article_heading,
    card_heading,
    empty_words,
    finished_words,
    matched_words,
    no_claim_words,
    queue_heading,
    refusal_words,
)
from workbench.tui.widgets.article import ArticleView
from workbench.tui.widgets.card import CardView
from workbench.tui.widgets.hints import Hints
from workbench.tui.widgets.progress_line import ProgressLine
from workbench.tui.widgets.prompt import Prompt, Question
from workbench.tui.widgets.queue import QueueView
from workbench.tui.worklist import Worklist

PANES: Final = ("queue", "article", "card")
SECOND_KEYS: Final = frozenset(
    {Mode.VERDICT, Mode.VERDICT_REASON, Mode.SAID, Mode.CLAIM, Mode.RETYPE}
)
"""Modes that the very next key ends."""

POLL_SECONDS: Final = 2.0
_SUGGEST_AFTER_SECONDS: Final = 0.15


class DeskScreen(Screen[None]):
    """Everything that is shown. What can be done with it is ``ReviewScreen``."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (61, "-two"), (120, "-three")]

    def __init__(
        self,
        reviewer: Reviewer,
        table: ActionTable,
        marks: Marks,
        base: ClaimFilter,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self.today = today
        self.reviewer = reviewer
        self.desk = reviewer.desk
        self.table = table
        self.marks = marks
        self.mode = Mode.REVIEW
        self.pane = "article"
        self.claim: ClaimRow | None = None
        self.index = 0
        self.selected_prior: str | None = None
        self.filter_text = ""
        self.search_text = ""
        self._base = base
        self.worklist = Worklist(self.desk, base)
        self._article = ArticleMarks(self.desk, marks)
        self._suggested: set[str] = set()
        self._seen_version = -1
        self._matched = ""
        self._card_place: int | None = None
        self._progress: Progress | None = None

    # Widgets

    def compose(self) -> ComposeResult:
        """Progress, three panes, a line for notices, a line to type in, the keys."""
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
        yield Static("", id="notice", markup=False)
        yield Prompt(id="prompt")
        yield Hints(ascii_only=self.marks.ascii, id="hints")

    @property
    def prompt(self) -> Prompt:
        """The line to type in."""
        return self.query_one("#prompt", Prompt)

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

    def on_mount(self) -> None:
        """Show the first open claim, and look now and then whether the desk has changed."""
        self._seen_version = self._version()
        self.focus_on(self.pane)
        self.say("")
        self.attempt(self.show_first)
        self.set_interval(POLL_SECONDS, self.check_desk)

    @property
    def covered(self) -> Coverage | None:
        """How the article that is shown is covered by claims, where that is known."""
        return self._article.coverage()

    @property
    def is_splitting(self) -> bool:
        """Whether words are chosen for the parts of a claim."""
        return False

    # What is current

    def show_first(self) -> None:
        """Show the first open claim, or the first one where all are reviewed."""
        first = next_open(self.desk, chosen=self.worklist.chosen) or self.worklist.row(0)
        if first is None:
            self._show_no_claim()
        else:
            self.go_to(first.id)

    def _show_no_claim(self) -> None:
        """No claim is in the queue: show an article, from whose words one may be made."""
        self.claim = None
        if self._article.article is None:
            ids = [row.id for row in self.desk.articles()]
            wanted = self._base.article_id or (ids[0] if ids else None)
            if wanted is not None:
                self._article.open_article(wanted)
        self.refresh_all()

    def go_near(self) -> None:
        """Show the claim that stands where one was that left the queue, or the one before."""
        row = self.worklist.row(min(self.index, self.worklist.total - 1))
        if row is None:
            self._show_no_claim()
        else:
            self.go_to(row.id)

    def go_to(self, claim_id: str) -> None:
        """Make a claim the current one and show it."""
        changed = self.claim is None or self.claim.id != claim_id
        self.claim = self.desk.claim(claim_id)
        self.index = self._index_of(claim_id)
        self._article.open_for(self.claim)
        if changed:
            self.selected_prior = None
            if self.mode in {Mode.MATCHES, Mode.WORDS}:
                self.set_mode(Mode.REVIEW)
        self.refresh_all(keep_place=not changed)
        if changed and claim_id not in self._suggested:
            self.set_timer(_SUGGEST_AFTER_SECONDS, lambda: self._suggest_if_current(claim_id))

    def _index_of(self, claim_id: str) -> int:
        place = self.worklist.place_of(claim_id, self.index)
        return min(self.index, max(self.worklist.total - 1, 0)) if place is None else place

    def refresh_all(self, *, keep_place: bool = True) -> None:
        """Draw everything from the desk as it is now."""
        is_empty = self.claim is None and self._article.article is None
        self.set_class(is_empty, "empty")
        if is_empty:
            self.query_one("#empty", Static).update(empty_words(self.desk.path))
        self._show_progress()
        self._show_queue()
        self._show_article(keep_place)
        self.show_card(keep_place=keep_place)
        self.show_hints()

    def desk_changed(self) -> None:
        """Forget what was read of the desk; it is read anew when it is shown."""
        self.worklist.forget()
        self._progress = None

    def claims_changed(self) -> None:
        """Forget what was read of the desk, and which claims there are in the article."""
        self.desk_changed()
        self._article.forget_claims()

    def _progress_now(self) -> Progress:
        if self._progress is None:
            self._progress = progress(self.desk, self._base)
        return self._progress

    def _show_progress(self) -> None:
        now = self._progress_now()
        self.query_one("#progress", ProgressLine).show(now, self.reviewer.name, self.covered)

    def _show_queue(self) -> None:
        here = self.worklist.row(self.index)
        is_here = here is not None and self.claim is not None and here.id == self.claim.id
        self.queue.show(
            self.worklist,
            self.index if is_here else -1,
            empty="No claim is like that. Esc shows all.",
        )

    def _show_article(self, keep_place: bool) -> None:
        self.article.show_article(self._article.article, self._article.claim_marks())
        if self.claim is None:
            self.article.mark(None)
            return
        self.article.mark(self._article.current_mark(self.claim), move=not keep_place)

    def show_card(self, *, keep_place: bool = True) -> None:
        """Draw the card of the current claim."""
        if self.claim is None:
            self.card.show([Block("none", [Row(no_claim_words(self.table))])])
            self._show_headings()
            return
        attribution = self._article.attribution_of(self.claim)
        article = self._article.article
        card = read_card(self.desk, self.claim, attribution, article.text if article else "")
        self._matched = matched_words(card)
        blocks = card_blocks(
            card,
            self.marks,
            selected=self.selected_prior,
            proposed=self._proposed_keys(),
            splitting=self.table.keys_of("split_into_facts"),
        )
        finished = finished_words(self._progress_now())
        if finished is not None:
            blocks.insert(0, Block("finished", [Row(finished), Row(Content(""))]))
        self.card.show(blocks, keep_place=keep_place)
        self._show_headings()

    def _proposed_keys(self) -> str:
        """The keys of *not checkable*, for a claim that the program holds to be so."""
        claim = self.claim
        action = self.table.giving(VerdictCode.NOT_CHECKABLE)
        if claim is None or claim.checkable or claim.verdict is not None or action is None:
            return ""
        return f"x {action.keys[0]}"

    def _show_headings(self) -> None:
        searched = self.marks.quoted(self.search_text) if self.search_text else ""
        asked = " ".join(part for part in (self.filter_text, searched) if part)
        headings = {
            "queue": queue_heading(self.index, self.worklist.total, asked),
            "article": article_heading(self._article.article, self.claim),
            "card": card_heading(self.claim, self._matched, self.marks),
        }
        for name, text in headings.items():
            lead = f"{self.marks.cursor} " if name == self.pane else "  "
            heading = self.query_one(f"#{name}-pane > .heading", Static)
            heading.update(safe(lead + " ".join(text.split())))

    def show_hints(self) -> None:
        """Show the keys of the present mode; those after a first key all of them."""
        actions = self.table.hints(self.mode)
        if self.mode is Mode.WORDS and not self.is_splitting:
            actions = [one for one in actions if one.name not in {"cut_here", "take_back"}]
        if self.mode in (Mode.PROMPT, Mode.MATCHES, Mode.WORDS):
            actions.append(Action("leave", ("escape",), "leave", "View", "leave", rank=-1))
        if self.mode is Mode.PROMPT:
            actions.insert(0, Action("leave", ("enter",), "give", "View", "give", rank=1))
        hints = self.query_one("#hints", Hints)
        if self.mode in SECOND_KEYS:
            hints.show(actions, most=3)
        elif self.mode is Mode.PROMPT or self.query_one("#notice").display:
            hints.show(actions)
        else:
            # The line that a notice would take is the keys' while there is none.
            hints.show(actions, least=2, most=2)

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
        self.pane = pane
        for name in PANES:
            self.query_one(f"#{name}-pane", Widget).set_class(name == pane, "-focused")
            self.set_class(name == pane, f"pane-{name}")
        if pane != "card":
            self.set_class(pane == "queue", "left-queue")
            self.set_class(pane == "article", "left-article")
        self._unfold_card()
        self.set_focus(self.query_one(f"#{pane}", Widget))
        self._show_headings()

    def say(self, sentence: str, kind: str = "") -> None:
        """Show a sentence above the keys until the next key; ``kind``: ``warning``, ``error``."""
        notice = self.query_one("#notice", Static)
        notice.set_class(kind == "warning", "-warning")
        notice.set_class(kind == "error", "-error")
        lead = {"warning": "Note: ", "error": "Not done: "}.get(kind, "")
        notice.update(safe(lead + " ".join(sentence.split())))
        notice.display = bool(sentence)
        self.show_hints()

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

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something with the desk; where it refuses, show its sentence in place."""
        try:
            act()
        except REFUSALS as error:
            self.say(refusal_words(error), "error")

    # The queue's filter

    def choose(self, filter_text: str, search_text: str) -> None:
        """Show other claims in the queue. Raises WorkbenchError on a filter that is not known."""
        chosen = self._chosen(filter_text, search_text)
        self.filter_text, self.search_text = filter_text, search_text
        self.worklist.choose(chosen)

    def _chosen(self, filter_text: str, search_text: str) -> ClaimFilter:
        chosen = parse_filter(filter_text, self.desk)
        words = " ".join(part for part in (chosen.text or "", search_text.strip()) if part)
        return replace(
            chosen, text=words or None, article_id=chosen.article_id or self._base.article_id
        )

    def count_found(self, filter_text: str, search_text: str) -> int:
        """How many claims a filter and a search would show."""
        return self.desk.count_claims(self._chosen(filter_text, search_text))

    # The desk changes from outside

    def check_desk(self) -> None:
        """Draw anew where another program has changed the desk."""
        self.attempt(self._check_desk)

    def _check_desk(self) -> None:
        version = self._version()
        if version == self._seen_version:
            return
        self._seen_version = version
        self.reviewer.policy = load_policy(self.desk.path)
        self.claims_changed()
        # There may be new prior claims; a claim is matched again when it is next gone to.
        self._suggested.clear()
        now = None if self.claim is None else self.desk.claim(self.claim.id)
        if now is None:
            self.show_first()
        elif now.gone is None:
            self.go_to(now.id)
        else:
            self.go_near()
            self.say(f"{claim_name(now)} {gone_because(now)}.", "warning")

    def _version(self) -> int:
        return int(self.desk.connection.execute("PRAGMA data_version").fetchone()[0])

    # Prior claims are looked for while the reviewer reads

    def _suggest_if_current(self, claim_id: str) -> None:
        if self.claim is not None and self.claim.id == claim_id:
            self._suggested.add(claim_id)
            self._suggest(claim_id)

    @work(thread=True, group="suggest", exit_on_error=False)
    def _suggest(self, claim_id: str) -> None:
        try:
            # A connection belongs to its thread, so the worker opens its own.
            with open_desk(self.desk.path, create=False) as desk:
                suggest(desk, claim_id)
        except REFUSALS as error:
            sentence = f"Prior claims could not be looked for. {refusal_words(error)}"
            self.app.call_from_thread(self.say, sentence, "warning")
            return
        self.app.call_from_thread(self._show_suggestions, claim_id)

    def _show_suggestions(self, claim_id: str) -> None:
        if self.claim is not None and self.claim.id == claim_id:
            self.attempt(self.show_card)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the headings anew for the new size."""
        self._show_headings()
