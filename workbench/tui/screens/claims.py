"""Claims by hand on the screen: add, reword, retype, split, merge and drop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

from workbench.display import one_line
from workbench.errors import WorkbenchError
from workbench.models import Article, ClaimType, Span, Spans
from workbench.review import (
    attributions_holding,
    certain_attribution,
    joined_wording,
    neighbour,
    said_by_one_source,
)
from workbench.store import AttributionRow, ClaimRow
from workbench.tui.actions import Mode
from workbench.tui.claims_by_hand import ClaimEditor, and_words, said_by, typed_wording
from workbench.tui.reviewing import Outcome
from workbench.tui.screens.choosing import Choosing, ChoosingScreen, words_shown
from workbench.tui.widgets.prompt import Question
from workbench.tui.word_cursor import Selection, cut, word_near


class ClaimsScreen(ChoosingScreen):
    """What is done to the claims themselves. Each is one event, and undo takes it back."""

    @property
    def _editor(self) -> ClaimEditor:
        return ClaimEditor(self.reviewer)

    @property
    def _first_part(self) -> str:
        return (
            "Choose the words of the first part and press Enter; or go to the word where the "
            f"second part begins and press {self.table.keys_of('cut_here')}."
        )

    def action_claim_keys(self) -> None:
        """Wait for the key that says what to do to the claim."""
        self.set_mode(Mode.CLAIM)
        self.say("What about the claim? One more key; Esc leaves.")

    def _changed(self, outcome: Outcome) -> None:
        """Show what came of a change to the claims, and the claim to go on with."""
        self.set_mode(Mode.REVIEW)
        self.take_in(outcome)
        if outcome.claim_id is None:
            self.go_near()
        else:
            self.go_to(outcome.claim_id)
        self.say(outcome.sentence, "warning" if outcome.warning else "")

    # Add

    def action_add_claim(self) -> None:
        """Choose words of the article for a new claim."""
        self._choose_for_claim()

    def choose_by_mouse(self) -> None:
        """Begin to choose words for a new claim."""
        self._choose_for_claim()

    def action_show_left_out(self) -> None:
        """Go through the words that are in no claim; any of them can be made one."""
        self._choose_for_claim(at=0)
        self.action_go_left_out("first")

    def _choose_for_claim(self, at: int | None = None) -> None:
        article, article_id = self._open_article()
        if at is None:
            at = self.claim.spans[0].start if self.claim and self.claim.spans else 0
        cursor = self._word_at(article, at)
        self.begin_choosing(
            Choosing(article, Selection(cursor), take=lambda span: self._take(article_id, (span,)))
        )

    def _open_article(self) -> tuple[Article, str]:
        article, article_id = self._article.article, self._article.article_id
        if article is None or article_id is None:
            raise WorkbenchError("There is no article yet", "ingest one: workbench ingest FILE")
        return article, article_id

    def _word_at(self, article: Article, offset: int) -> Span:
        word = word_near(article.text, offset)
        if word is None:
            raise WorkbenchError("The article has no words", "choose another article")
        return word

    def _take(self, article_id: str, spans: Spans) -> None:
        """Ask whose words these are, where that is not certain, and then for the wording."""
        holding = attributions_holding(self.desk, article_id, spans)
        certain = certain_attribution(holding)
        if certain is not None or not holding:
            self._ask_new_wording(article_id, spans, certain)
            return
        choices: list[AttributionRow | None] = [*holding, None]
        names = [said_by(one) for one in choices]
        self._ask_whose(
            names, lambda place: self._ask_new_wording(article_id, spans, choices[place])
        )

    def _ask_new_wording(self, article_id: str, spans: Spans, said: AttributionRow | None) -> None:
        _, wording = self._words(spans)
        shown = one_line(wording)

        def answer(line: str) -> None:
            statement = typed_wording(line, shown, wording)
            self._changed(self._editor.add(article_id, spans, statement, said))

        self._ask_in_words(
            Question("New claim:", f"Said by {said_by(said)}. Enter "
                     "adds the claim.", answer, value=shown)
        )  # fmt: skip

    def _words(self, spans: Spans) -> tuple[str, str]:
        text = self._open_article()[0].text
        return text, " ".join(" ".join(span.of(text) for span in spans).split())

    def _ask_whose(self, names: Sequence[str], then: Callable[[int], None]) -> None:
        """Ask whose words a claim holds, by number; it is never guessed."""
        told = ", ".join(f"{number} {name}" for number, name in enumerate(names, start=1))

        def answer(line: str) -> None:
            number = line.strip()
            if not (number.isdecimal() and 1 <= int(number) <= len(names)):
                raise WorkbenchError(f"“{number}” is none of them", f"type a number: {told}")
            then(int(number) - 1)

        self._ask_in_words(Question("Whose words?", f"Type a number: {told}.", answer))

    def _ask_in_words(self, question: Question) -> None:
        """Ask; leaving the line goes back to the words that are being chosen."""
        choosing = self.choosing
        if choosing is None:
            self.ask(question)
            return
        self.say("")
        left = partial(self.begin_choosing, choosing)
        self.ask(
            Question(question.label, question.hint, question.answer, left=left,
                     value=question.value)
        )  # fmt: skip

    # Reword, retype, drop

    def action_reword_claim(self) -> None:
        """Ask for another wording."""
        claim = self._current()
        shown = one_line(claim.text)
        self.ask(
            Question(
                "Wording:",
                "The quotation in the article stays as it is.",
                lambda line: self._changed(
                    self._editor.reword(claim, typed_wording(line, shown, claim.text))
                ),
                value=shown,
            )
        )

    def action_retype_keys(self) -> None:
        """Wait for the letter of a type."""
        claim = self._current()
        self.set_mode(Mode.RETYPE)
        kind = f"{claim.type}, {'' if claim.checkable else 'not '}checkable"
        self.say(f"It is {kind}. Which type? One more key; Esc leaves.")

    def action_retype_claim(self, type_: str) -> None:
        """Give the claim another type."""
        self._changed(self._editor.retype(self._current(), ClaimType(type_)))

    def action_set_checkable(self, answer: Literal["yes", "no"]) -> None:
        """Say whether the claim can be true or false."""
        self._changed(self._editor.retype(self._current(), checkable=answer == "yes"))

    def action_drop_claim(self) -> None:
        """Take the claim out of the queue, with a reason or without."""
        claim = self._current()
        self.ask(
            Question(
                f"Drop claim {claim.position}, because:",
                "Enter drops it, with a reason or without; it stays on the desk, and "
                f"{self.table.keys_of('undo')} brings it back.",
                lambda line: self._changed(self._editor.drop(claim, line)),
            )
        )

    # Split

    def action_split_into_facts(self) -> None:
        """Put the claim's finer facts in its place."""
        self._changed(self._editor.split_into_facts(self._current()))

    def action_split_claim(self) -> None:
        """Choose the words of the parts."""
        claim = self._current()
        article, _ = self._open_article()
        choosing = Choosing(
            article,
            Selection(self._word_at(article, claim.spans[0].start)),
            take=self._take_part,
            finish=partial(self._split, claim),
            splits=claim,
        )
        self.begin_choosing(choosing, self._first_part)

    def _take_part(self, span: Span) -> None:
        choosing = self.choosing
        if choosing is None:
            return
        choosing.parts.append(span)
        choosing.selection = Selection(choosing.selection.cursor)
        self.action_go_word("next")
        self._tell_parts()

    def action_take_back(self) -> None:
        """Leave out the part that was taken last."""
        choosing = self.choosing
        if choosing is None or not choosing.parts:
            self.say("No part is taken yet.")
            return
        last = choosing.parts.pop()
        choosing.selection = Selection(self._word_at(choosing.article, last.start))
        self.show_choice()
        self._tell_parts()

    def _tell_parts(self) -> None:
        choosing = self.choosing
        if choosing is None or not choosing.parts:
            self.say(self._first_part)
            return
        count = len(choosing.parts)
        words = words_shown(choosing.article.text, choosing.parts[-1])
        then = "Enter splits the claim." if count > 1 else "a split needs two or more."
        self.say(f"Part {count}: {self.marks.quoted(words)}. Choose the next, or {then}")

    def _split(self, claim: ClaimRow) -> None:
        parts = self.choosing.parts if self.choosing else []
        if len(parts) < 2:
            self.say(
                self._first_part if not parts else "A split needs two parts or more: choose one."
            )
            return
        self._changed(self._editor.split(claim, [(span,) for span in parts]))

    def action_cut_here(self) -> None:
        """Split the claim in two: before the word under the cursor, and from it on."""
        choosing = self.choosing
        if choosing is None or choosing.splits is None:
            keys = self.table.keys_of("split_claim")
            self.say(f"Words are cut where a claim is split: Esc, then {keys}.")
            return
        claim = choosing.splits
        parts = cut(choosing.article.text, claim.spans, choosing.selection.cursor.start)
        if not all(parts):
            raise WorkbenchError(
                "The claim has no words on one side of the cursor", "go to a word inside it"
            )
        self._changed(self._editor.split(claim, parts))

    # Merge

    def action_merge_claim(self, way: Literal["next", "previous"]) -> None:
        """Merge with the next claim of the article, or the one before."""
        claim = self._current()
        other = neighbour(self.desk, claim, way)
        if other is None:
            self.say(f"There is no claim {'after' if way == 'next' else 'before'} this one.")
            return
        claims = [claim, other] if way == "next" else [other, claim]
        if said_by_one_source(claims):
            self._ask_merged_wording(claims, None)
            return
        names = [
            f"{one_line(one.source_name or one.source_kind or '')} ({and_words([one]).lower()})"
            for one in claims
        ]
        self._ask_whose(names, lambda place: self._ask_merged_wording(claims, claims[place].id))

    def _ask_merged_wording(self, claims: Sequence[ClaimRow], said_as: str | None) -> None:
        wording = joined_wording(claims)
        shown = one_line(wording)

        def answer(line: str) -> None:
            statement = typed_wording(line, shown, wording)
            self._changed(self._editor.merge(claims, statement, said_as))

        hint = f"{and_words(claims)} become one. Enter merges them."
        self.ask(Question("Merged:", hint, answer, value=shown))
