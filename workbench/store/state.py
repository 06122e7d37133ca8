"""Tables of current state, kept equal to the fold of the events."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from workbench.models import Event, Match
from workbench.store import made_claims
from workbench.store.by_hand import further_claims
from workbench.store.events import SOURCE_ACTIONS, UNDOABLE, ClaimState, Step, canonical, fold
from workbench.store.second_review import REVIEW_COLUMNS, SECOND, Review
from workbench.store.source_standing import about_sources, keep_named, write_standing

_COLUMNS = (
    "status", "verdict", "attribution_verdict", "reason", "reason_code", "as_of", "due_on",
    "reviewer", "reviewed_at", "review_count", "revision", "agreement", "blind", "verdict_quote",
)  # fmt: skip


def events(
    connection: sqlite3.Connection,
    *,
    claim_id: str | None = None,
    article_id: str | None = None,
    actor: str | None = None,
    limit: int | None = None,
    log: str = "events",
) -> list[Event]:
    """Events of the log, oldest first; see ``Desk.history``.

    ``log`` is ``main.events`` for all events, whoever reads (``seeing``).
    """
    found = _rows(
        connection, claim_id=claim_id, article_id=article_id, actor=actor, limit=limit, log=log
    )
    return [event_of(row) for row in found]


def _rows(
    connection: sqlite3.Connection,
    *,
    claim_id: str | None = None,
    article_id: str | None = None,
    actor: str | None = None,
    limit: int | None = None,
    log: str,
) -> list[sqlite3.Row]:
    parts = ["1"]
    if claim_id is not None:
        parts.append(
            f"""seq IN (SELECT seq FROM {log} WHERE object_id = :claim
            UNION SELECT seq FROM event_claims WHERE claim_id = :claim)"""
        )
    if article_id is not None:
        parts.append(
            """(object_id IN (SELECT id FROM claims WHERE article_id = :article
                UNION SELECT :article)
            OR seq IN (SELECT x.seq FROM claims c JOIN event_claims x ON x.claim_id = c.id
                WHERE c.article_id = :article))"""
        )
    if actor is not None:
        parts.append("actor = :actor")
    rows = connection.execute(
        f"SELECT * FROM {log} WHERE {' AND '.join(parts)} ORDER BY seq DESC LIMIT :limit",
        {
            "claim": claim_id,
            "article": article_id,
            "actor": actor,
            "limit": -1 if limit is None else limit,
        },
    ).fetchall()
    rows.reverse()
    return rows


def _known_event(row: sqlite3.Row, known: dict[int, Event]) -> Event:
    if row["seq"] in known:
        return known[row["seq"]]
    event = event_of(row)
    if further_claims(event, {}):
        known[event.seq] = event
    return event


def event_of(row: sqlite3.Row) -> Event:
    """An event as the database keeps it."""
    return Event.model_construct(
        seq=row["seq"],
        at=row["at"],
        actor=row["actor"],
        action=row["action"],
        object_id=row["object_id"],
        old=None if row["old"] is None else json.loads(row["old"]),
        new=None if row["new"] is None else json.loads(row["new"]),
        reason=row["reason"],
        tool_version=row["tool_version"],
        prev_hash=row["prev_hash"],
        hash=row["hash"],
    )


def keep_note(connection: sqlite3.Connection, seq: int, salt: str, text: str) -> None:
    """Keep the text of a note and its salt beside the event, whose ``new`` holds the hash."""
    connection.execute(
        "INSERT INTO main.note_texts (event_seq, salt, text) VALUES (?, ?, ?)", [seq, salt, text]
    )


def keep_original(connection: sqlite3.Connection, seq: int, original: Event, chain: str) -> None:
    """Keep an event of another desk as it was written there, beside its event in this log."""
    connection.execute(
        "INSERT INTO carried (seq, hash, chain, original) VALUES (?, ?, ?, ?)",
        [seq, original.hash, chain, canonical(original.model_dump())],
    )


def new_salt() -> str:
    """A salt for a note. It goes with the text: without it a short note cannot be guessed."""
    return secrets.token_hex(16)


def note_hash(salt: str, text: str) -> str:
    """SHA-256 over the salt and the text of a note, as 64 hex digits."""
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def steps(connection: sqlite3.Connection, actor: str) -> list[Step]:
    """What one reviewer did, in order, as far as undo and redo ask about it."""
    rows = connection.execute(
        """SELECT seq, action,
            CASE WHEN action IN ('undone', 'redone') THEN new ->> '$.of' END AS target
        FROM main.events WHERE actor = ? AND action IN (SELECT value FROM json_each(?))
        ORDER BY seq""",
        [actor, canonical([*sorted(UNDOABLE), "undone", "redone"])],
    )
    return [Step(row["seq"], row["action"], row["target"]) for row in rows]


def apply(connection: sqlite3.Connection, event: Event) -> None:
    """Bring the tables in step with a new event: claims that it makes, what it is about."""
    if about_sources(event):
        keep_named(connection, event)
        refold_sources(connection)
        return
    made_claims.insert_made(connection, event)
    further = made_claims.keep_further_claims(connection, event)
    # An event about a thousand claims is read for each of them.
    known: dict[int, Event] = {}
    for claim_id in (event.object_id, *further):
        refold(connection, claim_id, known, action=event.action)
        if event.action == "assigned" and (event.new or {})["role"] == SECOND:
            # What was suggested by its verdict would tell of it. It can be made again.
            connection.execute(
                "DELETE FROM main.matches WHERE status = 'suggested' AND prior_id = ?", [claim_id]
            )


def refold_sources(connection: sqlite3.Connection) -> None:
    """Write anew from the log which sources are one, and which are confidential."""
    write_standing(connection, source_events(connection))


def source_events(connection: sqlite3.Connection) -> list[Event]:
    """The events about sources, oldest first, with their undoing and redoing."""
    rows = connection.execute(
        """SELECT * FROM events WHERE action IN (SELECT value FROM json_each(:actions))
        OR (action IN ('undone', 'redone')
            AND new ->> '$.action' IN (SELECT value FROM json_each(:actions))) ORDER BY seq""",
        {"actions": canonical(sorted(SOURCE_ACTIONS))},
    )
    return [event_of(row) for row in rows]


_CHANGES: Final[dict[str, frozenset[str]]] = {
    "verdict_given": frozenset(),
    "attribution_verdict_given": frozenset(),
    "parked": frozenset(),
    "note_added": frozenset({"notes"}),
    "evidence_added": frozenset({"evidence"}),
    "match_decided": frozenset({"decisions"}),
}
"""What hangs on a claim and is changed by an action; all of it may be by those not named, and the
claim itself."""

_TOLD_BY: Final[dict[str, frozenset[str]]] = {
    "notes": frozenset({"note_added", "note_redacted"}),
    "evidence": frozenset({"evidence_added", "evidence_archived"}),
}
"""Events that say something of one thing alone, and so are not read where it is not changed."""

_ALL: Final = frozenset({"evidence", "notes", "decisions"})


def refold(
    connection: sqlite3.Connection,
    object_id: str,
    known: dict[int, Event],
    *,
    action: str | None = None,
) -> None:
    """Write the state of one claim anew from its events; nothing where it is no claim.

    Args:
        action: of the one event that is new; what it does not change is not written again.
    """
    if connection.execute("SELECT 1 FROM claims WHERE id = ?", [object_id]).fetchone() is None:
        return
    changed = _CHANGES.get(action or "", _ALL)
    state = _folded(connection, object_id, known, changed)
    is_reworded = action not in _CHANGES and made_claims.write_edits(
        connection, object_id, state.edits, state.gone
    )
    assignments = ", ".join(f"{name} = ?" for name in _COLUMNS)
    connection.execute(
        f"UPDATE main.claim_states SET {assignments} WHERE claim_id = ?",
        [*(getattr(state, name) for name in _COLUMNS), object_id],
    )
    if "evidence" in changed:
        _write_evidence(connection, object_id, state)
    if "notes" in changed:
        _write_notes(connection, object_id, state)
    if "decisions" in changed:
        _write_decisions(connection, object_id, state)
    if is_reworded:
        # A suggestion says how two wordings stand to each other, and can be made again.
        connection.execute(
            "DELETE FROM main.matches WHERE status = 'suggested' AND ? IN (claim_id, prior_id)",
            [object_id],
        )
    _write_reviews(connection, object_id, state)


def _folded(
    connection: sqlite3.Connection,
    claim_id: str,
    known: dict[int, Event],
    changed: frozenset[str],
) -> ClaimState:
    """The fold of all events of a claim, in which ``_TOLD_BY`` holds for ``changed`` alone.

    ``known`` keeps events about several claims, so that each is read out of its JSON once.
    """
    rows = _rows(connection, claim_id=claim_id, log="main.events")
    left_out = frozenset().union(*(_TOLD_BY[thing] for thing in _TOLD_BY.keys() - changed))
    told = [_known_event(row, known) for row in rows if row["action"] not in left_out]
    state = fold(told, claim_id)
    if state.blind and left_out:
        # How many events a sealed reviewer sees is counted over all of them.
        return fold([_known_event(row, known) for row in rows], claim_id)
    state.revision = len(rows)
    return state


def state_columns(state: ClaimState) -> dict[str, Any]:
    """The fold of a claim's events as its row in ``claim_states`` must be."""
    return {name: getattr(state, name) for name in _COLUMNS}


