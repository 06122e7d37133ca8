"""What the reviewer can do: one method for each name in the action table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from textual import events

from workbench.models import AttributionVerdict, Match, MatchStatus, Tier, VerdictCode
from workbench.review import label_of
from workbench.store import ClaimRow
from workbench.tui.actions import Action, Mode
from workbench.tui.reviewing import Outcome
from workbench.tui.screens.evidence import EvidenceScreen
from workbench.tui.screens.frame import PANES, SECOND_KEYS
from workbench.tui.screens.help import HelpScreen
from workbench.tui.screens.reaching import ReachingScreen
from workbench.tui.widgets.article import ArticleView
from workbench.tui.widgets.prompt import Question
from workbench.tui.widgets.queue import QueueView


class ReviewScreen(ReachingScreen):
    """The review screen with its actions. All keys come in through ``take_key``."""

    _pane_before_matches = "article"

    # Keys

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key stands for now; false where it means nothing here.

        Called for every key as it comes, one after the other: a key that is typed ahead finds
        the mode that the key before it left.
        """
        if self.mode is Mode.PROMPT:
            await self.take_prompt_key(event)
            return True
        action = self.table.find(self.mode, event.key, self.pane)
        if action is not None:
            self.perform(action)
            return True
        if self.mode is Mode.REVIEW:
            return False
        if event.key == "escape":
            self.say("")
        else:
            self.say("That key stands for nothing here; nothing was done.")
        if self.mode not in {Mode.MATCHES, Mode.WORDS} or event.key == "escape":
            self._leave_mode()
        return True

    def _leave_mode(self) -> None:
        was_matching = self.mode is Mode.MATCHES
        self.set_mode(Mode.REVIEW)
        if was_matching:
            self.selected_prior = None
            self.focus_on(self._pane_before_matches)
            self.attempt(self.show_card)

    def perform(self, action: Action) -> None:
        """Do ``action``, whoever asked for it: a key, a click, the palette."""
        if self.mode is Mode.PROMPT:
            # Clicked or chosen while a line is open: the two keys of the line, or nothing.
            if "enter" in action.keys:
                self.answer_prompt()
            elif "escape" in action.keys:
                self.leave_prompt()
            else:
                self.prompt.complain("First finish this line: Enter gives it, Esc leaves it.")
            return
        if self.mode in SECOND_KEYS:
            self.set_mode(Mode.REVIEW)
        self.say("")
        method: Callable[..., None] = getattr(self, f"action_{action.name}")
        given = () if action.argument is None else (action.argument,)
        self.attempt(partial(method, *given))

    def on_queue_view_row_clicked(self, message: QueueView.RowClicked) -> None:
        """A click on a row makes its claim the current one."""
        row = self.worklist.row(message.index)
        if row is not None:
            self._go_by_click("queue", row.id)

    def on_article_view_claim_clicked(self, message: ArticleView.ClaimClicked) -> None:
        """A click on a claim in the article makes it the current one."""
        self._go_by_click("article", message.claim_id)

    def action_go_seen(self) -> None:
        """Make the first claim in view in the article the current one."""
        claim_id = self.article.first_in_view()
        if claim_id is None:
            self.say("No claim is in view here.")
        else:
            self.go_to(claim_id)

    def _go_by_click(self, pane: str, claim_id: str) -> None:
        if self.mode is Mode.PROMPT:
            self.set_focus(self.prompt.line)
            self.prompt.complain("First finish this line: Enter gives it, Esc leaves it.")
            return
        self.set_mode(Mode.REVIEW)
        self.say("")
        self.focus_on(pane)
        self.attempt(lambda: self.go_to(claim_id))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click puts its pane in focus; an open line keeps it."""
        if self.mode is Mode.PROMPT:
            self.set_focus(self.prompt.line)
        elif event.widget is not self.focused:
            pass  # it had the focus when this was sent; keys typed ahead have moved on
        elif event.widget.id in PANES and event.widget.id != self.pane:
            self.focus_on(event.widget.id)

    # Verdicts

    def action_verdict(self, code: str) -> None:
        """Give a verdict; ask first for what policy or verdict need."""
        verdict = VerdictCode(code)
        if self.marked:
            self.judge_marked(verdict)
            return
        claim = self._current()
        if verdict is VerdictCode.OUTDATED:
            self._ask_as_of(claim, with_reason=self.reviewer.asks_reason(verdict, [claim.id]))
        elif self.reviewer.asks_reason(verdict, [claim.id]):
            self._ask_reason(claim, verdict)
        else:
            self._give(claim, verdict, "")

    def action_verdict_reason(self, code: str) -> None:
        """Give a verdict with a reason, asked for or not."""
        verdict = VerdictCode(code)
        if self.marked:
            self.judge_marked(verdict, with_reason=True)
        elif verdict is VerdictCode.OUTDATED:
            self._ask_as_of(self._current(), with_reason=True)
        else:
            self._ask_reason(self._current(), verdict)

    def action_other_keys(self, with_reason: str = "") -> None:
        """Wait for the second key of a verdict."""
        self._current()
        self.refuse_while_marked()
        self.set_mode(Mode.VERDICT_REASON if with_reason else Mode.VERDICT)
        self.say("Which verdict? One more key; Esc leaves.")

    def _ask_reason(self, claim: ClaimRow, code: VerdictCode, as_of: str | None = None) -> None:
        self.ask_reason(
            f"Why {label_of(code).lower()}?", lambda line: self._give(claim, code, line, as_of)
        )

    def _ask_as_of(self, claim: ClaimRow, *, with_reason: bool) -> None:
        def answer(line: str) -> None:
            if with_reason:
                self._ask_reason(claim, VerdictCode.OUTDATED, line.strip() or None)
            else:
                self._give(claim, VerdictCode.OUTDATED, "", line.strip() or None)

        self.ask(Question("Right up to which date?", "A date like 2024-05-12.", answer))

    def _give(
        self, claim: ClaimRow, code: VerdictCode, line: str, as_of: str | None = None
    ) -> None:
        self._done(self.reviewer.verdict(claim, code, line=line, as_of=as_of), go_on=True)

    def action_said_keys(self) -> None:
        """Wait for the second key of *did they say it*."""
        self._current()
        self.set_mode(Mode.SAID)
        self.say("Did they say it? One more key; Esc leaves.")

    def action_said(self, finding: str) -> None:
        """Say whether the source said it."""
        value = AttributionVerdict(finding) if finding else None
        self._done(self.reviewer.said(self._current(), value))

    # Work on the claim

    def action_park(self) -> None:
        """Put the claim aside until a date."""
        claim = self._current()
        self.ask(
            Question(
                "Wait until?",
                "A date like 2024-12-01, or days from today (7), or nothing.",
                answer=lambda line: self._done(
                    self.reviewer.park(claim, line, self.today()), go_on=True
                ),
            )
        )

    def action_reopen(self) -> None:
        """Put the claim back as open."""
        self._done(self.reviewer.reopen(self._current()))

    def action_note(self) -> None:
        """Add a note."""
        claim = self._current()
        self.ask(
            Question(
                "Note:",
                "Kept on the card of the claim.",
                answer=lambda line: self._done(self.reviewer.note(claim, line)),
            )
        )

    def action_evidence(self) -> None:
        """Add evidence in a form."""
        claim = self._current()

        def give(form: EvidenceScreen) -> None:
            self._done(
                self.reviewer.evidence(
                    claim,
                    url=form.url,
                    title=form.title_,
                    excerpt=form.excerpt,
                    origin=form.origin,
                    stance=form.stance,
                    primary=form.primary,
                )
            )

        self.app.push_screen(EvidenceScreen(claim.text, give, self.marks))

    def action_undo(self) -> None:
        """Take back the reviewer's last action and show its claim."""
        self._switched(self.reviewer.undo(), "There is nothing of yours to undo.")

    def action_redo(self) -> None:
        """Do again what was taken back last and show its claim."""
        self._switched(self.reviewer.redo(), "There is nothing to do again.")

    def _switched(self, outcome: Outcome | None, nothing: str) -> None:
        if outcome is None:
            self.say(nothing)
            return
        self._changed(outcome)

    def _done(self, outcome: Outcome, *, go_on: bool = False) -> None:
        """Show what an action came to, and go on to the next open claim if it asks for that."""
        self.take_in(outcome)
        claim = self._current()
        following = self.worklist.next_open(claim, self.index) if go_on else None
        if following is None:
            self.go_to(claim.id)
        else:
            self.leave_for(claim.id, following.id)
        self.say(outcome.sentence, "warning" if outcome.warning else "")

    # Matches

    def action_matches(self) -> None:
        """Go through the prior claims that match."""
        matches = self.desk.matches(self._current().id)
        if not matches:
            self.say("No prior claim on this desk is like this one.")
            return
        self._pane_before_matches = self.pane
        self.set_mode(Mode.MATCHES)
        self.focus_on("card")
        self._select(matches[0].prior_id)

    def action_go_match(self, way: Literal["next", "previous"]) -> None:
        """Move in the list of matches."""
        ids = [match.prior_id for match in self.desk.matches(self._current().id)]
        if not ids:
            self._leave_mode()
            return
        here = ids.index(self.selected_prior) if self.selected_prior in ids else 0
        place = here + (1 if way == "next" else -1)
        self._select(ids[min(max(place, 0), len(ids) - 1)])

    def action_decide_match(self, status: str) -> None:
        """Confirm, reject or put off the chosen match; only *same* is confirmed with one key."""
        prior_id = self.selected_prior
        if self.mode is not Mode.MATCHES or prior_id is None:
            self.action_matches()
            return
        # The decision is on the prior claim that is marked, wherever it stands in the list now.
        wanted = MatchStatus(status)
        found = {match.prior_id: match for match in self.desk.matches(self._current().id)}
        if wanted is MatchStatus.CONFIRMED and found[prior_id].tier is not Tier.SAME:
            self._ask_why_the_same(found[prior_id])
        else:
            self._decide(prior_id, wanted)

    def _ask_why_the_same(self, match: Match) -> None:
        """What is only similar, or conflicts, is taken for the same by a second look."""
        conflicts = match.tier is Tier.CONFLICT
        hint = (
            "The guards find a conflict; a reason is needed."
            if conflicts
            else ("It is only similar: Enter confirms, with or without a reason; Esc leaves.")
        )
        self.ask(
            Question(
                "Why the same?",
                hint,
                answer=lambda line: self._decide(match.prior_id, MatchStatus.CONFIRMED, line),
                left=lambda: self._back_to_match(match.prior_id),
            )
        )

    def _decide(self, prior_id: str, status: MatchStatus, line: str = "") -> None:
        outcome = self.reviewer.decide_match(self._current(), prior_id, status, line.strip())
        self._done(outcome)
        if self.mode is Mode.PROMPT:
            self.close_prompt()
        self._back_to_match(prior_id)

    def _back_to_match(self, prior_id: str) -> None:
        self.set_mode(Mode.MATCHES)
        self.focus_on("card")
        self._select(prior_id)

    def _select(self, prior_id: str) -> None:
        self.selected_prior = prior_id
        self.show_card()
        self.card.bring_into_view(f"match {prior_id}")

    def action_leave(self) -> None:
        """Leave the list of matches, or take the marks off, or show the whole queue again."""
        if self.mode is Mode.MATCHES:
            self._leave_mode()
        elif self.marked:
            self.unmark_all()
        else:
            self.show_whole_queue()

    # The screen itself

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen(self.table, self.marks, about=self.pane))

    def action_palette(self) -> None:
        """Find an action by its name."""
        self.app.action_command_palette()

    def action_quit(self) -> None:
        """Leave. Everything that was confirmed is on the disk already."""
        self.app.exit(0)
