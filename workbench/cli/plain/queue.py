"""Where the reviewer is in the queue: the current claim, and the ways to others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from workbench.cli.plain.talk import Talk
from workbench.cli.plain.words import claim_lines
from workbench.errors import WorkbenchError
from workbench.review import (
    Way,
    done_by_others,
    first_of_article,
    gone_because,
    load_policy,
    suggest,
)
from workbench.store import ClaimFilter, ClaimRow, Order
from workbench.tui.actions import Mode
from workbench.tui.filters import parse_filter
from workbench.tui.reviewing import Reviewer, claim_name
from workbench.tui.saved_filters import SavedFilters
from workbench.tui.screens.wording import ORDER_WORDS, REFUSALS, refusal_words
from workbench.tui.worklist import Worklist


class PlainQueue:
    """The queue of claims, the current one, and the filter.

    Args:
        base: what the queue shows without filter and search.
    """

    def __init__(self, reviewer: Reviewer, base: ClaimFilter, talk: Talk) -> None:
        self.reviewer = reviewer
        self.desk = reviewer.desk
        self.talk = talk
        self.mode = Mode.REVIEW
        self.claim: ClaimRow | None = None
        self.index = 0
        self.selected_prior: str | None = None
        self.filter_text = ""
        self.search_text = ""
        self.marked: set[int] = set()
        self._base = base
        self.worklist = Worklist(self.desk, base, leases=reviewer.leases)
        self._suggested: set[str] = set()
        self._seen_version = self._version()

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something with the desk; where it refuses, say why."""
        try:
            act()
        except REFUSALS as error:
            self.talk.say(f"Not done: {refusal_words(error)}")

    # What is current

    def show_first(self) -> None:
        """Show the first open claim, or the first one where all are reviewed."""
        first = self.worklist.first_open() or self.worklist.row(0)
        if first is None:
            self._show_no_claim()
        else:
            self.go_to(first.id)

    def _show_no_claim(self) -> None:
        self.claim = None
        if self.desk.articles():
            self.talk.say("No claim is in the queue.")
        else:
            self.talk.say(
                f"This desk has no article yet: workbench ingest ARTICLE.txt --db {self.desk.path}"
            )

    def go_near(self) -> None:
        """Show the claim that stands where one was that left the queue, or the one before."""
        row = self.worklist.row(min(self.index, self.worklist.total - 1))
        if row is None:
            self._show_no_claim()
        else:
            self.go_to(row.id)

    def go_to(self, claim_id: str) -> None:
        """Make a claim the current one, and show it where it is another than before."""
        changed = self.claim is None or self.claim.id != claim_id
        self.claim = self.desk.claim(claim_id)
        place = self.worklist.place_of(claim_id, self.index)
        last = max(self.worklist.total - 1, 0)
        self.index = min(self.index, last) if place is None else place
        self._open(self.claim)
        if changed:
            self.selected_prior = None
            self.mode = Mode.REVIEW
            self.show_claim()

    def _open(self, claim: ClaimRow) -> None:
        """Let others see that the claim is open here, or say who has it open."""
        other = self.reviewer.leases.take(claim.n)
        if other is not None:
            self.talk.say(f"Note: {other} has this claim open.")

    def show_claim(self) -> None:
        """Say what the current claim is."""
        if self.claim is None:
            self._show_no_claim()
            return
        self.claim = self.desk.claim(self.claim.id)
        if self.claim.id not in self._suggested:
            self._suggested.add(self.claim.id)
            suggest(self.desk, self.claim.id)
        for line in claim_lines(self.claim, self.desk.matches(self.claim.id)):
            self.talk.say(line)

    def current(self) -> ClaimRow:
        """The current claim. Raises WorkbenchError where there is none."""
        if self.claim is None:
            raise WorkbenchError(
                "There is no claim to work on", "ingest an article: workbench ingest FILE"
            )
        return self.claim

    def desk_changed(self, *, reshaped: bool = False) -> None:
        """Forget what was read of the desk; ``reshaped`` where the claims are other ones now."""
        self.worklist.forget()
        if reshaped:
            self._suggested.clear()

    def look_again(self) -> None:
        """Read anew what another program has changed since the last line."""
        if self.claim is not None:
            self.reviewer.leases.take(self.claim.n)
        version = self._version()
        if version == self._seen_version:
            return
        self._seen_version = version
        self.reviewer.policy = load_policy(self.desk.path)
        self.desk_changed(reshaped=True)
        shown = self.claim
        now = None if shown is None else self.desk.claim(shown.id)
        if shown is None or now is None:
            self.show_first()
        elif now.gone is not None:
            self.talk.say(f"Note: {claim_name(now)} {gone_because(now)}.")
            self.go_near()
        else:
            told = done_by_others(self.desk, now.id, shown.revision, actor=self.reviewer.name)
            self.go_to(now.id)
            if told is not None:
                # The line that was typed is about what was shown: a verdict in it is asked about.
                self.claim = replace(now, revision=shown.revision)

    def _version(self) -> int:
        return int(self.desk.connection.execute("PRAGMA data_version").fetchone()[0])

    # Moving

    def do_go(self, way: Literal["next", "previous", "first", "last"]) -> None:
        """Go to another claim of the queue; ``g 12`` to the twelfth."""
        last = self.worklist.total - 1
        number = self.talk.take_given()
        place = {
            "next": self.index + (1 if self.is_in_queue else 0),
            "previous": self.index - 1,
            "first": place_of_number(number, last + 1) if number else 0,
            "last": last,
        }[way]
        row = self.worklist.row(min(max(place, 0), last)) if last >= 0 else None
        if row is None:
            self.talk.say("The queue is empty.")
        elif self.claim is not None and row.id == self.claim.id:
            self.talk.say("This is the last claim." if place > 0 else "This is the first claim.")
        else:
            self.go_to(row.id)

    @property
    def is_in_queue(self) -> bool:
        """Whether the queue shows the current claim."""
        here = self.worklist.row(self.index)
        return here is not None and self.claim is not None and here.id == self.claim.id

    def do_skip(self) -> None:
        """Go on to the next open claim; nothing is recorded."""
        following = self.worklist.next_open(self.current(), self.index)
        if following is None:
            self.talk.say("No other claim is open.")
        else:
            self.go_to(following.id)

    def do_go_article(self, way: Way) -> None:
        """Go to the first claim of another article."""
        row = first_of_article(self.desk, self.current(), self.worklist.chosen, way)
        if row is None:
            self.talk.say("No further article in this queue.")
        else:
            self.go_to(row.id)

    # Searching and filtering

    def do_search(self) -> None:
        """Search the claims for words."""
        self._keep_found(self.filter_text, self.talk.ask("Search for which words?"))

    def do_filter(self) -> None:
        """Filter the queue by state, source, kind, type, worth, article."""
        line = self.talk.ask("Filter, like is:open source:NAME worth:>.6, or nothing for all?")
        self._keep_found(line, self.search_text)

    def _keep_found(self, filter_text: str, search_text: str) -> None:
        chosen = self._chosen(filter_text, search_text)
        if not self.desk.count_claims(chosen):
            raise WorkbenchError("No claim is like that", "change it")
        self.choose(filter_text.strip(), search_text.strip())
        self.talk.say(f"{self.worklist.total} found.")
        if self.claim is None or self.worklist.place_of(self.claim.id) is None:
            first = self.worklist.row(0)
            if first is not None:
                self.go_to(first.id)
        else:
            self.go_to(self.claim.id)

    def choose(self, filter_text: str, search_text: str) -> None:
        """Show other claims in the queue. Raises WorkbenchError on a filter that is not known."""
        chosen = self._chosen(filter_text, search_text)
        self.filter_text, self.search_text = filter_text, search_text
        self.worklist.choose(chosen)

    def _chosen(self, filter_text: str, search_text: str) -> ClaimFilter:
        chosen = parse_filter(filter_text, self.desk, reviewer=self.reviewer.name)
        words = " ".join(part for part in (chosen.text or "", search_text.strip()) if part)
        return replace(
            chosen, text=words or None, article_id=chosen.article_id or self._base.article_id
        )

    def do_saved_filters(self) -> None:
        """Show the claims of a filter kept under a name; keep or forget one."""
        kept = SavedFilters(self.desk.path)
        if not self.talk.given:
            for name, text in kept.all().items():
                self.talk.say(f"{name}: {text}")
        match self.talk.ask("Saved filter, its name, or save NAME, or delete NAME:").split():
            case ["save", name]:
                kept.keep(name, " ".join(filter(None, (self.filter_text, self.search_text))))
                self.talk.say(f"Saved as {name}: @{name} in a filter, or F.")
            case ["delete", name]:
                kept.remove(name)
                self.talk.say(f"{name} is forgotten.")
            case [name]:
                self._keep_found(kept.text_of(name), "")
            case _:
                raise WorkbenchError("Nothing was chosen", "give the name of a saved filter")

    def do_turn_order(self) -> None:
        """Put the queue into the next order; the claim stays the current one."""
        orders = list(Order)
        following = orders[(orders.index(self.worklist.order) + 1) % len(orders)]
        self.worklist.choose(self.worklist.chosen, following)
        self.talk.say(f"The queue {ORDER_WORDS[following]}.")
        if self.claim is not None:
            self.go_to(self.claim.id)

    def unmark_all(self) -> None:
        """Take all marks off."""
        raise NotImplementedError

    def do_leave(self) -> None:
        """Leave the list of matches, or take the marks off, or show the whole queue again."""
        if self.mode is Mode.MATCHES:
            self.mode = Mode.REVIEW
            self.selected_prior = None
        elif self.marked:
            self.unmark_all()
        elif self.filter_text or self.search_text:
            self.choose("", "")
            self.talk.say("The whole queue again.")
            if self.claim is None:
                self.show_first()
            else:
                self.go_to(self.claim.id)


def place_of_number(typed: str, last: int) -> int:
    """The place (from 0) that a number (from 1) stands for. Raises WorkbenchError."""
    word = typed.strip()
    is_number = word.isascii() and word.isdecimal() and len(word) <= len(str(last))
    if not (is_number and 1 <= int(word) <= last):
        raise WorkbenchError(f"“{word}” is no number of the list", f"give one from 1 to {last}")
    return int(word) - 1
