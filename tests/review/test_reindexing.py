from __future__ import annotations

from pathlib import Path

import pytest

from workbench.models import PriorClaim
from workbench.review import make_vectors, missing_vectors, reindexing
from workbench.store import Desk, open_desk


def desk_of(path: Path, count: int) -> Desk:
    desk = open_desk(path / "claims.db")
    priors = [
        PriorClaim(
            claim_id=f"p-{n}",
            text=f"The pier has {n} bollards",
            title="Bollards" if n % 2 else None,
        )
        for n in range(count)
    ]
    desk.add_prior_claims(priors, actor="kim")
    return desk


def rows(desk: Desk) -> list[tuple[object, ...]]:
    found = desk.connection.execute(
        "SELECT n, model, text, text_code, title, title_code FROM claim_vectors ORDER BY n"
    )
    return [tuple(row) for row in found]


def test_every_claim_gets_vectors_once(tmp_path: Path) -> None:
    with desk_of(tmp_path, 5) as desk:
        told: list[int] = []
        assert missing_vectors(desk) == 5
        assert make_vectors(desk, progress=told.append) == 5
        assert told == [5]
        assert [row[4] is not None for row in rows(desk)] == [False, True, False, True, False]
        assert make_vectors(desk) == 0


def test_stopped_half_way_it_goes_on_and_comes_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindexing, "BATCH", 2)

    def stop(done: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with desk_of(tmp_path, 7) as desk:
        with pytest.raises(KeyboardInterrupt):
            make_vectors(desk, progress=stop)
        assert missing_vectors(desk) == 3
        assert make_vectors(desk) == 3
        interrupted = rows(desk)
    (tmp_path / "whole").mkdir()
    with desk_of(tmp_path / "whole", 7) as desk:
        make_vectors(desk)
        assert rows(desk) == interrupted


def test_without_the_extra_nothing_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.matching.embedding.can_embed", lambda: False)
    with desk_of(tmp_path, 2) as desk:
        assert missing_vectors(desk) == 0
        assert make_vectors(desk) == 0
