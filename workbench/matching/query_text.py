"""The text of a query as it is matched: what a post adds to a statement is taken off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from workbench.matching.terms import plain

_TAIL: Final = re.compile(
    r"\s*[—–-]\s*(?P<name>[^—–\n]{1,80}?)\s*\(@\w{1,40}\)\s+[A-Z][a-z]{2,8} \d{1,2}, \d{4}\s*$"
)
"""How a post is quoted: ``— Name (@handle) May 5, 2024``."""
_ADDRESS: Final = re.compile(r"https?://\S+|pic\.twitter\.com/\S+|\bt\.co/\S+")
_HASHTAG: Final = re.compile(r"#(\w+)")
_JOINED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_SAYS: Final = re.compile(r"^(?:Said|Says)\s+(?:that\s+)?")
_TITLES: Final = frozenset(
    "mr mrs ms dr sir rep sen gov president senator governor secretary representative former vice "
    "congressman congresswoman minister prime chancellor".split()
)
_NAME_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class QueryText:
    """A query as it is matched.

    Attributes:
        text: without the tail of a post, its addresses and a speaker's name set in front.
        speaker: who says it: as given, else whom the tail of a post names.
        last_name: the speaker's, in lower case; empty where nobody is known.
        names: what of the speaker's name is looked up among the claims: of a post's author all of
            it, else the last name (first names and titles lead astray).
    """

    text: str
    speaker: str | None
    last_name: str
    names: str


def query_text(text: str, speaker: str | None) -> QueryText:
    """What is matched of ``text``. Never empty where ``text`` is not."""
    tail = _TAIL.search(text)
    given = speaker
    speaker = speaker or (tail["name"] if tail else None)
    name = last_name(speaker)
    names = name if given else speaker or ""
    rest = text[: tail.start()] if tail else text
    rest = _HASHTAG.sub(lambda tag: _JOINED.sub(" ", tag[1]), _ADDRESS.sub(" ", rest))
    rest = " ".join(_without_speaker(rest, name).split())
    return QueryText(rest or " ".join(text.split()), speaker, name, names)


def last_name(speaker: str | None) -> str:
    """The last word of a name that is no title, in lower case; empty where there is none."""
    words = [word for word in plain(speaker or "").split() if word not in _TITLES]
    return words[-1] if words else ""


def _without_speaker(text: str, name: str) -> str:
    """``text`` without the speaker's name in front (``Ines Hale “The pier …``)."""
    if name:
        named = re.match(
            rf"\s*(?:[A-Z][\w.'’-]*\s+){{0,4}}?(?i:{re.escape(name)})\s+(?=[A-Z0-9\"“$'‘])", text
        )
        if named is not None and named.end() <= _NAME_LENGTH:
            text = text[named.end() :]
    return _SAYS.sub("", text)
