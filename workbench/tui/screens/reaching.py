"""From the claim to the world: addresses, the clipboard, any place by a letter, the first steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.widgets import Static

from workbench.display import one_line
from workbench.errors import WorkbenchError
from workbench.store import ClaimRow
from workbench.tui.actions import Action, Mode
from workbench.tui.first_steps import steps_done, steps_words
from workbench.tui.intake import Request, Step, take_in
from workbench.tui.jumping import Target, labelled
from workbench.tui.reviewing import count_words
from workbench.tui.screens.frame import PANES
from workbench.tui.screens.jump import JumpScreen
from workbench.tui.screens.marking import MarkingScreen
from workbench.tui.widgets.prompt import Question

_NO_COMMANDS: Final = frozenset((Mode.VERDICT_REASON, Mode.WORDS, Mode.SCREENS, Mode.BULK))

_ON_EMPTY: Final = frozenset(("take_in_keys", "look_keys", "help", "palette", "quit"))


class ReachingScreen(MarkingScreen):
    """What leads from the review elsewhere, and back to it."""

    intake_step: Step | None = None
    """How far the taking in is that goes on beside the screen, if any does."""
    tell_step: Callable[[Step | None], None] | None = None
    """Told of each step, while a screen shows them."""
    wants_first_steps = False
    """Whether the line of the first steps is to be shown."""
    _steps: Static | None = None

    @property
    def seen_version(self) -> int:
        """Changes when another program has changed the desk."""
        return self._seen_version

    def palette_actions(self) -> list[Action]:
        """All actions but those that only move in a list or pane, which are keys."""
        return [
            action
            for action in self.table.actions
            if action.mode not in _NO_COMMANDS
            and not action.pane
            and action.name != "palette"
            and (action.mode is not Mode.MATCHES or action.name == "decide_match")
        ]

    def show_hints(self) -> None:
        """Show the keys of the present mode; on an empty desk those that fill it."""
        super().show_hints()
        if self.mode is Mode.REVIEW and self.has_class("empty"):
            shown = [action for action in self.table.hints(self.mode) if action.name in _ON_EMPTY]
            self.foot.show(shown)

    # The way back from the other screens

    def show_claims(self, filter_text: str) -> None:
        """Leave the other screen, and show the claims that a filter asks for in the queue."""
        if not self.count_found(filter_text, ""):
            raise WorkbenchError("No claim is like that", "choose another row")
        self.host.look_at("review")
        self._keep_found(filter_text, "")
        first = self.worklist.row(0)
        if first is not None:
            self.go_to(first.id)
        leave = self.table.keys_of("leave", ascii_only=self.marks.ascii, mode=Mode.REVIEW)
        self.say(f"{count_words(self.worklist.total)} like {filter_text}; {leave} shows all.")

    def show_claim(self, claim_id: str) -> None:
        """Leave the other screen, and make a claim the current one."""
        self.host.look_at("review")
        if self.worklist.place_of(claim_id) is None:
            self._choose_and_show("", "")
        self.go_to(claim_id)

    # Addresses and the clipboard

    def action_open_url(self) -> None:
        """Open the evidence or the article in the browser; ask which, where there are several."""
        found = self._addresses(self._current())
        if not found:
            self.say("Neither the article nor any evidence has an address.")
        elif len(found) == 1:
            self.say(self.host.open_address(found[0][1]))
        else:
            self._ask_which(found)

    def _addresses(self, claim: ClaimRow) -> list[tuple[str, str]]:
        """What can be opened, by what it is: the chosen match, evidence, the article."""
        chosen = self.desk.claim(self.selected_prior).url if self.selected_prior else None
        article = self._article.article
        found = [
            ("earlier fact-check", chosen),
            *((piece.title or "evidence", piece.url) for piece in self.desk.evidence(claim.id)),
            ("the article", article.url if article is not None else None),
        ]
        return [(name, address) for name, address in found if address]

    def _ask_which(self, found: list[tuple[str, str]]) -> None:
        told = ", ".join(
            f"{number} {one_line(name, 30)}" for number, (name, _) in enumerate(found, start=1)
        )

        def answer(line: str) -> None:
            number = line.strip()
            if not (number.isdecimal() and 1 <= int(number) <= len(found)):
                raise WorkbenchError(f"“{number}” is none of them", f"type a number: {told}")
            self.say(self.host.open_address(found[int(number) - 1][1]))

        self.ask(Question("Open which?", f"Type a number: {told}.", answer, value="1"))

    def action_copy(self, what: str) -> None:
        """Copy the statement or the quotation of the claim."""
        claim = self._current()
        self.say(self.host.copy_text(claim.quote if what == "quote" else claim.text))

    # Letters

    def action_jump(self) -> None:
        """Put letters on panes and claims, and go where the next key says."""
        self.app.push_screen(JumpScreen(labelled(self._targets()), self._jump_to))

    def _targets(self) -> list[Target]:
        found = []
        for pane in PANES:
            heading = self.query_one(f"#{pane}-pane > .heading")
            if heading.region.area:
                found.append(Target(pane, None, heading.region.x, heading.region.y))
        return [*found, *self._queue_targets(), *self._article_targets()]

    def _queue_targets(self) -> list[Target]:
        queue = self.queue
        region = queue.region
        found = []
        for y in range(region.height):
            index, line = divmod(queue.scroll_offset.y + y, queue.row_height)
            row = self.worklist.row(index)
            if line == 0 and row is not None:
                found.append(Target("queue", row.id, region.x, region.y + y))
        return found

    def _article_targets(self) -> list[Target]:
        region = self.article.content_region
        return [
            Target("article", claim_id, region.x + x, region.y + y)
            for claim_id, x, y in self.article.claims_in_view()
        ]

    def _jump_to(self, target: Target) -> None:
        self.focus_on(target.pane)
        claim_id = target.claim_id
        if claim_id is not None:
            self.attempt(lambda: self.go_to(claim_id))

    # Taking in, beside the screen

    def begin_intake(self, request: Request) -> None:
        """Take an article or fact-checks in; keys count meanwhile."""
        self._show_step(Step(0, 1, f"beginning with {request.name}"))
        self.run_worker(self._intake(request), group="intake")

    async def _intake(self, request: Request) -> None:
        was_empty = self.has_class("empty")
        try:
            sentence = await take_in(request, self.desk, self.reviewer.name, self._show_step)
        except (WorkbenchError, OSError) as error:
            self._show_step(None)
            self.app.notify(f"Not done: {error}", severity="error", timeout=10)
            return
        self._show_step(None)
        self.check_desk()
        self.app.notify(sentence)
        if was_empty and not self.has_class("empty"):
            self.host.look_at("review")

    def _show_step(self, step: Step | None) -> None:
        self.intake_step = step
        if self.tell_step is not None:
            self.tell_step(step)

    # The first steps

    def on_mount(self) -> None:
        """Show the line of the first steps, until they are done."""
        if self.wants_first_steps:
            self._steps = Static("", id="first-steps", markup=False)
            self.mount(self._steps, before="#prompt")
            self._show_first_steps()

    def refresh_all(self, *, keep_place: bool = True) -> None:
        """Draw everything from the desk as it is now, and which of the first steps are done."""
        super().refresh_all(keep_place=keep_place)
        self._show_first_steps()

    def _show_first_steps(self) -> None:
        if self._steps is None:
            return
        done = steps_done(self.desk, self.reviewer.name)
        if all(done):
            self._end_first_steps()
        else:
            self._steps.update(steps_words(done, self.table, self.marks))

    def _end_first_steps(self) -> None:
        if self._steps is not None:
            self._steps.remove()
            self._steps = None
            self.host.first_steps_done()

    def show_whole_queue(self) -> None:
        """Leave search and filter; where there is neither, hide the first steps for good."""
        if not (self.filter_text or self.search_text):
            self._end_first_steps()
        super().show_whole_queue()
