"""What a reviewer does to sources: two are one, another name, not to be named. Each is one event.

Articles, attributions and the names in them stay as they were read; what changes is whom figures,
filters and exports count a source as.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import PolicyError
from workbench.models import Event, SourceKind
from workbench.review.actions import Done
from workbench.store import confidential_name
from workbench.store.source_standing import next_number, source_id_of

if TYPE_CHECKING:
    from workbench.store import Desk

_UNCHANGED = Done(None, ("Nothing changed.",))


class _Named(NamedTuple):
    id: str
    name: str
    kind: str


def merge_sources(
    desk: Desk, keep: str, other: str, *, actor: str, reason: str | None = None
) -> Done:
    """Count ``other`` as ``keep`` from now on, with all that was merged into it.

    Raises:
        DeskError: one of them is no source of this desk, or may be several.
    """
    with desk.transaction():
        kept, merged = desk.source(keep), desk.source(other)
        if kept.id == merged.id:
            return _UNCHANGED
        event = desk.append(
            actor=actor,
            action="source_merged",
            object_id=merged.id,
            new={"into": kept.id, "name": merged.name, "into_name": kept.name},
            reason=(reason or "").strip() or None,
        )
    return Done(event)


def alias_source(
    desk: Desk, source: str, alias: str, *, actor: str, reason: str | None = None
) -> Done:
    """Take ``alias`` for another name of a source, or of a relay, in articles yet to come too.

    Raises:
        PolicyError: it is no name, or another name of a different source already.
        DeskError: there is no such source and no such relay, or it may be several.
    """
    alias = " ".join(alias.split())
    if not alias:
        raise PolicyError("The other name is empty", "write the name that articles use")
    with desk.transaction():
        named = _source_or_relay(desk, source)
        if alias.casefold() == named.name.casefold():
            return _UNCHANGED
        row = desk.connection.execute(
            """SELECT coalesce(s.stands_for, s.id) AS id, s.name FROM source_aliases o
            JOIN sources s ON s.id = o.source_id WHERE o.folded = ?""",
            [alias.casefold()],
        ).fetchone()
        if row is not None and row["id"] == named.id:
            return _UNCHANGED
        if row is not None:
            raise PolicyError(
                f"“{alias}” is another name of {row['name']} already",
                "merge the two (`workbench audit merge`), or have that undone first",
            )
        event = desk.append(
            actor=actor,
            action="source_aliased",
            object_id=named.id,
            new={"alias": alias, "name": named.name, "kind": named.kind},
            reason=(reason or "").strip() or None,
        )
    return Done(event)


def mark_confidential(
    desk: Desk, source: str, confidential: bool, *, actor: str, reason: str | None = None
) -> Done:
    """Keep a source from being named in audits and exports, or let it be named again.

    Its number (``CONF-007``) is its own for good: marked again, it has the same.

    Raises:
        DeskError: there is no such source and no such relay, or it may be several.
    """
    with desk.transaction():
        named = _source_or_relay(desk, source)
        group = [one for one in desk.sources() if one.root == named.id]
        marked = [one for one in group if one.number is not None]
        if bool(marked) == confidential:
            return _UNCHANGED
        new = {"confidential": confidential, "name": named.name, "kind": named.kind}
        if confidential:
            ids = [named.id, *(one.id for one in group)]
            new |= {"number": next_number(desk.connection, ids)}
        event = desk.append(
            actor=actor,
            action="source_marked",
            object_id=named.id,
            new=new,
            reason=(reason or "").strip() or None,
        )
    return Done(event)


def _source_or_relay(desk: Desk, ref: str) -> _Named:
    """A source of the desk, or a relay that is none yet: it becomes one with the event."""
    folded = ref.strip().casefold()
    relays = (
        name
        for (via,) in desk.connection.execute("SELECT DISTINCT via FROM attributions")
        for name in json.loads(via)
    )
    relay = min((one for one in relays if one.casefold() == folded), default=None)
    known = {source.name.casefold() for source in desk.sources()}
    known.update(name.casefold() for names in desk.source_aliases().values() for name in names)
    if relay is not None and folded not in known:
        kind = str(SourceKind.ORGANIZATION)
        return _Named(source_id_of(relay, kind), relay, kind)
    found = desk.source(ref)
    return _Named(found.id, found.name, found.kind)


def source_event_words(event: Event) -> str:
    """What an event did to sources, in words; empty for other events."""
    new = event.new or {}
    if event.action == "source_merged":
        return f"{new['name']} is counted as {new['into_name']}"
    if event.action == "source_aliased":
        return f"“{new['alias']}” is another name of {new['name']}"
    if event.action == "source_marked" and new["confidential"]:
        return f"{new['name']} is confidential ({confidential_name(new['number'])})"
    if event.action == "source_marked":
        return f"{new['name']} may be named"
    return ""
