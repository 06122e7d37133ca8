"""The review in figures: verdicts, progress by day, top sources, how much of theirs is disputed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench.audit import SourceFigures, source_figures, wilson
from workbench.audit.agreement import (
    Agreement,
    Estimate,
    Reliability,
    can_estimate,
    reliability,
)
from workbench.audit.days import Day, verdicts_by_day
from workbench.display import one_line
from workbench.review import SCALE, label_of
from workbench.store import Summary
from workbench.tui.actions import Action
from workbench.tui.figures import share_words
from workbench.tui.screens.side import SideScreen
from workbench.tui.widgets.plots import DayPlot, SharePlot, VerdictPlot

if TYPE_CHECKING:
    from workbench.store import Desk

_TOP: Final = 8
_NAME: Final = 28
_LAST_DAYS: Final = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """What the dashboard shows."""

    summary: Summary
    days: Sequence[Day]
    sources: Sequence[SourceFigures]
    reliability: Reliability | None


def read_figures(desk: Desk) -> Figures:
    """Count what the dashboard shows."""
    found = reliability(desk) if can_estimate() else None
    return Figures(desk.summary(), verdicts_by_day(desk), source_figures(desk), found)


class DashboardScreen(SideScreen):
    """Plots, and with each of them the same in numbers."""

    NAME: ClassVar = "Dashboard"
    USES: ClassVar = frozenset(("go", "page"))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]

    def compose_body(self) -> Iterable[Widget]:
        """Three plots with their numbers, and a list."""
        marks = self.marks
        parts: tuple[tuple[str, str, Widget | None], ...] = (
            ("verdicts", "Verdicts, in claims", VerdictPlot(marks, id="verdict-plot")),
            ("disputed", "Disputed, % of n, 95 % intervals", SharePlot(marks, id="share-plot")),
            ("days", "Verdicts by day (UTC), in claims", DayPlot(marks, id="day-plot")),
            ("sources", "Sources with the most claims", None),
            ("agreement", "Two reviewers on one claim, 95 % intervals", None),
        )
        blocks = []
        for name, heading, plot in parts:
            told = Static("", id=f"{name}-told", classes="told", markup=False)
            block = [Static(heading, classes="block-heading", markup=False)]
            blocks.append(Vertical(*block, *([plot] if plot else []), told, classes="block"))
        yield VerticalScroll(*blocks, id="figures", can_focus=False)

    def told(self, action: Action) -> str:
        """What a shared action does on this screen."""
        return {"go": "scroll"}.get(action.name, action.help)

    def show_all(self) -> None:
        """Count anew."""
        self.head("Dashboard | counting")
        self.count(read_figures, self.show_figures)

    def show_figures(self, figures: Figures) -> None:
        """Draw what was counted."""
        summary = figures.summary
        self.head(f"Dashboard | {summary.reviewed:,} of {summary.total:,} claims have a verdict")
        counts = [
            (entry.label, summary.by_verdict.get(str(entry.code), 0))
            for entry in SCALE
            if summary.by_verdict.get(str(entry.code))
        ]
        self.query_one(VerdictPlot).show(counts)
        self._tell("verdicts", self._verdict_lines(summary))
        self.query_one(DayPlot).show(figures.days)
        self._tell("days", self._day_lines(figures.days))
        top = [one for one in figures.sources if one.rate_n][:_TOP]
        self.query_one(SharePlot).show([_shares(one) for one in top])
        self._tell("disputed", [_share_line(number, one) for number, one in enumerate(top, 1)])
        most = [one for one in figures.sources if one.claims][:_TOP]
        self._tell("sources", [_source_line(one) for one in most])
        self._tell("agreement", _agreement_lines(figures.reliability))
        for name, shown in (("verdict", counts), ("day", figures.days), ("share", top)):
            self.query_one(f"#{name}-plot").display = bool(shown)

    def _tell(self, name: str, lines: Sequence[str]) -> None:
        told = Content("\n").join([Content(line) for line in lines or ["Nothing to count yet."]])
        self.query_one(f"#{name}-told", Static).update(told)

    def _verdict_lines(self, summary: Summary) -> list[str]:
        disputed = summary.by_verdict.get("disputed", 0)
        found = wilson(disputed, summary.reviewed)
        lines = [
            self.marks.count(str(entry.code), summary.by_verdict[str(entry.code)])
            for entry in SCALE
            if summary.by_verdict.get(str(entry.code))
        ]
        if found is not None:
            share = share_words(disputed / summary.reviewed, *found)
            lines.append(f"disputed of all with a verdict: {share}, n {summary.reviewed:,}")
        return lines

    def _day_lines(self, days: Sequence[Day]) -> list[str]:
        return [f"{day.day}: {day.claims:,}" for day in days[-_LAST_DAYS:]]

    def action_go(self, way: Literal["next", "previous", "first", "last"]) -> None:
        """Scroll by a line, or to an end."""
        view = self.query_one("#figures", VerticalScroll)
        if way in {"first", "last"}:
            view.scroll_to(y=0 if way == "first" else view.max_scroll_y, animate=False)
        else:
            view.scroll_relative(y=1 if way == "next" else -1, animate=False)

    def action_page(self, way: Literal["on", "back"]) -> None:
        """Scroll by a page."""
        view = self.query_one("#figures", VerticalScroll)
        step = max(view.size.height - 2, 1)
        view.scroll_relative(y=step if way == "on" else -step, animate=False)


def _agreement_lines(found: Reliability | None) -> list[str]:
    """The agreement of all pairs, and of each two people, with the raw table."""
    if found is None:
        return ["Its figures are not installed: pip install 'workbench-desk[agreement]'."]
    if not found.together.n:
        return []
    lines = _pair_lines("first and second", found.together)
    for (first, second), number in found.together.table.items():
        lines.append(f"{number:>6,} {label_of(first).lower()}, then {label_of(second).lower()}")
    for one in found.pairs[:_TOP] if len(found.pairs) > 1 else ():
        names = " and ".join(one_line(name, _NAME) for name in one.reviewers)
        lines += _pair_lines(names, one)
    if found.left_out:
        lines.append(f"not counted, given in sight of the other's verdict: {found.left_out:,}")
    return lines


def _pair_lines(names: str, one: Agreement) -> list[str]:
    share = share_words(*one.share) if one.share else ""
    return [
        f"{names}: same verdict {share}, n {one.n:,}",
        f"  Cohen's kappa {_coefficient(one.kappa)}, "
        f"Krippendorff's alpha {_coefficient(one.alpha)}",
    ]


def _coefficient(one: Estimate | None) -> str:
    if one is None:
        return "not defined"
    if one.low is None or one.high is None:
        return f"{one.value:.2f}"
    return f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f})"


def _shares(one: SourceFigures) -> tuple[float, float, float]:
    return one.disputed_rate or 0.0, one.disputed_low or 0.0, one.disputed_high or 0.0


def _name(one: SourceFigures) -> str:
    return one_line(one.source_name[: _NAME * 4], _NAME)


def _share_line(number: int, one: SourceFigures) -> str:
    share = share_words(one.disputed_rate, one.disputed_low, one.disputed_high)
    return f"{number} {_name(one)}: {share}, n {one.rate_n}"


def _source_line(one: SourceFigures) -> str:
    return f"{one.claims:>6,} {_name(one)}, {one.share_of_claims:.0%} of all"
