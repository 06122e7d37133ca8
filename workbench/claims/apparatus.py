"""What an article has around its prose: bylines, credits, contacts, an editor's notes, hours."""

from __future__ import annotations

import re
from typing import Final

_BYLINE: Final = re.compile(r"(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Tt]ext) )?[Bb][Yy] [A-Z]")
_PICTURE: Final = "photo|image|picture|photograph|video|graphic|illustration|map|chart"
_CAPTION: Final = re.compile(
    rf"(?:file )?(?:{_PICTURE})s?(?: credit| courtesy| by)?\b\s*[:/(—–-]"
    rf"|(?:{_PICTURE})s? (?:credit|courtesy|by)\b"
    r"|(?:credit|sources?):|pictured\b|(?:AP|AFP|Reuters|EPA) Photo\b",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    r"(?:.*[/|,(–-] ?)?(?:Getty(?: Images)?|AP(?: Photo)?|AFP|Reuters|EPA|Shutterstock|Instagram|"
    r"iStock|Flickr|Screenshot)\b(?: ?[/|–-].*|\W*)",
)
_BOILERPLATE: Final = re.compile(
    "|".join(
        (
            r"©|copyright (?:©|\(c\)|\d{4}|by\b)|all rights reserved",
            r"(?:sign up|subscribe|follow us|share this|see also)\b|click (?:here|on)\b",
            r"read (?:more|also|next|the (?:rest|full|whole))\b|check out (?:our|the)\b",
            r"watch (?:more|the (?:full |whole )?(?:video|clip|interview))\b",
            r"(?:listen to|download) (?:our|the)\b|donate (?:now|here|to)\b",
            r"advertisement\W*$|related (?:articles|stories)\b",
            r"(?:additional |with )?(?:reporting|research) (?:by|from)\b|(?:editing|compiled) by\b",
            r"contribut(?:ing|ed):|contributing (?:writer|reporter)s?\b",
            r"this (?:article|story|post|piece) (?:was|is|has been) (?:updated|corrected"
            r"|originally|first)\b",
            r"(?:editor|author|publisher)['’]?s? note\b|(?:an? )?(?:earlier|previous) version of",
            r"correction\b\W*(?:appended|:|$)|clarification\b\W*(?::|$)",
            r"abstract\W*$|full text\W*$|(?:partial |full )?transcript(?: as)? follows\b",
        )
    ),
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"@\w|https?://|\bwww\.|\bon (?:Twitter|Facebook|Instagram|YouTube|Telegram|WhatsApp|LinkedIn|"
    r"TikTok)\b|\b(?:above|below)\W*$|\b(?:our|the) (?:newsletter|mailing list|podcast|app)\b"
)
_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"
_TIME_LINE: Final = re.compile(
    r"(?:updated|published|posted)?[\s:]*(?:"
    r"(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?|\d{1,2}:\d\d)(?: (?:[A-Z]{2,4}|local time))?"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)\W*",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\W*(?:\d{1,3}|[a-z]|[ivx]+)[.)]\W*")
"""Of a list."""
_TAG: Final = re.compile(r"</?[A-Za-z!][^<>]*>")
_AROUND: Final = " *_>()[]{}—–-\"'“”’\u200b\ufeff"
_LONGEST_LINE: Final = 12


def apparatus_of(
    text: str, *, words: int, has_verb: bool = False, is_instruction: bool = False
) -> str | None:
    """What a sentence is if it is no prose of the article, told by its form.

    Args:
        text: the sentence as the article has it.
        words: how many it has.
        has_verb: whether one of them is a finite verb.
        is_instruction: whether it tells the reader to do something.

    Returns:
        ``byline``, ``caption``, ``boilerplate``, ``dateline`` (a line that is a date or an hour),
        ``mark`` where there is no word; ``None`` for prose.
    """
    plain = text.strip(_AROUND)
    is_line = words <= _LONGEST_LINE and not has_verb
    if not any(letter.isalnum() for letter in _TAG.sub("", text)) or _NUMBER.fullmatch(text):
        return "mark"
    if is_line and _BYLINE.match(plain):
        return "byline"
    if _CAPTION.match(plain) or (is_line and _CREDIT.fullmatch(plain)):
        return "caption"
    if _BOILERPLATE.match(plain) or (is_instruction and _CONTACT.search(text)):
        return "boilerplate"
    return "dateline" if _TIME_LINE.fullmatch(plain) else None
