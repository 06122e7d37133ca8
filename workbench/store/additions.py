"""Notes and evidence, written beside what a claim has already.

A note or a piece of evidence adds a row to its claim and one to the count of its events; nothing
else that the events add up to depends on it. So its claim is not folded anew, which would read all
its events while other writers wait. Where somebody is sealed the events that he sees are counted,
too, and a piece under an id that is there takes its place: these are left to the fold.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from workbench.models import Event
from workbench.store.state import insert_evidence, insert_notes


def write_addition(connection: sqlite3.Connection, event: Event) -> bool:
    """Bring the tables in step with ``event``, the last of the log, where it only adds.

    Returns:
        Whether that is done; else nothing was written, and ``state.apply`` has to do it.
    """
    pieces: list[dict[str, Any]] = []
    if event.action == "evidence_added":
        pieces = (event.new or {})["evidence"]
        if _any_known(connection, pieces):
            return False
    elif event.action != "note_added":
        return False
    counted = connection.execute(
        """UPDATE main.claim_states SET revision = revision + 1
        WHERE claim_id = ? AND NOT blind""",
        [event.object_id],
    )
    if not counted.rowcount:
        return False
    if event.action == "note_added":
        insert_notes(connection, [event.seq])
    else:
        told = {"added_by": event.actor, "added_at": event.at}
        insert_evidence(connection, event.object_id, [piece | told for piece in pieces])
    return True


def _any_known(connection: sqlite3.Connection, pieces: list[dict[str, Any]]) -> bool:
    ids = [piece["id"] for piece in pieces]
    known = (
        connection.execute("SELECT 1 FROM main.evidence WHERE id = ?", [one]).fetchone()
        for one in ids
    )
    return len(set(ids)) < len(ids) or any(known)