def evidence_columns(piece: Mapping[str, Any]) -> tuple[Any, ...]:
    """A piece of evidence, as a fold has it, as its row must be behind the id and the claim."""
    copy = piece.get("copy")
    return (
        piece.get("url"), piece.get("title"), piece.get("excerpt"), piece["stance"],
        None if piece.get("primary") is None else int(piece["primary"]),
        piece["added_by"], piece["added_at"], piece.get("origin"),
        None if copy is None else canonical(copy),
    )  # fmt: skip


def _write_evidence(connection: sqlite3.Connection, claim_id: str, state: ClaimState) -> None:
    connection.execute("DELETE FROM main.evidence WHERE claim_id = ?", [claim_id])
    insert_evidence(connection, claim_id, state.evidence.values())


def insert_evidence(
    connection: sqlite3.Connection, claim_id: str, pieces: Iterable[Mapping[str, Any]]
) -> None:
    """Write the rows of pieces of evidence, each as a fold has it."""
    connection.executemany(
        """INSERT INTO main.evidence (id, claim_id, url, title, excerpt, stance, is_primary,
            added_by, added_at, origin, copy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [(one["id"], claim_id, *evidence_columns(one)) for one in pieces],
    )


def _write_notes(connection: sqlite3.Connection, claim_id: str, state: ClaimState) -> None:
    connection.execute("DELETE FROM main.notes WHERE claim_id = ?", [claim_id])
    insert_notes(connection, sorted(state.notes))


def insert_notes(connection: sqlite3.Connection, seqs: Iterable[int]) -> None:
    """Write the rows of notes by the events that added them, where their texts are kept."""
    connection.executemany(
        """INSERT INTO main.notes (event_seq, claim_id, actor, at, text)
        SELECT e.seq, e.object_id, e.actor, e.at, n.text FROM main.events e
        JOIN main.note_texts n ON n.event_seq = e.seq WHERE e.seq = ?""",
        [(seq,) for seq in seqs],
    )


def _write_decisions(connection: sqlite3.Connection, claim_id: str, state: ClaimState) -> None:
    # A decision that was undone leaves the match as the suggestion it was.
    connection.execute(
        "UPDATE main.matches SET status = 'suggested' WHERE claim_id = ?", [claim_id]
    )
    connection.executemany(
        """INSERT INTO main.matches (claim_id, prior_id, status, tier, score, conflicts, reasons)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (claim_id, prior_id) DO UPDATE SET status = excluded.status""",
        [
            (
                claim_id, prior_id, one["status"], one["tier"], one["score"],
                canonical(one["conflicts"]), canonical(one["reasons"]),
            )
            for prior_id, one in state.decisions.items()
        ],
    )  # fmt: skip


def _write_reviews(connection: sqlite3.Connection, claim_id: str, state: ClaimState) -> None:
    connection.execute("DELETE FROM main.reviews WHERE claim_id = ?", [claim_id])
    names = ("claim_id", "reviewer", *REVIEW_COLUMNS)
    columns, marks = ", ".join(names), ", ".join(f":{name}" for name in names)
    connection.executemany(
        f"""INSERT INTO main.reviews (n, {columns})
        SELECT n, {marks} FROM claims WHERE id = :claim_id""",
        [
            review_columns(one) | {"claim_id": claim_id, "reviewer": name}
            for name, one in state.reviews.items()
        ],
    )


def review_columns(one: Review) -> dict[str, Any]:
    """The part of a reviewer as its row in ``reviews`` must be, beside claim and reviewer."""
    row = {name: getattr(one, name) for name in REVIEW_COLUMNS}
    return row | {"sealed": int(one.sealed), "decisions": canonical(one.decisions)}


def review_of(row: sqlite3.Row) -> Review:
    """The part of a reviewer as the database keeps it."""
    values = {name: row[name] for name in REVIEW_COLUMNS}
    values |= {"sealed": bool(row["sealed"]), "decisions": json.loads(row["decisions"])}
    return Review(**values)


def write_suggestions(
    connection: sqlite3.Connection, claim_id: str, found: Sequence[Match]
) -> None:
    """Replace the suggestions of a claim; what a person decided of a pair stays decided.

    Who is sealed does not see that it was, and so must not see it in that its details are old.
    """
    connection.execute(
        "DELETE FROM main.matches WHERE claim_id = ? AND status = 'suggested'", [claim_id]
    )
    connection.executemany(
        """INSERT INTO main.matches
            (claim_id, prior_id, status, tier, score, conflicts, reasons, confidence)
        VALUES (?, ?, 'suggested', ?, ?, ?, ?, ?)
        ON CONFLICT (claim_id, prior_id) DO UPDATE SET tier = excluded.tier,
            score = excluded.score, conflicts = excluded.conflicts, reasons = excluded.reasons,
            confidence = excluded.confidence""",
        [
            (
                claim_id, one.prior_id, one.tier, one.score,
                canonical([c.model_dump() for c in one.conflicts]), canonical(list(one.reasons)),
                one.confidence,
            )
            for one in found
        ],
    )  # fmt: skip
