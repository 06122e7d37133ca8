"""Do the tables say what the log says? Claims, quotations, states and notes against it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, Final

from workbench.models import digest, quote_of
from workbench.store import intake, queries
from workbench.store.events import ClaimState, fold
from workbench.store.findings import error
from workbench.store.made_claims import as_made_of, edited_row, text_of
from workbench.store.rows import Finding
from workbench.store.second_review import REVIEW_COLUMNS
from workbench.store.state import (
    event_of,
    evidence_columns,
    note_hash,
    review_columns,
    state_columns,
)

_DIGESTS: Final[tuple[tuple[str, str, Callable[[sqlite3.Connection, str], str]], ...]] = (
    ("claims_sha256", "its claims", intake.claims_digest),
    ("facts_sha256", "the facts in its claims", intake.facts_digest),
    ("attributions_sha256", "who said what in it", intake.attributions_digest),
    ("ledger_sha256", "what became of its words", intake.ledger_digest),
    ("about_sha256", "what is known about it (title, outlet, date, address)", intake.about_digest),
)
_WHERE_NOT_TOLD: Final = dict.fromkeys(("facts_sha256", "ledger_sha256"), intake.NOTHING_SHA256)
"""Digests of what articles taken in by an older workbench do not have."""


def article_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Articles and claims that are not what was read when they were added."""
    told = {
        row["object_id"]: json.loads(row["new"])
        for row in connection.execute(
            "SELECT object_id, new FROM events WHERE action = 'article_added'"
        )
    }
    for row in connection.execute("SELECT id, slug FROM articles ORDER BY rowid").fetchall():
        where = f"article {row['slug']}"
        new = told.pop(row["id"], None)
        if new is None:
            yield error(where, "no event tells that it was added")
        else:
            yield from _article_against(connection, row["id"], where, new)
        yield from _quotation_findings(connection, row["id"], row["slug"])
    for new in told.values():
        yield error(f"article {new.get('slug')}", "the log tells of it, but it is not there")


def _article_against(
    connection: sqlite3.Connection, article_id: str, where: str, new: dict[str, Any]
) -> Iterator[Finding]:
    row = connection.execute("SELECT text, sha256 FROM articles WHERE id = ?", [article_id])
    text, sha256 = row.fetchone()
    if not digest(text) == sha256 == new.get("text_sha256"):
        yield error(where, "its text is not the one that was read")
    for name, what, current in _DIGESTS:
        if current(connection, article_id) != new.get(name, _WHERE_NOT_TOLD.get(name)):
            yield error(where, f"{what} was changed after it was added")


def _quotation_findings(
    connection: sqlite3.Connection, article_id: str, slug: str
) -> Iterator[Finding]:
    texts: dict[int, str] = {}
    for row in connection.execute(
        "SELECT id, position, spans, quote, version FROM claims WHERE article_id = ? ORDER BY n",
        [article_id],
    ):
        version = row["version"]
        if version not in texts:
            texts[version] = text_of(connection, article_id, version)
        text = texts[version]
        spans = queries.spans_from(row["spans"])
        if row["quote"] != quote_of(text, spans) or any(s.end > len(text) for s in spans):
            place = f"{slug}:{row['position']}"
            yield error(f"claim {row['id']}", f"its quotation is not in the article ({place})")


def prior_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Imported claims that are not as they were imported last."""
    told: dict[str, str] = {}
    for row in connection.execute(
        """SELECT object_id, new ->> '$.sha256' AS sha256 FROM events
        WHERE action = 'claim_imported' ORDER BY seq"""
    ):
        told[row["object_id"]] = row["sha256"]
    rows = connection.execute("SELECT id FROM claims WHERE origin = 'import' ORDER BY n")
    for row in rows.fetchall():
        sha256 = told.pop(row["id"], None)
        if sha256 is None:
            yield error(f"claim {row['id']}", "no event tells that it was imported")
        elif sha256 != intake.prior_digest(connection, row["id"]):
            yield error(f"claim {row['id']}", "it is not as it was imported")
    for claim_id in told:
        yield error(f"claim {claim_id}", "the log tells of it, but it is not there")


def note_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Notes whose text is not the one that was written, is gone or is still there unasked."""
    redacted = {
        row["seq"]
        for row in connection.execute(
            "SELECT new ->> '$.of' AS seq FROM events WHERE action = 'note_redacted'"
        )
    }
    for row in connection.execute(
        """SELECT e.seq, e.new ->> '$.note_sha256' AS sha256, n.salt, n.text,
            c.seq IS NOT NULL AS is_carried
        FROM events e LEFT JOIN note_texts n ON n.event_seq = e.seq
        LEFT JOIN carried c ON c.seq = e.seq
        WHERE e.action = 'note_added' ORDER BY e.seq"""
    ):
        where = f"note of event {row['seq']}"
        if row["text"] is None:
            if row["seq"] in redacted:
                continue
            if row["is_carried"]:
                what = "its text stayed on the desk that it came from, or was removed here"
                yield Finding("warning", where, what, "The log keeps that it was there.")
            else:
                yield error(where, "its text was removed, and no event tells of it")
        elif row["seq"] in redacted:
            yield error(where, "its text was redacted, but it is there")
        elif note_hash(row["salt"], row["text"]) != row["sha256"]:
            yield error(where, "its text was changed")


