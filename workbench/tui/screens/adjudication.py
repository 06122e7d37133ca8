"""Claims on which two reviewers differ: what each of them found, side by side, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar, Final, Literal

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench.errors import WorkbenchError
from workbench.models import Verdict, VerdictCode
from workbench.review import Side, adjudicate, sides, to_adjudicate
from workbench.store import ClaimRow
from workbench.tui.actions import Action
from workbench.tui.marks import QUIET, Marks, safe, verdict_style
from workbench.tui.reasons import parse_reason
from workbench.tui.screens.side import ListScreen
from workbench.tui.widgets.prompt import Question

_NOTHING: Final = "No two reviewers differ on a claim of this desk."


class AdjudicationScreen(ListScreen):
    """One claim at a time; ``v`` asks for the verdict that settles it, and why."""

    NAME: ClassVar = "Adjudication"
    USES: ClassVar = frozenset(("go", "page", "choose", "settle"))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]
    _rows: Sequence[ClaimRow] = ()

    def compose_body(self) -> Iterable[Widget]:
        """The claim, and the two reviewers under it."""
        yield VerticalScroll(
            Static("", id="disputed-claim", markup=False),
            Horizontal(
                Static("", id="first-side", classes="side", markup=False),
                Static("", id="second-side", classes="side", markup=False),
                id="sides",
            ),
            id="adjudicated",
            can_focus=False,
        )

    def told(self, action: Action) -> str:
        """What a shared action does on this screen."""
        return {"go": "go to another claim", "page": "scroll"}.get(action.name, action.help)

    def show_all(self) -> None:
        """Read anew which claims wait."""
        self._rows = to_adjudicate(self.desk)
        self.go_to_place(self.place)

    def total(self) -> int:
        """How many claims wait."""
        return len(self._rows)

    def page_size(self) -> int:
        """Lines that a page moves by."""
        return max(self.query_one("#adjudicated", VerticalScroll).size.height - 2, 1)

    def show_rows(self) -> None:
        """Show the current claim and both its sides."""
        row = self._row
        place = f" | {self.place + 1} of {self.total():,}" if row else ""
        self.head(f"{self.NAME}{place}")
        found = [] if row is None else sides(self.desk, row.id)
        claim = Content(_NOTHING) if row is None else _claim_words(row, self.marks)
        self.query_one("#disputed-claim", Static).update(claim)
        for name, number in (("#first-side", 0), ("#second-side", 1)):
            told = _side_words(found[number], self.marks) if number < len(found) else ""
            self.query_one(name, Static).update(told)

    @property
    def _row(self) -> ClaimRow | None:
        return self._rows[self.place] if self.place < len(self._rows) else None

    def action_page(self, way: Literal["on", "back"]) -> None:
        """Scroll by a page: evidence and notes may be long."""
        step = self.page_size() if way == "on" else -self.page_size()
        self.query_one("#adjudicated", VerticalScroll).scroll_relative(y=step, animate=False)

    def action_choose(self) -> None:
        """Show the claim in the review."""
        if self._row is None:
            self.say(_NOTHING)
        else:
            self.review.show_claim(self._row.id)

    # The verdict

    def action_settle(self) -> None:
        """Ask for the verdict."""
        row = self._row
        if row is None:
            self.say(_NOTHING)
            return
        codes = [str(code) for code in self.review.reviewer.policy.scale]

        def ask_reason(line: str) -> None:
            code = _known(line.strip().lower(), codes)
            self.ask(
                Question(
                    f"{code}, because:",
                    "A sentence; both reviewers will read it.",
                    answer=partial(self._settle, row, code),
                )
            )

        self.ask(
            Question(
                "Verdict:",
                ", ".join(codes),
                answer=ask_reason,
                complete=lambda line: [code for code in codes if code.startswith(line.lower())],
            )
        )

    def _settle(self, row: ClaimRow, code: str, line: str) -> None:
        reason, reason_code = parse_reason(line)
        verdict = Verdict(code=VerdictCode(code), reason=reason, reason_code=reason_code)
        reviewer = self.review.reviewer
        done = adjudicate(self.desk, row.id, verdict, actor=reviewer.name, policy=reviewer.policy)
        self.review.desk_was_changed()
        self.show_all()
        self.say(" ".join([f"Claim {row.position} adjudicated: {code}.", *done.warnings]))


def _known(line: str, codes: Sequence[str]) -> str:
    found = [code for code in codes if code == line] or [
        code for code in codes if line and code.startswith(line)
    ]
    if len(found) != 1:
        raise WorkbenchError(f"“{line}” is no verdict of this desk", f"give {', '.join(codes)}")
    return found[0]


def _claim_words(row: ClaimRow, marks: Marks) -> Content:
    where = f"{row.article_slug}:{row.position}"
    said = row.source_name or row.source_kind or "narrator"
    parts = [
        safe(row.text, "bold"),
        safe(f"{where}, {said}", QUIET),
        *([safe(marks.quoted(row.quote), f"{QUIET} italic")] if row.quote else []),
    ]
    return Content("\n").join([*parts, Content("")])


def _side_words(side: Side, marks: Marks) -> Content:
    """What one reviewer found, as lines."""
    one = side.review
    verdict = one.verdict or ""
    lines = [
        safe(side.reviewer, "$text-primary bold"),
        safe(marks.verdict(verdict), f"bold {verdict_style(verdict)}".strip()),
        safe(one.reason or "no reason given"),
    ]
    if one.reason_code:
        lines.append(safe(one.reason_code.replace("_", " "), QUIET))
    if one.as_of:
        lines.append(safe(f"as of {one.as_of}", QUIET))
    if one.attribution_verdict:
        lines.append(safe(f"said: {one.attribution_verdict}"))
    for piece in side.evidence:
        told = (piece.title, piece.url, piece.excerpt and marks.quoted(piece.excerpt))
        lines.append(safe(f"{piece.stance}: {' '.join(filter(None, told))}"))
    lines += [safe(f"Note: {note.text}") for note in side.notes]
    return Content("\n").join(lines)
