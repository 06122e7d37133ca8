"""Moving through the queue, the articles and the panes; searching and filtering."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from textual.scroll_view import ScrollView

from workbench.errors import WorkbenchError
from workbench.store import ClaimRow
from workbench.tui.filters import complete_filter, filter_terms
from workbench.tui.screens.desk import DeskScreen
from workbench.tui.screens.frame import PANES
from workbench.tui.widgets.prompt import Question


class BrowsingScreen(DeskScreen):
    """Everything that looks at the desk and changes nothing on it."""

    # The queue

    def action_search(self) -> None:
        """Search the claims for words, the queue following as they are typed."""
        self.ask(
            Question(
                "Search:",
                "Words of the claim.",
                answer=lambda line: self._keep_found(self.filter_text, line),
                changed=self._search_live,
                left=lambda: self._choose_and_show(self.filter_text, ""),
                value=self.search_text,
            )
        )

    def _search_live(self, line: str) -> str:
        self.attempt(lambda: self._choose_and_show(self.filter_text, line))
        return f"{self.worklist.total} found."

    def action_filter(self) -> None:
        """Filter the queue by state, source, kind, type, worth, article."""
        terms = [*filter_terms(), *(f"article:{row.slug}" for row in self.desk.articles())]
        self.ask(
            Question(
                "Filter:",
                "Like is:open source:NAME type:event worth:>.6, or words; empty shows all.",
                answer=lambda line: self._keep_found(line, self.search_text),
                complete=lambda line: complete_filter(line, terms),
                value=self.filter_text,
            )
        )

    def _keep_found(self, filter_text: str, search_text: str) -> None:
        if not self.count_found(filter_text, search_text):
            raise WorkbenchError("No claim is like that", "change it, or leave it with Esc")
        self._choose_and_show(filter_text.strip(), search_text.strip())
        current = self.claim
        if current is None or self.worklist.place_of(current.id) is None:
            first = self.worklist.row(0)
            if first is not None:
                self.go_to(first.id)

    def _choose_and_show(self, filter_text: str, search_text: str) -> None:
        self.choose(filter_text, search_text)
        if self.claim is not None:
            self.go_to(self.claim.id)
        else:
            self.show_first()

    # Moving

    def action_go(self, way: Literal["next", "previous", "first", "last"]) -> None:
        """Make another claim of the queue the current one."""
        last = self.worklist.total - 1
        place = {
            "next": self.index + (1 if self._is_in_queue() else 0),
            "previous": self.index - 1,
            "first": 0,
            "last": last,
        }[way]
        row = self.worklist.row(min(max(place, 0), last)) if last >= 0 else None
        if row is None:
            self.say("The queue is empty.")
        elif self.claim is not None and row.id == self.claim.id:
            self.say("This is the last claim." if place > 0 else "This is the first claim.")
        else:
            self.go_to(row.id)

    def _is_in_queue(self) -> bool:
        here = self.worklist.row(self.index)
        return here is not None and self.claim is not None and here.id == self.claim.id

    def action_page(self, way: Literal["on", "back"]) -> None:
        """Move a page in the pane in focus."""
        if self.pane == "queue":
            page = max(self.queue.size.height // self.queue.row_height - 1, 1)
            place = self.index + (page if way == "on" else -page)
            row = self.worklist.row(min(max(place, 0), self.worklist.total - 1))
            if row is not None:
                self.go_to(row.id)
        else:
            self._scroll(self.article if self.pane == "article" else self.card, way, page=True)

    def action_scroll_card(self, way: Literal["on", "back"]) -> None:
        """Scroll the card, wherever the focus is."""
        self._scroll(self.card, way, page=False)

    def _scroll(self, view: ScrollView, way: Literal["on", "back"], *, page: bool) -> None:
        step = max(view.size.height - 2, 1) if page else 3
        view.scroll_relative(y=step if way == "on" else -step, animate=False)

    def action_skip(self) -> None:
        """Go on to the next open claim; nothing is recorded."""
        following = self.worklist.next_open(self._current(), self.index)
        if following is None:
            self.say("No other claim is open.")
        else:
            self.go_to(following.id)

    def action_go_article(self, way: Literal["next", "previous"]) -> None:
        """Go to the first claim of another article."""
        ids = [row.id for row in self.desk.articles()]
        here = self._current().article_id
        place = (ids.index(here) if here in ids else 0) + (1 if way == "next" else -1)
        while 0 <= place < len(ids):
            chosen = replace(self.worklist.chosen, article_id=ids[place])
            rows = self.desk.claims(chosen, limit=1)
            if rows and self.worklist.chosen.article_id in (None, ids[place]):
                self.go_to(rows[0].id)
                return
            place += 1 if way == "next" else -1
        self.say("No further article in this queue.")

    def action_turn_pane(self, way: Literal["next", "previous"]) -> None:
        """Put the next pane in focus, or the one before."""
        step = 1 if way == "next" else -1
        self.focus_on(PANES[(PANES.index(self.pane) + step) % len(PANES)])

    def action_focus_pane(self, pane: str) -> None:
        """Put a pane in focus by its name."""
        self.focus_on(pane)

    def show_whole_queue(self) -> None:
        """Leave search and filter."""
        if self.filter_text or self.search_text:
            self._choose_and_show("", "")
            self.say("The whole queue again.")

    def _current(self) -> ClaimRow:
        if self.claim is None:
            raise WorkbenchError(
                "There is no claim to work on", "ingest an article: workbench ingest FILE"
            )
        return self.claim
