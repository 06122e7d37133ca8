"""A desk made by the schema before is brought up to date, and kept as it was beside it."""

from __future__ import annotations

import gzip
import multiprocessing
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desks import with_facts
from workbench.errors import DeskError
from workbench.models import Span
from workbench.review import add_claim, drop_claim, undo
from workbench.store import open_desk
from workbench.store.doctor import examine
from workbench.store.schema import STEPS, applied_steps

OLD = gzip.decompress((Path(__file__).parent / "step-1.db.gz").read_bytes())
"""A desk of the harbor and a prior claim, made by the workbench whose schema had one step."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "claims.db"
    path.write_bytes(OLD)
    with closing(sqlite3.connect(path)) as connection:
        assert applied_steps(connection) == ["create_tables"]
    return path


def test_an_old_desk_opens_with_all_that_was_on_it(old: Path) -> None:
    with open_desk(old) as desk:
        assert applied_steps(desk.connection) == list(STEPS)
        assert examine(desk) == []
        first, second, third, fourth = desk.claims()
        assert [row.position for row in (first, second, third, fourth)] == [1, 2, 3, 4]
        assert (first.verdict, first.reason) == ("verified", "seen")
        assert (second.verdict, third.status) == ("disputed", "needs_more")
        assert {(row.gone, row.made_by, row.as_made, row.facts) for row in desk.claims()} == {
            (None, None, None, ())
        }
        assert [row.spans[0].start for row in desk.claims()] == [
            row["start"] for row in desk.connection.execute("SELECT start FROM claims LIMIT 4")
        ]
        assert len(desk.history()) == 7
        assert desk.ledger(str(first.article_id)) == [], "it was not kept then"
        assert desk.claim("prior-1").publisher == "Velmara Checks"


def test_an_old_desk_is_worked_on_like_a_new_one(old: Path) -> None:
    with open_desk(old) as desk:
        add_claim(desk, "harbor", [Span(start=20, end=28)], actor="kim")
        drop_claim(desk, desk.claims()[0].id, actor="kim")
        desk.add_article(with_facts(), actor="kim")
        assert [row.position for row in desk.claims()] == [5, 2, 3, 4, 1]
        undo(desk, actor="kim")
        assert [row.position for row in desk.claims()] == [1, 5, 2, 3, 4, 1]
        assert examine(desk) == []


def test_the_old_desk_is_kept_beside_the_new_one(old: Path) -> None:
    open_desk(old).close()
    kept = old.with_name("claims.db.before-add_claims_by_hand")
    assert sorted(path.name for path in old.parent.iterdir()) == [old.name, kept.name]
    with closing(sqlite3.connect(kept)) as connection, closing(sqlite3.connect(old)) as now:
        assert applied_steps(connection) == ["create_tables"]
        assert list(connection.execute("SELECT * FROM events")) == list(
            now.execute("SELECT * FROM events")
        )
    open_desk(old).close()
    with open_desk(kept) as again:
        assert examine(again) == []


def test_a_desk_that_cannot_be_kept_is_not_changed(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DeskError, match="copy of it before that cannot be written"):
        open_desk(old)
    monkeypatch.undo()
    assert [path.name for path in old.parent.iterdir()] == [old.name]
    with closing(sqlite3.connect(old)) as connection:
        assert applied_steps(connection) == ["create_tables"]
    with open_desk(old) as desk:
        assert examine(desk) == []


def open_and_count(path: Path) -> int:
    with open_desk(path) as desk:
        return len(desk.claims())


def test_several_programs_may_bring_the_same_desk_up_to_date_at_once(old: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(open_and_count, [old] * 3, chunksize=1) == [4] * 3
    with open_desk(old) as desk:
        assert examine(desk) == []


def test_claims_are_changed_by_hand_but_never_deleted_or_requoted(old: Path) -> None:
    with open_desk(old) as desk:
        for statement in (
            "DELETE FROM claims",
            "UPDATE claims SET facts = '[1]'",
            "UPDATE claims SET made_seq = 1",
            "UPDATE claims SET start = 0",
            "UPDATE claims SET quote = 'other words'",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                desk.connection.execute(statement)
