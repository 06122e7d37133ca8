"""Are the claims made by hand those that the log tells of, and is every claim in its place?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from workbench.models import Event
from workbench.store.by_hand import (
    ARTICLE_CHANGED,
    EDITED,
    MAKING_ACTIONS,
    further_claims,
    made_records,
)
from workbench.store.events import canonical
from workbench.store.findings import error
from workbench.store.made_claims import RECORD_COLUMNS, row_of
from workbench.store.rows import Finding
from workbench.store.state import event_of

_ACTIONS: Final = canonical([*sorted(MAKING_ACTIONS), ARTICLE_CHANGED, "undone", "redone"])
_ABOUT_SEVERAL: Final = """action IN (SELECT value FROM json_each(?))
    OR (action IN ('verdict_given', 'assigned') AND new ->> '$.also' IS NOT NULL)"""


def hand_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Claims made by hand that are not as their event tells, and events about other claims."""
    events = [
        event_of(row)
        for row in connection.execute(
            f"SELECT * FROM events WHERE {_ABOUT_SEVERAL} ORDER BY seq", [_ACTIONS]
        )
    ]
    yield from _further_findings(connection, events)
    yield from _made_findings(connection, events)


def _further_findings(connection: sqlite3.Connection, events: list[Event]) -> Iterator[Finding]:
    found: dict[int, set[str]] = {}
    for row in connection.execute("SELECT seq, claim_id FROM event_claims"):
        found.setdefault(row["seq"], set()).add(row["claim_id"])
    told: dict[int, tuple[str, ...]] = {}
    carried = {row["seq"] for row in connection.execute("SELECT seq FROM carried")}
    here = {row["id"] for row in connection.execute("SELECT id FROM claims")} if carried else set()
    for event in events:
        told[event.seq] = further_claims(event, told)
        expected = set(told[event.seq])
        # An event of another desk may be about claims that were not brought with it.
        if event.seq in carried:
            expected &= here
        if found.pop(event.seq, set()) != expected:
            yield error(f"event {event.seq}", "the claims it is about are not those it tells of")
    for seq in sorted(found):
        yield error(f"event {seq}", "it is kept as being about claims that it does not tell of")


def _made_findings(connection: sqlite3.Connection, events: list[Event]) -> Iterator[Finding]:
    told = {record["id"]: (event.seq, record) for event in events for record in made_records(event)}
    columns = ", ".join(RECORD_COLUMNS)
    for row in connection.execute(
        f"""SELECT {columns}, made_seq, facts, as_made
        FROM claims WHERE made_seq IS NOT NULL ORDER BY n"""
    ):
        seq, record = told.pop(row["id"], (None, None))
        if record is None or seq != row["made_seq"]:
            yield error(f"claim {row['id']}", "no event tells that it was made by hand")
        elif _as_made(row) != row_of(record) or row["facts"] != "[]":
            yield error(f"claim {row['id']}", "it is not as it was made by hand")
    for claim_id in told:
        yield error(
            f"claim {claim_id}", "the log tells that it was made by hand, but it is not there"
        )


def _as_made(row: sqlite3.Row) -> dict[str, Any]:
    values = {name: row[name] for name in RECORD_COLUMNS}
    if row["as_made"] is not None:
        # Not read by SQLite, whose JSON ends a text at a NUL.
        made = json.loads(row["as_made"])
        values |= {name: made.get(name) for name in EDITED}
    return values


def place_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Claims that stand in another place of the queue than their words have in the articles."""
    for row in connection.execute(
        """SELECT c.id FROM claims c
        LEFT JOIN claim_now v ON v.n = c.n
        LEFT JOIN events e ON e.object_id = c.article_id AND e.action = 'article_added'
        WHERE c.start <> coalesce(c.spans ->> '$[0][0]', 0)
        OR c.place <> coalesce(v.spans ->> '$[0][0]', c.start)
        OR c.article_seq <> coalesce(e.seq, 0) ORDER BY c.n"""
    ):
        yield error(f"claim {row['id']}", "it is not in its place of the queue")
