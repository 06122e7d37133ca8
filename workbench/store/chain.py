"""Is the log as it was written? The first event that is not, and what differs in it.

An event proves itself by its own hash and the event before by ``prev_hash``. A hash alone says
that something changed; what changed is found by trying what the rest of the desk still knows.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from workbench.models import VerdictCode
from workbench.store.events import FIRST_HASH, canonical, fields_hash, fold
from workbench.store.state import event_of

_FIELDS: Final = (
    "seq", "at", "actor", "action", "object_id", "old", "new", "reason", "tool_version",
    "prev_hash", "hash",
)  # fmt: skip
_JSON_FIELDS: Final = ("old", "new")


@dataclass(frozen=True, slots=True)
class Break:
    """The first event that is not as it was written; ``seq`` is that of the missing one, too."""

    seq: int
    what: str


def first_break(connection: sqlite3.Connection) -> Break | None:
    """Go through the log from its beginning to the first event that is not sound.

    Returns:
        ``None`` where every event is as it was written. Events cut off the end leave a sound
        log; the tables of state and the backups (``anchors``) tell of those.
    """
    before = FIRST_HASH
    expected = 1
    for row in connection.execute("SELECT * FROM events ORDER BY seq"):
        if row["seq"] != expected:
            last = row["seq"] - 1
            which = (
                f"Event {expected} is" if last == expected else f"Events {expected} to {last} are"
            )
            return Break(expected, f"{which} missing: removed, or given another number")
        stored = {name: row[name] for name in _FIELDS}
        unreadable = _unreadable(stored)
        if unreadable is not None:
            return Break(expected, unreadable)
        fields = stored | {name: _parsed(stored[name]) for name in _JSON_FIELDS}
        if fields_hash(fields) != row["hash"] or row["prev_hash"] != before:
            return Break(expected, _what_differs(connection, fields, before))
        before = row["hash"]
        expected += 1
    return None


def _parsed(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _unreadable(stored: dict[str, Any]) -> str | None:
    """What is wrong with the old and new value as text, which the hash does not see."""
    for name in _JSON_FIELDS:
        text = stored[name]
        if text is None:
            continue
        try:
            value = json.loads(text)
        except ValueError:
            return f"Its field {name} was changed: it is no JSON"
        if not isinstance(value, dict) or canonical(value) != text:
            return f"Its field {name} was changed: it is not written as the log writes it"
    return None


def _what_differs(connection: sqlite3.Connection, fields: dict[str, Any], before: str) -> str:
    seq = fields["seq"]
    own = fields_hash(fields)
    if own == fields["hash"]:
        return (
            f"Its field prev_hash is not the hash of event {seq - 1}: "
            f"event {seq - 1} was rewritten, or event {seq} put in its place"
        )
    if fields_hash(fields | {"prev_hash": before}) == fields["hash"]:
        return "Its field prev_hash was changed"
    following = connection.execute(
        "SELECT prev_hash FROM events WHERE seq = ?", [seq + 1]
    ).fetchone()
    if following is not None and following["prev_hash"] == own:
        return "Its field hash was changed"
    for name, value in _candidates(connection, fields):
        if fields_hash(fields | {name: value}) == fields["hash"]:
            return changed(name, fields[name], value)
    return (
        "It is not what its hash was made of: one of its fields at, actor, action, object_id, "
        "old, new, reason, tool_version or hash was changed"
    )


def changed(name: str, now: Any, was: Any) -> str:
    """A sentence, without its full stop, on a field that is ``now`` and ``was`` something else."""
    if isinstance(now, dict) and isinstance(was, dict):
        parts = [key for key in sorted(now.keys() | was.keys()) if now.get(key) != was.get(key)]
        told = ", ".join(f"{key} is {now.get(key)!r} and was {was.get(key)!r}" for key in parts)
        return f"Its field {name} was changed: {told}"
    return f"Its field {name} was changed: it is {now!r} and was {was!r}"


def _candidates(
    connection: sqlite3.Connection, fields: dict[str, Any]
) -> Iterator[tuple[str, Any]]:
    """What a field may have been, by what log and tables hold elsewhere."""
    for name in ("actor", "action", "tool_version", "object_id", "at", "seq"):
        for row in connection.execute(f"SELECT DISTINCT {name} FROM events"):
            yield name, row[0]
    for told in _finding_elsewhere(connection, fields):
        yield from _from_finding(fields, told)
    for code in (*VerdictCode, None):
        for name in _JSON_FIELDS:
            if isinstance(fields[name], dict) and "verdict" in fields[name]:
                yield name, fields[name] | {"verdict": code}
    yield "reason", (fields["new"] or {}).get("reason")


def _finding_elsewhere(
    connection: sqlite3.Connection, fields: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """The finding on the same claim as the events before, the others and its state have it."""
    earlier = connection.execute(
        "SELECT * FROM events WHERE object_id = ? AND seq < ? ORDER BY seq",
        [fields["object_id"], fields["seq"]],
    )
    yield fold([event_of(row) for row in earlier], fields["object_id"]).finding()
    state = connection.execute(
        "SELECT * FROM claim_states WHERE claim_id = ?", [fields["object_id"]]
    ).fetchone()
    if state is not None:
        yield dict(state) | {"at": state["reviewed_at"], "actor": state["reviewer"]}
    article = connection.execute(
        "SELECT added_at AS at, added_by AS actor FROM articles WHERE id = ?",
        [fields["object_id"]],
    ).fetchone()
    if article is not None:
        yield dict(article)
    for row in connection.execute(
        "SELECT old, new FROM events WHERE object_id = ? AND seq <> ?",
        [fields["object_id"], fields["seq"]],
    ):
        for text in row:
            try:
                value = _parsed(text)
            except ValueError:
                continue
            if isinstance(value, dict):
                yield value


def _from_finding(fields: dict[str, Any], told: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in _JSON_FIELDS:
        value = fields[name]
        if isinstance(value, dict):
            yield name, value | {key: told[key] for key in value if key in told}
            for key in value:
                if key in told:
                    yield name, value | {key: told[key]}
    for name in ("at", "actor", "reason"):
        if name in told:
            yield name, told[name]
