"""The audit on the screen: one row a source, outlet or month; a source leads to its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual.widget import Widget

from workbench.audit import GroupFigures, SourceFigures, group_figures, source_figures
from workbench.tui.actions import Action
from workbench.tui.drill_down import source_filter
from workbench.tui.figures import share_words
from workbench.tui.reviewing import count_words
from workbench.tui.screens.side import ListScreen
from workbench.tui.widgets.rows import Column, RowsView
from workbench.tui.windows import Window, window_on

if TYPE_CHECKING:
    from workbench.store import Desk

Row = SourceFigures | GroupFigures
Grouping = Literal["source", "outlet", "month"]

_GROUPINGS: Final[tuple[Grouping, ...]] = ("source", "outlet", "month")


def _name(one: Row) -> str:
    if isinstance(one, GroupFigures):
        return one.group_value
    return f"{one.source_name} (confidential)" if one.confidential else one.source_name


def _kind(one: Row) -> str:
    if isinstance(one, GroupFigures):
        return f"{one.sources} sources"
    return one.source_kind


def _disputed(one: Row) -> str:
    return share_words(one.disputed_rate, one.disputed_low, one.disputed_high)


def _verified(one: Row) -> str:
    return share_words(one.verified_rate, one.rate_low, one.rate_high)


_ORDERS: Final[dict[str, Callable[[Row], int | str]]] = {
    "claims": lambda one: one.claims,
    "verdicts (n)": lambda one: one.rate_n,
    "single origin": lambda one: one.single_source_claims,
    "name": lambda one: "",
    "last seen": lambda one: one.last_seen,
}
"""The highest first, the like by name. Never by a rate: that of two claims says little."""

_COLUMNS = (
    Column[Row]("source", _name, 14, grow=3),
    Column[Row]("kind", _kind, 12, from_width=76),
    Column[Row]("claims", lambda one: str(one.claims), 6, right=True),
    Column[Row]("done", lambda one: str(one.reviewed), 4, right=True, from_width=76),
    Column[Row]("via", lambda one: str(one.via_claims), 3, right=True, from_width=100),
    Column[Row]("single", lambda one: str(one.single_source_claims), 6, right=True, from_width=110),
    Column[Row]("verified, 95 %", _verified, 15, right=True, from_width=100),
    Column[Row]("disputed, 95 %", _disputed, 15, right=True),
    Column[Row]("n", lambda one: str(one.rate_n), 3, right=True),
    Column[Row]("last seen", lambda one: one.last_seen[:10], 10, from_width=120),
)


def _read(grouping: Grouping, within: tuple[Grouping, str] | None, desk: Desk) -> Sequence[Row]:
    if within is not None:
        by, group = within
        return source_figures(
            desk,
            "outlet" if by == "outlet" else "month",
            include_confidential=True,
            only_group=group,
        )
    if grouping == "source":
        return source_figures(desk, include_confidential=True)
    return group_figures(desk, grouping, include_confidential=True)


class SourcesScreen(ListScreen):
    """Who is quoted, how often, and how that holds up; a rate never without its interval.

    The reviewer's own screen: a confidential source is named here, and marked.
    """

    NAME: ClassVar = "Sources"
    USES: ClassVar = frozenset(("go", "page", "copy", "choose", "turn_groups", "turn_figures"))
    _window: Window[Row] = window_on(())
    _figures: Sequence[Row] = ()
    _grouping: Grouping = "source"
    _within: tuple[Grouping, str] | None = None
    _order = "claims"

    def compose_body(self) -> Iterable[Widget]:
        """The table."""
        yield RowsView(_COLUMNS, self.marks, id="rows")

    def told(self, action: Action) -> str:
        """What a shared action does on this screen."""
        own = {"go": "go to another row", "copy": "copy the name"}
        return own.get(action.name, action.help)

    def show_all(self) -> None:
        """Count anew."""
        self.head("Sources | counting")
        self.query_one(RowsView).show(None, 0, empty="Counting.")
        self.count(partial(_read, self._grouping, self._within), self._show_figures)

    def _show_figures(self, figures: Sequence[Row]) -> None:
        self._figures = figures
        self._sort()
        self.go_to_place(self.place)

    def _sort(self) -> None:
        by_name = sorted(self._figures, key=lambda one: _name(one).casefold())
        self._window = window_on(sorted(by_name, key=_ORDERS[self._order], reverse=True))

    def total(self) -> int:
        """How many rows there are."""
        return self._window.total

    def page_size(self) -> int:
        """Rows that a page moves by."""
        return self.query_one(RowsView).page

    def show_rows(self) -> None:
        """Draw the table with the current row marked."""
        what = "" if self._grouping == "source" else f" by {self._grouping}"
        if self._within is not None:
            what = f" of {self._within[1]}"
        order = "" if self._order == "claims" else f" by {self._order};"
        self.head(
            f"Sources{what} | {self.total():,};{order} shares of the claims with a verdict (n)"
        )
        self.query_one(RowsView).show(self._window, self.place, empty="No claim has a source yet.")

    def on_rows_view_row_clicked(self, message: RowsView.RowClicked) -> None:
        """A click makes the row the current one."""
        self.go_to_place(message.place)

    def action_copy(self, what: str) -> None:
        """Copy the name."""
        one = self._window.row(self.place)
        if one is not None:
            named = one.group_value if isinstance(one, GroupFigures) else one.source_name
            self.say(self.host.copy_text(named))

    def action_turn_groups(self) -> None:
        """Show rows by the next of source, outlet, month."""
        at = _GROUPINGS.index(self._grouping) + (self._within is None)
        self._show_grouping(_GROUPINGS[at % len(_GROUPINGS)], None)

    def _show_grouping(self, grouping: Grouping, within: tuple[Grouping, str] | None) -> None:
        self._grouping, self._within, self.place = grouping, within, 0
        self.show_all()

    def action_turn_figures(self) -> None:
        """Sort by the next order, the current row staying the current one."""
        orders = list(_ORDERS)
        current = self._window.row(self.place)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._sort()
        places = range(self.total())
        self.go_to_place(next((at for at in places if self._window.row(at) is current), 0))

    def action_choose(self) -> None:
        """Show the sources of an outlet or month, or a source's claims in the review."""
        one = self._window.row(self.place)
        if isinstance(one, GroupFigures):
            self._show_grouping(self._grouping, (self._grouping, one.group_value))
            return
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
