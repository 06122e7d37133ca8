"""Which source a name means, and what its other names are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.errors import DeskError
from workbench.store.rows import SourceRow, confidential_name


def aliases(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """See ``Desk.source_aliases``."""
    found: dict[str, list[str]] = {}
    for row in connection.execute(
        """SELECT stands_for AS source_id, name FROM sources WHERE stands_for IS NOT NULL
        UNION SELECT coalesce(s.stands_for, s.id), o.alias
        FROM source_aliases o JOIN sources s ON s.id = o.source_id ORDER BY 1, 2"""
    ):
        found.setdefault(row["source_id"], []).append(row["name"])
    return found


def resolve(
    sources: Sequence[SourceRow], other_names: Mapping[str, Sequence[str]], ref: str
) -> SourceRow:
    """See ``Desk.source``."""
    by_id = {source.id: source for source in sources}
    folded = ref.strip().casefold()

    def is_named(source: SourceRow) -> bool:
        code = "" if source.number is None else confidential_name(source.number)
        return folded in {source.id, source.name.casefold(), code.casefold()}

    aliased = {
        source_id
        for source_id, names in other_names.items()
        if folded in (name.casefold() for name in names)
    }
    holding = {source.root for source in sources if folded and folded in source.name.casefold()}
    for found in ({source.root for source in sources if is_named(source)} | aliased, holding):
        if len(found) > 1:
            names = ", ".join(f"{by_id[one].name} ({by_id[one].kind}, {one})" for one in found)
            raise DeskError(f"“{ref}” may be several sources: {names}", "give the id of one")
        if found:
            return by_id[found.pop()]
    raise DeskError(f"There is no source “{ref}” on this desk", "`workbench audit` names them")


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who carried words to an article: the source of that name on the desk, or the name alone.

    ``key`` is the id of the source, else ``relay:`` and the name in lower case.
    """

    key: str
    name: str
    kind: str
    title: str | None = None
    number: int | None = None


def carriers(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, Carrier]:
    """Who relays (or outlets) are, by name as the articles have it.

    A name is another name of a source, or that of a source (an organisation goes before a person
    of the same name, since it is what carries reports), or nobody's on this desk.
    """
    rows = {row["id"]: row for row in connection.execute("SELECT * FROM sources")}
    by_name = {
        row["name"].casefold(): row["id"]
        for row in sorted(rows.values(), key=lambda row: (row["kind"] == "organization", row["id"]))
    }
    for row in connection.execute("SELECT folded, source_id FROM source_aliases"):
        by_name[row["folded"]] = row["source_id"]
    found = {}
    for name in names:
        source_id = by_name.get(name.casefold())
        if source_id is None:
            found[name] = Carrier(f"relay:{name.casefold()}", name, "organization")
            continue
        root = rows[rows[source_id]["stands_for"] or source_id]
        found[name] = Carrier(
            root["id"], root["name"], root["kind"], root["title"], root["confidential"]
        )
    return found
