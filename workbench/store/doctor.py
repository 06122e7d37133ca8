"""Is the desk sound? Every promise of the store, checked against the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workbench.errors import DeskError
from workbench.store import near_copies
from workbench.store.anchors import check_log
from workbench.store.carried_findings import carried_findings
from workbench.store.consistency import (
    article_findings,
    note_findings,
    prior_findings,
    state_findings,
)
from workbench.store.copies import Copies, copy_findings
from workbench.store.findings import RESTORE
from workbench.store.hand_findings import hand_findings, place_findings
from workbench.store.rows import Finding
from workbench.store.schema import foreign_schema_objects, missing_triggers
from workbench.store.source_findings import source_findings
from workbench.store.version_findings import version_findings

if TYPE_CHECKING:
    from workbench.store.desk import Desk

__all__ = ["Finding", "examine"]

_MOST_PROBLEMS: Final = 20


def examine(desk: Desk) -> list[Finding]:
    """Examine the whole desk; changes nothing.

    Checked: SQLite's own structures and references, the triggers that guard the log, the
    chain of events and the backups beside the desk, articles, their versions and quotations
    against what was read, imported claims, claims made by hand and notes against their events,
    states and sources against the fold of the events, the copies of evidence against their
    hashes, and the search index.

    Returns:
        What is wrong, the gravest first; empty for a sound desk. Only the first bad event is
        named, since what comes after it proves nothing.
    """
    with desk.seen_as(None):
        return _examined(desk)


def _examined(desk: Desk) -> list[Finding]:
    found: list[Finding] = []
    connection = desk.connection
    # One view of the desk for all checks, while others go on writing.
    connection.execute("BEGIN")
    try:
        for name, check in _checks(desk.path).items():
            found.extend(_told(name, check, connection))
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    found.extend(_told("copies", partial(copy_findings, Copies(desk.path)), connection))
    found.extend(_search_findings(desk))
    return found


def _told(
    name: str,
    check: Callable[[sqlite3.Connection], Iterator[Finding]],
    connection: sqlite3.Connection,
) -> Iterator[Finding]:
    try:
        yield from check(connection)
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, AttributeError) as error:
        yield Finding("error", name, f"it cannot be examined ({error})", f"{RESTORE}.")


def _database_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row in connection.execute(f"PRAGMA integrity_check ({_MOST_PROBLEMS})"):
        if row[0] != "ok":
            yield Finding("error", "database", str(row[0]).rstrip("."), f"{RESTORE}.")
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(
            "error",
            f"table {row['table']}",
            f"row {row['rowid']} names a row of {row['parent']} that is not there",
            f"{RESTORE}.",
        )


def _trigger_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    for name in missing_triggers(connection):
        yield Finding(
            "error",
            f"trigger {name}",
            "it is missing or was changed, so the desk is not guarded",
            "Somebody removed it with another program; `workbench doctor --repair` puts it back.",
        )
    for name in foreign_schema_objects(connection):
        yield Finding(
            "error",
            name,
            "it was put into the desk by somebody else, and may change what is written",
            f"{RESTORE}.",
        )


def _log_findings(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    check = check_log(connection, path)
    if check.broken is not None:
        yield Finding("error", f"event {check.broken.seq}", check.broken.what, f"{RESTORE}.")
    for unread in check.unread:
        yield Finding("warning", "backup", unread.what, "Take another one.")


def _checks(path: Path) -> dict[str, Callable[[sqlite3.Connection], Iterator[Finding]]]:
    return {
        "database": _database_findings,
        "triggers": _trigger_findings,
        "event log": partial(_log_findings, path=path),
        "articles": article_findings,
        "versions": version_findings,
        "near copies": near_copies.copy_findings,
        "imported claims": prior_findings,
        "claims by hand": hand_findings,
        "order of the claims": place_findings,
        "notes": note_findings,
        "events of other desks": carried_findings,
        "states": state_findings,
        "sources": source_findings,
    }


def _search_findings(desk: Desk) -> Iterator[Finding]:
    """Ask FTS5 whether its index says what the claims say. The question is put as a write."""
    connection = desk.connection
    try:
        with desk.transaction():
            connection.execute(
                "INSERT INTO claims_fts (claims_fts, rank) VALUES ('integrity-check', 1)"
            )
    except DeskError as error:
        yield Finding(
            "warning", "search index", f"it was not examined ({error.what})", "Do it again later."
        )
    except sqlite3.DatabaseError:
        yield Finding(
            "error",
            "search index",
            "it is out of step with the claims, so search and matching may miss some",
            "`workbench doctor --repair` makes it anew.",
        )
