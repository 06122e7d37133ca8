"""Sources that are one, other names of a source, and whom to keep from being named.

What the article says stays as it was read: a source's row keeps its name, and who it stands for is
a second column beside it. All of it is a fold of the events below, and undo takes it back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.models import Event
from workbench.store.events import SOURCE_ACTIONS, undone_seqs
from workbench.store.naming import short_hash


def source_id_of(name: str, kind: str) -> str:
    """The id of a source: the same name of the same kind has the same id on every desk."""
    return f"s-{short_hash(name.casefold(), kind)}"


@dataclass(slots=True)
class SourceFold:
    """What the events about sources add up to.

    Attributes:
        into: who a source was merged into, by id.
        aliases: other names, by the name in lower case: the name as it was given, and whose.
        numbers: the number of each source that is confidential.
    """

    into: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, tuple[str, str]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


def fold_sources(events: Sequence[Event]) -> SourceFold:
    """Add up events about sources, in order of ``seq``, those undone left out."""
    off = undone_seqs(events)
    found = SourceFold()
    for event in events:
        new = event.new or {}
        if event.seq in off:
            continue
        if event.action == "source_merged":
            found.into[event.object_id] = new["into"]
        elif event.action == "source_aliased":
            found.aliases[new["alias"].casefold()] = (new["alias"], event.object_id)
        elif event.action == "source_marked":
            if new["confidential"]:
                found.numbers[event.object_id] = int(new["number"])
            else:
                found.numbers.pop(event.object_id, None)
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """Who each source stands for where it is not itself, and the numbers of the confidential.

    A source that is confidential makes all confidential that are one with it; of several numbers
    the lowest counts.
    """

    stands_for: dict[str, str]
    numbers: dict[str, int]


def standing(found: SourceFold, names: Iterable[tuple[str, str]]) -> Standing:
    """Who stands for whom among the sources of ``names``, pairs of id and name.

    A step that would lead back to where it began is left out: of two merges that say the opposite,
    the earlier stands.
    """
    sources = dict(names)
    parent: dict[str, str] = {}

    def root(source_id: str) -> str:
        while source_id in parent:
            source_id = parent[source_id]
        return source_id

    links = [
        (source_id, found.aliases[name.casefold()][1])
        for source_id, name in sources.items()
        if name.casefold() in found.aliases
    ]
    for source_id, other in [*links, *found.into.items()]:
        if source_id in sources and other in sources and root(other) != source_id:
            parent[source_id] = other
    stands_for = {source_id: root(source_id) for source_id in parent}
    by_root: dict[str, int] = {}
    for source_id, number in found.numbers.items():
        whole = stands_for.get(source_id, source_id)
        by_root[whole] = min(number, by_root.get(whole, number))
    numbers = {
        source_id: by_root[stands_for.get(source_id, source_id)]
        for source_id in sources
        if stands_for.get(source_id, source_id) in by_root
    }
    return Standing(stands_for, numbers)


def about_sources(event: Event) -> bool:
    """Whether ``event`` changes who stands for whom, or who is confidential."""
    return event.action in SOURCE_ACTIONS or (event.new or {}).get("action") in SOURCE_ACTIONS


def keep_named(connection: sqlite3.Connection, event: Event) -> None:
    """Give a name that no article has as a source (a relay's) a row, so that it can be one."""
    new = event.new or {}
    if event.action in {"source_aliased", "source_marked"}:
        connection.execute(
            "INSERT OR IGNORE INTO sources (id, name, kind) VALUES (?, ?, ?)",
            [event.object_id, new["name"], new["kind"]],
        )


def write_standing(connection: sqlite3.Connection, events: Sequence[Event]) -> None:
    """Write anew who stands for whom, all other names, and who is confidential.

    Args:
        events: all of the log that are ``about_sources``, in order.
    """
    found = fold_sources(events)
    wanted = standing(found, all_names(connection))
    connection.execute("DELETE FROM source_aliases")
    connection.executemany(
        "INSERT INTO source_aliases (folded, alias, source_id) VALUES (?, ?, ?)",
        [(folded, alias, source_id) for folded, (alias, source_id) in found.aliases.items()],
    )
    connection.execute(
        """UPDATE sources SET stands_for = NULL, confidential = NULL
        WHERE stands_for IS NOT NULL OR confidential IS NOT NULL"""
    )
    connection.executemany(
        "UPDATE sources SET stands_for = ? WHERE id = ?",
        [(other, source_id) for source_id, other in wanted.stands_for.items()],
    )
    connection.executemany(
        "UPDATE sources SET confidential = ? WHERE id = ?",
        [(number, source_id) for source_id, number in wanted.numbers.items()],
    )


def all_names(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Id and name of every source."""
    rows = connection.execute("SELECT id, name FROM sources ORDER BY id")
    return [(row["id"], row["name"]) for row in rows]


def is_another_name(connection: sqlite3.Connection, names: Iterable[str]) -> bool:
    """Whether one of ``names`` was given to a source as another name of it."""
    row = connection.execute(
        """SELECT 1 FROM source_aliases
        WHERE folded IN (SELECT casefold(value) FROM json_each(?)) LIMIT 1""",
        [json.dumps(list(names))],
    ).fetchone()
    return row is not None


def next_number(connection: sqlite3.Connection, source_ids: Iterable[str]) -> int:
    """The number that marking these sources, which are one, confidential gives.

    The one that any of them had before, else one that no source ever had.
    """
    had: dict[str, int] = {}
    highest = 0
    for row in connection.execute(
        """SELECT object_id, new ->> '$.number' AS number FROM events
        WHERE action = 'source_marked' AND new ->> '$.number' IS NOT NULL ORDER BY seq"""
    ):
        had.setdefault(row["object_id"], int(row["number"]))
        highest = max(highest, int(row["number"]))
    return min((had[one] for one in source_ids if one in had), default=highest + 1)
