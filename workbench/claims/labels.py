"""Numbers and labels that stand before a statement: *3. Hardware: Drivers may be missing*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import is_predicate, own_subject
from workbench.language.words import PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST: Final = 8
"""Words of a label; what is longer says something."""
_NUMBER_ENDS: Final = frozenset((".", ")", ".)"))


def without_label(words: list[Token], head: Token) -> list[Token]:
    """The words of a clause without the number or label in front of it.

    A label has no verb of its own and ends in a colon; the clause after it has its subject. A
    person is no label (*Attorney: …*): it says who speaks.

    Args:
        words: in order.
        head: the verb of the clause.
    """
    colon = next((n for n, word in enumerate(words[: _LONGEST + 1]) if word.text == ":"), None)
    subject = own_subject(head)
    if colon and subject is not None and subject.i > words[colon].i:
        label = words[:colon]
        if head not in label and not any(is_predicate(word) or _speaks(word) for word in label):
            words = words[colon + 1 :]
    return words[_length_of_number(words) :]


def _speaks(word: Token) -> bool:
    return word.ent_type_ == "PERSON" or word.lemma_.lower() in PERSON_NOUNS


def _length_of_number(words: list[Token]) -> int:
    """How many words a number of a list takes at the front (*3.*, *3)*)."""
    if len(words) < 3 or words[0].is_sent_start is False:
        return 0
    first, second = words[0], words[1]
    if first.text[:-1].isdecimal() and first.text[-1] in _NUMBER_ENDS:
        return 1
    return 2 if first.text.isdecimal() and second.text in _NUMBER_ENDS else 0
