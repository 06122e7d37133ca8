"""Confidential sources in our own words: ``CONF-007`` in place of the name.

The article's words are another matter: they are shown as they are or not at all, so whoever
publishes a page is told where they name such a source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.models import SourceKind
from workbench.store import confidential_name

if TYPE_CHECKING:
    from workbench.store import Desk


@dataclass(frozen=True, slots=True)
class Mask:
    """The names that are not to be told, in lower case, each with what stands for it."""

    codes: dict[str, str]
    pattern: re.Pattern[str] | None

    def over(self, text: str) -> str:
        """``text`` with the code of a confidential source wherever it is named."""
        if self.pattern is None:
            return text
        return self.pattern.sub(lambda found: self.codes[_folded(found[0])], text)

    def over_any(self, text: str | None) -> str | None:
        """The same of what may be missing."""
        return None if text is None else self.over(text)

    def named_in(self, text: str) -> list[str]:
        """Codes of the confidential sources that ``text`` names, each once, in order."""
        if self.pattern is None:
            return []
        return sorted({self.codes[_folded(found[0])] for found in self.pattern.finditer(text)})


def mask_of(desk: Desk) -> Mask:
    """The names of the desk's confidential sources: as articles have them and as given by hand.

    Of a person the last word of a name of several counts, too (*Mr. Lanning*).
    """
    sources = desk.sources()
    aliases = desk.source_aliases()
    numbers = {source.id: source.number for source in sources if source.number is not None}
    codes: dict[str, str] = {}
    for source in sources:
        number = numbers.get(source.root)
        if number is None:
            continue
        for name in (source.name, *aliases.get(source.root, ())):
            codes[_folded(name)] = confidential_name(number)
            words = name.split()
            if source.kind == SourceKind.PERSON and len(words) > 1:
                codes.setdefault(_folded(words[-1]), confidential_name(number))
    if not codes:
        return Mask({}, None)
    # The longest first, so that a surname does not cut a full name in two.
    names = sorted(codes, key=lambda name: (-len(name), name))
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in names)
    return Mask(codes, re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE))


def _folded(name: str) -> str:
    return " ".join(name.lower().split())
