"""The seed article, parsed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.language import Document, parse
from workbench.reading import read

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="session")
def seed_document() -> Document:
    return parse(read(FIXTURES / "moscow-taliban.txt"))
