from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.store import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one article of four claims, the third of them by nobody."""
    with harbor_desk(tmp_path / "claims.db") as desk:
        yield desk


@pytest.fixture
def claim(desk: Desk) -> str:
    """The id of the first claim."""
    return desk.claims()[0].id
