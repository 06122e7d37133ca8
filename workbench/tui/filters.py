"""Filters of the queue as short text: ``is:open source:putin type:quantity taliban``.

``has:conflict`` asks for claims that contradict a verified one, or their own source.

A term is ``name:value`` (quotes around a value with spaces), a state on its own (``open``,
``disputed``), or words to search for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workbench.errors import WorkbenchError
from workbench.models import ClaimType, SourceKind
from workbench.review import SCALE
from workbench.store import ClaimFilter

if TYPE_CHECKING:
    from workbench.store import Desk

STATES: Final[dict[str, tuple[str, str]]] = {
    "open": ("status", "open"),
    "waiting": ("status", "needs_more"),
    "reviewed": ("status", "reviewed"),
    **{str(entry.code): ("verdict", str(entry.code)) for entry in SCALE},
}
"""What may stand after ``is:``, or alone."""

_HAS: Final = ("conflict",)
"""What may stand after ``has:``."""
_NAMES: Final = ("is", "has", "source", "kind", "type", "worth", "article")
_TERM = re.compile(r'(?:(\w+):)?("[^"]*"?|\S*)')
_WORTH = re.compile(r">?=?\s*(\d*\.?\d+)")


def parse_filter(text: str, desk: Desk) -> ClaimFilter:
    """The filter that ``text`` asks for; an empty text asks for everything.

    Raises:
        WorkbenchError: a term has a name or a value that is not known.
    """
    chosen = ClaimFilter()
    words: list[str] = []
    for match in _TERM.finditer(text):
        name, value = match[1], match[2].strip('"')
        if name is None:
            if value.lower() in STATES:
                chosen = _with_state(chosen, value.lower())
            elif value:
                words.append(value)
        elif name in _NAMES:
            chosen = _with_term(chosen, name, value, desk)
        else:
            raise WorkbenchError(
                f"There is no filter “{name}:”", f"use {', '.join(f'{n}:' for n in _NAMES)}"
            )
    if chosen.verdict and chosen.status - {"reviewed"}:
        raise WorkbenchError(
            "A claim with a verdict is neither open nor waiting", "ask for the one or the other"
        )
    return replace(chosen, text=" ".join(words)) if words else chosen


def _with_term(chosen: ClaimFilter, name: str, value: str, desk: Desk) -> ClaimFilter:
    if not value:
        raise WorkbenchError(f"“{name}:” has no value", f"write {name}: and what to look for")
    if name == "is":
        return _with_state(chosen, _known(value.lower(), STATES, "is:"))
    if name == "has":
        _known(value.lower(), _HAS, "has:")
        return replace(chosen, alert=True)
    if name == "source":
        return replace(chosen, source=value)
    if name == "kind":
        return replace(chosen, source_kind=_known(value.lower(), map(str, SourceKind), "kind:"))
    if name == "type":
        return replace(chosen, type=_known(value.lower(), map(str, ClaimType), "type:"))
    if name == "article":
        return replace(chosen, article_id=desk.article(value).id)
    number = _WORTH.fullmatch(value)
    if number is None or not 0 <= float(number[1]) <= 1:
        raise WorkbenchError(f"“worth:{value}” is no measure", "write worth:>.6, from 0 to 1")
    return replace(chosen, min_worth=float(number[1]))


def _with_state(chosen: ClaimFilter, state: str) -> ClaimFilter:
    field, code = STATES[state]
    if field == "status":
        return replace(chosen, status=chosen.status | {code})
    return replace(chosen, verdict=chosen.verdict | {code})


def _known(value: str, known: Iterable[str], name: str) -> str:
    values = list(known)
    if value not in values:
        raise WorkbenchError(f"“{name}{value}” is not known", f"use one of {', '.join(values)}")
    return value


def filter_terms() -> list[str]:
    """Terms to complete while a filter is typed."""
    return [
        *(f"is:{state}" for state in STATES),
        *(f"has:{what}" for what in _HAS),
        *(f"kind:{kind}" for kind in SourceKind),
        *(f"type:{type_}" for type_ in ClaimType),
        "source:",
        "worth:>.6",
        "article:",
    ]


def complete_filter(text: str, terms: Iterable[str]) -> list[str]:
    """``text`` with its last word made into each of the ``terms`` that begin like it."""
    head, _, last = text.rpartition(" ")
    lead = f"{head} " if head else ""
    if not last:
        return []
    return [lead + term for term in terms if term.startswith(last.lower()) and term != last.lower()]
