"""The desk on the screen: progress, queue, article, card; what is current, what is in focus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from textual import events, work
from textual.content import Content
from textual.widgets import Static

from workbench.models import VerdictCode
from workbench.review import (
    Coverage,
    Progress,
    done_by_others,
    gone_because,
    load_policy,
    progress,
    suggest,
)
from workbench.store import ClaimFilter, ClaimRow, open_desk
from workbench.tui.actions import ActionTable, Mode
from workbench.tui.article_marks import ArticleMarks
from workbench.tui.card import Block, Row, card_blocks, read_card
from workbench.tui.filters import parse_filter
from workbench.tui.marks import Marks
from workbench.tui.reviewing import Outcome, Reviewer, claim_name
from workbench.tui.screens.frame import FrameScreen
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
from workbench.tui.watching import POLL_SECONDS, changed_claims
from workbench.tui.widgets.progress_line import ProgressLine
from workbench.tui.worklist import Worklist

SUGGEST_AFTER_SECONDS: Final = 0.3
"""Who only passes by a claim does not wait for its prior claims, nor is held up by the search."""


class DeskScreen(FrameScreen):
    """Everything that is shown. What can be done with it is ``ReviewScreen``."""

    def __init__(
        self,
        reviewer: Reviewer,
        table: ActionTable,
        marks: Marks,
        base: ClaimFilter,
        today: Callable[[], date],
    ) -> None:
        super().__init__(table, marks)
        self.today = today
        self.reviewer = reviewer
        self.desk = reviewer.desk
        self.claim: ClaimRow | None = None
        self.index = 0
        self.selected_prior: str | None = None
        self.filter_text = ""
        self.search_text = ""
        self.marked: set[int] = set()
        self._base = base
        self.worklist = Worklist(self.desk, base, leases=reviewer.leases)
        self._article = ArticleMarks(self.desk, marks)
        self._suggested: set[str] = set()
        self._seen_version = -1
        self._seen_events = -1
        self._watched_from = -1
        self._matched = ""
        self._progress: Progress | None = None

    def on_mount(self) -> None:
        """Show the first open claim, and look now and then whether the desk has changed."""
        self._seen_version = self._version()
        self._seen_events = self._watched_from = self.desk.next_seq()
        self.focus_on(self.pane)
        self.say("")
        self.attempt(self.show_first)
        self.set_interval(POLL_SECONDS, self.check_desk)

    def on_unmount(self) -> None:
        """Leave the claim that is open to others."""
        self.reviewer.leases.release()

    @property
    def covered(self) -> Coverage | None:
        """How the article that is shown is covered by claims, where that is known."""
        return self._article.coverage()

    # What is current

    def show_first(self) -> None:
        """Show the first open claim, or the first one where all are reviewed."""
        first = self.worklist.first_open() or self.worklist.row(0)
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
        if claim_id not in self._suggested:
            self.set_timer(SUGGEST_AFTER_SECONDS, lambda: self._suggest_if_current(claim_id))

    def show_chosen(self, claim_id: str) -> None:
        """Show other claims in the queue, or another order; the current claim stays as it is."""
        self.index = self._index_of(claim_id)
        self._show_queue()
        self.show_headings()

    def leave_for(self, claim_id: str, following_id: str) -> None:
        """Go on from a claim that has changed to another."""
        # It is read anew although it is left, so that the article marks it rightly.
        self._article.open_for(self.desk.claim(claim_id))
        self.go_to(following_id)

    def _index_of(self, claim_id: str) -> int:
        place = self.worklist.place_of(claim_id, self.index)
        return min(self.index, max(self.worklist.total - 1, 0)) if place is None else place

    def refresh_all(self, *, keep_place: bool = True) -> None:
        """Draw everything from the desk as it is now."""
        is_empty = self.claim is None and self._article.article is None
        self.set_class(is_empty, "empty")
        if is_empty:
            self.query_one("#empty", Static).update(
                empty_words(self.table, self.desk.path, self.marks)
            )
        self._show_progress()
        self._show_queue()
        self._show_article(keep_place)
        self.show_card(keep_place=keep_place)
        self.show_hints()

    def take_in(self, outcome: Outcome) -> None:
        """Bring what was read of the desk up to date with an action of the reviewer's."""
        if not outcome.changed:
            return
        self._seen_events += 1
        if outcome.reshaped or outcome.before is None:
            self.claims_changed()
            return
        # The desk is not counted anew for one claim: that takes as long as the queue is.
        claim_id = outcome.before.id
        self.worklist.look_again(claim_id, self.index)
        if self._progress is not None and self._is_counted(outcome.before):
            now = self.desk.claim(claim_id)
            self._progress = self._progress.after(outcome.before, now)

    def _is_counted(self, claim: ClaimRow) -> bool:
        return claim.article_id is not None and self._base.article_id in (None, claim.article_id)

    def claims_changed(self) -> None:
        """Forget what was read of the desk; it is read anew when it is shown."""
        self.worklist.forget()
        self._progress = None
        self._article.forget_claims()
        # A claim with another wording, or a new one, is matched when it is next gone to.
        self._suggested.clear()

    def desk_was_changed(self) -> None:
        """Draw anew what another screen has changed on the desk, by one event."""
        self._seen_events += 1
        self.claims_changed()
        if self.claim is not None:
            self.go_to(self.claim.id)

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
            marked=self.marked,
            empty="No claim is like that. Esc shows all.",
        )

    def _show_article(self, keep_place: bool) -> None:
        self.article.show(
            self._article.article,
            self._article.claim_marks(),
            None if self.claim is None else self._article.current_mark(self.claim),
            move=not keep_place,
        )

    def show_card(self, *, keep_place: bool = True) -> None:
        """Draw the card of the current claim."""
        if self.claim is None:
            self.card.show([Block("none", [Row(no_claim_words(self.table))])])
            self.show_headings()
            return
        attribution = self._article.attribution_of(self.claim)
        article = self._article.article
        card = read_card(
            self.desk,
            self.claim,
            attribution,
            article.text if article else "",
            selected=self.selected_prior,
        )
        self._matched = matched_words(card)
        blocks = card_blocks(
            card,
            self.marks,
            selected=self.selected_prior,
            proposed=self._proposed_keys(),
            splitting=self.table.keys_of("split_into_facts"),
        )
        finished = finished_words(self._progress_now(), self.table)
        if finished is not None:
            blocks.insert(0, Block("finished", [Row(finished), Row(Content(""))]))
        self.card.show(blocks, keep_place=keep_place)
        self.show_headings()

    def _proposed_keys(self) -> str:
        """The keys of *not checkable*, for a claim that the program holds to be so."""
        claim = self.claim
        action = self.table.giving(VerdictCode.NOT_CHECKABLE)
        if claim is None or claim.checkable or claim.verdict is not None or action is None:
            return ""
        return self.table.written(action, ascii_only=self.marks.ascii)

    def show_headings(self) -> None:
        """Say above each pane what it shows."""
        searched = self.marks.quoted(self.search_text) if self.search_text else ""
        asked = " ".join(part for part in (self.filter_text, searched) if part)
        headings = {
            "queue": queue_heading(
                self.index, self.worklist.total, self.worklist.order, asked, len(self.marked)
            ),
            "article": article_heading(self._article.article, self.claim),
            "card": card_heading(self.claim, self._matched, self.marks),
        }
        for name, text in headings.items():
            self.head(name, text)

    # The queue's filter

    def choose(self, filter_text: str, search_text: str) -> None:
        """Show other claims in the queue. Raises WorkbenchError on a filter that is not known."""
        chosen = self._chosen(filter_text, search_text)
        self.filter_text, self.search_text = filter_text, search_text
        self.worklist.choose(chosen)

    def _chosen(self, filter_text: str, search_text: str) -> ClaimFilter:
        chosen = parse_filter(filter_text, self.desk, reviewer=self.reviewer.name)
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
        if self.claim is not None:
            self.reviewer.leases.take(self.claim.n)
        version = self._version()
        if version == self._seen_version:
            return
        self._seen_version = version
        events = self.desk.next_seq()
        if events == self._seen_events:
            # What was written is no event: suggestions, or which claims others have open.
            self._show_in_passing()
            return
        self._seen_events = events
        self.reviewer.policy = load_policy(self.desk.path)
        self._look_again_since(self._watched_from)
        self._watched_from = events
        shown = self.claim
        now = None if shown is None else self.desk.claim(shown.id)
        if shown is None or now is None:
            self.show_first()
        elif now.gone is None:
            told = done_by_others(self.desk, now.id, shown.revision, actor=self.reviewer.name)
            self.go_to(now.id)
            # What was said before is about the reviewer's own step; it stays until the next key.
            is_silent = not self.foot.notice
            if told is not None and self.mode is Mode.REVIEW and is_silent:
                self.say(f"{told}.", "warning")
        else:
            self.go_near()
            self.say(f"{claim_name(now)} {gone_because(now)}.", "warning")

    def _show_in_passing(self) -> None:
        if self.claim is not None:
            self.claim = self.desk.claim(self.claim.id)
        self.worklist.forget_rows()
        self._show_queue()
        self.show_card()

    def _look_again_since(self, first_event: int) -> None:
        """Bring what was read of the desk up to date with the events from a number on."""
        changed = changed_claims(self.desk, first_event)
        if changed is None:
            self.claims_changed()
            return
        for claim_id in changed:
            self.worklist.look_again(claim_id, self.index)
        self._progress = None
        self._article.forget_claims()

    def _version(self) -> int:
        return int(self.desk.connection.execute("PRAGMA data_version").fetchone()[0])

    # Prior claims are looked for while the reviewer reads

    def _suggest_if_current(self, claim_id: str) -> None:
        is_current = self.claim is not None and self.claim.id == claim_id
        if is_current and claim_id not in self._suggested:
            self._suggested.add(claim_id)
            self._suggest(claim_id)

    @work(thread=True, group="suggest", exit_on_error=False)
    def _suggest(self, claim_id: str) -> None:
        try:
            # A connection belongs to its thread, so the worker opens its own.
            with open_desk(self.desk.path, create=False, seen_by=self.desk.viewer) as desk:
                suggest(desk, claim_id)
        except REFUSALS as error:
            sentence = f"Prior claims could not be looked for. {refusal_words(error)}"
            self.app.call_from_thread(self.say, sentence, "warning")
            return
        self.app.call_from_thread(self._show_suggestions, claim_id)

    def _show_suggestions(self, claim_id: str) -> None:
        if self.claim is not None and self.claim.id == claim_id:
            self.attempt(self._show_found)

    def _show_found(self) -> None:
        """Draw the card anew, and the queue, where an alert may have come up."""
        self.worklist.forget()
        self._show_queue()
        self.show_card()

    def on_resize(self, event: events.Resize) -> None:
        """Draw the headings anew for the new size."""
        self.show_headings()
