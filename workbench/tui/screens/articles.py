"""The articles of the desk: how far each is, and taking in another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from workbench.errors import WorkbenchError
from workbench.store import ArticleRow
from workbench.store.pages import article_page, count_articles
from workbench.tui.actions import Action
from workbench.tui.file_names import complete_path
from workbench.tui.intake import Request, Step
from workbench.tui.marks import safe
from workbench.tui.screens.paste import PasteScreen
from workbench.tui.screens.side import ListScreen
from workbench.tui.widgets.prompt import Question
from workbench.tui.widgets.rows import Column, RowsView
from workbench.tui.windows import Window

if TYPE_CHECKING:
    from workbench.tui.screens.review import ReviewScreen

_BAR = 12
_LOOK_SECONDS = 2.0


def _progress(row: ArticleRow) -> str:
    return f"{row.reviewed}/{row.claims}"


class ArticlesScreen(ListScreen):
    """One row an article, the newest on the desk first.

    Args:
        begin: what to ask for at once, see ``begin``.
    """

    NAME: ClassVar = "Articles"
    USES: ClassVar = frozenset(("go", "page", "open_url", "copy", "choose"))

    def __init__(self, review: ReviewScreen, begin: str | None = None) -> None:
        super().__init__(review)
        self._begin = begin

    def compose_body(self) -> Iterable[Widget]:
        """The table, and a line for what is being taken in."""
        columns = (
            Column[ArticleRow]("reviewed", _progress, 9, right=True),
            Column[ArticleRow]("", self._bar, 8, from_width=76),
            Column[ArticleRow]("title", lambda row: row.title or row.slug, 20, grow=3),
            Column[ArticleRow]("outlet", lambda row: row.outlet or "", 12, grow=1),
            Column[ArticleRow]("date", lambda row: (row.published_at or "")[:10], 10),
            Column[ArticleRow]("on the desk", lambda row: row.added_at[:10], 11, from_width=100),
            Column[ArticleRow]("copies", lambda row: str(row.copies or ""), 6, from_width=120),
            Column[ArticleRow]("name", lambda row: row.slug, 14, grow=1, from_width=120),
        )
        yield RowsView(columns, self.marks, id="rows")
        yield Static("", id="taking-in", markup=False)

    def _bar(self, row: ArticleRow) -> str:
        return self.marks.bar(row.reviewed / row.claims if row.claims else 0.0, 8)

    def told(self, action: Action) -> str:
        """What a shared action does on this screen."""
        own = {
            "go": "go to another article",
            "open_url": "open the article in the browser",
            "copy": "copy the title",
        }
        return own.get(action.name, action.help)

    def on_mount(self) -> None:
        """Show what is being taken in, and look for what another program adds."""
        self.show_step(self.review.intake_step)
        self.review.tell_step = self.show_step
        self._seen = self.review.seen_version
        if self._begin is not None:
            self.begin(self._begin)
        self.set_interval(_LOOK_SECONDS, lambda: self.attempt(self._look_again))

    def on_unmount(self) -> None:
        """Be told no more of what is being taken in."""
        self.review.tell_step = None

    def _look_again(self) -> None:
        # The review beneath looks at the desk, too, and knows which version it saw.
        if self._seen != self.review.seen_version:
            self._seen = self.review.seen_version
            self._window.forget()
            self.show_rows()

    def show_all(self) -> None:
        """Read the list anew."""
        self._window = Window(
            lambda: count_articles(self.desk),
            lambda limit, offset: article_page(self.desk, limit, offset),
        )
        self.go_to_place(0)

    def total(self) -> int:
        """How many articles there are."""
        return self._window.total

    def page_size(self) -> int:
        """Rows that a page moves by."""
        return self.query_one(RowsView).page

    def show_rows(self) -> None:
        """Draw the table with the current article marked."""
        self.head(f"Articles | {self.total():,}, the newest on the desk first")
        keys = self.table.keys_of("take_in", ascii_only=self.marks.ascii)
        self.query_one(RowsView).show(
            self._window, self.place, empty=f"No article yet: {keys} opens a file."
        )

    def _current(self) -> ArticleRow:
        row = self._window.row(self.place)
        if row is None:
            raise WorkbenchError("There is no article yet", "take one in")
        return row

    def on_rows_view_row_clicked(self, message: RowsView.RowClicked) -> None:
        """A click makes the article the current one."""
        self.go_to_place(message.place)

    def action_choose(self) -> None:
        """Show the article's claims in the review."""
        row = self._current()
        if row.claims:
            self.review.show_claims(f"article:{row.slug}")
        else:
            self.say("This article has no claim in the queue.")

    def action_open_url(self) -> None:
        """Open the article in the browser."""
        row = self._current()
        self.say(self.host.open_address(row.url) if row.url else "This article has no address.")

    def action_copy(self, what: str) -> None:
        """Copy the title of the article."""
        row = self._current()
        self.say(self.host.copy_text(row.title or row.slug))

    # Taking in

    def begin(self, what: str) -> None:
        """Ask for an article or for fact-checks: ``file``, ``paste``, ``priors``."""
        if self.review.intake_step is not None:
            self.say("Something is being taken in already; wait until it is done.", "warning")
        elif what == "paste":
            self.app.push_screen(PasteScreen(self._take_pasted, self.marks))
        else:
            self._ask_file(priors=what == "priors")

    def _ask_file(self, *, priors: bool) -> None:
        def answer(line: str) -> None:
            path = Path(line.strip()).expanduser()
            if not path.is_file():
                raise WorkbenchError(
                    f"There is no file {line.strip() or 'without a name'}", "Tab completes names"
                )
            if priors:
                self._start(Request(path=str(path), priors=True))
            else:
                self._ask_about(Request(path=str(path)))

        self.ask(
            Question(
                "Fact-checks:" if priors else "Article:",
                "CSV, JSON lines or ClaimReview; Tab completes."
                if priors
                else "A text or Markdown file; Tab completes.",
                answer,
                complete=complete_path,
            )
        )

    def _take_pasted(self, text: str) -> None:
        self._ask_about(Request(text=text))

    def _ask_about(self, request: Request) -> None:
        """Ask when and by whom it was published; nothing is needed."""

        def dated(line: str) -> None:
            published = line.strip() or None
            if published is not None:
                _check_date(published)
            self.ask(
                Question(
                    "Who published it?",
                    "A name, or nothing.",
                    lambda outlet: self._start(
                        Request(
                            path=request.path,
                            text=request.text,
                            published=published,
                            outlet=" ".join(outlet.split()) or None,
                        )
                    ),
                )
            )

        self.ask(
            Question(
                "Published on?",
                "A date like 2024-11-29, or nothing; dates of its claims are read from there.",
                dated,
            )
        )

    def _start(self, request: Request) -> None:
        self.review.begin_intake(request)

    def show_step(self, step: Step | None) -> None:
        """Show how far the taking in is; ``None``: nothing is being taken in."""
        line = self.query_one("#taking-in", Static)
        line.display = step is not None
        if step is not None:
            bar = self.marks.bar(step.done / step.of, _BAR)
            line.update(safe(f"{bar} {step.done + 1} of {step.of}: {step.doing}"))


def _check_date(written: str) -> None:
    try:
        date.fromisoformat(written[:10])
    except ValueError:
        raise WorkbenchError(f"“{written}” is no date", "write it as 2024-11-29") from None
