"""Are the values in a case those that this program can have written?

Types are held by the tables, references and digests by the doctor. What is left are the words of
fixed lists and the dates that the screens go by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from workbench.models import (
    AttributionStyle,
    AttributionVerdict,
    ClaimType,
    MatchStatus,
    SourceKind,
    Status,
    VerdictCode,
)
from workbench.store import ClaimFilter

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk

_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")

_LISTS: Final[dict[str, type[StrEnum]]] = {
    "status": Status,
    "verdict": VerdictCode,
    "attribution_verdict": AttributionVerdict,
    "type": ClaimType,
    "source_kind": SourceKind,
    "style": AttributionStyle,
}

_DAYS: Final = ("as_of", "due_on")


def check_values(desk: Desk) -> None:
    """Look at everything on a desk as the screens would. Raises ValueError at what none wrote."""
    for event in desk.history():
        if not _INSTANT.fullmatch(event.at):
            raise ValueError("an instant that is none")
        date.fromisoformat(event.at[:10])
        # What was changed since is shown in the history all the same.
        for values in (event.old, event.new):
            _check_words(values or {}, of_match=event.action == "match_decided")
    for article in desk.articles():
        desk.stored_article(article.id)
        desk.ledger(article.id)
        for one in desk.attributions(article.id):
            SourceKind(one.source_kind)
            AttributionStyle(one.style)
    for claim in _all_claims(desk):
        _check_words({name: getattr(claim, name) for name in (*_LISTS, *_DAYS)})
        desk.evidence(claim.id)
        desk.matches(claim.id)


def _check_words(values: Mapping[str, Any], *, of_match: bool = False) -> None:
    lists = _LISTS | {"status": MatchStatus} if of_match else _LISTS
    for name, words in lists.items():
        if values.get(name) is not None:
            words(values[name])
    for name in _DAYS:
        if values.get(name) is not None:
            date.fromisoformat(values[name])


def _all_claims(desk: Desk) -> Iterator[ClaimRow]:
    yield from desk.claims(ClaimFilter(origin=None))
    yield from desk.claims(ClaimFilter(origin=None, gone=True))
