"""What a sentence is that no claim rests on, told by its form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import SUBJECTS, listed
from workbench.claims.opinion import ENOUGH, opinion_weight

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS: Final = "\"'”’»)]*_ "
_BYLINE: Final = re.compile(r"(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Tt]ext) )?[Bb][Yy] [A-Z]")
_LONGEST_BYLINE: Final = 12
_CAPTION: Final = re.compile(
    r"\(?(?:(?:file )?(?:photo|image|picture|photograph|video|graphic|illustration|map|chart)s?"
    r"(?: credit| courtesy| by)?\b\s*[:/(—–-]|(?:photo|image|picture)s? (?:credit|courtesy|by)\b"
    r"|pictured\b)",
    re.IGNORECASE,
)
_BOILERPLATE: Final = re.compile(
    r"©|copyright\b|all rights reserved|(?:sign up|subscribe|follow us|click here|read more|"
    r"share this|donate|advertisement|related (?:articles|stories)|(?:additional )?reporting by|"
    r"editing by|this (?:article|story) (?:was|is|has been) "
    r"(?:updated|corrected|originally|first))",
    re.IGNORECASE,
)
_TURNS: Final = listed(
    "and but so yet still now then first second third finally meanwhile however next again "
    "instead nevertheless moreover besides here why also"
)
_LONGEST_TRANSITION: Final = 8


def is_question(text: str) -> bool:
    """Whether a sentence ends in a question mark, marks after it left aside."""
    return text.rstrip(_MARKS).endswith("?")


def is_instruction(words: Sequence[Token]) -> bool:
    """Whether a sentence tells somebody to do something: a bare verb without a subject."""
    root = next((word for word in words if word.head == word and not word.is_punct), None)
    if root is None or root.tag_ != "VB":
        return False
    children = list(root.children)
    return not any(
        c.dep_ in SUBJECTS or c.dep_ in ("aux", "ccomp") for c in children if c.lower_ != "do"
    )


def disposition_of(text: str, tokens: Sequence[Token]) -> str:
    """The disposition of a sentence on which no claim rests and which reports nobody.

    Args:
        text: the sentence as the article has it.
        tokens: its words.

    Returns:
        ``question``, ``byline``, ``caption``, ``boilerplate``, ``instruction``, ``transition``,
        ``opinion`` or, for what is no sentence, ``fragment``.
    """
    plain = text.strip(" *_>")
    words = [token for token in tokens if not (token.is_space or token.is_punct)]
    if is_question(text):
        return "question"
    if _BYLINE.match(plain) and len(words) <= _LONGEST_BYLINE:
        return "byline"
    if _CAPTION.match(plain):
        return "caption"
    if _BOILERPLATE.match(plain):
        return "boilerplate"
    if is_instruction(tokens):
        return "instruction"
    if words and words[0].lower_ in _TURNS and len(words) <= _LONGEST_TRANSITION:
        return "transition"
    return "opinion" if opinion_weight(tokens) >= ENOUGH else "fragment"
