"""What every reader of prior claims gives: claims, and what it had to pass over."""

from __future__ import annotations

import hashlib
from typing import Final, NamedTuple

from workbench.models import IMPORTED_UNMAPPED, PriorClaim, VerdictCode
from workbench.reading.verdict_labels import TABLE_VERSION, code_of

NO_CLAIM: Final = "no claim in it"
NO_TEXT: Final = "the claim has no text"

_CODES: Final = {str(code) for code in VerdictCode} | {IMPORTED_UNMAPPED}


class Skipped(NamedTuple):
    """A record that was passed over: where it stands (``line 12``), and why."""

    place: str
    reason: str


Found = PriorClaim | Skipped


class Finding(NamedTuple):
    """Another publisher's verdict: code, the label as it was printed, the table that read it."""

    verdict: str | None
    label: str | None
    label_table: int | None


def finding_of(code: str | None, label: str | None) -> Finding:
    """A verdict that comes as a code of our scale, as a label of any publisher, or as both."""
    if code in _CODES:
        return Finding(code, label, None)
    words = label or code
    if words is None:
        return Finding(None, None, None)
    return Finding(str(code_of(words) or IMPORTED_UNMAPPED), words, TABLE_VERSION)


def stable_id(*parts: str | None) -> str:
    """The id of a claim that brings none: the same parts have the same id on every desk."""
    joined = "\x1f".join(part or "" for part in parts)
    return f"i-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
