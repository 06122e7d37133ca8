"""Statements too vague to check: nothing definite is named, and all that is said is a degree.

*Many things have changed*, *much has been done*: a statement is vague only if every word of it
that carries content stands on one of the lists here. One figure, name, date, or thing that is not
on them, be it behind a *he* or *it*, and the claim stays checkable.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import SUBJECTS, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_THINGS: Final = listed(
    "all anything area aspect bit case change challenge deal detail development difference "
    "difficulty effort everything everyone everybody factor improvement issue kind life little "
    "lot many matter mistake money more most much nothing number part people person place "
    "problem progress question range respect role side situation somebody someone something "
    "sort step stuff thing time variety way wonder work world"
)
_DEGREES: Final = listed(
    "actually again already also always certain certainly clearly complex complicated "
    "considerable considerably deep deeply different difficult dramatic dramatically easy enough "
    "even ever far fast few generally good great greatly hard here high huge important just "
    "large largely less long low major many more most much nearly never new now numerous obvious "
    "often only other quick quickly quite rather real really same serious several significant "
    "significantly similar simply slow slowly small so some sometimes somewhat still "
    "substantial sure then there today together too tough truly unclear various vast very well "
    "wide widely yet"
)
_PREDICATES: Final = listed(
    "accomplish achieve be become change come continue develop differ do evolve exist face get "
    "give go happen have improve involve keep lead learn look make matter occur offer play "
    "progress remain seem spend stand stay take try turn use vary work worsen"
)
_CONTENT: Final = frozenset(("NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM", "INTJ", "X", "SYM"))
_DEFINITE: Final = listed(
    "he she it they him her them his its their theirs hers this that these those i me my mine"
)
_LISTED: Final = _THINGS | _DEGREES | _PREDICATES


def is_vague(words: Sequence[Token]) -> bool:
    """Whether the statement is only one of degree about nothing in particular.

    Args:
        words: the words of the article in the statement, in order.
    """
    told = [word for word in words if not (word.is_space or word.is_punct)]
    if not any(word.dep_ in SUBJECTS for word in told):
        return False
    return all(_says_nothing(word) for word in told)


def _says_nothing(word: Token) -> bool:
    lower = word.lower_
    if lower in _DEFINITE:
        return word.dep_ == "expl" or word.tag_ == "WDT"
    if word.is_digit or word.like_num or (word.ent_type_ and lower not in _LISTED):
        return False
    if word.pos_ not in _CONTENT:
        return not word.text.isupper() or len(word.text) == 1
    return lower in _LISTED or word.lemma_.lower() in _LISTED
