"""What a reader of the desk may see, at the one place that every question goes through.

Who has a part in the second review of a claim and has not given his own verdict sees nothing of
what the others found. Queries name tables; in a connection of a reader these names stand for
temporary views, which SQLite looks up before the tables. So no question, of whatever front, gets
past them by being forgotten. What writes, and what adds up the log, names ``main.`` tables.

The blinding is that of a procedure, not a lock: who opens the file with another program, or gives
another name, reads everything.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from workbench.store.second_review import SHOWN_TO_SEALED

_OWN: Final = ("status", "verdict", "attribution_verdict", "reason", "reason_code", "as_of",
               "due_on", "revision", "verdict_quote")  # fmt: skip
"""Of these a sealed reader sees those of his own part: a verdict of his own that is stale, too."""

_KEPT_BACK: Final = {
    "reviewer": "NULL",
    "reviewed_at": "NULL",
    "agreement": "NULL",
    "review_count": "0",
}
"""What a sealed reader sees in the place of what others found."""

_MINE: Final = "r.reviewer = viewer() AND r.sealed"

_SEALED: Final = f"EXISTS (SELECT 1 FROM main.reviews r WHERE {_MINE} AND r.claim_id = {{}})"

_SHOWN: Final = ", ".join(f"'{action}'" for action in sorted(SHOWN_TO_SEALED))

_VIEWS: Final = {
    # rowid stands in it under its name, since a view has none of its own.
    "evidence": f"""SELECT e.rowid AS rowid, e.* FROM main.evidence e
        WHERE e.added_by IS viewer() OR NOT {_SEALED.format("e.claim_id")}""",
    "notes": f"""SELECT o.rowid AS rowid, o.* FROM main.notes o
        WHERE o.actor IS viewer() OR NOT {_SEALED.format("o.claim_id")}""",
    "reviews": f"""SELECT v.* FROM main.reviews v
        WHERE viewer() IS NULL OR v.reviewer = viewer()
        OR NOT {_SEALED.format("v.claim_id")}""",
    "events": f"""SELECT e.* FROM main.events e
        WHERE viewer() IS NULL OR e.actor IS viewer() OR e.action IN ({_SHOWN})
        OR (e.action IN ('undone', 'redone') AND e.new ->> '$.action' IN ({_SHOWN}))
        OR NOT ({_SEALED.format("e.object_id")} OR EXISTS (
            SELECT 1 FROM main.event_claims x JOIN main.reviews r ON r.claim_id = x.claim_id
            WHERE x.seq = e.seq AND {_MINE}))""",
    "note_texts": """SELECT t.* FROM main.note_texts t
        WHERE EXISTS (SELECT 1 FROM temp.events e WHERE e.seq = t.event_seq)""",
}


def install(connection: sqlite3.Connection) -> None:
    """Put the views before the tables. The function ``viewer`` tells who reads; NULL sees all."""
    views = dict(_VIEWS)
    views["claim_states"] = _states_view(connection)
    views["matches"] = _matches_view(connection)
    for name, select in views.items():
        connection.execute(f"CREATE TEMP VIEW {name} AS {select}")


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA main.table_info ({table})")]


def _states_view(connection: sqlite3.Connection) -> str:
    # ``blind`` is 0 for all but a few claims, so that hardly a row asks for more.
    sealed = f"""s.blind AND EXISTS (
        SELECT 1 FROM main.reviews r WHERE {_MINE} AND r.n = s.n)"""
    shown = {
        name: f"(SELECT r.{name} FROM main.reviews r WHERE {_MINE} AND r.n = s.n)" for name in _OWN
    } | _KEPT_BACK
    columns = [
        f"CASE WHEN {sealed} THEN {shown[name]} ELSE s.{name} END AS {name}"
        if name in shown
        else f"s.{name}"
        for name in _columns(connection, "claim_states")
    ]
    return f"SELECT {', '.join(columns)} FROM main.claim_states s"


def _matches_view(connection: sqlite3.Connection) -> str:
    """Matches of which a sealed reader sees no decision but his own."""
    own = f"""(SELECT d.value FROM main.reviews r, json_each (r.decisions) d
        WHERE {_MINE} AND r.claim_id = m.claim_id AND d.key = m.prior_id)"""
    status = f"""CASE WHEN {_SEALED.format("m.claim_id")}
        THEN coalesce({own}, 'suggested') ELSE m.status END AS status"""
    columns = [
        status if name == "status" else f"m.{name}" for name in _columns(connection, "matches")
    ]
    return f"SELECT {', '.join(columns)} FROM main.matches m"
