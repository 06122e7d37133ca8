"""Two, four and eight reviewers writing to one desk at once, against plain SQLite.

    python -m bench.writers [--seconds 60] [--writers 2 4 8]

Each writer is a process with a desk of its own on one file, and gives verdicts, notes and
evidence to claims in an order of its own, as fast as it can. Afterwards every event that it was
told to be written is looked for in the log, and the desk is examined.

The same processes then write to a copy of the desk with ``sqlite3`` alone: the rows of the same
actions, into the same tables, indexes and triggers, with the same pragmas, one transaction an
action; no event is hashed, nothing is read or checked before. What they come to is what the disk
and SQLite's own lock allow.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from bench.big_desk import make_desk
from workbench.models import Event, Stance, Verdict, VerdictCode
from workbench.review import Done, add_evidence, add_note, give_verdict
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine

CLAIMS: Final = 2_000
TARGET: Final = 0.3
_CODES: Final = (VerdictCode.VERIFIED, VerdictCode.DISPUTED, VerdictCode.UNVERIFIABLE)
_REASON: Final = "The minutes of the council of that week say so, on page {n}."
_PLAIN_WAIT_SECONDS: Final = 60


class Written(NamedTuple):
    """What one writer did: number and hash of its events, errors it was shown, longest action."""

    events: list[tuple[int, str]]
    errors: list[str]
    longest: float


def review(path: Path, number: int, ready: Any, seconds: float) -> Written:
    """Act as reviewer ``number`` on the desk for ``seconds``."""
    done: list[tuple[int, str]] = []
    errors: list[str] = []
    longest = 0.0
    with open_desk(path, create=False) as desk:
        actions = _actions(desk, number)
        ready.wait()
        end = time.monotonic() + seconds
        while (start := time.monotonic()) < end:
            try:
                event = next(actions)()
            except Exception as error:  # whatever a reviewer would be shown is counted
                errors.append(f"{type(error).__name__}: {error}")
                continue
            done.append((event.seq, event.hash))
            longest = max(longest, time.monotonic() - start)
    return Written(done, errors, longest)


def _actions(desk: Desk, number: int) -> Iterator[Callable[[], Event]]:
    """Actions without end: a verdict, a note and evidence for one claim after the other."""
    actor = f"reviewer {number}"
    ids = [row.id for row in desk.claims(ClaimFilter())]
    random.Random(number).shuffle(ids)
    turn = 0
    while True:
        for claim_id in ids:
            reason = _REASON.format(n=turn)
            verdict = Verdict(code=_CODES[turn % len(_CODES)], reason=reason)
            url = f"https://minutes.example/{number}/{turn}"
            turn += 1
            give = partial(give_verdict, desk, claim_id, verdict, actor=actor)
            note = partial(add_note, desk, claim_id, reason, actor=actor)
            add = partial(
                add_evidence, desk, claim_id, actor=actor, url=url, excerpt=reason,
                stance=Stance.SUPPORTS,
            )  # fmt: skip
            yield from (partial(_event, act) for act in (give, note, add))


def _event(act: Callable[[], Done]) -> Event:
    done = act()
    event = done.event
    assert isinstance(event, Event), done.warnings
    return event


def write_plainly(path: Path, number: int, ready: Any, seconds: float) -> Written:
    """Write the rows of the same actions with ``sqlite3`` alone."""
    with closing(sqlite3.connect(path, timeout=_PLAIN_WAIT_SECONDS, isolation_level=None)) as db:
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "recursive_triggers = ON",
                       "cache_size = -65536"):  # fmt: skip
            db.execute(f"PRAGMA {pragma}")
        ids = [row[0] for row in db.execute("SELECT id FROM claims WHERE origin = 'article'")]
        random.Random(number).shuffle(ids)
        count, longest = 0, 0.0
        ready.wait()
        end = time.monotonic() + seconds
        while (start := time.monotonic()) < end:
            _write_rows(db, ids[count // 3 % len(ids)], number, count)
            longest = max(longest, time.monotonic() - start)
            count += 1
    return Written([(0, "")] * count, [], longest)


_OLD: Final = (
    '{"as_of":null,"due_on":null,"reason":null,"reason_code":null,"status":"open","verdict":null}'
)
_NEW: Final = (
    '{"as_of":null,"reason":"%s","reason_code":null,"status":"reviewed","verdict":"unverifiable"}'
)
_NOTE: Final = '{"note_sha256":"%s"}'
_EVIDENCE: Final = (
    '{"evidence":[{"excerpt":"%s","id":"e-%s-3","primary":null,"stance":"supports",'
    '"title":null,"url":"https://minutes.example/1/1"}]}'
)
_AT: Final = "2024-12-02T09:00:00.000Z"


def _write_rows(db: sqlite3.Connection, claim_id: str, number: int, count: int) -> None:
    """One action: its event, the state of its claim, and the row of its note or evidence."""
    actor, reason = f"reviewer {number}", _REASON.format(n=count // 3)
    hashed = hashlib.sha256(f"{number} {count}".encode()).hexdigest()
    kind = ("verdict_given", "note_added", "evidence_added")[count % 3]
    new = (_NEW % reason, _NOTE % hashed, _EVIDENCE % (reason, claim_id))[count % 3]
    old = _OLD if count % 3 == 0 else None
    db.execute("BEGIN IMMEDIATE")
    seq = db.execute("SELECT max(seq) FROM events").fetchone()[0] + 1
    db.execute(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [seq, _AT, actor, kind, claim_id, old, new, reason, "0.1.0", hashed, hashed],
    )
    db.execute(
        """UPDATE claim_states SET status = 'reviewed', verdict = 'unverifiable', reason = ?,
        reviewer = ?, reviewed_at = ?, revision = revision + 1 WHERE claim_id = ?""",
        [reason, actor, _AT, claim_id],
    )
    if count % 3 == 1:
        db.execute("INSERT INTO note_texts VALUES (?, ?, ?)", [seq, hashed[:32], reason])
        db.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", [seq, claim_id, actor, _AT, reason])
    elif count % 3 == 2:
        db.execute(
            """INSERT INTO evidence (id, claim_id, url, excerpt, stance, added_by, added_at)
            VALUES (?, ?, ?, ?, 'supports', ?, ?)""",
            [f"e-{number}-{count}", claim_id, "https://minutes.example/1/1", reason, actor, _AT],
        )
    db.execute("COMMIT")


def run_together(
    work: Callable[[Path, int, Any, float], Written], path: Path, writers: int, seconds: float
) -> list[Written]:
    """Let ``writers`` processes do ``work`` on one file for ``seconds``."""
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, context.Pool(writers) as pool:
        ready = manager.Barrier(writers)
        asked = [(path, number, ready, seconds) for number in range(writers)]
        return pool.starmap(work, asked, chunksize=1)


def losses(path: Path, before: int, written: list[Written]) -> list[str]:
    """What is wrong with the desk after ``written``: lost or foreign events, what doctor finds."""
    with open_desk(path, create=False) as desk:
        log = {event.seq: event.hash for event in desk.history()}
        found = [f"{one.where}: {one.what}" for one in examine(desk)]
    told = [event for one in written for event in one.events]
    found += [f"event {seq} was confirmed and is lost" for seq, h in told if log.get(seq) != h]
    if len(log) != before + len(told):
        found.append(f"{len(log)} events, {before} and {len(told)} expected")
    return found


def main() -> None:
    """Print one line for each number of writers; end with 1 where something was lost or slow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--writers", type=int, nargs="+", default=[2, 4, 8])
    asked = parser.parse_args()
    is_good = True
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.db"
        make_desk(made, CLAIMS)
        with open_desk(made, create=False) as desk:
            before = len(desk.history())
        print(f"{CLAIMS} claims, {asked.seconds:g} s each; actions a second")
        print("writers   desk   plain  share  errors  lost  longest ms (plain)  chain")
        for writers in asked.writers:
            ours, before_it, after_it = (
                Path(shutil.copy(made, Path(folder) / f"{name}-{writers}.db"))
                for name in ("desk", "before", "after")
            )
            # Half of the plain rows before and half after, so that what else the machine does
            # meets both.
            rows = run_together(write_plainly, before_it, writers, asked.seconds / 2)
            written = run_together(review, ours, writers, asked.seconds)
            rows += run_together(write_plainly, after_it, writers, asked.seconds / 2)
            wrong = losses(ours, before, written)
            errors = [error for one in written for error in one.errors]
            rates = [sum(len(o.events) for o in each) / asked.seconds for each in (written, rows)]
            share = rates[0] / rates[1]
            longest = [1000 * max(one.longest for one in each) for each in (written, rows)]
            lost = sum("lost" in one for one in wrong)
            print(
                f"{writers:7} {rates[0]:6.0f} {rates[1]:7.0f}  {share:5.2f} {len(errors):7} "
                f"{lost:5} {longest[0]:11.0f} ({longest[1]:.0f})  "
                f"{'verifies' if not wrong else 'BROKEN'}",
                flush=True,
            )
            for one in [*errors[:5], *wrong[:5]]:
                print(f"  {one}")
            is_good = is_good and not errors and not wrong and share >= TARGET
    raise SystemExit(not is_good)


if __name__ == "__main__":
    main()
