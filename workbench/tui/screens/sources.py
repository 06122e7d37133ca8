"""The audit on the screen: one row a source, from which its claims are gone to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget

from workbench.audit import SourceFigures, source_figures
from workbench.tui.actions import Action
from workbench.tui.drill_down import source_filter
from workbench.tui.figures import share_words
from workbench.tui.reviewing import count_words
from workbench.tui.screens.side import ListScreen
from workbench.tui.widgets.rows import Column, RowsView
from workbench.tui.windows import Window, window_on


def _disputed(one: SourceFigures) -> str:
    return share_words(one.disputed_rate, one.disputed_low, one.disputed_high)


def _verified(one: SourceFigures) -> str:
    return share_words(one.verified_rate, one.rate_low, one.rate_high)


_COLUMNS = (
    Column[SourceFigures]("source", lambda one: one.source_name, 14, grow=3),
    Column[SourceFigures]("kind", lambda one: one.source_kind, 12, from_width=76),
    Column[SourceFigures]("claims", lambda one: str(one.claims), 6, right=True),
    Column[SourceFigures]("done", lambda one: str(one.reviewed), 4, right=True, from_width=76),
    Column[SourceFigures]("via", lambda one: str(one.via_claims), 3, right=True, from_width=100),
    Column[SourceFigures]("verified, 95 %", _verified, 15, right=True, from_width=100),
    Column[SourceFigures]("disputed, 95 %", _disputed, 15, right=True),
    Column[SourceFigures]("n", lambda one: str(one.rate_n), 3, right=True),
    Column[SourceFigures]("last seen", lambda one: one.last_seen[:10], 10, from_width=120),
)


class SourcesScreen(ListScreen):
    """Who is quoted, how often, and how that holds up; a rate never without its interval."""

    NAME: ClassVar = "Sources"
    USES: ClassVar = frozenset(("go", "page", "copy", "choose"))
    _window: Window[SourceFigures] = window_on(())

    def compose_body(self) -> Iterable[Widget]:
        """The table."""
        yield RowsView(_COLUMNS, self.marks, id="rows")

    def told(self, action: Action) -> str:
        """What a shared action does on this screen."""
        own = {"go": "go to another source", "copy": "copy the source's name"}
        return own.get(action.name, action.help)

    def show_all(self) -> None:
        """Count anew."""
        self.head("Sources | counting")
        self.query_one(RowsView).show(None, 0, empty="Counting.")
        self.count(source_figures, self._show_figures)

    def _show_figures(self, figures: Sequence[SourceFigures]) -> None:
        self._window = window_on(figures)
        self.go_to_place(self.place)

    def total(self) -> int:
        """How many sources there are."""
        return self._window.total

    def page_size(self) -> int:
        """Rows that a page moves by."""
        return self.query_one(RowsView).page

    def show_rows(self) -> None:
        """Draw the table with the current source marked."""
        self.head(f"Sources | {self.total():,}; shares of the claims with a verdict (n)")
        self.query_one(RowsView).show(self._window, self.place, empty="No claim has a source yet.")

    def on_rows_view_row_clicked(self, message: RowsView.RowClicked) -> None:
        """A click makes the source the current one."""
        self.go_to_place(message.place)

    def action_copy(self, what: str) -> None:
        """Copy the source's name."""
        one = self._window.row(self.place)
        if one is not None:
            self.say(self.host.copy_text(one.source_name))

    def action_choose(self) -> None:
        """Show the source's claims in the review."""
        one = self._window.row(self.place)
        if one is None or not one.claims:
            self.say("No claim in the queue is this source's own.")
            return
        filter_text = source_filter(one)
        found = self.review.count_found(filter_text, "")
        self.review.show_claims(filter_text)
        if found != one.claims:
            self.review.say(
                f"The queue shows {count_words(found)} like {filter_text}; "
                f"the audit counts {one.claims} of this source.",
                "warning",
            )
