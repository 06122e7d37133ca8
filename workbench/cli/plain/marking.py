"""Claims that are marked, and one verdict for all of them: one confirmation, one undo."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.cli.plain.claims import PlainClaims
from workbench.errors import WorkbenchError
from workbench.models import VerdictCode
from workbench.review import BULK_VERDICTS, MOST_AT_ONCE, earlier_reasons, label_of
from workbench.tui.actions import Mode
from workbench.tui.reasons import complete_reason
from workbench.tui.reviewing import count_words
from workbench.tui.screens.marking import Pending


class PlainMarking(PlainClaims):
    """Marks are kept by number of the claim, whatever the queue shows meanwhile."""

    _pending: Pending | None = None
    _marked_last: int | None = None

    def do_mark(self) -> None:
        """Mark the claim, or take its mark off, and go on to the next one."""
        claim = self.current()
        if claim.n in self.marked:
            self.marked.remove(claim.n)
        else:
            self._mark([claim.n])
            self._marked_last = claim.n
        self._tell_marked()
        row = self.worklist.row(self.index + 1)
        if row is not None and self.is_in_queue:
            self.go_to(row.id)

    def do_mark_to_here(self) -> None:
        """Mark all claims of the queue between the one marked last and the current one."""
        last = self._marked_last
        from_place = None if last is None else self.worklist.place_of_number(last)
        if from_place is None or not self.is_in_queue:
            self.talk.say(
                "First mark a claim of this queue, then go to the other end of the range."
            )
            return
        first, last_place = sorted((from_place, self.index))
        self._mark(self.worklist.numbers(first, last_place))
        self._tell_marked()

    def do_mark_all(self) -> None:
        """Mark all claims that the queue shows."""
        self._mark(self.worklist.numbers(0, self.worklist.total - 1))
        self._tell_marked()

    def _mark(self, numbers: Iterable[int]) -> None:
        marked = self.marked | set(numbers)
        if len(marked) > MOST_AT_ONCE:
            raise WorkbenchError(
                f"That would be {len(marked):,} marked claims, and {MOST_AT_ONCE:,} are the most",
                "filter the queue first, or mark a range",
            )
        self.marked = marked

    def _tell_marked(self) -> None:
        self.talk.say(f"{count_words(len(self.marked))} marked; . takes the marks off.")

    def unmark_all(self) -> None:
        """Take all marks off."""
        self.marked = set()
        self._marked_last = None
        self.talk.say("No claim is marked any more.")

    def to_judge(self) -> list[str]:
        """The ids of the claims that a verdict is for: those marked, or else the current one."""
        if self.marked:
            return [claim.id for claim in self.desk.numbered_claims(sorted(self.marked))]
        return [] if self.claim is None else [self.claim.id]

    def judge_marked(self, code: VerdictCode, *, with_reason: bool) -> None:
        """Ask for the reason once, where there must be one, and for the confirmation."""
        count = len(self.marked)
        if code not in BULK_VERDICTS:
            raise WorkbenchError(
                "This verdict is not given to several claims at once",
                "only verified and disputed are; . takes the marks off",
            )
        with_reason = with_reason or self.reviewer.asks_reason(code, self.to_judge())
        label = f"Why {label_of(code).lower()}, {count_words(count)}?"
        line = self.ask_reason(label) if with_reason else ""
        claims = self.desk.numbered_claims(sorted(self.marked))
        self._pending = Pending(code, line, {claim.id: claim.revision for claim in claims})
        self.mode = Mode.BULK
        hidden = len(self.marked.difference(self.worklist.numbers(0, self.worklist.total - 1)))
        other = sum(claim.verdict not in (None, str(code)) for claim in claims)
        self.talk.say(f"Give {label_of(code).lower()} to {count_words(len(claims))}?")
        if other:
            self.talk.say(f"{other:,} of them have another verdict, which it replaces.")
        if hidden:
            self.talk.say(f"{hidden:,} of them are not in the queue as it is shown.")

    def do_give_to_marked(self) -> None:
        """Give the verdict that was asked for to all claims that are marked."""
        pending, self._pending = self._pending, None
        if pending is None:
            self.talk.say("No verdict waits for a confirmation: mark claims with b, then v or d.")
            return
        outcome = self.reviewer.verdicts(pending.shown, pending.code, pending.line)
        self.marked = set()
        self._marked_last = None
        self.tell(outcome)
        self.desk_changed()
        claim = self.current()
        following = self.worklist.next_open(claim, self.index)
        self.go_to(claim.id if following is None else following.id)

    def ask_reason(self, label: str) -> str:
        """The reason as typed, or that of the list whose number was typed."""
        offered = [] if self.talk.given else complete_reason("", earlier_reasons(self.desk))
        for number, reason in enumerate(offered, start=1):
            self.talk.say(f"{number}. {reason}")
        line = self.talk.ask(label)
        word = line.strip()
        if word in {str(number) for number in range(1, len(offered) + 1)}:
            return offered[int(word) - 1]
        return line
