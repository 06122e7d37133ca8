"""The place (and date) in capitals before the first sentence of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from workbench.models import Span
from workbench.reading.lines import Line

_MONTH: Final = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April"
    r"|June|July|August|September|October|November|December)\.?"
)
_UPPER: Final = r"[A-ZÀ-ÖØ-Þ]"
_CITY: Final = rf"{_UPPER}(?:{_UPPER}|[.'’-])+(?:\s(?:{_UPPER}|[.'’-])+){{0,4}}"
_NAME: Final = r"[A-Z][\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|of|the|and)){0,4}"
_DATE: Final = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_AGENCY: Final = r"\s?\([A-Z][\w .&/'’-]{1,40}\)"

DATELINE: Final = re.compile(
    rf"""\s*(?P<place>
            {_CITY} (?:/{_CITY})? (?:,\s(?:{_DATE}|{_NAME}))? (?:,\s{_DATE})?
          | {_NAME} (?:,\s(?:{_DATE}|{_NAME}))? (?:,\s{_DATE})? (?={_AGENCY})
        )
        (?:{_AGENCY})? (?:,?\s{_DATE})?
        \s*(?:—|–|―|--|-)\s+(?=\S)""",
    re.VERBOSE,
)
"""``MOSCOW — ``, ``LONDON (Reuters) - ``, ``WASHINGTON, Nov. 3 — ``; a place in small letters
only with the agency in brackets."""

_FIRST_LINES: Final = 6
_LONGEST: Final = 200


class Dateline(NamedTuple):
    """Place and date as printed, and where they stand with the mark after them."""

    place: str
    span: Span


def find_dateline(lines: Sequence[Line], title: Span | None) -> Dateline | None:
    """The dateline of the first line that has one, among the first few."""
    for line in lines[:_FIRST_LINES]:
        if title and line.span == title:
            continue
        match = DATELINE.match(line.text[:_LONGEST])
        if match:
            place = " ".join(match.group("place").split())
            start = line.start + match.start("place")
            return Dateline(place, Span(start=start, end=line.start + match.end()))
    return None
