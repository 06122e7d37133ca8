"""Mend what can be made again from the log: guards, search index, states. Nothing else is touched.

The log itself, the articles and what was read in them are never written: where those are not as
they were, only a backup helps.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workbench.errors import DeskError
from workbench.models import Event
from workbench.store.anchors import check_log
from workbench.store.backup import back_up
from workbench.store.by_hand import further_claims
from workbench.store.consistency import state_findings
from workbench.store.doctor import examine
from workbench.store.hand_findings import hand_findings
from workbench.store.naming import NEW_STATE
from workbench.store.rotation import place_for
from workbench.store.rows import Finding
from workbench.store.schema import (
    foreign_schema_objects,
    missing_triggers,
    remove_foreign_schema_objects,
    restore_triggers,
)
from workbench.store.source_findings import source_findings
from workbench.store.source_standing import write_standing
from workbench.store.state import event_of, refold, source_events

if TYPE_CHECKING:
    from workbench.store.desk import Desk

BEFORE_REPAIR: Final = "before-repair"


@dataclass(frozen=True, slots=True)
class Repaired:
    """What ``repair`` did.

    Attributes:
        kept: the backup of the desk as it was; ``None`` where there was nothing to mend.
        done: what was mended.
        refused: what could have been made again but was not, and why.
        left: what is still wrong.
    """

    kept: Path | None
    done: tuple[str, ...]
    refused: tuple[str, ...]
    left: tuple[Finding, ...]


def repair(desk: Desk, *, actor: str) -> Repaired:
    """Examine the desk and mend what is safe to mend, with a backup before and an event after.

    States are folded anew only from a log that is as it was written and has no event less than
    the states have seen: from any other they would lose the last trace of what was cut off.

    Raises:
        DeskError: SQLite's own structures are broken, or the backup cannot be made; the desk is
            then as it was.
    """
    found = examine(desk)
    if not any(one.severity == "error" for one in found):
        return Repaired(None, (), (), tuple(found))
    damaged = next((one for one in found if one.where == "database"), None)
    # A newer SQLite also examines the search index here, and that can be made again.
    if damaged is not None and "claims_fts" not in damaged.what:
        raise DeskError(
            f"{desk.path} is damaged ({damaged.what}), which no repair mends",
            "bring it back from a backup (`workbench restore`)",
        )
    kept = place_for(desk.path, BEFORE_REPAIR, desk.now())
    back_up(desk.path, kept, at=desk.now())
    done: list[str] = []
    refused: list[str] = []
    with desk.transaction():
        done += _mend_triggers(desk.connection)
        _mend_states(desk, done, refused)
        if any(one.where == "search index" for one in found) or damaged is not None:
            desk.connection.execute("INSERT INTO claims_fts (claims_fts) VALUES ('rebuild')")
            done.append("the search index was made anew")
        if done:
            desk.append(actor=actor, action="desk_repaired", object_id="desk", new={"done": done})
    return Repaired(kept, tuple(done), tuple(refused), tuple(examine(desk)))


def _mend_triggers(connection: sqlite3.Connection) -> list[str]:
    strange, missing = foreign_schema_objects(connection), missing_triggers(connection)
    remove_foreign_schema_objects(connection)
    restore_triggers(connection)
    return [
        *(f"the {name}, which is none of ours, was removed" for name in strange),
        *(f"the trigger {name} was put back" for name in missing),
    ]


def _mend_states(desk: Desk, done: list[str], refused: list[str]) -> None:
    connection = desk.connection
    found = (
        *state_findings(connection), *hand_findings(connection), *source_findings(connection),
    )  # fmt: skip
    if not found:
        return
    broken = check_log(connection, desk.path).broken
    if broken is not None:
        refused.append(f"the states were left as they are: event {broken.seq} is not sound")
        return
    further = _further_claims(connection)
    if _has_seen_more(connection, further):
        refused.append(
            "the states were left as they are: they tell of more events than the log has, so "
            "events were cut off its end"
        )
        return
    try:
        with desk.transaction():
            count = _fold_anew(connection, further)
    except sqlite3.IntegrityError:
        refused.append(
            "the states were left as they are: a claim that the log tells of is not there"
        )
        return
    done.append(f"the states of {count} claims and of the sources were folded anew from the log")


def _fold_anew(connection: sqlite3.Connection, further: list[tuple[str, int]]) -> int:
    """Write every state and which claims an event is about from the log; how many claims."""
    connection.execute("DELETE FROM event_claims")
    connection.executemany("INSERT INTO event_claims (claim_id, seq) VALUES (?, ?)", further)
    claims = [row[0] for row in connection.execute("SELECT id FROM claims ORDER BY n")]
    known: dict[int, Event] = {}
    for claim_id in claims:
        state = connection.execute("SELECT 1 FROM claim_states WHERE claim_id = ?", [claim_id])
        if state.fetchone() is None:
            connection.execute(NEW_STATE, [claim_id])
        refold(connection, claim_id, known)
    write_standing(connection, source_events(connection))
    return len(claims)


def _further_claims(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Rows of ``event_claims`` as the log has them."""
    told: dict[int, tuple[str, ...]] = {}
    for row in connection.execute("SELECT * FROM events ORDER BY seq"):
        event = event_of(row)
        found = further_claims(event, told)
        if found:
            told[event.seq] = found
    return [(claim_id, seq) for seq, found in told.items() for claim_id in found]


def _has_seen_more(connection: sqlite3.Connection, further: list[tuple[str, int]]) -> bool:
    """Whether a state counts more events about its claim than there are."""
    about = Counter(claim_id for claim_id, _ in further)
    about.update(row[0] for row in connection.execute("SELECT object_id FROM events"))
    return any(
        row["revision"] > about[row["claim_id"]]
        for row in connection.execute("SELECT claim_id, revision FROM claim_states")
    )
