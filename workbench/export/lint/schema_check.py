"""Is it what schema.org says? Types, properties and values of an object of JSON-LD."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from workbench.export.lint.problems import Problem
from workbench.export.lint.schema_types import (
    BOOLEAN,
    CLOSED,
    DATE,
    NUMBER,
    TEXT,
    URL,
    ancestors,
    takes,
)
from workbench.review.publishing import is_web_address

Node = Mapping[str, Any]

_DAY: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(T\d{2}:\d{2}.*)?")
_DATA_TYPES: Final = frozenset({TEXT, URL, DATE, NUMBER, BOOLEAN})
_PREFIX: Final = re.compile(r"^(?:https?://schema\.org/|schema:)")
_DEEPEST: Final = 30


def types_of(node: Node) -> list[str]:
    """The types of an object, without what may stand before them."""
    given = node.get("@type")
    listed = given if isinstance(given, list) else [given]
    return [_PREFIX.sub("", one) for one in listed if isinstance(one, str)]


def schema_problems(node: Node, where: str = "", depth: int = 0) -> Iterator[Problem]:
    """What of ``node`` and the objects in it is not as schema.org has it.

    Args:
        where: the property that holds it (``itemReviewed.author``), empty at the top.
    """
    kinds = types_of(node)
    known = [kind for kind in kinds if ancestors(kind)]
    if not kinds and set(node) - {"@id", "@value", "@language"}:
        yield Problem("schema-type", where, "the object has no @type")
    for kind in kinds:
        if kind not in known:
            yield Problem("schema-type", where, f"“{kind}” is not in the table of this program")
    if not known or depth > _DEEPEST:
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        place = f"{where}.{name}" if where else name
        taken = [one for kind in known if (one := takes(kind, name)) is not None]
        if not taken:
            if len(known) == len(kinds) and CLOSED.issuperset(known):
                yield Problem("schema-property", place, f"{' and '.join(known)} has no “{name}”")
        elif taken[0]:
            yield from _value_problems(value, taken[0], place, depth)


def _value_problems(
    value: Any, wanted: tuple[str, ...], where: str, depth: int
) -> Iterator[Problem]:
    if isinstance(value, list):
        for one in value:
            yield from _value_problems(one, wanted, where, depth)
    elif isinstance(value, Mapping):
        kinds = [kind for kind in types_of(value) if ancestors(kind)]
        objects = [one for one in wanted if one not in _DATA_TYPES]
        # A role stands between a property and its value, whatever the value is.
        fits = any({*objects, "Role"}.intersection(ancestors(kind)) for kind in kinds)
        if "@value" in value:
            yield from _value_problems(value["@value"], wanted, where, depth)
        elif kinds and not fits:
            told = " or ".join(wanted)
            yield Problem("schema-value", where, f"a {' and '.join(kinds)}, where {told} stands")
        else:
            yield from schema_problems(value, where, depth + 1)
    elif value is not None and not any(_is_of(value, one) for one in wanted):
        told = " or ".join(wanted)
        yield Problem("schema-value", where, f"“{_short(value)}”, where {told} stands")


def _is_of(value: Any, kind: str) -> bool:
    if kind == TEXT:
        return isinstance(value, str)
    if kind == URL:
        return isinstance(value, str) and is_web_address(value)
    if kind == DATE:
        return isinstance(value, str) and _DAY.fullmatch(value) is not None
    if kind == BOOLEAN:
        return isinstance(value, bool)
    return kind == NUMBER and number_of(value) is not None


def number_of(value: Any) -> float | None:
    """A number, or the text of one; ``None`` for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
