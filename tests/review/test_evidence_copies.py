"""Copies of pages that evidence points to, and where evidence comes from in the end."""

from __future__ import annotations

import gzip
import hashlib
import stat
from pathlib import Path

import pytest

from workbench.errors import FetchError, PolicyError
from workbench.models import Stance, Verdict, VerdictCode
from workbench.reading.fetch import Fetched
from workbench.review import (
    Policy,
    add_evidence,
    archive_evidence,
    give_verdict,
    independent_origins,
    keep_page,
    redo,
    undo,
)
from workbench.store import Desk
from workbench.store.copies import Copies
from workbench.store.doctor import examine

PAGE = b"<p>The dredging cost 4 million florins.</p>"
SHA256 = hashlib.sha256(PAGE).hexdigest()


def page_of(url: str) -> Fetched:
    if "gone" in url:
        raise FetchError(f"{url} answers “404 Not Found”", "check the address in a browser")
    return Fetched(url, f"{url}/", 200, "text/html", "utf-8", PAGE)


def with_copy(desk: Desk, claim_id: str, url: str = "https://records.example/1") -> None:
    copy = keep_page(desk, url, page_of)
    add_evidence(desk, claim_id, url=url, copy=copy, actor="kim")


def test_the_page_is_kept_as_it_was_fetched(desk: Desk) -> None:
    claim = desk.claims()[0]
    with_copy(desk, claim.id)
    (piece,) = desk.evidence(claim.id)
    assert piece.archived is not None
    assert piece.archived.sha256 == SHA256
    assert (piece.archived.size, piece.archived.status) == (len(PAGE), 200)
    assert piece.archived.url == "https://records.example/1/"
    assert piece.archived.fetched_at.endswith("Z")
    assert gzip.decompress(Copies(desk.path).path(SHA256).read_bytes()) == PAGE
    assert examine(desk) == []


def test_a_page_that_two_claims_rest_on_is_kept_once(desk: Desk) -> None:
    first, second, *_ = desk.claims()
    with_copy(desk, first.id)
    with_copy(desk, second.id, "https://mirror.example/1")
    assert [path.name for path in Copies(desk.path).folder.iterdir()] == [f"{SHA256}.gz"]


def test_copies_are_the_owners_alone(desk: Desk) -> None:
    with_copy(desk, desk.claims()[0].id)
    copies = Copies(desk.path)
    assert stat.S_IMODE(copies.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(copies.path(SHA256).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda path: path.write_bytes(gzip.compress(PAGE + b"!")), "not as it was kept"),
        (lambda path: path.write_bytes(path.read_bytes() + path.read_bytes()), "not as it was"),
        (lambda path: path.write_bytes(path.read_bytes()[:-1]), "not as it was kept"),
        (lambda path: path.write_bytes(b"no gzip"), "not as it was kept"),
        (Path.unlink, "not there"),
    ],
)
def test_the_doctor_finds_a_copy_that_was_changed(desk: Desk, change, told: str) -> None:
    with_copy(desk, desk.claims()[0].id)
    change(Copies(desk.path).path(SHA256))
    (finding,) = examine(desk)
    assert "records.example" in finding.where
    assert told in finding.what


def test_a_damaged_copy_is_mended_when_the_same_page_is_kept_again(desk: Desk) -> None:
    with_copy(desk, desk.claims()[0].id)
    Copies(desk.path).path(SHA256).write_bytes(b"damaged")
    with_copy(desk, desk.claims()[1].id)
    assert examine(desk) == []


def test_copies_of_evidence_that_is_there_already(desk: Desk) -> None:
    claim = desk.claims()[0]
    add_evidence(desk, claim.id, url="https://records.example/1", actor="kim")
    add_evidence(desk, claim.id, url="https://records.example/gone", actor="kim")
    add_evidence(desk, claim.id, title="A letter", actor="kim")
    done = archive_evidence(desk, claim.id, actor="lee", fetch=page_of)
    assert [event.action for event in done.events] == ["evidence_archived"]
    assert len(done.failures) == 1
    assert "404" in done.failures[0]
    first, gone, letter = desk.evidence(claim.id)
    assert first.archived is not None
    assert gone.archived is letter.archived is None
    assert first.added_by == "kim"
    again = archive_evidence(desk, claim.id, actor="lee", fetch=page_of)
    assert again.events == ()
    assert examine(desk) == []


def test_keeping_a_copy_is_undone_and_done_again(desk: Desk) -> None:
    claim = desk.claims()[0]
    add_evidence(desk, claim.id, url="https://records.example/1", actor="kim")
    archive_evidence(desk, claim.id, actor="kim", fetch=page_of)
    undo(desk, actor="kim")
    assert desk.evidence(claim.id)[0].archived is None
    redo(desk, actor="kim")
    assert desk.evidence(claim.id)[0].archived is not None
    assert examine(desk) == []


def test_evidence_without_an_address_has_no_copy(desk: Desk) -> None:
    claim = desk.claims()[0]
    add_evidence(desk, claim.id, title="A letter", actor="kim")
    with pytest.raises(PolicyError, match="has an address"):
        archive_evidence(desk, claim.id, actor="kim", fetch=page_of)


def test_a_password_is_not_stored_with_the_address(desk: Desk) -> None:
    claim = desk.claims()[0]
    done = add_evidence(desk, claim.id, url="https://kim:secret@records.example/1", actor="kim")
    assert desk.evidence(claim.id)[0].url == "https://records.example/1"
    assert done.warnings == ("The name and password in the address were left out of it.",)
    assert "secret" not in str(desk.history())


def test_two_papers_that_carry_one_report_are_one_origin(desk: Desk) -> None:
    claim = desk.claims()[0]
    for url, origin in (
        ("https://daily.example/a", "Agency.example"),
        ("https://evening.example/b", " agency.EXAMPLE "),
        ("https://www.agency.example/c", None),
    ):
        add_evidence(desk, claim.id, url=url, origin=origin, stance=Stance.SUPPORTS, actor="kim")
    assert independent_origins(desk.evidence(claim.id)) == {"agency.example"}
    add_evidence(desk, claim.id, url="https://daily.example/d", actor="kim")
    assert len(independent_origins(desk.evidence(claim.id))) == 2
    assert examine(desk) == []


def test_one_report_in_two_papers_does_not_make_two_origins_for_the_policy(tmp_path: Path) -> None:
    from tests.desks import made_split
    from workbench.models import SourceKind
    from workbench.store import open_desk

    split = made_split([("an official", "the pier is closed")], kind=SourceKind.ANONYMOUS)
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(split, actor="kim")
        (claim,) = desk.claims()
        for url in ("https://daily.example/a", "https://evening.example/b"):
            add_evidence(
                desk, claim.id, url=url, origin="Agency", stance=Stance.SUPPORTS, actor="kim"
            )
        verdict = Verdict(code=VerdictCode.VERIFIED)
        policy = Policy(two_origins_for_anonymous="require")
        with pytest.raises(PolicyError, match="fewer than two independent origins"):
            give_verdict(desk, claim.id, verdict, actor="kim", policy=policy)