def state_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Claims whose state is not what their events add up to."""
    states = {
        row["claim_id"]: dict(row) for row in connection.execute("SELECT * FROM claim_states")
    }
    folds = dict(_folds(connection))
    elsewhere = _notes_elsewhere(connection)
    attached = {kind: _attached(connection, kind) for kind in _ATTACHED}
    for row in connection.execute(
        """SELECT id, n, text, type, checkable, attribution_id, speaker, as_made, gone
        FROM claims ORDER BY n"""
    ):
        claim_id = row["id"]
        where = f"claim {claim_id}"
        state = states.get(claim_id)
        expected = folds.get(claim_id, ClaimState())
        if state is None or state["n"] != row["n"]:
            yield error(where, "it has no state of its own")
        elif isinstance(expected, str):
            yield error(where, f"its events cannot be added up ({expected})")
        else:
            found = {kind: rows.get(claim_id, {}) for kind, rows in attached.items()}
            yield from _claim_against(where, row, expected)
            yield from _state_against(where, state, found, expected, elsewhere)


def _folds(connection: sqlite3.Connection) -> Iterator[tuple[str, ClaimState | str]]:
    rows = connection.execute(
        """SELECT e.*, e.object_id AS about FROM events e
        UNION ALL
        SELECT e.*, x.claim_id FROM event_claims x JOIN events e ON e.seq = x.seq
        ORDER BY about, seq"""
    )
    for object_id, events in groupby(rows, key=lambda row: row["about"]):
        try:
            yield object_id, fold([event_of(row) for row in events], object_id)
        except (ValueError, TypeError, KeyError, AttributeError) as wrong:
            yield object_id, f"{type(wrong).__name__}: {wrong}"


_ATTACHED: Final = {
    "evidence": """SELECT claim_id, id, url, title, excerpt, stance, is_primary, added_by, added_at,
        origin, copy FROM evidence""",
    "notes": """SELECT o.claim_id, o.event_seq, n.text IS NOT NULL AND n.text = o.text
        FROM notes o LEFT JOIN note_texts n ON n.event_seq = o.event_seq""",
    "decisions": "SELECT claim_id, prior_id, status FROM matches WHERE status <> 'suggested'",
    "reviews": f"SELECT claim_id, reviewer, {', '.join(REVIEW_COLUMNS)} FROM reviews",
}


def _attached(connection: sqlite3.Connection, kind: str) -> dict[str, dict[Any, Any]]:
    """What hangs on the claims, by claim and key."""
    found: dict[str, dict[Any, Any]] = {}
    for claim_id, key, *rest in connection.execute(_ATTACHED[kind]):
        found.setdefault(claim_id, {})[key] = tuple(rest)
    return found


def _claim_against(where: str, row: sqlite3.Row, expected: ClaimState) -> Iterator[Finding]:
    """The claim itself, as far as by-hand events change it."""
    if row["gone"] != expected.gone:
        yield error(
            where,
            f"it is {row['gone'] or 'in the queue'}, by the log {expected.gone or 'in the queue'}",
        )
    made = as_made_of(row, expected.edits)
    wanted = edited_row(made, expected.edits)
    if any(row[name] != value for name, value in wanted.items()):
        yield error(where, "it is not as it was edited by hand")


def _state_against(
    where: str,
    state: dict[str, Any],
    found: dict[str, dict[Any, Any]],
    expected: ClaimState,
    elsewhere: set[int],
) -> Iterator[Finding]:
    wanted = state_columns(expected)
    wrong = [name for name in wanted if state[name] != wanted[name]]
    if wrong:
        told = ", ".join(
            f"{name} is {state[name]!r}, by the log {wanted[name]!r}" for name in wrong
        )
        yield error(where, f"its state is not what its events add up to: {told}")
    evidence = {key: evidence_columns(one) for key, one in expected.evidence.items()}
    if found["evidence"] != evidence:
        yield error(
            where,
            f"its evidence is not what its events add up to{_keys(found['evidence'], evidence)}",
        )
    if not _notes_agree(found["notes"], expected.notes - elsewhere):
        yield error(where, "its notes are not what its events add up to")
    reviews = {key: tuple(review_columns(one).values()) for key, one in expected.reviews.items()}
    if found["reviews"] != reviews:
        yield error(
            where,
            f"its reviews are not what its events add up to{_keys(found['reviews'], reviews)}",
        )
    decisions = {key: (one["status"],) for key, one in expected.decisions.items()}
    if found["decisions"] != decisions:
        yield error(where, "its matches are not as they were decided")


def _notes_elsewhere(connection: sqlite3.Connection) -> set[int]:
    """Events of notes that a bundle told of without their texts."""
    rows = connection.execute(
        """SELECT c.seq FROM carried c LEFT JOIN note_texts n ON n.event_seq = c.seq
        WHERE n.text IS NULL"""
    )
    return {row["seq"] for row in rows}


def _keys(found: dict[Any, Any], wanted: dict[Any, Any]) -> str:
    keys = [key for key in found.keys() | wanted.keys() if found.get(key) != wanted.get(key)]
    return f" ({', '.join(sorted(keys))})"


def _notes_agree(found: dict[Any, Any], expected: set[int]) -> bool:
    """Whether the notes shown are those whose text is kept, word for word."""
    return found.keys() == expected and all(is_as_kept for (is_as_kept,) in found.values())
