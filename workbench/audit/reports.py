"""Reports that several outlets carry: near copies of one text, each counted once as an origin."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.audit.naming import NO_OUTLET
from workbench.store.near_copies import copy_groups
from workbench.store.snapshot import snapshot
from workbench.store.source_lookup import carriers

if TYPE_CHECKING:
    from workbench.store import Desk

_ARTICLES: Final = """
    SELECT id, slug, outlet FROM articles WHERE id IN (SELECT value FROM json_each(?))
    ORDER BY coalesce(published_at, added_at), added_at, id
"""


@dataclass(frozen=True, slots=True)
class Report:
    """A report that several outlets carry, in part or whole word for word.

    Attributes:
        articles: short names of the articles, the one published first before the others.
        outlets: their outlets, each once.
    """

    articles: tuple[str, ...]
    outlets: tuple[str, ...]


def shared_reports(desk: Desk) -> list[Report]:
    """The reports of the desk that more than one outlet carries, the most carried first."""
    with snapshot(desk):
        found = [_report(rows) for rows in _shared(desk.connection).values()]
    return sorted(found, key=lambda one: (-len(one.outlets), -len(one.articles), one.articles))


def reports_by_article(connection: sqlite3.Connection) -> dict[str, str]:
    """Articles that carry a report which other outlets carry too, each with an id of the report.

    Near copies of one outlet alone are versions of its own article, and not in it. Who an outlet
    is goes by its names (``source_lookup.carriers``); an article without one is of its own.
    """
    return {row["id"]: first for first, rows in _shared(connection).items() for row in rows}


def _report(rows: list[sqlite3.Row]) -> Report:
    outlets = dict.fromkeys(row["outlet"] or NO_OUTLET for row in rows)
    return Report(tuple(row["slug"] for row in rows), tuple(outlets))


def _shared(connection: sqlite3.Connection) -> dict[str, list[sqlite3.Row]]:
    """Groups of near copies over several outlets, by the id of the first article."""
    first = copy_groups(connection)
    groups: dict[str, list[sqlite3.Row]] = {}
    for row in connection.execute(_ARTICLES, [json.dumps(list(first))]):
        groups.setdefault(first[row["id"]], []).append(row)
    known = carriers(
        connection, {row["outlet"] for rows in groups.values() for row in rows if row["outlet"]}
    )
    return {
        report: rows
        for report, rows in groups.items()
        if len({known[row["outlet"]].key if row["outlet"] else row["id"] for row in rows}) > 1
    }
