"""A case into a desk: its events become events of this log, under one that tells of the import.

Only what goes on from here is taken in. Where both desks have worked on a claim since they last
had the same events, neither may overrule the other, and the case is refused.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from workbench.errors import DeskError
from workbench.models import Event
from workbench.store import intake, state
from workbench.store.by_hand import ARTICLE_CHANGED, further_claims, made_records
from workbench.store.case_rows import Record, insert_article, insert_version, write_prior
from workbench.store.cases import IMPORTED, Case, CaseEvent, chain_record, identity
from workbench.store.events import canonical

if TYPE_CHECKING:
    from workbench.store.desk import Desk

_ARRIVALS: Final = frozenset({"article_added", "claim_imported"})
"""Events by which a thing comes onto a desk; it may have come here another way."""

_SAME_READING: Final = ("text_sha256", "claims_sha256", "facts_sha256", "attributions_sha256")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was taken in: articles that are new here, and events; nothing where all was known."""

    articles: int
    events: int


def take_in(desk: Desk, case: Case, *, actor: str) -> TakenIn:
    """Put a case on the desk, all of it or nothing. The same case again changes nothing.

    Raises:
        DeskError: it does not fit together, an article was read another way here, or both desks
            have worked on the same claim.
    """
    connection = desk.connection
    with desk.transaction():
        connection.execute("PRAGMA defer_foreign_keys = ON")
        fresh = _new_articles(connection, case)
        due = _due(connection, case, fresh)
        if not due:
            return TakenIn(0, 0)
        _check_fits(connection, case, due)
        desk.append(
            actor=actor,
            action=IMPORTED,
            object_id=f"b-{carried_sha256(due)[:12]}",
            new={
                "articles": [one["article"]["id"] for one in case.articles],
                "chains": [chain_record(one) for one in case.chains],
                "carried": len(due),
                "carried_sha256": carried_sha256(due),
                **({} if case.publish is None else {"publish": case.publish}),
            },
        )
        here = _claims_here(connection)
        _carry(desk, case, due, fresh)
        _catch_up(connection, case, due, here)
    return TakenIn(len(fresh), len(due))


def carried_sha256(events: Iterable[CaseEvent]) -> str:
    """SHA-256 over chain and hash of events, in their order: what an import event tells of them."""
    told = [[one.chain, one.event.hash] for one in events]
    return hashlib.sha256(canonical(told).encode("ascii")).hexdigest()


def _new_articles(connection: sqlite3.Connection, case: Case) -> dict[str, Record]:
    """Articles of the case that are not on this desk, by id. Others must have been read alike."""
    added = {
        one.event.object_id: one.event.new or {}
        for one in case.events
        if one.event.action == "article_added"
    }
    fresh = {}
    absent = intake.NOTHING_SHA256
    for record in case.articles:
        article_id = record["article"]["id"]
        row = connection.execute(
            "SELECT new FROM events WHERE object_id = ? AND action = 'article_added'", [article_id]
        ).fetchone()
        if row is None:
            fresh[article_id] = record
            continue
        here = json.loads(row["new"])
        there = added[article_id]
        if any(here.get(one, absent) != there.get(one, absent) for one in _SAME_READING):
            raise DeskError(
                f"The article {record['article']['slug']} is on this desk with other claims, "
                "since another version of workbench read it",
                "import the bundle into a desk without it",
            )
    return fresh


def _due(connection: sqlite3.Connection, case: Case, fresh: dict[str, Record]) -> list[CaseEvent]:
    """The events that are not on this desk yet."""
    known = {
        row["hash"]
        for row in connection.execute("SELECT hash FROM events UNION SELECT hash FROM carried")
    }
    same_priors = _priors_alike(connection, case)
    return [
        one
        for one in case.events
        if one.event.hash not in known
        and not (one.event.action == "article_added" and one.event.object_id not in fresh)
        and not (one.event.action == "claim_imported" and one.event.object_id in same_priors)
    ]


def _priors_alike(connection: sqlite3.Connection, case: Case) -> set[str]:
    """Imported claims that are on this desk already and say the same."""
    last = {
        one.event.object_id: (one.event.new or {}).get("sha256")
        for one in case.events
        if one.event.action == "claim_imported"
    }
    return {
        claim_id
        for claim_id, sha256 in last.items()
        if intake.prior_digest(connection, claim_id) == sha256
    }


def _check_fits(connection: sqlite3.Connection, case: Case, due: Sequence[CaseEvent]) -> None:
    """Every claim and article that a new event is about goes on from where it stands here."""
    here = _claims_here(connection)
    for article_id in sorted({one.event.object_id for one in due if _changes(one)}):
        _check_article(connection, case, article_id)
    order = _by_claim(case.events)
    for claim_id, coming in sorted(_by_claim(due).items()):
        if claim_id not in here:
            continue
        # Where it came here another way, how it came is no matter.
        left_out = frozenset() if any(_arrives(one) for one in coming) else _ARRIVALS
        ours = _known_events(connection, claim_id, left_out)
        theirs = [one.event.hash for one in order[claim_id] if one.event.action not in left_out]
        if ours != theirs[: len(ours)] or claim_id not in case.claim_ids:
            raise DeskError(
                f"The claim {claim_id} was worked on both here and on the desk of the bundle",
                "have the one undone, or import the bundle into a desk of its own",
            )


