"""What the reviewer does to the current claim; the desk is changed by the screen's functions."""

from __future__ import annotations

from workbench.cli.plain.marking import PlainMarking
from workbench.models import AttributionVerdict, MatchStatus, Stance, VerdictCode
from workbench.review import label_of
from workbench.store import ClaimRow
from workbench.tui.actions import Mode
from workbench.tui.reviewing import Outcome


class PlainActions(PlainMarking):
    """Verdicts, findings, notes, evidence, matches, undo: one method for each action's name."""

    # Verdicts

    def do_verdict(self, code: str) -> None:
        """Give a verdict; ask first for what policy or verdict need."""
        verdict = VerdictCode(code)
        self._give(verdict, with_reason=self.reviewer.asks_reason(verdict, self.to_judge()))

    def do_verdict_reason(self, code: str) -> None:
        """Give a verdict with a reason, asked for or not."""
        self._give(VerdictCode(code), with_reason=True)

    def _give(self, verdict: VerdictCode, *, with_reason: bool) -> None:
        if self.marked:
            self.judge_marked(verdict, with_reason=with_reason)
            return
        claim = self.current()
        as_of = None
        if verdict is VerdictCode.OUTDATED:
            as_of = self.talk.ask("Right up to which date, like 2024-05-12?").strip() or None
        line = self.ask_reason(f"Why {label_of(verdict).lower()}?") if with_reason else ""
        self._done(self.reviewer.verdict(claim, verdict, line=line, as_of=as_of), go_on=True)

    def do_said(self, finding: str) -> None:
        """Say whether the source said it."""
        value = AttributionVerdict(finding) if finding else None
        self._done(self.reviewer.said(self.current(), value))

    # Work on the claim

    def do_park(self) -> None:
        """Put the claim aside until a date."""
        claim = self.current()
        line = self.talk.ask("Wait until? A date, or days from today, or nothing:")
        self._done(self.reviewer.park(claim, line, self.today()), go_on=True)

    def do_reopen(self) -> None:
        """Put the claim back as open."""
        self._done(self.reviewer.reopen(self.current()))

    def do_note(self) -> None:
        """Add a note."""
        claim = self.current()
        self._done(self.reviewer.note(claim, self.talk.ask("Note:")))

    def do_evidence(self) -> None:
        """Add evidence, field by field."""
        claim = self.current()
        url = self.talk.ask("Evidence, its web address or nothing:")
        title = self.talk.ask("Title or nothing:")
        excerpt = self.talk.ask("The words that count or nothing:")
        origin = self.talk.ask("Where it comes from in the end, if elsewhere, or nothing:")
        stance = self._choose("How does it bear on the claim?", [str(one) for one in Stance], 0)
        ranks = {"primary": True, "secondary": False, "unknown": None}
        rank = self._choose("Is it first-hand?", list(ranks), 2)
        self._done(
            self.reviewer.evidence(
                claim,
                url=url,
                title=title,
                excerpt=excerpt,
                origin=origin,
                stance=Stance(stance),
                primary=ranks[rank],
            )
        )

    def do_decide_match(self, status: str) -> None:
        """Confirm or reject the chosen match."""
        prior_id = self.selected_prior
        if self.mode is not Mode.MATCHES or prior_id is None:
            self.do_matches()
            return
        self._done(self.reviewer.decide_match(self.current(), prior_id, MatchStatus(status)))

    def do_undo(self) -> None:
        """Take back the reviewer's last action and show its claim."""
        self._switched(self.reviewer.undo(), "There is nothing of yours to undo.")

    def do_redo(self) -> None:
        """Do again what was taken back last and show its claim."""
        self._switched(self.reviewer.redo(), "There is nothing to do again.")

    def _switched(self, outcome: Outcome | None, nothing: str) -> None:
        if outcome is None:
            self.talk.say(nothing)
        else:
            self.changed(outcome)

    def _done(self, outcome: Outcome, *, go_on: bool = False) -> None:
        """Say what an action came to, and go on to the next open claim if it asks for that."""
        self.tell(outcome)
        self.desk_changed()
        claim: ClaimRow = self.current()
        following = self.worklist.next_open(claim, self.index) if go_on else None
        self.go_to(claim.id if following is None else following.id)
