"""Are the versions of articles as they were taken in, and the claims where they were aligned?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Final

from workbench.models import digest
from workbench.store import intake
from workbench.store.by_hand import ARTICLE_CHANGED
from workbench.store.findings import error
from workbench.store.rows import Finding

_ABOUT: Final = (
    "title", "title_span", "dateline", "dateline_span", "headings", "markup", "published_at",
    "outlet", "author", "url", "path", "language", "format", "encoding",
)  # fmt: skip


def version_digests(
    connection: sqlite3.Connection, article_id: str, number: int
) -> dict[str, str | None]:
    """SHA-256 of the text of a version, and of all that was read in it, for the log to keep."""
    row = connection.execute(
        "SELECT * FROM article_versions WHERE article_id = ? AND number = ?", [article_id, number]
    ).fetchone()
    if row is None:
        return {}
    return {
        "text_sha256": row["sha256"] if digest(row["text"]) == row["sha256"] else None,
        "about_sha256": intake.digest_of([[row[name] for name in _ABOUT]]),
        "ledger_sha256": intake.digest_of([[row["ledger"]]]),
        "claims_sha256": intake.claims_digest(connection, article_id, number),
        "facts_sha256": intake.facts_digest(connection, article_id, number),
        "attributions_sha256": intake.attributions_digest(connection, article_id, number),
    }


def places_digest(connection: sqlite3.Connection, article_id: str) -> str:
    """SHA-256 over where the claims of an article stand in its latest version."""
    return intake.digest_of(
        connection.execute(
            """SELECT c.id, v.version, v.spans, v.quote, v.statement, v.facts, v.replacements,
            v.flags, v.attribution_id
            FROM claim_now v JOIN claims c ON c.n = v.n WHERE c.article_id = ? ORDER BY c.id""",
            [article_id],
        )
    )


_WHAT: Final = {
    "text_sha256": "its text",
    "about_sha256": "what is known about it",
    "ledger_sha256": "what became of its words",
    "claims_sha256": "its claims",
    "facts_sha256": "the facts in its claims",
    "attributions_sha256": "who said what in it",
}


def version_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Versions of articles that are not as they were taken in, and claims out of their place."""
    there = {
        (row["article_id"], row["number"])
        for row in connection.execute("SELECT article_id, number FROM article_versions")
    }
    last: dict[str, str] = {}
    rows = connection.execute(
        "SELECT object_id, new FROM events WHERE action = ? ORDER BY seq", [ARTICLE_CHANGED]
    )
    for article_id, new in [(row["object_id"], json.loads(row["new"])) for row in rows]:
        number = new["version"]
        where = f"article {article_id}, version {number}"
        last[article_id] = new["places_sha256"]
        if (article_id, number) not in there:
            yield error(where, "the log tells of it, but it is not there")
            continue
        there.remove((article_id, number))
        for name, found in version_digests(connection, article_id, number).items():
            if found != new[name]:
                yield error(where, f"{_WHAT[name]} was changed after it was taken in")
    for article_id, number in sorted(there):
        yield error(f"article {article_id}, version {number}", "no event tells of it")
    for article_id, told in last.items():
        if places_digest(connection, article_id) != told:
            yield error(f"article {article_id}", "its claims are not placed as they were aligned")
    for row in connection.execute(
        """SELECT c.id FROM claim_now v JOIN claims c ON c.n = v.n
        WHERE c.article_id NOT IN (SELECT article_id FROM article_versions)"""
    ):
        yield error(f"claim {row['id']}", "it is placed in a version that is not there")