def _check_article(connection: sqlite3.Connection, case: Case, article_id: str) -> None:
    """A version tells of all claims of its article, so there may be none here that it knows not."""
    rows = connection.execute(
        "SELECT seq FROM events WHERE object_id = ? AND action = ? ORDER BY seq",
        [article_id, ARTICLE_CHANGED],
    ).fetchall()
    ours = [identity(connection, row["seq"]) for row in rows]
    theirs = [
        one.event.hash for one in case.events if _changes(one) and one.event.object_id == article_id
    ]
    claims = connection.execute("SELECT id FROM claims WHERE article_id = ?", [article_id])
    if ours != theirs[: len(ours)] or {row["id"] for row in claims} - case.claim_ids:
        raise DeskError(
            f"The article {article_id} has other versions or claims here than on the desk of the "
            "bundle",
            "import the bundle into a desk of its own",
        )


def _catch_up(
    connection: sqlite3.Connection, case: Case, due: Sequence[CaseEvent], here: set[str]
) -> None:
    """Let claims that are new here have the events about them that came before, with others.

    One verdict may be on claims of several articles, and these may come one after the other.
    """
    coming = {one.event.hash for one in due}
    for claim_id, events in _by_claim(case.events).items():
        known = [one for one in events if one.event.hash not in coming]
        if not known or claim_id in here or claim_id not in case.claim_ids:
            continue
        if known != events[: len(known)]:
            raise DeskError(
                f"The bundle has an older event on the claim {claim_id} than this desk has already",
                "import it into a desk of its own",
            )
        connection.executemany(
            "INSERT INTO event_claims (claim_id, seq) VALUES (?, ?)",
            [
                (claim_id, _seq_of(connection, one.event.hash))
                for one in known
                if one.event.object_id != claim_id
            ],
        )
        state.refold(connection, claim_id, {})


def _claims_here(connection: sqlite3.Connection) -> set[str]:
    return {row["id"] for row in connection.execute("SELECT id FROM claims")}


def _changes(one: CaseEvent) -> bool:
    return one.event.action == ARTICLE_CHANGED


def _arrives(one: CaseEvent) -> bool:
    return one.event.action in _ARRIVALS


def _by_claim(events: Iterable[CaseEvent]) -> dict[str, list[CaseEvent]]:
    found: dict[str, list[CaseEvent]] = {}
    about: dict[str, tuple[str, ...]] = {}
    for one in events:
        further = about.get(one.of, ()) if one.of else further_claims(one.event, {})
        about[one.event.hash] = further
        for claim_id in dict.fromkeys((one.event.object_id, *further)):
            found.setdefault(claim_id, []).append(one)
    return found


def _known_events(
    connection: sqlite3.Connection, claim_id: str, left_out: frozenset[str]
) -> list[str]:
    rows = connection.execute(
        """SELECT seq, action FROM events WHERE object_id = :claim
        OR seq IN (SELECT seq FROM event_claims WHERE claim_id = :claim) ORDER BY seq""",
        {"claim": claim_id},
    ).fetchall()
    return [identity(connection, row["seq"]) for row in rows if row["action"] not in left_out]


def _carry(desk: Desk, case: Case, due: Sequence[CaseEvent], fresh: dict[str, Record]) -> None:
    connection = desk.connection
    priors = {one["claims"][0]["id"]: one for one in case.priors}
    articles = {one["article"]["id"]: one for one in case.articles}
    for one in due:
        event, new = one.event, one.event.new
        if event.action == "article_added":
            new = _put_article(desk, fresh[event.object_id], event)
        elif event.action == "claim_imported":
            write_prior(connection, priors[event.object_id])
        elif event.action == ARTICLE_CHANGED:
            insert_version(connection, articles[event.object_id], (new or {})["version"])
        elif one.of is not None:
            new = (new or {}) | {"of": _seq_of(connection, one.of)}
        for record in made_records(event):
            if record["article_id"] not in articles:
                raise DeskError(
                    f"The bundle makes a claim {record['id']} in an article that is not in it",
                    "ask for it anew",
                )
        desk.carry(event, one.chain, new=new, note=one.note)


def _put_article(desk: Desk, record: Record, event: Event) -> dict[str, Any]:
    """Put an article on the desk; ``new`` of its event as it is here, where its name is taken."""
    connection = desk.connection
    wished = record["article"]["slug"]
    slug = intake.free_slug(connection, wished)
    insert_article(connection, record, slug, desk.next_seq())
    new = event.new or {}
    if slug == wished:
        return new
    about = intake.about_digest(connection, event.object_id)
    return new | {"slug": slug, "about_sha256": about}


def _seq_of(connection: sqlite3.Connection, hash_: str) -> int:
    row = connection.execute(
        "SELECT seq FROM carried WHERE hash = :h UNION SELECT seq FROM events WHERE hash = :h",
        {"h": hash_},
    ).fetchone()
    if row is None:
        raise DeskError("The bundle undoes an event that is not in it", "ask for it anew")
    return int(row["seq"])
