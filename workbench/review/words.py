"""Words of an article: where it has those that somebody typed, and what a claim makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from workbench.errors import PolicyError
from workbench.models import Replacement, Span, Spans, quote_of
from workbench.store.queries import by_hand

BY_HAND: Final = "by hand"
"""Why a claim is there, where a person made it."""


def find_words(text: str, words: str, where: str, *, within: Spans = ()) -> Span:
    """The one place of ``text`` that says ``words``; any white space stands for any other.

    Args:
        where: how the article is called in a sentence.
        within: the place is looked for here first; words that occur there once are found
            although the rest of the article has them, too.

    Raises:
        PolicyError: the words are empty, are not there, or are there more than once.
    """
    pattern = r"\s+".join(re.escape(piece) for piece in words.split())
    if not pattern:
        raise PolicyError("The quotation is empty", "give words of the article")
    # The look-ahead finds places that overlap, too.
    found = [
        Span(start=match.start(1), end=match.end(1))
        for match in re.finditer(f"(?=({pattern}))", text)
    ]
    near = [span for span in found if any(piece.holds(span) for piece in within)]
    places = near or found
    if not places:
        raise PolicyError(
            f"“{words}” is not in {where}", "copy the words as they stand in the article"
        )
    if len(places) > 1:
        starts = ", ".join(str(span.start) for span in places[:5])
        raise PolicyError(
            f"“{words}” is {len(places)} times in {where} (at the characters {starts})",
            "give more of the words around it, or the place itself (--span START END)",
        )
    return places[0]


def exact_spans(text: str, spans: Iterable[Span]) -> Spans:
    """``spans`` in text order, white space at their ends left out, what overlaps made one.

    Raises:
        PolicyError: there is none, one lies outside ``text``, or one holds white space alone.
    """
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if span.end > len(text):
            raise PolicyError(
                f"The characters {span.start} to {span.end} lie outside the article, which has "
                f"{len(text)}",
                "choose words of the article",
            )
        words = span.of(text)
        if not words.strip():
            raise PolicyError(
                f"The characters {span.start} to {span.end} hold no words", "choose some"
            )
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - (len(words) - len(words.rstrip()))
        if found and start < found[-1].end:
            start, end = found[-1].start, max(end, found[-1].end)
            found.pop()
        found.append(Span(start=start, end=end))
    if not found:
        raise PolicyError("No words were chosen", "choose some in the article")
    return tuple(found)


def wording_of(
    text: str, spans: Spans, statement: str | None
) -> tuple[str, tuple[Replacement, ...]]:
    """The wording of a claim on ``spans``, and the record of what a person changed for it."""
    wording = one_line(statement) or one_line(_words(text, spans))
    return wording, replacements_for(text, spans, wording)


def replacements_for(text: str, spans: Spans, wording: str) -> tuple[Replacement, ...]:
    """The record that a person wrote ``wording``; nothing where it is the words themselves."""
    if wording in {one_line(_words(text, spans)), one_line(quote_of(text, spans))}:
        return ()
    return (by_hand(spans, wording),)


def _words(text: str, spans: Spans) -> str:
    return " ".join(span.of(text) for span in spans)


def one_line(text: str | None) -> str:
    """``text`` with every stretch of white space made one blank; empty for ``None``."""
    return " ".join((text or "").split())
