"""Claims by hand in plain mode: words of the article are typed where the screen points at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from workbench.cli.plain.looking import PlainLooking
from workbench.cli.plain.queue import place_of_number
from workbench.cli.plain.talk import Talk
from workbench.display import one_line
from workbench.errors import WorkbenchError
from workbench.models import Article, ClaimType, Span, Spans
from workbench.review import (
    Coverage,
    Way,
    attributions_holding,
    certain_attribution,
    coverage,
    find_words,
    joined_wording,
    neighbour,
    said_by_one_source,
)
from workbench.store import AttributionRow, ClaimFilter, ClaimRow
from workbench.tui.claims_by_hand import ClaimEditor, and_words, said_by, typed_wording
from workbench.tui.reviewing import Outcome, Reviewer
from workbench.tui.screens.choosing import Choosing, left_out_words, words_shown
from workbench.tui.word_cursor import Selection


class PlainClaims(PlainLooking):
    """What is done to the claims themselves.

    Args:
        today: tells the date, for due dates given in days.
    """

    def __init__(
        self, reviewer: Reviewer, base: ClaimFilter, talk: Talk, today: Callable[[], date]
    ) -> None:
        super().__init__(reviewer, base, talk)
        self.today = today
        self._editor = ClaimEditor(reviewer)

    def tell(self, outcome: Outcome) -> None:
        """Say what came of an action."""
        self.talk.say(("Note: " if outcome.warning else "") + outcome.sentence)

    def changed(self, outcome: Outcome) -> None:
        """Say what came of a change to the claims, and go to the claim to go on with."""
        self.tell(outcome)
        self.desk_changed(reshaped=outcome.reshaped)
        if outcome.claim_id is None:
            self.go_near()
        else:
            self.go_to(outcome.claim_id)

    # Add

    def do_add_claim(self) -> None:
        """Make a claim of words of the article, which are typed."""
        row, article = self._open_article()
        words = self.talk.ask("New claim, its exact words in the article:")
        self._add(row, article, (find_words(article.text, words, "the article"),))

    def do_show_left_out(self) -> None:
        """List the words that are in no claim; any of them can be made one."""
        row, article = self._open_article()
        covered = coverage(self.desk, row)
        if covered is None:
            self.talk.say(
                "What was left out of this article is not known; an older workbench took it in."
            )
            return
        found = _left_out(article, covered)
        for number, (span, why) in enumerate(found, start=1):
            self.talk.say(f"{number}. {why}: {words_shown(article.text, span)}")
        self.talk.say(left_out_words(covered))
        if found:
            chosen = self.talk.ask("Which of them becomes a claim? A number, or nothing:").strip()
            if chosen:
                self._add(row, article, (found[place_of_number(chosen, len(found))][0],))

    def _open_article(self) -> tuple[str, Article]:
        """The article of the current claim, or the first one where the queue is empty."""
        ids = [row.id for row in self.desk.articles()]
        wanted = self.claim.article_id if self.claim else self._base.article_id
        article_id = wanted or (ids[0] if ids else None)
        if article_id is None:
            raise WorkbenchError("There is no article yet", "ingest one: workbench ingest FILE")
        return article_id, self.desk.stored_article(article_id)

    def _add(self, article_id: str, article: Article, spans: Spans) -> None:
        holding = attributions_holding(self.desk, article_id, spans)
        said = certain_attribution(holding)
        if said is None and holding:
            choices: list[AttributionRow | None] = [*holding, None]
            said = choices[self._whose([said_by(one) for one in choices])]
        wording = " ".join(" ".join(span.of(article.text) for span in spans).split())
        self.talk.say(f"Said by {said_by(said)}.")
        statement = self._wording("Its wording", wording)
        self.changed(self._editor.add(article_id, spans, statement, said))

    def _whose(self, names: Sequence[str]) -> int:
        """Ask whose words a claim holds, by number; it is never guessed."""
        for number, name in enumerate(names, start=1):
            self.talk.say(f"{number}. {name}")
        return place_of_number(self.talk.ask("Whose words? A number:"), len(names))

    def _wording(self, label: str, wording: str) -> str:
        """A wording as typed; a line of nothing leaves the one there is."""
        self.talk.say(f"{label}: {wording}")
        shown = one_line(wording)
        line = self.talk.ask("Another wording, or nothing to keep it:") or shown
        return typed_wording(line, shown, wording)

    # Reword, retype, drop

    def do_reword_claim(self) -> None:
        """Ask for another wording."""
        claim = self.current()
        statement = self._wording("Wording", claim.text)
        self.changed(self._editor.reword(claim, statement))

    def do_retype_claim(self, type_: str) -> None:
        """Give the claim another type."""
        self.changed(self._editor.retype(self.current(), ClaimType(type_)))

    def do_set_checkable(self, answer: str) -> None:
        """Say whether the claim can be true or false."""
        self.changed(self._editor.retype(self.current(), checkable=answer == "yes"))

    def do_drop_claim(self) -> None:
        """Take the claim out of the queue, with a reason or without."""
        claim = self.current()
        reason = self.talk.ask(f"Drop claim {claim.position}, because (or nothing):")
        self.changed(self._editor.drop(claim, reason))

    # Split and merge

    def do_split_into_facts(self) -> None:
        """Put the claim's finer facts in its place."""
        self.changed(self._editor.split_into_facts(self.current()))

    def do_split_claim(self) -> None:
        """Ask for the words of the parts, until a line of nothing."""
        claim = self.current()
        _, article = self._open_article()
        parts: list[Spans] = []
        while True:
            number = len(parts) + 1
            done = ", or nothing to split" if number > 2 else ""
            words = self.talk.ask(f"Part {number}, its exact words{done}:")
            if not words.strip():
                break
            parts.append((find_words(article.text, words, "the article", within=claim.spans),))
        self.changed(self._editor.split(claim, parts))

    def do_merge_claim(self, way: Way) -> None:
        """Merge with the next claim of the article, or the one before."""
        claim = self.current()
        other = neighbour(self.desk, claim, way)
        if other is None:
            self.talk.say(f"There is no claim {'after' if way == 'next' else 'before'} this one.")
            return
        claims = [claim, other] if way == "next" else [other, claim]
        said_as = None if said_by_one_source(claims) else claims[self._whose(_names(claims))].id
        statement = self._wording(f"{and_words(claims)} become one", joined_wording(claims))
        self.changed(self._editor.merge(claims, statement, said_as))

    # Choices

    def _choose(self, question: str, words: Sequence[str], usual: int) -> str:
        """One of ``words``, by its number, its first letter or itself; nothing for the usual."""
        told = ", ".join(f"{number} {word}" for number, word in enumerate(words, start=1))
        line = self.talk.ask(f"{question} {told}; nothing for {words[usual]}:").strip().lower()
        for number, word in enumerate(words, start=1):
            if line in {str(number), word, word[0]}:
                return word
        if line:
            raise WorkbenchError(f"“{line}” is none of them", f"give one of {told}")
        return words[usual]


def _names(claims: Sequence[ClaimRow]) -> list[str]:
    return [
        f"{one_line(one.source_name or one.source_kind or '')} ({and_words([one]).lower()})"
        for one in claims
    ]


def _left_out(article: Article, covered: Coverage) -> list[tuple[Span, str]]:
    """Words that are in no claim, as the screen goes through them, and what became of them."""
    choosing = Choosing(article, Selection(Span(start=0, end=1)), take=lambda span: None)
    return [
        (selection.words, why)
        for selection, why in choosing.left_out_of(covered)
        if selection.words is not None
    ]
