"""What can be made again from the log is, with a backup before and an event after; nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from tests.store.desks import behind_its_back
from workbench.errors import DeskError
from workbench.models import Verdict, VerdictCode
from workbench.review import (
    add_evidence,
    add_note,
    give_verdict,
    give_verdicts,
    merge_claims,
    reword_claim,
)
from workbench.store import open_desk
from workbench.store.doctor import examine
from workbench.store.repair import Repaired, repair
from workbench.store.rotation import known_backups


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "claims.db"
    with harbor_desk(path) as desk:
        first, second, third, fourth = (row.id for row in desk.claims())
        give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        add_note(desk, first, "asked the treasurer", actor="kim")
        add_evidence(desk, second, actor="lee", url="https://example.org/minutes")
        give_verdicts(desk, [first, second], Verdict(code=VerdictCode.VERIFIED), actor="lee")
        merge_claims(desk, [third, fourth], said_as=third, actor="kim")
        reword_claim(desk, first, "Dredging cost 4 million", actor="kim")
    return path


def repaired(path: Path) -> Repaired:
    with open_desk(path) as desk:
        return repair(desk, actor="kim")


def altered(path: Path, statement: str) -> None:
    with behind_its_back(path) as plain:
        plain.execute(statement)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("INSERT INTO claims_fts (claims_fts) VALUES ('delete-all')", "search index"),
        ("UPDATE claim_states SET verdict = 'disputed'", "states"),
        ("DELETE FROM claim_states WHERE verdict = 'verified'", "states"),
        ("DELETE FROM evidence", "states"),
        ("DELETE FROM notes", "states"),
        ("DELETE FROM event_claims", "states"),
        ("UPDATE claims SET gone = NULL", "states"),
        ("UPDATE sources SET confidential = 1", "sources"),
        ("UPDATE claims SET text = 'silt' WHERE position = 1", "states"),
        ("CREATE TRIGGER helpful AFTER INSERT ON events BEGIN SELECT 1; END", "helpful"),
        ("CREATE VIEW \"a\"\"b; DROP\" AS SELECT 1", "view"),
    ],
)  # fmt: skip
def test_what_the_log_can_make_again_is_made_again(path: Path, statement: str, says: str) -> None:
    altered(path, statement)
    with open_desk(path) as desk:
        assert examine(desk) != []
    done = repaired(path)
    assert done.left == ()
    assert any(says in one for one in done.done)
    assert done.kept in known_backups(path)
    with open_desk(path) as desk:
        event = desk.history()[-1]
        assert (event.action, event.new) == ("desk_repaired", {"done": list(done.done)})


def test_guards_that_were_dropped_are_put_back(path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("DROP TRIGGER events_are_never_changed")
        plain.execute("DROP TRIGGER claims_fts_insert")
    done = repaired(path)
    assert (len(done.done), done.left) == (2, ())


def test_a_sound_desk_is_left_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    assert repaired(path) == Repaired(None, (), (), ())
    assert path.read_bytes() == before
    assert known_backups(path) == []


def test_states_are_not_folded_from_a_log_that_is_not_sound(path: Path) -> None:
    altered(path, "UPDATE events SET new = replace(new, 'verified', 'disputed') WHERE seq = 5")
    done = repaired(path)
    assert (done.done, len(done.refused)) == ((), 1)
    assert "event 5" in done.refused[0]
    assert {one.where for one in done.left} >= {"event 5"}


def test_states_are_not_folded_from_a_log_whose_end_was_cut_off(path: Path) -> None:
    altered(path, "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)")
    with open_desk(path) as desk:
        before = desk.connection.execute("SELECT * FROM claim_states").fetchall()
    done = repaired(path)
    assert done.done == ()
    assert "cut off its end" in done.refused[0]
    with open_desk(path) as desk:
        assert desk.connection.execute("SELECT * FROM claim_states").fetchall() == before


def test_articles_and_quotations_are_never_mended(path: Path) -> None:
    altered(path, "UPDATE articles SET text = replace(text, '4 million', '5 million')")
    done = repaired(path)
    assert done.done == ()
    assert any(one.where.startswith("article") for one in done.left)


def test_broken_pages_are_no_matter_for_a_repair(path: Path) -> None:
    with open_desk(path) as desk:
        (page,) = desk.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'evidence'"
        ).fetchone()
    whole = path.read_bytes()
    start = (page - 1) * 4096
    path.write_bytes(whole[:start] + b"\xff" * 4096 + whole[start + 4096 :])
    with pytest.raises(DeskError, match="restore"):
        repaired(path)


def test_states_are_not_folded_where_a_claim_is_gone(path: Path) -> None:
    altered(path, "DELETE FROM claims WHERE position = 3")
    altered(path, "UPDATE claim_states SET verdict = 'mixed'")
    done = repaired(path)
    assert "is not there" in done.refused[0]
    assert not any("states" in one for one in done.done)
