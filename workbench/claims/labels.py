"""Labels that stand before a statement: *Hardware: Some printers may be missing*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import is_predicate, own_subject
from workbench.language.words import PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST: Final = 8
"""Words of a label; what is longer says something."""


def without_label(words: Sequence[Token]) -> Sequence[Token]:
    """The words of a sentence without the label in front of it.

    A label has no verb of its own and ends in a colon; the clause after it has a subject. A
    person is no label (*Attorney: …*): it says who speaks.

    Args:
        words: in order.
    """
    colon = next((n for n, word in enumerate(words[: _LONGEST + 1]) if word.text == ":"), None)
    if not colon or any(is_predicate(word) or _speaks(word) for word in words[:colon]):
        return words
    told = words[colon + 1 :]
    return told if any(_is_clause(word, after=words[colon].i) for word in told) else words


def _is_clause(verb: Token, *, after: int) -> bool:
    subject = own_subject(verb) if is_predicate(verb) else None
    return subject is not None and subject.i > after


def _speaks(word: Token) -> bool:
    return word.ent_type_ == "PERSON" or word.lemma_.lower() in PERSON_NOUNS
