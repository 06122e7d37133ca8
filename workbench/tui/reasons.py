"""The line in which a reviewer says why: a reason code, words of their own, or both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from workbench.errors import WorkbenchError
from workbench.review import REASON_CODES

_CODE_OF = {code.replace("_", " "): code for code in REASON_CODES}


def parse_reason(line: str) -> tuple[str | None, str | None]:
    """The reason and the reason code in ``line``.

    ``wrong number: 15, not 12`` has both; ``wrong number`` is the code, and its words are
    the reason; anything else is a reason without a code.
    """
    line = line.strip()
    if not line:
        return None, None
    head, colon, rest = line.partition(":")
    code = _CODE_OF.get(head.strip().lower().replace("_", " "))
    if code is None:
        return line, None
    return (rest.strip() if colon and rest.strip() else head.strip()), code


def complete_reason(line: str, earlier: Iterable[str], *, most: int = 5) -> list[str]:
    """Reasons that go on from ``line``: those given before, then the words of the codes."""
    wanted = line.strip().lower()
    found = [reason for reason in earlier if wanted in reason.lower() and reason != line]
    found += [words for words in _CODE_OF if words.startswith(wanted) and words not in found]
    return [reason for reason in found if reason.lower() != wanted][:most]


def parse_due(line: str, today: date) -> str | None:
    """The due date in ``line``: ``2024-12-01``, ``+7`` or ``7`` (days from today), or nothing.

    Raises:
        WorkbenchError: the line is no date.
    """
    line = line.strip()
    if not line:
        return None
    days = line.removeprefix("+")
    if days.isascii() and days.isdigit() and len(days) <= 4:
        return (today + timedelta(days=int(days))).isoformat()
    try:
        return date.fromisoformat(line).isoformat()
    except ValueError:
        raise WorkbenchError(
            f"“{line}” is no date", "write it as 2024-12-01, or as days from today: 7"
        ) from None
