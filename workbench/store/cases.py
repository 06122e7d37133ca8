"""A case: articles, prior claims and all events about them, to be carried to another desk.

Events keep the hash that their own desk gave them; by it they are known on every desk. An event
that was carried here before is carried on as its own desk wrote it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from workbench.models import Event
from workbench.store.case_rows import Record, article_record, prior_record
from workbench.store.events import FIRST_HASH
from workbench.store.state import event_of

if TYPE_CHECKING:
    from workbench.store.desk import Desk

IMPORTED: Final = "bundle_imported"
"""The event that tells of a case that was taken in. It stays on its desk."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The log of one desk, as far as a case tells of it.

    Attributes:
        first: hash of its first event, which names it.
        events: how many it had when the case was made.
        head: hash of the last of them.
    """

    first: str
    events: int
    head: str


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One event as its own desk wrote it.

    Attributes:
        of: for an undo or redo, the hash of the event that it is about.
        note: salt and text of a note, where they are carried.
    """

    chain: str
    event: Event
    of: str | None = None
    note: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What is carried from desk to desk.

    Attributes:
        publish: under whose name and where its verdicts are published, if that is known; kept as
            it came, so that another desk makes the same of it.
        left_out: decisions on matches with claims of articles that are not in it.
    """

    articles: tuple[Record, ...]
    priors: tuple[Record, ...]
    events: tuple[CaseEvent, ...]
    chains: tuple[Chain, ...]
    publish: dict[str, Any] | None = None
    left_out: int = 0
    claim_ids: frozenset[str] = field(default_factory=frozenset)


def case_of(
    desk: Desk,
    article_ids: Sequence[str],
    *,
    notes: bool,
    publish: dict[str, Any] | None = None,
) -> Case:
    """The case of these articles. The caller holds a view of one moment.

    With them go the prior claims, imported from other publishers, that a decision on a match is
    about. Claims of articles that were not asked for stay, and so do decisions about them.

    Args:
        notes: carry the texts of notes; without, the log alone tells that there were some.
        publish: this desk's own settings of publication; without, those that came with a case.
    """
    connection = desk.connection
    ordered = [one.id for one in desk.articles() if one.id in set(article_ids)]
    claims = _claims_of(connection, ordered)
    priors = _decided_priors(connection, claims)
    known = claims | set(priors)
    rows, left_out = _event_rows(connection, {*ordered, *known}, known)
    identities = _identities(connection)
    events = tuple(_case_event(connection, row, identities, notes=notes) for row in rows)
    # An article that was brought here goes on under the name that it had at first.
    slugs = {
        one.event.object_id: (one.event.new or {})["slug"]
        for one in events
        if one.event.action == "article_added"
    }
    return Case(
        articles=tuple(_named(article_record(connection, one), slugs[one]) for one in ordered),
        priors=tuple(prior_record(connection, one) for one in priors),
        events=events,
        chains=_chains(desk, {one.chain for one in events}),
        publish=publish or _publish_told(connection),
        left_out=left_out,
        claim_ids=frozenset(known),
    )


def _named(record: Record, slug: str) -> Record:
    return record | {"article": record["article"] | {"slug": slug}}


def _claims_of(connection: sqlite3.Connection, article_ids: Sequence[str]) -> set[str]:
    rows = connection.execute(
        "SELECT id FROM claims WHERE article_id IN (SELECT value FROM json_each(?))",
        [json.dumps(article_ids)],
    )
    return {row["id"] for row in rows}


def _decided_priors(connection: sqlite3.Connection, claims: set[str]) -> list[str]:
    rows = connection.execute(
        """SELECT p.id FROM claims p WHERE p.origin = 'import' AND p.id IN (
            SELECT e.new ->> '$.prior_id' FROM events e WHERE e.action = 'match_decided'
            AND e.object_id IN (SELECT value FROM json_each(?))
        ) ORDER BY p.n""",
        [json.dumps(sorted(claims))],
    )
    return [row["id"] for row in rows]


def _event_rows(
    connection: sqlite3.Connection, objects: Iterable[str], known: set[str]
) -> tuple[list[sqlite3.Row], int]:
    """Events about ``objects``, and how many decisions about claims out of ``known`` are not."""
    rows = connection.execute(
        """SELECT * FROM events WHERE seq IN (
            SELECT seq FROM events WHERE object_id IN (SELECT value FROM json_each(:objects))
            UNION
            SELECT seq FROM event_claims WHERE claim_id IN (SELECT value FROM json_each(:objects))
        ) ORDER BY seq""",
        {"objects": json.dumps(sorted(objects))},
    )
    kept: list[sqlite3.Row] = []
    out: set[int] = set()
    decisions = 0
    for row in rows:
        new = json.loads(row["new"] or "{}")
        if row["action"] == "match_decided" and new["prior_id"] not in known:
            decisions += 1
            out.add(row["seq"])
        elif row["action"] in {"undone", "redone"} and int(new["of"]) in out:
            out.add(row["seq"])
        else:
            kept.append(row)
    return kept, decisions


def _identities(connection: sqlite3.Connection) -> dict[int, sqlite3.Row]:
    """What was carried here before, by its number in this log."""
    return {row["seq"]: row for row in connection.execute("SELECT * FROM carried")}


def _case_event(
    connection: sqlite3.Connection,
    row: sqlite3.Row,
    carried: dict[int, sqlite3.Row],
    *,
    notes: bool,
) -> CaseEvent:
    before = carried.get(row["seq"])
    event = event_of(row) if before is None else Event.model_validate_json(before["original"])
    of = None
    if event.action in {"undone", "redone"}:
        of = identity(connection, int(json.loads(row["new"])["of"]))
    text = None
    if notes and event.action == "note_added":
        kept = connection.execute(
            "SELECT salt, text FROM note_texts WHERE event_seq = ?", [row["seq"]]
        ).fetchone()
        text = None if kept is None else (str(kept["salt"]), str(kept["text"]))
    chain = own_chain(connection) if before is None else str(before["chain"])
    return CaseEvent(chain, event, of, text)


def identity(connection: sqlite3.Connection, seq: int) -> str:
    """The hash by which the event of this number is known on every desk."""
    (found,) = connection.execute(
        """SELECT coalesce(c.hash, e.hash) FROM events e LEFT JOIN carried c ON c.seq = e.seq
        WHERE e.seq = ?""",
        [seq],
    ).fetchone()
    return str(found)


def own_chain(connection: sqlite3.Connection) -> str:
    """The hash of the first event of this desk's log, which names it."""
    row = connection.execute("SELECT hash FROM events WHERE seq = 1").fetchone()
    return FIRST_HASH if row is None else str(row["hash"])


