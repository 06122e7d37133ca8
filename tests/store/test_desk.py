from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.errors import DeskError
from workbench.models import PriorClaim
from workbench.store import ClaimFilter, open_desk
from workbench.store.doctor import examine

PRIOR = PriorClaim(
    claim_id="p-dredging",
    text="Dredging the harbor cost four million florins",
    verdict="verified",
    publisher="Bay Ledger",
    evidence=("https://example.org/ledger",),
)


def test_a_prior_claim_that_changed_is_updated_and_found_by_its_new_words(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_prior_claims([PRIOR], actor="kim")
        changed = PRIOR.model_copy(update={"text": "Dredging the lagoon cost four million"})
        assert desk.add_prior_claims([changed], actor="kim").updated == 1
        assert desk.claims(ClaimFilter(text="lagoon", origin="import"))
        assert not desk.claims(ClaimFilter(text="harbor", origin="import"))
        assert examine(desk) == []


def test_an_imported_verdict_is_its_publishers_and_not_counted(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        desk.add_prior_claims([PRIOR], actor="kim")
        row = desk.claim("p-dredging")
        assert (row.publisher_verdict, row.verdict, row.status) == ("verified", None, "open")
        assert desk.summary().by_verdict == {}
        assert [one.url for one in desk.evidence("p-dredging")] == ["https://example.org/ledger"]


def test_all_prior_claims_or_none_are_taken(tmp_path: Path) -> None:
    bad = PRIOR.model_copy(update={"claim_id": "p-2", "evidence": ("ftp://example.org",)})
    with open_desk(tmp_path / "claims.db") as desk:
        with pytest.raises(DeskError, match="no web address"):
            desk.add_prior_claims([PRIOR, bad], actor="kim")
        assert desk.history() == []
        assert desk.count_claims(ClaimFilter(origin=None)) == 0


def test_opening_a_desk_imports_neither_numpy_nor_sqlite_utils(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with harbor_desk(path):
        pass
    code = (
        "import sys; from workbench.store import open_desk\n"
        f"open_desk({str(path)!r}).close()\n"
        "print(sorted({'numpy', 'sqlite_utils', 'spacy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_claim_is_found_by_place_id_and_first_letters(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        row = desk.claims()[2]
        for ref in ("3", "harbor:3", f"{row.article_id}:3", row.id, row.id[:7]):
            assert desk.resolve_claim(ref) == row.id
        for ref in ("9", "harbor:9", "pier:1", "c-", "zzzz"):
            with pytest.raises(DeskError):
                desk.resolve_claim(ref)


def test_filters_are_taken_together(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:

        def found(**asked: object) -> list[int]:
            return [row.position for row in desk.claims(ClaimFilter(**asked))]  # type: ignore[arg-type]

        assert found() == [1, 2, 3, 4]
        assert found(source="hale") == [1, 2]
        assert found(source="%") == []
        assert found(source_kind="narrator") == [3]
        assert found(text="voting") == [3, 4]
        assert found(text="vote", source="lanning") == [4]
        assert found(text='"; DROP TABLE claims; --') == []
        assert found(status=frozenset({"reviewed"})) == []
        assert desk.count_claims(ClaimFilter(source="hale")) == 2


def test_pages_join_to_the_whole_queue(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        whole = [row.id for row in desk.claims()]
        pages = [row.id for at in (0, 3) for row in desk.claims(limit=3, offset=at)]
        assert pages == whole
        assert [desk.position_of(claim_id) for claim_id in whole] == [0, 1, 2, 3]


def test_two_processes_that_write_at_once_keep_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with harbor_desk(path) as desk:
        claim_id = desk.claims()[0].id
    code = (
        "import sys; from workbench.store import open_desk; from workbench.review import add_note\n"
        f"with open_desk({str(path)!r}) as desk:\n"
        f"    for n in range(25): add_note(desk, {claim_id!r}, f'note {{n}}', actor=sys.argv[1])"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, name]) for name in ("kim", "lee")]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    with open_desk(path) as desk:
        assert len(desk.notes(claim_id)) == 50
        assert examine(desk) == []
