"""Are sources one, named otherwise and confidential as the log tells?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from workbench.store.findings import error
from workbench.store.rows import Finding
from workbench.store.source_standing import all_names, fold_sources, standing
from workbench.store.state import source_events


def source_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Sources that do not stand as the events about them add up to."""
    told = fold_sources(source_events(connection))
    wanted = standing(told, all_names(connection))
    for row in connection.execute(
        "SELECT id, name, stands_for, confidential FROM sources ORDER BY id"
    ):
        where = f"source {row['id']}"
        other = wanted.stands_for.get(row["id"])
        if row["stands_for"] != other:
            now, then = row["stands_for"] or "itself", other or "itself"
            yield error(where, f"it is counted as {now}, by the log as {then}")
        if row["confidential"] != wanted.numbers.get(row["id"]):
            yield error(where, "whether it is confidential is not as the log tells")
    aliases = {
        row["folded"]: (row["alias"], row["source_id"])
        for row in connection.execute("SELECT * FROM source_aliases")
    }
    for folded in sorted(aliases.keys() | told.aliases.keys()):
        if aliases.get(folded) != told.aliases.get(folded):
            yield error(f"name “{folded}”", "whose other name it is is not as the log tells")
