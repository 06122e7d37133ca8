"""What others do to the desk while a screen shows it."""

from __future__ import annotations

from typing import Final

from workbench.store import Desk

POLL_SECONDS: Final = 1.0
"""How often a screen looks: a change of others is on it within two seconds, drawing included."""

_MOST_LOOKED_AT: Final = 50
_ABOUT_A_CLAIM: Final = frozenset(
    {
        "verdict_given",
        "attribution_verdict_given",
        "parked",
        "note_added",
        "evidence_added",
        "match_decided",
    }
)
"""Actions after which the claims of the desk are the same ones, in the same places."""


def changed_claims(desk: Desk, since: int) -> list[str] | None:
    """Ids of the claims that changed by the events from number ``since`` on.

    Returns:
        ``None`` where there are many, or where the claims may be other ones now: the queue is
        then asked for anew.
    """
    rows = desk.connection.execute(
        "SELECT seq, action, object_id FROM events WHERE seq >= ? ORDER BY seq LIMIT ?",
        [since, _MOST_LOOKED_AT + 1],
    ).fetchall()
    if len(rows) > _MOST_LOOKED_AT or any(row["action"] not in _ABOUT_A_CLAIM for row in rows):
        return None
    further = desk.connection.execute(
        "SELECT claim_id FROM event_claims WHERE seq >= ? LIMIT ?", [since, _MOST_LOOKED_AT + 1]
    ).fetchall()
    found = dict.fromkeys([row["object_id"] for row in rows])
    found |= dict.fromkeys([row["claim_id"] for row in further])
    return list(found) if len(found) <= _MOST_LOOKED_AT else None
