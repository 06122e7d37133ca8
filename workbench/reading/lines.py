"""Lines with their offsets, and what their form tells: prose, a credit, a list item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from workbench.models import Span

_LINE: Final = re.compile(r"[^\r\n\u2028\u2029]+")
_BREAK: Final = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_ENDS_SENTENCE: Final = re.compile(r"[.!?…][\"”'’»)\]*_]*\Z")
_ENDS_OPEN: Final = re.compile(r"[,;:—–-][\"”'’»)\]*_]*\Z")
_APART: Final = re.compile(
    r"""[^\w"“'‘«¿¡$£€#]            # bullets, dashes, brackets, emoji
      | (?:photo\w*|image|images|picture|credit|illustration|graphic|video|source
         |file\ photo|advertisement|related|read\ more|read\ also|also\ read|see\ also
         |follow\ us|sign\ up|subscribe|share|watch|listen|contact|editing|reporting
         |additional\ reporting|with\ reporting|copyright)\b
      | by\s+\w+
      | [#@]\w
      | https?:// | www\.
      | \d+[.)]\s""",
    re.VERBOSE | re.IGNORECASE,
)
_APART_INSIDE: Final = re.compile(
    r"https?://|www\.|pic\.twitter\.com|©|getty images|[|@]|/\s*(?:AP|AFP|Reuters)\b", re.IGNORECASE
)
_SPEAKER: Final = re.compile(r"[A-Z][A-Z .'’-]{2,40}:")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it, white space at its ends left out.

    Attributes:
        start: offset of its first character.
        text: its characters.
        block: number of the run of lines without an empty one between them.
    """

    start: int
    text: str
    block: int

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(start=self.start, end=self.start + len(self.text))

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def ends_sentence(self) -> bool:
        """Whether its last mark is that of a finished sentence."""
        return _ENDS_SENTENCE.search(self.text[-8:]) is not None

    @property
    def is_open(self) -> bool:
        """Whether its last mark says that more must follow."""
        return _ENDS_OPEN.search(self.text[-8:]) is not None

    @property
    def stands_apart(self) -> bool:
        """Whether it is a credit, byline, list item, link, tag or speaker label, not prose."""
        text = self.text
        return bool(_APART.match(text) or _APART_INSIDE.search(text[:200]) or _SPEAKER.match(text))


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that hold more than white space, in order."""
    lines: list[Line] = []
    block = 0
    end = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        if len(_BREAK.findall(text, end, match.start())) > 1:
            block += 1
        start = match.start() + match.group().index(words[0])
        lines.append(Line(start=start, text=words, block=block))
        end = match.end()
    return lines
