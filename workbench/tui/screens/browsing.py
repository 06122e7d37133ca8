"""Moving through the queue, the articles and the panes; searching and filtering."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from textual.scroll_view import ScrollView

from workbench.errors import WorkbenchError
from workbench.review import first_of_article
from workbench.store import ClaimRow, Order
from workbench.tui.filter_completion import complete_filter
from workbench.tui.saved_filters import SavedFilters
from workbench.tui.screens.desk import DeskScreen
from workbench.tui.screens.frame import PANES
from workbench.tui.screens.wording import ORDER_WORDS, REFUSALS, refusal_words
from workbench.tui.widgets.prompt import Question

_FILTER_HINT = (
    "Like is:open source:NAME type:event worth:>.6 has:match -is:opinion, or words; "
    "empty shows all."
)
_SAVED_HINT = "A name shows it; save NAME keeps the present filter, delete NAME forgets one."
_NOTHING_SAVED = "None is saved yet: save NAME keeps the present filter."


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
        if line.strip() != self.search_text:
            self.attempt(lambda: self._choose_and_show(self.filter_text, line.strip()))
        return f"{self.worklist.total:,} found."

    def action_filter(self) -> None:
        """Filter the queue by short text, with how many claims it leaves as it is typed."""
        self.ask(
            Question(
                "Filter:",
                _FILTER_HINT,
                answer=lambda line: self._keep_found(line, self.search_text),
                complete=lambda line: complete_filter(line, self.desk),
                changed=self._count_live,
                value=self.filter_text,
            )
        )

    def _count_live(self, line: str) -> str:
        """How many claims the filter leaves, or what is wrong with it, as it is typed."""
        try:
            return f"{self.count_found(line, self.search_text):,} left."
        except REFUSALS as error:
            unfinished = complete_filter(line, self.desk)
            if not unfinished:
                return refusal_words(error)
        # The last term is being written still: what the others leave.
        head = line[: line.rstrip().rfind(" ") + 1]
        try:
            return f"{self.count_found(head, self.search_text):,} left so far."
        except REFUSALS as error:
            return refusal_words(error)

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
            self.show_chosen(self.claim.id)
        else:
            self.show_first()

    def action_saved_filters(self) -> None:
        """Show the claims of a filter kept under a name; keep or forget one."""
        kept = SavedFilters(self.desk.path)
        names = list(kept.all())
        choices = [*names, *(f"delete {name}" for name in names), "save "]
        self.ask(
            Question(
                "Saved filter:",
                _SAVED_HINT if names else _NOTHING_SAVED,
                answer=lambda line: self._take_saved(kept, line.split()),
                complete=lambda line: [
                    one for one in choices if one.startswith(line) != (one == line)
                ],
                changed=lambda line: self._tell_saved(kept, line.strip()),
            )
        )

    def _tell_saved(self, kept: SavedFilters, name: str) -> str:
        text = kept.all().get(name)
        return "" if text is None else f"{text}: {self._count_live(text)}"

    def _take_saved(self, kept: SavedFilters, words: Sequence[str]) -> None:
        match words:
            case ["save", name]:
                asked = " ".join(part for part in (self.filter_text, self.search_text) if part)
                self._chosen(asked, "")
                kept.keep(name, asked)
                self.say(f"Saved as {name}: @{name} in a filter, or F.")
            case ["delete", name]:
                kept.remove(name)
                self.say(f"{name} is forgotten.")
            case [name]:
                self._keep_found(kept.text_of(name), "")
            case _:
                raise WorkbenchError("Nothing was chosen", _SAVED_HINT)

    def action_turn_order(self) -> None:
        """Show the queue in the next order; the claim stays the current one."""
        orders = list(Order)
        following = orders[(orders.index(self.worklist.order) + 1) % len(orders)]
        self.worklist.choose(self.worklist.chosen, following)
        if self.claim is not None:
            self.show_chosen(self.claim.id)
        self.say(f"The queue {ORDER_WORDS[following]}.")

    # Moving

    def action_go(self, way: Literal["next", "previous", "first", "last"]) -> None:
        """Make another claim of the queue the current one."""
        last = self.worklist.total - 1
        place = {
            "next": self.index + (1 if self.is_in_queue else 0),
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

    @property
    def is_in_queue(self) -> bool:
        """Whether the queue shows the current claim."""
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
        first = first_of_article(self.desk, self._current(), self.worklist.chosen, way)
        if first is not None:
            self.go_to(first.id)
        else:
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
