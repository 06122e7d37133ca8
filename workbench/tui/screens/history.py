"""The event log on the screen, newest first; a page of it is fetched at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from workbench.errors import WorkbenchError
from workbench.store.pages import LoggedEvent, actors, count_events, event_page
from workbench.tui.actions import Action
from workbench.tui.reviewing import event_words
from workbench.tui.screens.side import ListScreen
from workbench.tui.widgets.prompt import Question
from workbench.tui.widgets.rows import Column, RowsView
from workbench.tui.windows import Window


def _when(row: LoggedEvent) -> str:
    return row.event.at[:16].replace("T", " ")


def _about(row: LoggedEvent) -> str:
    if row.claim_id is None or row.article_slug is None:
        return row.claim_id or row.article_slug or row.event.object_id
    return f"{row.article_slug}:{row.position}"


_COLUMNS = (
    Column[LoggedEvent]("no.", lambda row: str(row.event.seq), 6, right=True),
    Column[LoggedEvent]("when (UTC)", _when, 16, from_width=76),
    Column[LoggedEvent]("who", lambda row: row.event.actor, 8, grow=1),
    Column[LoggedEvent]("what", lambda row: event_words(row.event), 16, grow=3),
    Column[LoggedEvent]("about", _about, 14, grow=2),
    Column[LoggedEvent]("reason", lambda row: row.event.reason or "", 16, grow=3, from_width=100),
)


class HistoryScreen(ListScreen):
    """Every event: number, time, who, what, about which claim, why."""

    NAME: ClassVar = "History"
    USES: ClassVar = frozenset(("go", "page", "filter", "choose"))
    _actor: str | None = None

    def compose_body(self) -> Iterable[Widget]:
        """The table."""
        yield RowsView(_COLUMNS, self.marks, id="rows")

    def told(self, action: Action) -> str:
        """What a shared action does on this screen."""
        own = {"filter": "show one reviewer's events", "go": "go to another event"}
        return own.get(action.name, action.help)

    def show_all(self) -> None:
        """Read the log anew."""
        self._window = Window(
            lambda: count_events(self.desk, self._actor),
            lambda limit, offset: event_page(self.desk, limit, offset, self._actor),
        )
        self.go_to_place(0)

    def total(self) -> int:
        """How many events there are."""
        return self._window.total

    def page_size(self) -> int:
        """Rows that a page moves by."""
        return self.query_one(RowsView).page

    def show_rows(self) -> None:
        """Draw the table with the current event marked."""
        whose = f" of {self._actor}" if self._actor else ""
        self.head(f"History | {self.total():,} events{whose}, newest first")
        self.query_one(RowsView).show(self._window, self.place, empty="Nothing was done yet.")

    def action_filter(self) -> None:
        """Ask whose events are to be shown."""
        names = actors(self.desk)

        def complete(line: str) -> list[str]:
            return [name for name in names if line.casefold() in name.casefold()]

        self.ask(
            Question(
                "Whose events?",
                "A reviewer's name; empty shows all.",
                answer=lambda line: self._show_actor(line.strip(), names),
                complete=complete,
            )
        )

    def _show_actor(self, name: str, names: list[str]) -> None:
        if name and name not in names:
            raise WorkbenchError(
                f"No event is by “{name}”", "choose one of the names, or give nothing for all"
            )
        self._actor = name or None
        self.show_all()

    def on_rows_view_row_clicked(self, message: RowsView.RowClicked) -> None:
        """A click makes the event the current one."""
        self.go_to_place(message.place)

    def action_choose(self) -> None:
        """Show the claim that the event is about in the review."""
        row = self._window.row(self.place)
        if row is None or row.claim_id is None:
            self.say("This event is about no claim.")
        elif not row.in_queue:
            self.say("The claim of this event is not in the queue any more.")
        else:
            self.review.show_claim(row.claim_id)
