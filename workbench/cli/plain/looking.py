"""What the reviewer looks at: the panes of the screen, web addresses, the prior claims."""

from __future__ import annotations

from typing import Final

from workbench.cli.card import card_sections
from workbench.cli.plain.queue import PlainQueue, place_of_number
from workbench.cli.plain.words import address_lines, article_lines, match_lines, row_line
from workbench.review import Way, progress
from workbench.store import ClaimFilter
from workbench.tui.actions import Mode

_ROWS: Final = 20
_NEARBY: Final = 500
"""Claims marked before and after the current one in a passage of the article."""


class PlainLooking(PlainQueue):
    """Everything that is shown when it is asked for. Nothing here changes the desk."""

    def do_focus_pane(self, pane: str) -> None:
        """Show what a pane of the screen shows: the queue, the article or the whole card."""
        given = self.talk.take_given()
        if pane == "queue":
            self._show_rows(given)
        elif pane == "article":
            self._show_article(whole=bool(given))
        else:
            self._show_card()

    def _show_rows(self, number: str) -> None:
        total = self.worklist.total
        first = place_of_number(number, total) if number else max(self.index - _ROWS // 4, 0)
        for place in range(first, min(first + _ROWS, total)):
            row = self.worklist.row(place)
            if row is not None:
                is_here, is_marked = place == self.index, row.n in self.marked
                line = row_line(place, row, is_here=is_here, is_marked=is_marked)
                is_taken = row.taken_by not in (None, self.reviewer.name)
                self.talk.say(f"{line}, {row.taken_by} has it open" if is_taken else line)
        more = f"; 1 {first + _ROWS + 1} shows more" if first + _ROWS < total else ""
        self.talk.say(f"{total} in the queue{more}. {self._progress_words()}")

    def _progress_words(self) -> str:
        now = progress(self.desk, self._base)
        return (
            f"{now.verified} verified, {now.disputed} disputed, {now.reviewed} of {now.total} "
            f"reviewed, {now.waiting} waiting, {now.open} open."
        )

    def _show_article(self, *, whole: bool) -> None:
        claim = self.current()
        if claim.article_id is None:
            self.talk.say("This claim stands in no article.")
            return
        chosen = ClaimFilter(article_id=claim.article_id)
        if whole:
            rows = self.desk.claims(chosen)
        else:
            place = self.desk.position_of(claim.id, chosen) or 0
            rows = self.desk.claims(chosen, limit=2 * _NEARBY, offset=max(place - _NEARBY, 0))
        self.talk.say(f"Article {claim.article_title or claim.article_slug}:")
        text = self.desk.article_text(claim.article_id)
        for line in article_lines(text, rows, claim, whole=whole):
            self.talk.say(line)
        if not whole:
            self.talk.say("2 all shows the whole article.")

    def _show_card(self) -> None:
        for heading, lines in card_sections(self.desk, self.current()):
            for line in lines:
                self.talk.say(f"{heading}: {line}")

    def do_open_url(self) -> None:
        """Say the web addresses that the desk has for the claim."""
        claim = self.current()
        lines = address_lines(self.desk, claim, self.desk.matches(claim.id))
        for line in lines or ["The desk has no web address for this claim."]:
            self.talk.say(line)

    # Matches

    def do_matches(self) -> None:
        """List the prior claims that match; the next keys are about one of them."""
        matches = self.desk.matches(self.current().id)
        if not matches:
            self.talk.say("No prior claim on this desk is like this one.")
            return
        for line in match_lines(self.desk, matches):
            self.talk.say(line)
        self.talk.say("a: it says the same; r: it does not; a number: that one; . leaves the list.")
        self.mode = Mode.MATCHES
        self.selected_prior = matches[0].prior_id

    def do_go_match(self, way: Way) -> None:
        """Move in the list of matches."""
        ids = self._prior_ids()
        here = ids.index(self.selected_prior) if self.selected_prior in ids else 0
        place = here + (1 if way == "next" else -1)
        self.selected_prior = ids[min(max(place, 0), len(ids) - 1)] if ids else None

    def choose_match(self, number: str) -> None:
        """Choose a match by its number."""
        ids = self._prior_ids()
        self.selected_prior = ids[place_of_number(number, len(ids))]

    def match_prompt(self) -> str:
        """Which match the next key decides on."""
        ids = self._prior_ids()
        here = ids.index(self.selected_prior) + 1 if self.selected_prior in ids else 0
        return f"match {here} of {len(ids)}>"

    def _prior_ids(self) -> list[str]:
        return [match.prior_id for match in self.desk.matches(self.current().id)]
