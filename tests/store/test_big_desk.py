"""The desk that the screen is measured on is a sound one, and the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.store import open_desk
from workbench.store.doctor import examine

big_desk = pytest.importorskip("bench.big_desk", reason="bench/ is in the repository alone")


def test_a_generated_desk_is_sound_and_the_same_for_the_same_seed(tmp_path: Path) -> None:
    heads = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.db"
        big_desk.make_desk(path, 4 * big_desk.PER_ARTICLE - 3)
        with open_desk(path) as desk:
            assert desk.count_claims() == 4 * big_desk.PER_ARTICLE
            assert desk.summary().reviewed == big_desk.PER_ARTICLE * 4 // 5
            assert examine(desk) == []
            heads.append(desk.head_hash())
    assert heads[0] == heads[1]
