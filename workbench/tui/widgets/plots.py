"""The plots of the dashboard. Nothing but numbers, dates and words of ours gets into them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from textual.color import Color
from textual_plotext import PlotextPlot

from workbench.audit.days import Day
from workbench.tui.marks import Marks

_MOST_DAYS: Final = 60
_DAY_LABELS: Final = 4


class _Plot(PlotextPlot):
    """A plot that is drawn anew where the theme or the figures change."""

    def __init__(self, marks: Marks, *, id: str) -> None:
        super().__init__(id=id)
        self._marks = marks

    def on_mount(self) -> None:
        """Draw with the theme's colours, also where it is changed."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.draw())

    def draw(self) -> None:
        """Put the figures into the plot."""
        raise NotImplementedError

    @property
    def _block(self) -> str:
        return "#" if self._marks.ascii else "█"

    @property
    def _line(self) -> str:
        return "-" if self._marks.ascii else "─"

    def _colour(self, variable: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[variable]).rgb


class VerdictPlot(_Plot):
    """A bar a verdict."""

    _counts: Sequence[tuple[str, int]] = ()

    def show(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show how many claims have each verdict; the words are those of the scale."""
        self._counts = counts
        self.draw()

    def draw(self) -> None:
        """Put the figures into the plot."""
        plt = self.plt
        plt.clear_data()
        if self._counts:
            words, numbers = zip(*reversed(self._counts), strict=True)
            plt.bar(
                list(words),
                list(numbers),
                orientation="horizontal",
                marker=self._block,
                color=self._colour("primary"),
                width=0.6,
            )
            ticks = whole_ticks(max(numbers))
            plt.xticks(ticks, [f"{tick:,.0f}" for tick in ticks])
        self.refresh()


class DayPlot(_Plot):
    """A bar a day."""

    _days: Sequence[Day] = ()

    def show(self, days: Sequence[Day]) -> None:
        """Show the last days of the review, those between them without a verdict as nothing."""
        self._days = days
        self.draw()

    def draw(self) -> None:
        """Put the figures into the plot."""
        plt = self.plt
        plt.clear_data()
        days = filled_days(self._days)
        if days:
            places = [float(place) for place in range(len(days))]
            plt.bar(
                places,
                [day.claims for day in days],
                marker=self._block,
                color=self._colour("success"),
                width=0.8,
            )
            step = max(-(-len(days) // _DAY_LABELS), 1)
            plt.xticks(places[::step], [day.day[5:] for day in days[::step]])
            ticks = whole_ticks(max(day.claims for day in days))
            plt.yticks(ticks, [f"{tick:,.0f}" for tick in ticks])
        self.refresh()


class SharePlot(_Plot):
    """A share of each source with its interval, the sources by number."""

    _shares: Sequence[tuple[float, float, float]] = ()

    def show(self, shares: Sequence[tuple[float, float, float]]) -> None:
        """Show shares with low and high end, 0 to 1; the first one on top."""
        self._shares = shares
        self.draw()

    def draw(self) -> None:
        """Put the figures into the plot."""
        plt = self.plt
        plt.clear_data()
        for number, (share, low, high) in enumerate(self._shares, start=1):
            plt.plot(
                [low * 100, high * 100], [-number, -number],
                marker=self._line, color=self._colour("foreground"),
            )  # fmt: skip
            plt.scatter(
                [share * 100], [-number],
                marker="x" if self._marks.ascii else "●", color=self._colour("error"),
            )  # fmt: skip
        if self._shares:
            numbers = range(1, len(self._shares) + 1)
            plt.xlim(0, 100)
            plt.ylim(-len(self._shares) - 0.5, -0.5)
            plt.yticks([-number for number in numbers], [str(number) for number in numbers])
            plt.xticks([0, 25, 50, 75, 100], ["0", "25", "50", "75", "100 %"])
        self.refresh()


def whole_ticks(most: int) -> list[float]:
    """Up to five whole numbers from 0 to ``most``, evenly apart."""
    step = max(-(-most // 4), 1)
    return [float(tick) for tick in range(0, most + 1, step)]


def filled_days(days: Sequence[Day]) -> list[Day]:
    """``days`` with those in between that had no verdict, at most the last two months."""
    if not days:
        return []
    claims = dict(days)
    last = date.fromisoformat(days[-1].day)
    first = max(date.fromisoformat(days[0].day), last - timedelta(days=_MOST_DAYS - 1))
    span = (last - first).days + 1
    all_days = [(first + timedelta(days=number)).isoformat() for number in range(span)]
    return [Day(day, claims.get(day, 0)) for day in all_days]
