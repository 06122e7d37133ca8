"""Pages of the long lists that the screens show: articles and the event log, newest first."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.models import Event
from workbench.store import state
from workbench.store.queries import article_rows

if TYPE_CHECKING:
    from workbench.store.desk import Desk
    from workbench.store.rows import ArticleRow


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event with the names of what it is about.

    ``claim_id`` is ``None`` where it is about no claim, ``position`` with it; ``article_slug``
    where it is about no article either.
    """

    event: Event
    claim_id: str | None
    article_slug: str | None
    position: int | None
    in_queue: bool


def count_articles(desk: Desk) -> int:
    """How many articles the desk holds."""
    return _count(desk.connection, "SELECT count(*) FROM articles")


def article_page(desk: Desk, limit: int, offset: int) -> list[ArticleRow]:
    """Articles with their counts, the newest on the desk first."""
    # Only the page is counted: the counts of a row look at all claims of its article.
    ids = [
        str(row[0])
        for row in desk.connection.execute(
            "SELECT id FROM articles ORDER BY rowid DESC LIMIT ? OFFSET ?", [limit, offset]
        )
    ]
    marks = ", ".join("?" * len(ids))
    return list(reversed(article_rows(desk.connection, f"WHERE a.id IN ({marks})", *ids)))


def count_events(desk: Desk, actor: str | None = None) -> int:
    """How many events the log holds, or how many of one reviewer."""
    where, values = _of(actor)
    return _count(desk.connection, f"SELECT count(*) FROM events e {where}", *values)


def event_page(desk: Desk, limit: int, offset: int, actor: str | None = None) -> list[LoggedEvent]:
    """Events of the log, or of one reviewer, the newest first."""
    where, values = _of(actor)
    rows = desk.connection.execute(
        f"""SELECT e.*, c.id AS claim_id, a.slug AS article_slug, c.position AS claim_position,
            c.gone IS NULL AND c.origin = 'article' AS in_queue
        FROM (SELECT * FROM events e {where} ORDER BY e.seq DESC LIMIT ? OFFSET ?) e
        LEFT JOIN claims c ON c.id = e.object_id
        LEFT JOIN articles a ON a.id = coalesce(c.article_id, e.object_id)
        ORDER BY e.seq DESC""",
        [*values, limit, offset],
    )
    return [
        LoggedEvent(
            event=state.event_of(row),
            claim_id=row["claim_id"],
            article_slug=row["article_slug"],
            position=row["claim_position"],
            in_queue=bool(row["in_queue"]),
        )
        for row in rows
    ]


def actors(desk: Desk) -> list[str]:
    """Everybody who has an event in the log, by name."""
    # One look into the index a name, where DISTINCT would read it from end to end.
    rows = desk.connection.execute(
        """WITH RECURSIVE named (actor) AS (
            SELECT min(actor) FROM events
            UNION ALL
            SELECT (SELECT min(actor) FROM events WHERE actor > named.actor)
            FROM named WHERE named.actor IS NOT NULL
        ) SELECT actor FROM named WHERE actor IS NOT NULL"""
    )
    return [str(row[0]) for row in rows]


def _of(actor: str | None) -> tuple[str, list[str]]:
    if actor is None:
        return "", []
    # A lone surrogate, which no row holds, cannot be given to SQL.
    return "WHERE e.actor = ?", [actor.encode("utf-8", "replace").decode("utf-8")]


def _count(connection: sqlite3.Connection, question: str, *values: str) -> int:
    return int(connection.execute(question, values).fetchone()[0])
