"""Rows of claims that were made by hand, and of what by-hand events changed in others."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from workbench.models import Event, Replacement, Spans, quote_of
from workbench.store.by_hand import EDITED, further_claims, made_records
from workbench.store.events import canonical
from workbench.store.naming import NEW_STATE, claim_id_of, spans_json, speaker_of
from workbench.store.queries import LATEST_VERSION, spans_from


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim to be made: everything but its id and its position."""

    spans: Spans
    statement: str
    attribution_id: str | None
    type: str
    checkable: bool
    check_worthiness: float
    reasons: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    replacements: tuple[Replacement, ...] = ()


RECORD_COLUMNS: Final = (
    "id", "article_id", "position", "spans", "text", "attribution_id", "speaker", "type",
    "checkable", "check_worthiness", "reasons", "flags", "replacements", "version",
)  # fmt: skip
"""The columns of a claim made by hand that its event tells."""


def records(
    connection: sqlite3.Connection, article_id: str, drafts: Sequence[Draft]
) -> list[dict[str, Any]]:
    """Claims as the log keeps them, each with an id and a position that no claim has had.

    An id is made of the article, the spans and how many claims rest on the same spans already;
    positions go on behind the last, so that no ``ARTICLE:POSITION`` changes its meaning.
    """
    version = version_of(connection, article_id)
    (last,) = connection.execute(
        "SELECT coalesce(max(position), 0) FROM claims WHERE article_id = ?", [article_id]
    ).fetchone()
    taken: Counter[str] = Counter(
        row["spans"]
        for row in connection.execute("SELECT spans FROM claims WHERE article_id = ?", [article_id])
    )
    found = []
    for position, draft in enumerate(drafts, start=last + 1):
        spans = spans_json(draft.spans)
        found.append(
            {
                "id": claim_id_of(article_id, spans, taken[spans]),
                "article_id": article_id,
                "position": position,
                "spans": json.loads(spans),
                "statement": draft.statement,
                "attribution_id": draft.attribution_id,
                "speaker": speaker_of(connection, draft.attribution_id),
                "type": str(draft.type),
                "checkable": draft.checkable,
                "check_worthiness": draft.check_worthiness,
                "reasons": list(draft.reasons),
                "flags": list(draft.flags),
                "replacements": [one.model_dump(mode="json") for one in draft.replacements],
            }
            | ({"version": version} if version > 1 else {})
        )
        taken[spans] += 1
    return found


def version_of(connection: sqlite3.Connection, article_id: str) -> int:
    """The number of the latest version of an article, from 1."""
    (number,) = connection.execute(LATEST_VERSION, {"id": article_id}).fetchone()
    return int(number)


def text_of(connection: sqlite3.Connection, article_id: str, version: int) -> str:
    """The text of a version of an article."""
    (text,) = connection.execute(
        """SELECT text FROM articles WHERE id = :id AND :version = 1 UNION ALL
        SELECT text FROM article_versions WHERE article_id = :id AND number = :version""",
        {"id": article_id, "version": version},
    ).fetchone()
    return str(text)


def row_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """``RECORD_COLUMNS`` of the claim that ``record`` tells of."""
    return {
        "id": record["id"],
        "article_id": record["article_id"],
        "position": record["position"],
        "spans": canonical(record["spans"]),
        "text": record["statement"],
        "attribution_id": record["attribution_id"],
        "speaker": record["speaker"],
        "type": record["type"],
        "checkable": int(record["checkable"]),
        "check_worthiness": record["check_worthiness"],
        "reasons": canonical(record["reasons"]),
        "flags": canonical(record["flags"]),
        "replacements": canonical(record["replacements"]),
        "version": record.get("version", 1),
    }


def insert_made(connection: sqlite3.Connection, event: Event) -> None:
    """Write the claims that ``event`` makes, each open and without a verdict."""
    for record in made_records(event):
        (article_seq,) = connection.execute(
            "SELECT seq FROM events WHERE object_id = ? AND action = 'article_added'",
            [record["article_id"]],
        ).fetchone()
        row = row_of(record)
        text = text_of(connection, record["article_id"], row["version"])
        spans = spans_from(row["spans"])
        row |= {
            "origin": "article",
            "quote": quote_of(text, spans),
            "made_seq": event.seq,
            "article_seq": article_seq,
            "start": spans[0].start,
            "place": spans[0].start,
        }
        columns, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        connection.execute(f"INSERT INTO claims ({columns}) VALUES ({marks})", row)
        connection.execute(NEW_STATE, [record["id"]])


def keep_further_claims(connection: sqlite3.Connection, event: Event) -> tuple[str, ...]:
    """Keep which claims ``event`` is about beside its object, and return them."""
    of_target: dict[int, tuple[str, ...]] = {}
    if event.action in {"undone", "redone"}:
        target = int((event.new or {})["of"])
        rows = connection.execute(
            "SELECT claim_id FROM event_claims WHERE seq = ? ORDER BY claim_id", [target]
        )
        of_target[target] = tuple(row["claim_id"] for row in rows)
    found = further_claims(event, of_target)
    if not found:
        return ()
    # An event of another desk may be about claims that were not brought with it.
    connection.executemany(
        "INSERT INTO main.event_claims (claim_id, seq) SELECT id, ? FROM claims WHERE id = ?",
        [(event.seq, claim_id) for claim_id in found],
    )
    return found


def write_edits(
    connection: sqlite3.Connection, claim_id: str, edits: Mapping[str, Any], gone: str | None
) -> bool:
    """Write what was changed by hand in a claim; what it said before is kept in ``as_made``.

    Returns:
        Whether it has another wording now.
    """
    before = connection.execute(
        """SELECT text, type, checkable, attribution_id, speaker, as_made, gone
        FROM claims WHERE id = ?""",
        [claim_id],
    ).fetchone()
    made = as_made_of(before, edits)
    now = edited_row(made, edits) | {"gone": gone}
    changed = [name for name, value in now.items() if before[name] != value]
    if changed:
        assignments = ", ".join(f"{name} = :{name}" for name in changed)
        connection.execute(
            f"UPDATE claims SET {assignments} WHERE id = :id", now | {"id": claim_id}
        )
    return "text" in changed


def as_made_of(row: sqlite3.Row, edits: Mapping[str, Any]) -> dict[str, Any]:
    """What a claim said before it was edited, in ``EDITED`` and in all that ``edits`` change."""
    before = json.loads(row["as_made"] or "{}")
    # A column that is edited no more has its value of before again.
    names = dict.fromkeys((*EDITED, *edits, *before))
    return {name: before.get(name, row[name]) for name in names}


def edited_row(made: Mapping[str, Any], edits: Mapping[str, Any]) -> dict[str, Any]:
    """``EDITED`` and ``as_made`` of a claim that said ``made`` before ``edits``."""
    told = {name: made[name] for name in dict.fromkeys((*EDITED, *edits))}
    return {**made, **edits, "as_made": canonical(told) if edits else None}
