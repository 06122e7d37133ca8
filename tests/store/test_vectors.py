from __future__ import annotations

from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.models import PriorClaim
from workbench.review import reword_claim, undo
from workbench.store import Desk
from workbench.store.schema import TRIGGERS, restore_triggers
from workbench.store.vectors import (
    Vectors,
    count_without_vectors,
    keep_vectors,
    without_vectors,
)

MODEL = "one/1"


def give_all(desk: Desk, model: str = MODEL) -> None:
    claims = without_vectors(desk, model)
    keep_vectors(desk, model, [(one, Vectors(one.n, b"v", b"c")) for one in claims])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = harbor_desk(tmp_path / "claims.db")
    give_all(desk)
    return desk


def test_claims_with_vectors_are_not_asked_for_again(desk: Desk) -> None:
    assert count_without_vectors(desk, MODEL) == 0
    assert without_vectors(desk, MODEL) == []


def test_vectors_of_another_model_count_as_missing_and_are_replaced(desk: Desk) -> None:
    assert count_without_vectors(desk, "two/1") == 4
    give_all(desk, "two/1")
    assert count_without_vectors(desk, "two/1") == 0
    rows = desk.connection.execute("SELECT DISTINCT model FROM claim_vectors").fetchall()
    assert [row["model"] for row in rows] == ["two/1"]


def test_a_reworded_claim_loses_its_vectors_and_so_does_one_worded_back(desk: Desk) -> None:
    claim = desk.claims()[0]
    reword_claim(desk, claim.id, "The dredging cost 5 million florins", actor="kim")
    assert [one.n for one in without_vectors(desk, MODEL)] == [claim.n]
    give_all(desk)
    undo(desk, actor="kim")
    assert [one.n for one in without_vectors(desk, MODEL)] == [claim.n]


def test_a_claim_imported_anew_with_another_title_loses_its_vectors(desk: Desk) -> None:
    prior = PriorClaim(claim_id="p", text="The pier is open", title="Is it?", publisher="Quay")
    desk.add_prior_claims([prior], actor="kim")
    give_all(desk)
    verdict = prior.model_copy(update={"verdict": "False"})
    desk.add_prior_claims([verdict], actor="kim")
    assert count_without_vectors(desk, MODEL) == 0
    desk.add_prior_claims([verdict.model_copy(update={"title": "It is"})], actor="kim")
    assert count_without_vectors(desk, MODEL) == 1


def test_a_claim_reworded_while_it_was_read_gets_no_vectors_of_its_old_words(desk: Desk) -> None:
    claim = desk.claims()[0]
    reword_claim(desk, claim.id, "The dredging cost 5 million florins", actor="kim")
    (read,) = without_vectors(desk, MODEL)
    reword_claim(desk, claim.id, "The dredging cost 6 million florins", actor="kim")
    keep_vectors(desk, MODEL, [(read, Vectors(read.n, b"v", b"c"))])
    assert count_without_vectors(desk, MODEL) == 1


def test_the_trigger_against_stale_vectors_is_put_back(desk: Desk) -> None:
    desk.connection.execute("DROP TRIGGER vectors_of_other_words_go")
    restore_triggers(desk.connection)
    reword_claim(desk, desk.claims()[0].id, "The dredging cost 5 million florins", actor="kim")
    assert count_without_vectors(desk, MODEL) == 1
    assert "vectors_of_other_words_go" in TRIGGERS