def _chains(desk: Desk, named: set[str]) -> tuple[Chain, ...]:
    """The logs that events come from, by name: this desk's as it is, others as they were told."""
    told: dict[str, Chain] = {}
    for row in desk.connection.execute(
        "SELECT new FROM events WHERE action = ? ORDER BY seq", [IMPORTED]
    ):
        for one in json.loads(row["new"])["chains"]:
            chain = Chain(**one)
            if chain.first not in told or chain.events >= told[chain.first].events:
                told[chain.first] = chain
    own = own_chain(desk.connection)
    told[own] = Chain(own, desk.next_seq() - 1, desk.head_hash())
    return tuple(told[first] for first in sorted(named))


def _publish_told(connection: sqlite3.Connection) -> dict[str, Any] | None:
    """The settings of publication that came with the last case that had some."""
    row = connection.execute(
        """SELECT new -> '$.publish' AS publish FROM events
        WHERE action = ? AND new -> '$.publish' IS NOT NULL ORDER BY seq DESC LIMIT 1""",
        [IMPORTED],
    ).fetchone()
    return None if row is None else dict(json.loads(row["publish"]))


def chain_record(chain: Chain) -> dict[str, Any]:
    """A chain as JSON."""
    return {"first": chain.first, "events": chain.events, "head": chain.head}
