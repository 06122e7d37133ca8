"""What goes on from a filter while it is typed: names, values, and what the desk holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING, Final

from workbench.display import visible
from workbench.errors import WorkbenchError
from workbench.models import ClaimType, SourceKind
from workbench.store import HAS, article_names, assigned_names, reviewer_names, source_names
from workbench.tui.filters import IS, NAMES, STATES
from workbench.tui.saved_filters import SavedFilters

if TYPE_CHECKING:
    from workbench.store import Desk

_VALUES: Final[dict[str, tuple[str, ...]]] = {
    "is": IS,
    "kind": tuple(map(str, SourceKind)),
    "type": tuple(map(str, ClaimType)),
    "worth": (">.6", ">=.8", "<.4"),
    "has": HAS,
}

_FROM_DESK: Final[dict[str, Callable[[Desk, str], list[str]]]] = {
    "source": source_names,
    "article": article_names,
    "reviewer": lambda desk, part: ["me", *reviewer_names(desk, part)],
    "for": lambda desk, part: ["me", *assigned_names(desk, part)],
}

_LAST: Final = re.compile(
    r'(?:^|(?<=\s))(?P<minus>-?)(?:(?P<name>\w+):)?(?P<value>"[^"]*|[^\s"]*)$'
)


def complete_filter(text: str, desk: Desk) -> list[str]:
    """``text`` with its last term made into each that begins like it.

    Names come first, then the values of a name: those of the scale and the types from the
    program, those of sources, articles and reviewers from the desk.
    """
    last = _LAST.search(text)
    if last is None or not last[0].removeprefix("-"):
        return []
    lead = text[: last.start()] + last["minus"]
    value = last["value"].removeprefix('"').lower()
    if last["name"] is None:
        found = _terms(value, desk, is_plain=not last["minus"])
    else:
        found = [f"{last['name']}:{_quoted(one)}" for one in _values_of(last["name"], value, desk)]
    return [lead + term for term in found if lead + term != text]


def _terms(begun: str, desk: Desk, *, is_plain: bool) -> list[str]:
    """Whole terms, and names of terms, that begin like what is typed."""
    if begun.startswith("@"):
        return [name for name in _saved(desk) if name.startswith(begun)] if is_plain else []
    terms = [*(f"is:{state}" for state in STATES), *(f"{name}:" for name in NAMES[1:])]
    return [term for term in terms if term.startswith(begun)]


def _saved(desk: Desk) -> list[str]:
    try:
        return [f"@{name}" for name in SavedFilters(desk.path).all()]
    except WorkbenchError:
        # The filter itself says so, once it is given.
        return []


def _values_of(name: str, begun: str, desk: Desk) -> list[str]:
    if name in _FROM_DESK:
        found = _FROM_DESK[name](desk, begun)
        return [one for one in found if begun in one.casefold() or one != "me"]
    return [value for value in _VALUES.get(name, ()) if value.startswith(begun)]


def _quoted(value: str) -> str:
    """A value as a term holds it; of a hostile name the longest part that can be typed and shown.

    A part is enough: sources and reviewers are found by a part of their name.
    """
    runs = ["".join(run) for can, run in groupby(value, _can_be_typed) if can]
    value = max(runs, key=len, default="").strip()
    return f'"{value}"' if re.search(r"\s", value) else value


def _can_be_typed(character: str) -> bool:
    return character != '"' and visible(character) == character
