from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from workbench.cli.app import run as run_program

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SEED = FIXTURES / "moscow-taliban.txt"


class Ran(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def workbench(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run commands in an empty folder, in this process, as reviewer ``kim``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_REVIEWER", "kim")
    monkeypatch.delenv("WORKBENCH_DB", raising=False)

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run_program(list(arguments))
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return run


@pytest.fixture(scope="session")
def seed_desk_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A desk with the seed article and nothing else, made once."""
    from workbench.claims import split
    from workbench.reading import read_bytes
    from workbench.store import open_desk

    path = tmp_path_factory.mktemp("desk") / "claims.db"
    with open_desk(path) as desk:
        article = read_bytes(SEED.read_bytes(), name=SEED.name)
        desk.add_article(split(article), actor="kim")
    return path.read_bytes()


@pytest.fixture
def desk(workbench: Run, tmp_path: Path, seed_desk_bytes: bytes) -> Path:
    """``claims.db`` with the seed article in the folder the commands run in."""
    path = tmp_path / "claims.db"
    path.write_bytes(seed_desk_bytes)
    return path
