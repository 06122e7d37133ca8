"""What an action asks of a claim while others wait, without all that is shown of it.

Answers are those that the reader of the connection may have (``store.seeing``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ClaimBrief:
    """A few fields of a ``ClaimRow``, under the names that they have there."""

    id: str
    article_slug: str | None
    position: int
    gone: str | None
    status: str
    agreement: str | None
    revision: int


def claim_brief(connection: sqlite3.Connection, claim_id: str) -> ClaimBrief | None:
    """See ``Desk.brief``."""
    row = connection.execute(
        """SELECT c.id, a.slug, c.position, c.gone, k.status, k.agreement, k.revision
        FROM claims c JOIN claim_states k ON k.n = c.n LEFT JOIN articles a ON a.id = c.article_id
        WHERE c.id = ?""",
        [claim_id],
    ).fetchone()
    return None if row is None else ClaimBrief(*row)


def has_evidence(connection: sqlite3.Connection, claim_id: str, piece: Mapping[str, Any]) -> bool:
    """See ``Desk.has_evidence``."""
    row = connection.execute(
        """SELECT 1 FROM evidence WHERE claim_id = :claim_id AND url IS :url AND title IS :title
        AND excerpt IS :excerpt AND stance = :stance AND is_primary IS :primary
        AND origin IS :origin""",
        {**piece, "claim_id": claim_id},
    ).fetchone()
    return row is not None


def evidence_ids(connection: sqlite3.Connection, claim_id: str) -> set[str]:
    """See ``Desk.evidence_ids``."""
    rows = connection.execute(
        """SELECT p.value ->> '$.id' FROM events e, json_each(e.new, '$.evidence') p
        WHERE e.object_id = ?""",
        [claim_id],
    )
    return {row[0] for row in rows}
