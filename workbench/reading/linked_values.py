"""Values of JSON-LD as publishers write them: a text, an object, a list of either, or nothing."""

from __future__ import annotations

import html
import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

Node = Mapping[str, Any]

_TAG: Final = re.compile(
    r"</?(?:a|b|br|div|em|h\d|i|li|p|span|strong|u|ul)\b[^<>]*>", re.IGNORECASE
)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d-])")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_BETWEEN_ADDRESSES: Final = re.compile(
    r",(?=\s*https?://)|(?<!\s)\s+and\s+(?=https?://)", re.IGNORECASE
)


def members(value: Any) -> list[Any]:
    """A list as it is, nothing as an empty one, anything else as a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def kinds(node: Node) -> set[str]:
    """The types of an object without what stands before them (``schema:``, an address)."""
    given = members(node.get("@type", node.get("type")))
    return {re.split(r"[/:#]", one)[-1] for one in given if isinstance(one, str)}


def first_text(value: Any, *keys: str) -> str | None:
    """The first text in ``value``, letter by letter.

    A number is its digits; an object is the text of its ``@value`` or of the first of ``keys``
    that it has.
    """
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return str(value)
    if isinstance(value, list):
        return next(filter(None, (first_text(one, *keys) for one in value)), None)
    if isinstance(value, dict):
        return next(
            filter(None, (first_text(value.get(k), *keys) for k in ("@value", *keys))), None
        )
    return None


def prose(text: str | None) -> str | None:
    """``text`` as a person reads it: one line, no markup, no character references, no controls."""
    if text is None:
        return None
    text = unescaped(unescaped(text))  # some feeds escape what was escaped already
    words = (_TAG.sub(" ", text) if "<" in text else text).split()
    line = " ".join(words)
    if not line.isprintable():
        line = " ".join(filter(None, map(_without_controls, words)))
    return line or None


def unescaped(text: str) -> str:
    """``text`` with its character references read."""
    try:
        return html.unescape(text) if "&" in text else text
    except ValueError:  # a reference by a number of thousands of digits
        return text


def _without_controls(word: str) -> str:
    return "".join(c for c in word if unicodedata.category(c) != "Cc")


def day_of(value: Any) -> str | None:
    """The date that a text begins with, ``2024-11-29``; no other way to write one is read."""
    text = first_text(value)
    found = _DATE.match(text.strip()) if text else None
    try:
        return date.fromisoformat(found[0]).isoformat() if found else None
    except ValueError:  # a thirteenth month
        return None


def addresses(value: Any) -> tuple[str, ...]:
    """The web addresses in a text (``a, b``, ``a and b``), an object with a ``url``, or a list."""
    return tuple(dict.fromkeys(_addresses(value)))


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        for part in _BETWEEN_ADDRESSES.split(unescaped(value)):
            found = _ADDRESS.match(part.strip())
            if found:
                yield found[0]
    elif isinstance(value, list):
        for one in value:
            yield from _addresses(one)
    elif isinstance(value, dict):
        for key in ("url", "@id", "@value", "sameAs"):
            found_there = list(_addresses(value.get(key)))
            if found_there:
                yield from found_there
                return


def flat(value: Any) -> Any:
    """``value`` with what stands under ``properties`` moved up into the object around it.

    Programs that read pages write ``{"type": […], "properties": {"name": ["…"]}}``.
    """
    if isinstance(value, list):
        return [flat(one) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: flat(one) for key, one in value.items() if key != "properties"}
    for one in members(value.get("properties")):
        if isinstance(one, dict):
            found = {**flat(one), **found}
    return found
