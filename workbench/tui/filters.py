"""Filters of the queue as short text: ``is:open source:putin type:quantity -is:opinion taliban``.

``is:taken`` asks for claims that somebody has open just now, ``has:conflict`` for those that
contradict a verified one, or their own source.

A term is ``name:value`` (quotes around a value with spaces), a state on its own (``open``,
``disputed``), ``@name`` for a filter that was saved, or words to search for. A ``-`` before any
of them but ``@name`` leaves out what it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from workbench.errors import WorkbenchError
from workbench.models import ClaimType, SourceKind
from workbench.review import SCALE
from workbench.store import HAS, ClaimFilter
from workbench.tui.saved_filters import SavedFilters

if TYPE_CHECKING:
    from workbench.store import Desk

STATES: Final[dict[str, tuple[str, str]]] = {
    "open": ("status", "open"),
    "waiting": ("status", "needs_more"),
    "reviewed": ("status", "reviewed"),
    "second": ("status", "second_review"),
    "adjudicate": ("agreement", "disagree"),
    "stale": ("status", "stale"),
    **{str(entry.code): ("verdict", str(entry.code)) for entry in SCALE},
}
"""What may stand after ``is:``, or alone."""

NAMES: Final = ("is", "source", "kind", "type", "worth", "has", "article", "reviewer", "for")
"""What may stand before the colon of a term."""

IS: Final = (*STATES, "taken", "checkable", *map(str, ClaimType))
_TERM: Final = re.compile(r'(-?)(?:(\w+):)?("[^"]*"?|\S*)')
_WORTH: Final = re.compile(r"(>=|<=|>|<)?([0-9]*\.?[0-9]+)")


class Term(NamedTuple):
    """A term as it was typed; ``name`` is ``None`` for words and states on their own."""

    left_out: bool
    name: str | None
    value: str


def terms_of(text: str) -> list[Term]:
    """The terms of a filter, in order."""
    found = [
        Term(bool(match[1]), match[2], match[3].strip('"'))
        for match in _TERM.finditer(text)
        if match[0]
    ]
    return [term for term in found if term.name or term.value or term.left_out]


def parse_filter(text: str, desk: Desk, *, reviewer: str | None = None) -> ClaimFilter:
    """The filter that ``text`` asks for; an empty text asks for everything.

    Args:
        reviewer: who is meant by ``reviewer:me`` and ``for:me``.

    Raises:
        WorkbenchError: a term has a name or a value that is not known, or stands there twice.
    """
    chosen = ClaimFilter()
    words: list[str] = []
    for term in _spelt_out(terms_of(text), desk):
        is_word = term.name is None and term.value.lower() not in STATES
        if term.left_out:
            left_out = (
                ClaimFilter(text=_some(term))
                if is_word
                else _with_term(ClaimFilter(), term, desk, reviewer)
            )
            chosen = replace(chosen, without=(*chosen.without, left_out))
        elif is_word:
            words.append(term.value)
        else:
            chosen = _with_term(chosen, term, desk, reviewer)
    if chosen.verdict and chosen.status - {"reviewed", "second_review", "stale"}:
        raise WorkbenchError(
            "A claim with a verdict is neither open nor waiting", "ask for the one or the other"
        )
    return replace(chosen, text=" ".join(words)) if words else chosen


def _spelt_out(terms: Iterable[Term], desk: Desk) -> Iterable[Term]:
    """The terms with those of saved filters in the place of ``@name``."""
    for term in terms:
        if term.name is not None or not term.value.startswith("@"):
            yield term
        elif term.left_out:
            raise WorkbenchError(f"“-{term.value}” cannot be left out", "leave out single terms")
        else:
            yield from terms_of(SavedFilters(desk.path).text_of(term.value[1:]))


def _some(term: Term) -> str:
    if not term.value:
        raise WorkbenchError("“-” leaves out nothing", "write behind it what to leave out")
    return term.value


def _with_term(chosen: ClaimFilter, term: Term, desk: Desk, reviewer: str | None) -> ClaimFilter:
    name, value = term.name, term.value
    if name is None:
        return _with_state(chosen, value.lower())
    if name not in NAMES:
        raise WorkbenchError(
            f"There is no filter “{name}:”", f"use {', '.join(f'{one}:' for one in NAMES)}"
        )
    if not value:
        raise WorkbenchError(f"“{name}:” has no value", f"write {name}: and what to look for")
    if name == "is":
        return _with_state(chosen, _known(value.lower(), IS, "is:"))
    if name == "has":
        return replace(chosen, has=chosen.has | {_known(value.lower(), HAS, "has:")})
    if name == "worth":
        return replace(chosen, worth=(*chosen.worth, _bound(value)))
    if name == "source":
        return _once(chosen, "source", value)
    if name == "kind":
        kind = _known(value.lower(), map(str, SourceKind), "kind:")
        return _once(chosen, "source_kind", kind)
    if name == "type":
        return _once(chosen, "type", _known(value.lower(), map(str, ClaimType), "type:"))
    if name == "article":
        return _once(chosen, "article_id", desk.article(value).id)
    if value.lower() != "me":
        return _once(chosen, "reviewer" if name == "reviewer" else "assigned_to", value)
    if reviewer is None:
        raise WorkbenchError("Nobody is “me” here", "write the reviewer's name")
    return _once(chosen, "reviewed_by" if name == "reviewer" else "assigned_to", reviewer)


def _once(chosen: ClaimFilter, field: str, value: str) -> ClaimFilter:
    asked = getattr(chosen, field)
    if asked is not None and asked != value:
        name = {
            "source_kind": "kind",
            "article_id": "article",
            "reviewed_by": "reviewer",
            "assigned_to": "for",
        }
        raise WorkbenchError(
            f"“{name.get(field, field)}:” stands there with two values", "leave one of them out"
        )
    given: dict[str, Any] = {field: value}
    return replace(chosen, **given)


def _bound(value: str) -> tuple[str, float]:
    given = _WORTH.fullmatch(value)
    if given is None or not 0 <= float(given[2]) <= 1:
        raise WorkbenchError(
            f"“worth:{value}” is no measure", "write worth:>.6 or worth:<=.3, from 0 to 1"
        )
    return given[1] or ">=", float(given[2])


def _with_state(chosen: ClaimFilter, state: str) -> ClaimFilter:
    if state == "taken":
        return replace(chosen, taken=True)
    if state == "checkable":
        return replace(chosen, checkable=True)
    if state not in STATES:
        return _once(chosen, "type", state)
    field, code = STATES[state]
    if field == "agreement":
        # Where the two differ and it was settled, or nobody asked for two, nothing waits.
        chosen = replace(chosen, agreement=code)
        return replace(chosen, status=chosen.status | {"second_review"})
    if field == "status":
        return replace(chosen, status=chosen.status | {code})
    return replace(chosen, verdict=chosen.verdict | {code})


def _known(value: str, known: Iterable[str], name: str) -> str:
    values = list(known)
    if value not in values:
        raise WorkbenchError(f"“{name}{value}” is not known", f"use one of {', '.join(values)}")
    return value
