"""``kill -9`` at any moment: what was confirmed is there, nothing is half, the work goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.store import open_desk
from workbench.store.doctor import examine

ROOT = Path(__file__).resolve().parents[2]

INGEST = """
import sys
from tests.desks import made_split
from workbench.store import open_desk
with open_desk(sys.argv[1]) as desk:
    for n in range(60):
        rows = [(f"Speaker {n}", f"claim {k} of {n} is about the harbor") for k in range(30)]
        added = desk.add_article(made_split(rows, path=f"article-{n}.txt"), actor="kim")
        print(added.article_id, flush=True)
"""

CHANGES = """
import sys
from tests.desks import made_split
from workbench.store import open_desk
with open_desk(sys.argv[1]) as desk:
    for n in range(60):
        rows = [(f"Speaker {k}", f"claim {k} was so in {1900 + n * (k % 3)}") for k in range(30)]
        added = desk.add_article(
            made_split(rows, path="story.txt", url="https://news.example/story"), actor="kim"
        )
        print(added.change.version if added.change else 1, flush=True)
"""

VERDICTS = """
import sys
from workbench.models import Verdict, VerdictCode
from workbench.review import give_verdict
from workbench.store import open_desk
with open_desk(sys.argv[1]) as desk:
    ids = [row.id for row in desk.claims()]
    for n in range(100000):
        code = (VerdictCode.VERIFIED, VerdictCode.UNVERIFIABLE)[n // len(ids) % 2]
        done = give_verdict(desk, ids[n % len(ids)], Verdict(code=code), actor="kim")
        print(done.event.seq, done.event.hash, flush=True)
"""


def killed_after(code: str, path: Path, lines: int, pause: float) -> list[str]:
    """Run ``code``, kill it ``pause`` seconds after its ``lines``-th line; what it printed."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(lines)]
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    told += process.stdout.readlines()
    process.wait()
    assert process.returncode == -signal.SIGKILL
    return [line.strip() for line in told if line.endswith("\n")]


@pytest.mark.parametrize(("lines", "pause"), [(1, 0.004), (4, 0.011), (9, 0.002)])
def test_taking_in_a_changed_article_that_is_killed_leaves_whole_versions(
    tmp_path: Path, lines: int, pause: float
) -> None:
    path = tmp_path / "claims.db"
    told = killed_after(CHANGES, path, lines, pause)
    with open_desk(path) as desk:
        (article,) = desk.articles()
        assert int(told[-1]) <= article.versions <= int(told[-1]) + 1
        assert examine(desk) == []


@pytest.mark.parametrize(("lines", "pause"), [(0, 0.3), (1, 0.001), (5, 0.004), (11, 0.013)])
def test_an_ingest_that_is_killed_leaves_whole_articles_and_goes_on(
    tmp_path: Path, lines: int, pause: float
) -> None:
    path = tmp_path / "claims.db"
    confirmed = killed_after(INGEST, path, lines, pause)
    if path.exists():
        with open_desk(path) as desk:
            there = {row.id: row.claims for row in desk.articles()}
            assert set(confirmed) <= there.keys()
            assert set(there.values()) <= {30}
            assert examine(desk) == []
    done = subprocess.run([sys.executable, "-c", INGEST, str(path)], cwd=ROOT, check=True)
    assert done.returncode == 0
    with open_desk(path) as desk:
        assert len(desk.articles()) == 60
        assert desk.count_claims() == 60 * 30
        assert examine(desk) == []


@pytest.mark.parametrize(("lines", "pause"), [(1, 0.0), (3, 0.002), (9, 0.007), (20, 0.003)])
def test_every_verdict_that_was_confirmed_survives_a_kill(
    tmp_path: Path, lines: int, pause: float
) -> None:
    path = tmp_path / "claims.db"
    with harbor_desk(path):
        pass
    confirmed = killed_after(VERDICTS, path, lines, pause)
    assert len(confirmed) >= lines
    with open_desk(path) as desk:
        log = {event.seq: event.hash for event in desk.history()}
        for line in confirmed:
            seq, event_hash = line.split()
            assert log[int(seq)] == event_hash
        assert examine(desk) == []
