"""Dates that only the article's own date makes plain: *on Tuesday*, *November 25*, *last year*.

What is certain is read with day, month and year; the rest stays as it is with a flag. Nothing is
read in quotation marks: those words were said on a day of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.calendar_words import published_on
from workbench.claims.date_words import date_at
from workbench.claims.passage import Passage
from workbench.claims.substitution import Substitution

if TYPE_CHECKING:
    from spacy.tokens import Token

UNRESOLVED: Final = "unresolved date: "
"""How the flag of a date begins that stays open; it costs a claim no check-worthiness."""

_ENDS_IN_YEAR: Final = re.compile(r", \d+\Z")


def dates_of(passage: Passage, words: Sequence[Token]) -> tuple[dict[int, Substitution], list[str]]:
    """Replacements for the dates of a statement, and flags for those that stay open.

    Args:
        words: the statement's words of the article, in the order they are read.

    Returns:
        Substitutions by the index of their first token; flags such as
        ``unresolved date: on Tuesday``. Without a date of the article nothing is replaced.
    """
    published = published_on(passage.document.article.published_at)
    place = {word.i: number for number, word in enumerate(words)}
    found: dict[int, Substitution] = {}
    flags: list[str] = []
    done: set[int] = set()
    for word in words:
        expression = None if word.i in done else date_at(word)
        if expression is None or passage.named_by(expression.head) is not None:
            continue
        tokens = expression.tokens
        done.update(token.i for token in tokens)
        by = None
        if published is not None and _can_be_replaced(passage, tokens, place):
            by = expression.reading(published)
        if by is None or published is None:
            flags.append(UNRESOLVED + _as_flagged(passage, tokens))
            continue
        after = place[tokens[-1].i] + 1
        if _ENDS_IN_YEAR.search(by) and after < len(words) and not words[after].is_punct:
            by += ","
        found[tokens[0].i] = Substitution(
            tuple(token.i for token in tokens),
            passage.span_of(tokens),
            by,
            f"the article is from {published.isoformat()}",
        )
    return found, flags


def _can_be_replaced(passage: Passage, tokens: Sequence[Token], place: Mapping[int, int]) -> bool:
    """Whether the statement has all of the words side by side, and none is quoted."""
    places = [place.get(token.i, -1) for token in tokens]
    is_whole = places[0] >= 0 and places == list(range(places[0], places[0] + len(places)))
    return is_whole and all(passage.quotation(token) is None for token in tokens)


def _as_flagged(passage: Passage, tokens: Sequence[Token]) -> str:
    words = " ".join(passage.span_of(tokens).of(passage.text).split())
    before = tokens[0].i - 1
    return f"on {words}" if before >= 0 and tokens[0].doc[before].lower_ == "on" else words
