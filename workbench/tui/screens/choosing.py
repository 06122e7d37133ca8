"""Choosing words of the article by keyboard or mouse, for a claim that is made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from workbench.display import one_line
from workbench.models import Article, Span
from workbench.review import Coverage
from workbench.store import ClaimRow
from workbench.tui.actions import Mode
from workbench.tui.screens.browsing import BrowsingScreen
from workbench.tui.widgets.article import ArticleView
from workbench.tui.word_cursor import (
    Selection,
    choose,
    next_word,
    sentence_at,
    word_before,
    word_near,
)

_SHOWN_WORDS = 60
_SAY_NOTHING = frozenset({"connective", "mark"})
"""What nobody would make a claim of."""

_HOW = (
    "Choose words: arrows move, Shift or Space with them chooses, s takes a sentence; "
    "Enter takes the words."
)


@dataclass(slots=True)
class Choosing:
    """Words being chosen in an article.

    Attributes:
        take: called with the words on Enter.
        finish: called on Enter where nothing is chosen.
        parts: words taken as parts of a split before.
        splits: the claim that is split; ``None`` where a new one is made.
    """

    article: Article
    selection: Selection
    take: Callable[[Span], None]
    finish: Callable[[], None] | None = None
    parts: list[Span] = field(default_factory=list)
    splits: ClaimRow | None = None
    _left_out: list[tuple[Selection, str]] | None = None

    def left_out_of(self, covered: Coverage) -> list[tuple[Selection, str]]:
        """Words that are in no claim and say something, and what became of them; found once."""
        if self._left_out is None:
            text = self.article.text
            self._left_out = [
                (found, disposition)
                for start, end, disposition in covered.stretches(text)
                if disposition not in _SAY_NOTHING
                and (found := choose(text, Span(start=start, end=end))) is not None
            ]
        return self._left_out


class ChoosingScreen(BrowsingScreen):
    """The cursor in the article. What is made of the words is ``ClaimsScreen``."""

    choosing: Choosing | None = None

    @property
    def is_splitting(self) -> bool:
        """Whether words are chosen for the parts of a claim."""
        return self.choosing is not None and self.choosing.splits is not None

    def begin_choosing(self, choosing: Choosing, sentence: str = _HOW) -> None:
        """Let words be chosen; ``sentence`` says how."""
        self.focus_on("article")
        self.set_mode(Mode.WORDS)
        self.choosing = choosing
        self.show_choice()
        self.say(sentence)

    def set_mode(self, mode: Mode) -> None:
        """Change what the next key means; words are chosen no more in other modes."""
        if mode not in {Mode.WORDS, Mode.PROMPT} and self.choosing is not None:
            self.choosing = None
            self.article.show_chosen(None)
        super().set_mode(mode)

    def show_choice(self) -> None:
        """Draw the cursor and what is chosen."""
        if self.choosing is not None:
            self.article.show_chosen(self.choosing.selection, self.choosing.parts)
            self.show_hints()

    def _put(self, selection: Selection) -> None:
        if self.choosing is not None:
            self.choosing.selection = selection
            self.show_choice()

    # Keys

    def action_go_word(self, way: Literal["next", "previous", "down", "up"]) -> None:
        """Move the cursor; chosen words are left unless the choice is held."""
        self._move(way, choose=False)

    def action_choose_to(self, way: Literal["next", "previous", "down", "up"]) -> None:
        """Move the cursor and choose the words on the way."""
        self._move(way, choose=True)

    def _move(self, way: Literal["next", "previous", "down", "up"], *, choose: bool) -> None:
        choosing = self.choosing
        if choosing is None:
            return
        text, at = choosing.article.text, choosing.selection.cursor
        if way == "next":
            word = next_word(text, at.end)
        elif way == "previous":
            word = word_before(text, at.start)
        else:
            beside = self.article.offset_beside(at.start, 1 if way == "down" else -1)
            word = word_near(text, beside)
        self._put(choosing.selection.to(word, choose=choose))

    def action_hold_words(self) -> None:
        """Begin to choose at the cursor, so that plain moves choose; or leave what is chosen."""
        if self.choosing is not None:
            self._put(self.choosing.selection.hold())

    def action_choose_sentence(self) -> None:
        """Choose the sentence round the cursor."""
        if self.choosing is None:
            return
        article = self.choosing.article
        sentence = sentence_at(article.text, self.choosing.selection.cursor)
        line = article.dateline_span
        if line is not None and sentence.start <= line.start < line.end < sentence.end:
            sentence = Span(start=line.end, end=sentence.end)
        found = choose(article.text, sentence)
        if found is not None:
            self._put(found)

    def action_take_words(self) -> None:
        """Take the chosen words."""
        choosing = self.choosing
        if choosing is None:
            return
        words = choosing.selection.words
        if words is not None:
            choosing.take(words)
        elif choosing.finish is not None:
            choosing.finish()
        else:
            self.say("No words are chosen yet: Shift with the arrows, or Space, or s.")

    # What is in no claim

    def action_go_left_out(self, way: Literal["first", "next", "previous"]) -> None:
        """Choose the next words that are in no claim, and say why they are in none."""
        choosing = self.choosing
        covered = self.covered
        if choosing is None:
            return
        if covered is None:
            self.say(
                "What was left out of this article is not known; an older workbench took it in."
            )
            return
        at = choosing.selection.words or choosing.selection.cursor
        places = choosing.left_out_of(covered)
        following = places
        if way == "next":
            following = [place for place in places if place[0].cursor.start >= at.end]
        elif way == "previous":
            following = [place for place in reversed(places) if place[0].cursor.end <= at.start]
        if not following:
            self.say(f"No further words are left out. {left_out_words(covered)}")
            return
        self._put(following[0][0])
        number = places.index(following[0]) + 1
        told = f"Left out {number} of {len(places)}: {following[0][1]}."
        self.say(f"{told} Enter takes the words. {left_out_words(covered)}")

    # The mouse

    def on_article_view_words_dragged(self, message: ArticleView.WordsDragged) -> None:
        """Words that the mouse goes over are chosen; the first time this begins the choosing."""
        if self.mode is Mode.PROMPT:
            return
        if self.choosing is None:
            self.attempt(self.choose_by_mouse)
        choosing = self.choosing
        if choosing is None:
            return
        text = choosing.article.text
        first, last = word_near(text, message.start), word_near(text, message.end)
        if first is None or last is None:
            return
        is_click = message.start == message.end
        self._put(Selection(cursor=last, anchor=None if is_click else first))

    def choose_by_mouse(self) -> None:
        """Begin to choose words for a new claim."""
        raise NotImplementedError


def left_out_words(covered: Coverage) -> str:
    """``27 characters are in no claim (heading 20, dateline 7).``."""
    count = covered.characters - covered.in_claims
    why = ", ".join(f"{name} {number:,}" for name, number in covered.left_out.items())
    return f"{count:,} characters are in no claim" + (f" ({why})." if why else ".")


def words_shown(text: str, span: Span) -> str:
    """The first words of a choice, for a sentence."""
    return one_line(span.of(text)[: 4 * _SHOWN_WORDS], _SHOWN_WORDS)
