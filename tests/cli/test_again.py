"""Articles that changed, taken in again at the command line; the seed article among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import FIXTURES, Run
from workbench.models import Verdict, VerdictCode
from workbench.review import give_verdict
from workbench.store import Desk, open_desk

SEED = (FIXTURES / "moscow-taliban.txt").read_text(encoding="utf-8")


@pytest.fixture
def judged(workbench: Run, tmp_path: Path) -> Path:
    """A desk with the seed article, every claim of it verified."""
    (tmp_path / "moscow-taliban.txt").write_text(SEED, encoding="utf-8")
    assert workbench("ingest", "moscow-taliban.txt").code == 0
    with open_desk(tmp_path / "claims.db") as desk:
        for claim in desk.claims():
            give_verdict(desk, claim.id, Verdict(code=VerdictCode.VERIFIED), actor="kim")
    return tmp_path


def standing(desk: Desk) -> dict[str, tuple[object, ...]]:
    return {
        one.id: (one.verdict, one.status, one.quote, one.source_name, desk.history(one.id))
        for one in desk.claims()
    }


def take_in(workbench: Run, folder: Path, text: str) -> str:
    (folder / "later.txt").write_text(text, encoding="utf-8")
    ran = workbench("ingest", "later.txt", "--as", "moscow-taliban")
    assert ran.code == 0, ran.err
    return ran.out


def test_one_number_in_the_seed_article_makes_exactly_one_claim_stale(
    workbench: Run, judged: Path
) -> None:
    with open_desk(judged / "claims.db") as desk:
        before = standing(desk)
    out = take_in(workbench, judged, SEED.replace("November 25", "November 26"))
    assert out.startswith("moscow-taliban  version 2: 26 the same, 1 reworded; 1 stale")
    with open_desk(judged / "claims.db") as desk:
        after = standing(desk)
    assert after.keys() == before.keys()
    (changed,) = [key for key in after if after[key] != before[key]]
    assert after[changed][:2] == ("verified", "stale")
    assert workbench("doctor").code == 0
    listed = workbench("list", "--status", "stale")
    assert "stale: ✓ Verified" in listed.out
    assert "1 stale" in listed.err
    card = workbench("show", changed).out
    assert "On November [-25-]{+26+}," in card
    assert "unresolved date: on November 26" in card
    assert "stale: ✓ Verified by kim" in card
    assert "By hand" not in card
    assert "version 2" in workbench("history", changed).out
    assert "already there, unchanged" in workbench("ingest", "later.txt").out


@pytest.mark.parametrize(("line", "behind"), [(3, 0), (2, 9), (6, 8), (10, 0)])
def test_a_paragraph_of_the_seed_article_that_moved_makes_none_stale(
    workbench: Run, judged: Path, line: int, behind: int
) -> None:
    with open_desk(judged / "claims.db") as desk:
        before = standing(desk)
    lines = SEED.splitlines()
    lines.insert(behind, lines.pop(line))
    out = take_in(workbench, judged, "\n".join(lines))
    assert "stale" not in out
    with open_desk(judged / "claims.db") as desk:
        assert standing(desk) == before
    assert workbench("doctor").code == 0


def test_a_version_is_found_by_its_address(workbench: Run, tmp_path: Path) -> None:
    address = ("--url", "https://courier.example/pier")
    (tmp_path / "a.txt").write_text("The pier cost 4 million florins, Ines Hale said.\n")
    (tmp_path / "b.txt").write_text("The pier cost 5 million florins, Ines Hale said.\n")
    workbench("ingest", "a.txt", *address)
    assert workbench("ingest", "b.txt", *address).out.startswith("a  version 2: 1 reworded")
    assert "already there" in workbench("ingest", "a.txt", *address).out
    listed = workbench("list", "--articles").out
    assert "versions" in listed.splitlines()[0]


def test_a_changed_copy_without_address_is_a_new_article_and_is_told(
    workbench: Run, judged: Path
) -> None:
    (judged / "later.txt").write_text(SEED.replace("25", "26"), encoding="utf-8")
    ran = workbench("ingest", "later.txt")
    assert ran.out.startswith("later  27 claims")
    assert "near copy of moscow-taliban" in ran.err


def test_as_names_one_article_that_is_there(workbench: Run, judged: Path) -> None:
    ran = workbench("ingest", "moscow-taliban.txt", "--as", "nothing")
    assert ran.code == 2
    assert "There is no article “nothing”" in ran.err
