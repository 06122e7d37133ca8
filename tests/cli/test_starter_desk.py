"""The committed ``claims.db`` is at the current schema and holds what the build gives."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import FIXTURES
from workbench.cli.starter import build_starter_desk
from workbench.models import Tier
from workbench.store import ClaimFilter, open_desk
from workbench.store.doctor import examine
from workbench.store.schema import STEPS, applied_steps

COMMITTED = FIXTURES.parent / "claims.db"


def contents(path: Path) -> list[str]:
    """Every row of the database; when a schema step ran is not part of what it holds."""
    with sqlite3.connect(path) as connection:
        lines = list(connection.iterdump())
    connection.close()
    return [line for line in lines if "_sqlite_migrations" not in line]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("starter") / "claims.db"
    build_starter_desk(path, FIXTURES)
    return path


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    return Path(shutil.copy(COMMITTED, tmp_path / "claims.db"))


def test_the_committed_desk_is_what_the_build_gives(built: Path, committed: Path) -> None:
    assert contents(committed) == contents(built), "run `make desk`"


def test_the_committed_desk_is_sound_and_up_to_date(committed: Path) -> None:
    with open_desk(committed) as desk:
        assert applied_steps(desk.connection) == list(STEPS)
        assert examine(desk) == []


def test_it_holds_the_seed_story_and_at_least_forty_prior_claims(committed: Path) -> None:
    with open_desk(committed) as desk:
        assert [row.slug for row in desk.articles()] == ["moscow-taliban"]
        priors = desk.claims(ClaimFilter(origin="import"))
        assert len(priors) >= 40
        assert all(row.publisher_verdict and row.publisher_reason for row in priors)
        assert all(desk.evidence(row.id) for row in priors)
        assert desk.summary().reviewed == 0


def test_true_matches_are_suggested_and_near_misses_never_as_the_same(committed: Path) -> None:
    expected = json.loads((FIXTURES / "prior-claims.expected.json").read_text(encoding="utf-8"))
    key = json.loads((FIXTURES / "moscow-taliban.gold.json").read_text(encoding="utf-8"))
    gold = {claim["id"]: claim["spans"] for claim in key["claims"]}
    with open_desk(committed) as desk:
        rows = desk.claims()

        def matches_of(gold_id: str) -> dict[str, Tier]:
            """Matches of the claims that stand on the words of a claim of the key."""
            found: dict[str, Tier] = {}
            for row in rows:
                if any(a < s.end and s.start < b for a, b in gold[gold_id] for s in row.spans):
                    found |= {m.prior_id: m.tier for m in desk.matches(row.id)}
            return found

        found = [prior in matches_of(gold_id) for prior, gold_id in expected["same"]]
        assert sum(found) >= 12, found
        as_same = {
            prior
            for prior, gold_id in expected["same"]
            if matches_of(gold_id).get(prior) is Tier.SAME
        }
        assert len(as_same) >= 6, as_same
        for prior, gold_id in expected["near_miss"]:
            assert matches_of(gold_id).get(prior) is not Tier.SAME, (prior, gold_id)
