from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.review import Leases
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine
from workbench.store.waiting import begin_writing
from workbench.tui.worklist import Worklist

TAKEN = ClaimFilter(taken=True)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """The same desk twice, as two programs have it."""
    path = tmp_path / "claims.db"
    with harbor_desk(path) as ours, open_desk(path) as theirs:
        yield ours, theirs


def positions(desk: Desk, chosen: ClaimFilter) -> list[int]:
    return [row.position for row in desk.claims(chosen)]


def test_an_open_claim_is_handed_to_one_reviewer(desks: tuple[Desk, Desk]) -> None:
    ours, theirs = desks
    kim, lee = Leases(ours, "kim"), Leases(theirs, "lee")
    kims = Worklist(ours, ClaimFilter(), leases=kim)
    lees = Worklist(theirs, ClaimFilter(), leases=lee)
    first, second = kims.first_open(), lees.first_open()
    assert first is not None
    assert second is not None
    assert (first.position, second.position) == (1, 2)
    third = kims.next_open(first, 0)
    assert third is not None
    assert third.position == 3
    last = lees.next_open(second, 1)
    assert last is not None
    assert last.position == 4
    assert positions(ours, TAKEN) == [3, 4]
    assert lees.next_open(last, 3) is not None, "the first is free again"


def test_of_two_who_find_the_same_claim_free_one_gets_another(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = desks
    kim, lee = Leases(ours, "kim"), Leases(theirs, "lee")
    monkeypatch.setattr(kim, "taken", set)  # kim looked before lee had anything
    assert lee.take(ours.claims()[0].n) is None
    handed = Worklist(ours, ClaimFilter(), leases=kim).first_open()
    assert handed is not None
    assert handed.position == 2


def test_when_others_have_all_open_claims_none_is_handed_out(desks: tuple[Desk, Desk]) -> None:
    ours, theirs = desks
    for number, row in enumerate(ours.claims()):
        assert Leases(theirs, f"reviewer {number}").take(row.n) is None
    assert Worklist(ours, ClaimFilter(), leases=Leases(ours, "kim")).first_open() is None


def test_a_lease_is_told_until_it_is_left(desks: tuple[Desk, Desk]) -> None:
    ours, theirs = desks
    kim, lee = Leases(ours, "kim"), Leases(theirs, "lee")
    first, second = ours.claims()[:2]
    assert kim.take(first.n) is None
    assert theirs.claim(first.id).taken_by == "kim"
    assert lee.take(first.n) == "kim"
    assert lee.taken() == {first.n}
    assert kim.taken() == set()
    assert Leases(theirs, "kim").take(first.n) is None, "all of one name are one reviewer"
    kim.take(second.n)
    kim.release()
    assert theirs.claim(second.id).taken_by is None
    assert positions(theirs, ClaimFilter(without=(TAKEN,))) == [2, 3, 4]


def test_a_lease_that_is_not_renewed_ends(desks: tuple[Desk, Desk]) -> None:
    ours, theirs = desks
    first = ours.claims()[0]
    assert Leases(ours, "kim", seconds=0).take(first.n) is None
    assert theirs.claim(first.id).taken_by is None
    assert Leases(theirs, "lee").take(first.n) is None
    assert ours.claim(first.id).taken_by == "lee"


def test_a_lease_is_renewed_when_half_of_it_is_over(desks: tuple[Desk, Desk]) -> None:
    ours, _ = desks
    now = 0.0
    kim = Leases(ours, "kim", seconds=60, clock=lambda: now)
    first = ours.claims()[0]
    kim.take(first.n)
    ours.connection.execute("UPDATE leases SET until = until - 50")
    (short,) = ours.connection.execute("SELECT until FROM leases").fetchone()
    now = 29.0
    kim.take(first.n)
    assert ours.connection.execute("SELECT until FROM leases").fetchone()[0] == short
    now = 31.0
    kim.take(first.n)
    assert ours.connection.execute("SELECT until FROM leases").fetchone()[0] >= short + 49


def test_a_desk_that_is_held_keeps_nobody_from_a_claim(desks: tuple[Desk, Desk]) -> None:
    ours, theirs = desks
    begin_writing(theirs.connection)
    kim = Leases(ours, "kim")
    handed = Worklist(ours, ClaimFilter(), leases=kim).first_open()
    assert handed is not None
    theirs.connection.execute("ROLLBACK")
    assert theirs.claim(handed.id).taken_by is None
    assert kim.take(handed.n) is None
    assert theirs.claim(handed.id).taken_by == "kim"


def test_leases_are_no_events_and_leave_the_desk_as_safe_as_it_was(
    desks: tuple[Desk, Desk],
) -> None:
    ours, _ = desks
    before = len(ours.history())
    Leases(ours, "kim").take(ours.claims()[0].n)
    assert len(ours.history()) == before
    assert examine(ours) == []
    assert ours.connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert ours.connection.execute("PRAGMA busy_timeout").fetchone()[0] == 5000
