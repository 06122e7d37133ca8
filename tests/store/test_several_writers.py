"""Several programs write to one desk: each has its turn, nothing is lost, nobody is refused."""

from __future__ import annotations

import multiprocessing
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from tests.desks import harbor_desk
from workbench.models import Verdict, VerdictCode
from workbench.review import give_verdict
from workbench.store import open_desk
from workbench.store.doctor import examine
from workbench.store.waiting import begin_writing

_SECONDS = 1.5


def judge_all_the_time(path: Path, name: str, ready: Any) -> list[tuple[int, str]]:
    codes = (VerdictCode.VERIFIED, VerdictCode.UNVERIFIABLE)
    done = []
    with open_desk(path) as desk:
        ids = [row.id for row in desk.claims()]
        ready.wait()
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end:
            turn = len(done)
            verdict = Verdict(code=codes[turn // len(ids) % 2], reason=f"{name} {turn}")
            event = give_verdict(desk, ids[turn % len(ids)], verdict, actor=name).event
            assert event is not None
            done.append((event.seq, event.hash))
    return done


def test_two_reviewers_under_load_are_never_refused_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with harbor_desk(path) as desk:
        before = len(desk.history())
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, context.Pool(2) as pool:
        ready = manager.Barrier(2)
        told = pool.starmap(
            judge_all_the_time, [(path, "kim", ready), (path, "lee", ready)], chunksize=1
        )
    assert all(told)
    with open_desk(path) as desk:
        log = {event.seq: event.hash for event in desk.history()}
        assert len(log) == before + sum(map(len, told))
        assert all(log[seq] == event_hash for one in told for seq, event_hash in one)
        assert examine(desk) == []


def test_a_writer_waits_longer_than_the_busy_time_for_its_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was refused after the busy time, though the other went on for only a little longer."""
    path = tmp_path / "claims.db"
    with harbor_desk(path) as desk, open_desk(path) as other:
        desk.connection.execute("PRAGMA busy_timeout = 100")
        begin_writing(other.connection)
        start, sleep = time.monotonic(), time.sleep

        def sleep_and_end(seconds: float) -> None:
            sleep(seconds)
            if other.connection.in_transaction and time.monotonic() - start > 0.25:
                other.connection.execute("ROLLBACK")

        monkeypatch.setattr("workbench.store.waiting.time.sleep", sleep_and_end)
        verdict = Verdict(code=VerdictCode.UNVERIFIABLE)
        assert give_verdict(desk, desk.claims()[0].id, verdict, actor="kim").event is not None
        assert desk.connection.execute("PRAGMA busy_timeout").fetchone()[0] == 100


def test_only_a_busy_desk_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    harbor_desk(path).close()
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.execute("BEGIN")
    start = time.monotonic()
    with pytest.raises(sqlite3.OperationalError, match="within a transaction"):
        begin_writing(connection)
    assert time.monotonic() - start < 1
    connection.close()
