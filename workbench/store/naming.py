"""Ids that are the same on every desk, and the rows that every new claim begins with."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from typing import Final

from workbench.models import LedgerEntry, Spans
from workbench.store.events import canonical

NEW_STATE: Final = """INSERT INTO main.claim_states (n, claim_id, status, review_count, revision)
    SELECT n, id, 'open', 0, 0 FROM claims WHERE id = ?"""
"""The state of a claim nobody has worked on yet, by its id."""


def article_id_of(sha256: str) -> str:
    """The id of an article: the same text has the same id on every desk."""
    return f"a-{sha256[:12]}"


def in_version(article_id: str, version: int) -> str:
    """What the ids of claims and attributions of a version are made of, in place of the article."""
    return article_id if version == 1 else f"{article_id}/{version}"


def claim_id_of(article_id: str, spans: str, ordinal: int) -> str:
    """The id of a claim on ``spans`` (as JSON); ``ordinal`` counts those on the same spans."""
    return f"c-{short_hash(article_id, spans, str(ordinal))}"


def short_hash(*parts: str) -> str:
    """12 hex digits of the SHA-256 over ``parts``."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def spans_json(spans: Spans) -> str:
    """Spans as the database keeps them, ``[[start, end], …]``."""
    return canonical([[span.start, span.end] for span in spans])


def ledger_json(entries: Sequence[LedgerEntry]) -> str:
    """The ledger as the database keeps it, ``[[start, end, disposition], …]``."""
    return canonical([[one.span.start, one.span.end, one.disposition] for one in entries])


def speaker_of(connection: sqlite3.Connection, attribution_id: str | None) -> str | None:
    """The name of the source that an attribution names, if it does."""
    row = connection.execute(
        """SELECT s.name FROM attributions t JOIN sources s ON s.id = t.source_id
        WHERE t.id = ?""",
        [attribution_id],
    ).fetchone()
    return None if row is None else str(row["name"])
