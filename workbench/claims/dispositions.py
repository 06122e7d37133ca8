"""What a sentence is that no claim rests on, told by its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.apparatus import apparatus_of
from workbench.claims.grammar import SUBJECTS, is_predicate, listed
from workbench.claims.opinion import ENOUGH, opinion_weight

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS: Final = "\"'”’»)]*_ "
TURNS: Final = listed(
    "and but so yet still now then first second third finally meanwhile however next again "
    "instead nevertheless moreover besides here why also or nor plus thus therefore hence "
    "otherwise indeed overall similarly likewise conversely nonetheless furthermore additionally "
    "consequently accordingly separately elsewhere"
)
"""Words that lead from one sentence to the next."""
OPENERS: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "on the other hand", "at the same time", "for that reason", "as a result", "for example",
        "for instance", "in addition", "in fact", "in contrast", "by contrast", "in turn",
        "in short", "in other words", "of course", "after all", "above all", "that said",
        "to be sure", "even so", "even then", "and yet", "and so", "but then", "but still",
    )
)  # fmt: skip
_LONGEST_TRANSITION: Final = 8
_LONGEST_HEADING: Final = 10
_SHORT_HEADING: Final = 4
_NO_HEADING: Final = frozenset("\"“”‘’'()[]@,!?…:0123456789")
_SMALL: Final = listed(
    "a an and as at but by for from in into nor of off on or over per the to up via vs with"
)


def is_question(text: str) -> bool:
    """Whether a sentence ends in a question mark, marks after it left aside."""
    return text.rstrip(_MARKS).endswith("?")


def is_instruction(words: Sequence[Token]) -> bool:
    """Whether a sentence tells somebody to do something: a bare verb without a subject."""
    root = next((word for word in words if word.head == word and not word.is_punct), None)
    if root is None or root.tag_ != "VB" or _is_name_read_as_verb(root, words):
        return False
    children = list(root.children)
    return not any(
        c.dep_ in SUBJECTS or c.dep_ in ("aux", "ccomp") for c in children if c.lower_ != "do"
    )


def _is_name_read_as_verb(root: Token, words: Sequence[Token]) -> bool:
    """*With two months to go, Marl still ducks*; *Marl not walking the walk*."""
    first = next(word for word in words if not (word.is_punct or word.is_space))
    is_before_not = root.i + 1 < len(root.doc) and root.nbor(1).lower_ == "not"
    return is_before_not or (root != first and root.text[0].isupper() and not root.text.isupper())


def form_of(text: str, tokens: Sequence[Token]) -> str | None:
    """What ``apparatus_of`` tells of a parsed sentence; nothing of a question."""
    words = _words(tokens)
    if is_question(text) and words:
        return None
    return apparatus_of(
        text,
        words=len(words),
        has_verb=any(is_predicate(word) for word in words),
        is_instruction=is_instruction(tokens),
    )


def disposition_of(text: str, tokens: Sequence[Token], *, is_line: bool = False) -> str:
    """The disposition of a sentence on which no claim rests and which reports nobody.

    Args:
        text: the sentence as the article has it.
        tokens: its words.
        is_line: whether it is a paragraph of its own.

    Returns:
        What ``form_of`` finds, else ``question``, ``heading``, ``instruction``,
        ``transition`` (leads over to what follows), ``opinion``; ``unclaimed`` for a sentence
        with a finite verb, ``fragment`` for what is none.
    """
    words = _words(tokens)
    form = form_of(text, tokens)
    if form is not None:
        return form
    if is_question(text):
        return "question"
    has_verb = any(is_predicate(word) for word in words)
    is_short_line = is_line and not has_verb and 0 < len(words) <= _LONGEST_HEADING
    line = _of_line(words, text) if is_short_line else None
    if line is not None:
        return line
    if is_instruction(tokens):
        return "instruction"
    turns = words and words[0].lower_ in TURNS and len(words) <= _LONGEST_TRANSITION
    if turns or text.rstrip(_MARKS).endswith(":"):
        return "transition"
    if is_short_line and _is_short_heading(words, text):
        return "heading"
    if opinion_weight(tokens) >= ENOUGH:
        return "opinion"
    return "unclaimed" if has_verb else "fragment"


def _of_line(words: Sequence[Token], text: str) -> str | None:
    """What a line without a verb is: who signed, a place, a heading in capitals."""
    plain = text.lstrip("\"'“‘”’* ")
    if plain.startswith("@"):
        return "byline" if len(words) == 1 else None
    if plain.startswith(("(", "[")):  # (APPLAUSE)
        return None
    kinds = {word.ent_type_ for word in words if word.is_alpha}
    if kinds == {"PERSON"}:
        return "byline"
    if kinds == {"GPE"} and len(words) > 1:
        return "dateline"
    main = [word for word in words if word.lower_ not in _SMALL and word.is_alpha]
    is_formula = any(letter.isdecimal() or letter in "=+→<>" for letter in text)
    if is_formula or not main or not all(word.text[0].isupper() for word in main):
        return None
    is_name = len(words) == 1 and words[0].ent_type_ and not words[0].is_upper
    return None if is_name else "heading"


def _is_short_heading(words: Sequence[Token], text: str) -> bool:
    """*Two-front war.*, *Baiting the moderators.*"""
    is_set = words[0].text[0].isupper() and not set(text) & _NO_HEADING
    return is_set and 1 < len(words) <= _SHORT_HEADING


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if not (token.is_space or token.is_punct)]
