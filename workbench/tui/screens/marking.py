"""Claims that are marked, and one verdict for all of them: one confirmation, one undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbench.errors import WorkbenchError
from workbench.models import VerdictCode
from workbench.review import BULK_VERDICTS, MOST_AT_ONCE, earlier_reasons, label_of
from workbench.tui.actions import Mode
from workbench.tui.reasons import complete_reason
from workbench.tui.reviewing import count_words
from workbench.tui.screens.claims import ClaimsScreen
from workbench.tui.widgets.prompt import Question

_REASON_HINT = "Your own words, or Tab for the first of these, Down and Up for another."
_REMEDY = "only verified and disputed are; Esc takes the marks off"


@dataclass(frozen=True, slots=True)
class Pending:
    """A verdict for the marked claims that waits for its confirmation.

    ``shown`` has the revisions of the claims as they were then, by id.
    """

    code: VerdictCode
    line: str
    shown: dict[str, int]


class MarkingScreen(ClaimsScreen):
    """Marks are kept by number of the claim, whatever the queue shows meanwhile."""

    _pending: Pending | None = None
    _marked_last: int | None = None

    # Marks

    def action_mark(self) -> None:
        """Mark the claim, or take its mark off, and go on to the next one."""
        claim = self._current()
        if claim.n in self.marked:
            self.marked.remove(claim.n)
        else:
            self._mark([claim.n])
            self._marked_last = claim.n
        row = self.worklist.row(self.index + 1)
        if row is not None and self.is_in_queue:
            self.go_to(row.id)
        else:
            self.refresh_all()

    def action_mark_to_here(self) -> None:
        """Mark all claims of the queue between the one marked last and the current one."""
        self._current()
        last = self._marked_last
        from_place = None if last is None else self.worklist.place_of_number(last)
        if from_place is None or not self.is_in_queue:
            self.say("First mark a claim of this queue, then go to the other end of the range.")
            return
        first, last_place = sorted((from_place, self.index))
        self._mark(self.worklist.numbers(first, last_place))
        self.refresh_all()
        self.say(f"{count_words(len(self.marked))} marked.")

    def action_mark_all(self) -> None:
        """Mark all claims that the queue shows."""
        self._mark(self.worklist.numbers(0, self.worklist.total - 1))
        self.refresh_all()
        self.say(f"{count_words(len(self.marked))} marked. Esc takes the marks off.")

    def _mark(self, numbers: Iterable[int]) -> None:
        marked = self.marked | set(numbers)
        if len(marked) > MOST_AT_ONCE:
            raise WorkbenchError(
                f"That would be {len(marked):,} marked claims, and {MOST_AT_ONCE:,} are the most",
                "filter the queue first, or mark a range",
            )
        self.marked = marked

    def unmark_all(self) -> None:
        """Take all marks off."""
        self.marked = set()
        self._marked_last = None
        self.refresh_all()
        self.say("No claim is marked any more.")

    # One verdict for all of them

    def refuse_while_marked(self) -> None:
        """Raise WorkbenchError where claims are marked: what comes is for one claim alone."""
        if self.marked:
            raise WorkbenchError("This verdict is not given to several claims at once", _REMEDY)

    def judge_marked(self, code: VerdictCode, *, with_reason: bool = False) -> None:
        """Ask for the reason once, where there must be one, and for the confirmation."""
        if code not in BULK_VERDICTS:
            self.refuse_while_marked()
        claims = self.desk.numbered_claims(sorted(self.marked))
        count = len(claims)
        if with_reason or self.reviewer.asks_reason(code, [claim.id for claim in claims]):
            self.ask_reason(
                f"Why {label_of(code).lower()}, {count_words(count)}?",
                lambda line: self._ask_to_confirm(code, line),
            )
        else:
            self._ask_to_confirm(code, "")

    def _ask_to_confirm(self, code: VerdictCode, line: str) -> None:
        claims = self.desk.numbered_claims(sorted(self.marked))
        self._pending = Pending(code, line, {claim.id: claim.revision for claim in claims})
        if self.mode is Mode.PROMPT:
            self.close_prompt()
        self.set_mode(Mode.BULK)
        hidden = len(self.marked.difference(self.worklist.numbers(0, self.worklist.total - 1)))
        other = sum(claim.verdict not in (None, str(code)) for claim in claims)
        told = [f"Give {label_of(code).lower()} to {count_words(len(claims))}?"]
        if other:
            told.append(f"{other:,} of them have another verdict, which it replaces.")
        if hidden:
            told.append(f"{hidden:,} of them are not in the queue as it is shown.")
        self.say(" ".join([*told, "y gives it, any other key leaves."]))

    def action_give_to_marked(self) -> None:
        """Give the verdict that was asked for to all claims that are marked."""
        pending, self._pending = self._pending, None
        if pending is None:
            self.say("No verdict waits for a confirmation: mark claims with b, then v or d.")
            return
        outcome = self.reviewer.verdicts(pending.shown, pending.code, pending.line)
        self.marked = set()
        self._marked_last = None
        self.take_in(outcome)
        claim = self._current()
        following = self.worklist.next_open(claim, self.index)
        self.go_to(claim.id if following is None else following.id)
        self.say(outcome.sentence, "warning" if outcome.warning else "")

    def ask_reason(self, label: str, answer: Callable[[str], None]) -> None:
        """Ask for a reason in one line, with those given before to choose from."""
        earlier = earlier_reasons(self.desk)
        self.ask(
            Question(
                label,
                _REASON_HINT,
                answer,
                complete=lambda line: complete_reason(line, earlier),
            )
        )
