"""Are the events of other desks as those desks wrote them, and as the import told of them?"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from workbench.models import Event
from workbench.store.cases import IMPORTED
from workbench.store.events import canonical, event_hash
from workbench.store.findings import error
from workbench.store.rows import Finding
from workbench.store.state import event_of

_OURS: Final = frozenset({"seq", "prev_hash", "hash"})
_OURS_IN_NEW: Final = {
    "article_added": frozenset({"slug", "about_sha256"}),
    "undone": frozenset({"of"}),
    "redone": frozenset({"of"}),
}
"""What may be another thing on this desk: numbers of events, the short name of an article."""


def carried_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Events of other desks that are not what they were, or that no import tells of."""
    told: dict[int, list[str]] = {}
    for row in connection.execute(
        """SELECT c.seq AS here, c.hash AS was, c.chain, c.original, e.*
        FROM carried c LEFT JOIN events e ON e.seq = c.seq ORDER BY c.seq"""
    ):
        where = f"event {row['here']}"
        original = Event.model_validate_json(row["original"])
        told[row["here"]] = [row["chain"], original.hash]
        if not event_hash(original) == original.hash == row["was"]:
            yield error(where, "what is kept of it from its own desk was changed")
        elif row["seq"] is None or _shared(original) != _shared(event_of(row)):
            yield error(where, "it is not what its own desk wrote")
    for row in connection.execute(
        "SELECT seq, new FROM events WHERE action = ? ORDER BY seq", [IMPORTED]
    ):
        new = json.loads(row["new"])
        found = [told.pop(row["seq"] + place, None) for place in range(1, new["carried"] + 1)]
        sha256 = hashlib.sha256(canonical(found).encode("ascii")).hexdigest()
        if sha256 != new["carried_sha256"]:
            yield error(f"event {row['seq']}", "the events that it brought are not those it tells")
    for seq in told:
        yield error(f"event {seq}", "it is kept as one of another desk, but none was imported")


def _shared(event: Event) -> dict[str, Any]:
    """What must be the same on both desks."""
    found = event.model_dump(exclude=set(_OURS))
    ours = _OURS_IN_NEW.get(event.action, frozenset())
    found["new"] = {name: value for name, value in (event.new or {}).items() if name not in ours}
    return found
