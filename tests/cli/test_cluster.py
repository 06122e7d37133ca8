from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.stories import folder_of
from tests.cli.tables import tables
from workbench.cli.bulk import remote
from workbench.cli.bulk.writer import Writer

distributed = pytest.importorskip("distributed")

STORIES = [
    f"Mayor Ada Quill said that pier {number} of Harrow cost {number} million florins.\n"
    for number in range(8)
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes, which are replaced when they die."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(STORIES, tmp_path)


def test_the_desk_is_that_of_a_local_run_though_a_worker_is_killed(
    workbench: Run, folder: Path, tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    local = workbench("ingest", "in", "--db", "local.db")
    put, killed = Writer.put, []

    def put_and_kill(*given: Any) -> Any:
        if not killed:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)
        return put(*given)

    monkeypatch.setattr(Writer, "put", put_and_kill)
    far = workbench("ingest", "in", "--db", "far.db", "--cluster", cluster.scheduler_address)
    assert killed
    assert (far.code, far.out) == (0, local.out)
    assert tables(tmp_path / "local.db") == tables(tmp_path / "far.db")


def test_workers_with_another_workbench_are_refused(
    workbench: Run, folder: Path, tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = {**remote.fingerprint(), "workbench": "99.0"}
    monkeypatch.setattr(remote, "fingerprint", lambda: newer)
    ran = workbench("ingest", "in", "--cluster", cluster.scheduler_address)
    assert ran.code == 2
    assert "and here it is 99.0: install the same on all" in ran.err
    assert not (tmp_path / "claims.db").exists()


def test_a_worker_that_comes_later_refuses_what_it_would_do_otherwise() -> None:
    from workbench.cli.bulk.remote import cut_here

    asked = b'{"fingerprint": {"workbench": "0.1"}, "name": "a", "article": {}}'
    assert cut_here(asked).startswith(b'{"refused": {"workbench"')


@pytest.mark.parametrize(
    ("name", "there", "told"),
    [
        ("workbench", "0.1", "workbench 0.1, and here it is"),
        ("its files", "", "too, but not the same files of it"),
        ("spacy", "3.7.1", "spacy 3.7.1, and here it is"),
        ("a trial", "", "another result for the same text"),
    ],
)
def test_what_differs_is_named(name: str, there: str, told: str) -> None:
    here = remote.fingerprint()
    assert remote.difference(here, dict(here)) is None
    assert told in str(remote.difference(here, {**here, name: there}))


def test_an_address_where_nobody_is_is_told(
    workbench: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.cli.bulk import cluster

    monkeypatch.setattr(cluster, "_SECONDS_TO_CONNECT", 0.3)
    ran = workbench("ingest", "in", "--cluster", "tcp://127.0.0.1:9")
    assert ran.code == 2
    assert ran.err.startswith("There is no cluster at tcp://127.0.0.1:9")


def test_it_is_loaded_only_where_it_is_asked_for() -> None:
    code = (
        "import sys\n"
        "import workbench.cli.app, workbench.cli.bulk.crew, workbench.cli.bulk.running\n"
        "print([one for one in ('dask', 'distributed', 'spacy', 'numpy') if one in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_without_the_extra_it_is_told(
    workbench: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = workbench("ingest", "in", "--cluster", "tcp://127.0.0.1:9")
    assert ran.err == (
        "Clusters are not installed: install it: pip install 'workbench-desk[cluster]'.\n"
    )
