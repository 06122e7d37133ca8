"""Where the article has the words that somebody typed."""

from __future__ import annotations

import re

from workbench.errors import PolicyError
from workbench.models import Span, Spans


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
