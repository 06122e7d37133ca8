"""A row of ``verdicts.csv`` for every verdict that was given and stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workbench.export.verdict_columns import COLUMNS, Row, verdict_rows
from workbench.review import entry_of, label_of
from workbench.store.events import GIVING, fold, undone_seqs

if TYPE_CHECKING:
    from workbench.models import Event
    from workbench.store import Desk


def history_rows(desk: Desk, numbers: array[int]) -> Iterator[Row]:
    """The claims of these numbers as each of their verdict events left them.

    What no verdict changes (wording, evidence, matches) is as it is now.
    """
    for row in verdict_rows(desk, numbers):
        now = dict(zip(COLUMNS, row, strict=True))
        events = desk.history(now["claim_id"])
        off = undone_seqs(events)
        for place, event in enumerate(events, start=1):
            if event.action in GIVING and event.seq not in off:
                then = now | _found_by(event) | _known_after(events[:place], now["claim_id"])
                yield [then[name] for name in COLUMNS]


def _found_by(event: Event) -> dict[str, Any]:
    new = event.new or {}
    entry = entry_of(new["verdict"])
    return {
        "verdict": new["verdict"],
        "verdict_label": label_of(new["verdict"]),
        "verdict_reason": new["reason"],
        "reason_code": new["reason_code"],
        "status": new["status"],
        "rating_value": entry.rating_value if entry else None,
        "reviewer": event.actor,
        "reviewed_at": event.at,
        # A verdict that was given stands here as it was given.
        "stale_verdict": None,
        "stale_quote": None,
    }


def _known_after(events: list[Event], claim_id: str) -> dict[str, Any]:
    then = fold(events, claim_id)
    return {
        "review_count": then.review_count,
        "agreement": then.agreement,
        "revision": len(events),
    }
