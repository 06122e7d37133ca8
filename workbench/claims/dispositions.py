"""What a sentence is that no claim rests on, told by its form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import SUBJECTS, is_predicate, listed
from workbench.claims.opinion import ENOUGH, opinion_weight

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS: Final = "\"'”’»)]*_ "
_AROUND: Final = " *_>()[]{}—–-\"'“”’\u200b\ufeff"
_BYLINE: Final = re.compile(r"(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Tt]ext) )?[Bb][Yy] [A-Z]")
_LONGEST_BYLINE: Final = 12
_CAPTION: Final = re.compile(
    r"(?:(?:file )?(?:photo|image|picture|photograph|video|graphic|illustration|map|chart)s?"
    r"(?: credit| courtesy| by)?\b\s*[:/(—–-]|(?:photo|image|picture)s? (?:credit|courtesy|by)\b"
    r"|(?:credit|sources?):|pictured\b)|(?:AP|AFP|Reuters|EPA) Photo\b",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    r"(?:.*[/|,(–-] ?)?(?:Getty(?: Images)?|AP(?: Photo)?|AFP|Reuters|EPA|Shutterstock|Instagram|"
    r"iStock|Flickr|Screenshot)\b(?: ?[/|–-].*|\W*)",
)
_LONGEST_CREDIT: Final = 10
_BOILERPLATE: Final = re.compile(
    r"©|copyright\b|all rights reserved|(?:sign up|subscribe|follow us|click (?:here|on)|"
    r"read (?:more|the rest|the full|the whole|also|next)\b|see also\b|check out (?:our|the)\b|"
    r"watch (?:more|the (?:full |whole )?(?:video|clip|interview))|listen to (?:our|the|this)\b|"
    r"download (?:our|the)\b|share this|donate|advertisement\b|related (?:articles|stories)\b|"
    r"(?:additional |with )?(?:reporting|research) (?:by|from)\b|editing by|contribut(?:ing|ed):|"
    r"contributing (?:writer|reporter)s?\b|compiled by|"
    r"this (?:article|story|post|piece) (?:was|is|has been) (?:updated|corrected|originally|first)|"
    r"(?:editor|author|publisher)['’]?s? note\b|correction\b\W*(?:appended|:|$)|"
    r"clarification\b\W*(?::|$)|(?:an? )?(?:earlier|previous) version of this|"
    r"abstract\W*$|full text\W*$|(?:partial |full )?transcript(?: as)? follows)",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"@\w|https?://|\bwww\.|\bon (?:Twitter|Facebook|Instagram|YouTube|Telegram|WhatsApp|LinkedIn|"
    r"TikTok)\b|\b(?:our|the) (?:newsletter|mailing list|podcast|app)\b"
)
_CLOCK: Final = re.compile(
    r"(?:updated|published|posted)?[\s:]*(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?|\d{1,2}:\d\d)"
    r"(?: (?:[A-Z]{2,4}|local time))?\W*",
    re.IGNORECASE,
)
_DATE_LINE: Final = re.compile(
    r"(?:updated|published|posted)?[\s:]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|\d{1,2} "
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)(?:,? \d{4})?\W*",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[A-Za-z!][^<>]*>")
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


def apparatus_of(text: str, tokens: Sequence[Token]) -> str | None:
    """``byline``, ``caption``, ``boilerplate`` or ``dateline`` (a line with a date or the hour),
    ``mark`` where there is no letter; ``None`` for prose.

    Args:
        text: the sentence as the article has it.
        tokens: its words.
    """
    plain = text.strip(_AROUND)
    words = _words(tokens)
    if not any(letter.isalnum() for letter in _TAG.sub("", text)):
        return "mark"
    if is_question(text):
        return None
    if _BYLINE.match(plain) and len(words) <= _LONGEST_BYLINE:
        return "byline"
    if _CAPTION.match(plain) or (len(words) <= _LONGEST_CREDIT and _CREDIT.fullmatch(plain)):
        return "caption"
    if _BOILERPLATE.match(plain) or (is_instruction(tokens) and _CONTACT.search(text)):
        return "boilerplate"
    return "dateline" if _CLOCK.fullmatch(plain) or _DATE_LINE.fullmatch(plain) else None


def disposition_of(text: str, tokens: Sequence[Token], *, is_line: bool = False) -> str:
    """The disposition of a sentence on which no claim rests and which reports nobody.

    Args:
        text: the sentence as the article has it.
        tokens: its words.
        is_line: whether it is a paragraph of its own.

    Returns:
        What ``apparatus_of`` finds, else ``question``, ``heading``, ``instruction``,
        ``transition`` (leads over to what follows), ``opinion``; ``unclaimed`` for a sentence
        with a finite verb, ``fragment`` for what is none.
    """
    words = _words(tokens)
    apparatus = apparatus_of(text, tokens)
    if apparatus is not None:
        return apparatus
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
    if not main or not all(word.text[0].isupper() for word in main):
        return None
    is_name = len(words) == 1 and words[0].ent_type_ and not words[0].is_upper
    return None if is_name else "heading"


def _is_short_heading(words: Sequence[Token], text: str) -> bool:
    """*Two-front war.*, *Baiting the moderators.*"""
    is_set = words[0].text[0].isupper() and not set(text) & _NO_HEADING
    return is_set and 1 < len(words) <= _SHORT_HEADING


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if not (token.is_space or token.is_punct)]
