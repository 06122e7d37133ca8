"""Build the starter desk: ``python -m workbench.cli.starter claims.db fixtures``.

The desk holds the seed article, split and matched, and the prior claims of
``fixtures/prior-claims.jsonl``. Clock and actor are fixed, so that two builds from the
same fixtures hold the same rows.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from workbench.claims import split
from workbench.cli.imports import all_prior_claims
from workbench.reading import read_bytes
from workbench.review import suggest_all
from workbench.store import open_desk

BUILT_AT = datetime(2026, 11, 23, tzinfo=UTC)
BUILDER = "workbench"
SEED = "moscow-taliban.txt"
PRIORS = "prior-claims.jsonl"


def build_starter_desk(path: Path, fixtures: Path) -> None:
    """Write the starter desk to ``path`` in place of what is there, whole or not at all.

    Args:
        path: the database file to make.
        fixtures: the folder that holds ``SEED`` and ``PRIORS``.
    """
    # The name is part of the article; the folder it was read from is not.
    article = read_bytes((fixtures / SEED).read_bytes(), name=SEED)
    priors = all_prior_claims(fixtures / PRIORS)
    with tempfile.TemporaryDirectory(dir=path.resolve().parent) as folder:
        made = Path(folder) / path.name
        with open_desk(made, clock=lambda: BUILT_AT) as desk:
            desk.add_prior_claims(priors, actor=BUILDER)
            added = desk.add_article(split(article), actor=BUILDER)
            suggest_all(desk, added.article_id)
        made.replace(path)


if __name__ == "__main__":
    build_starter_desk(Path(sys.argv[1]), Path(sys.argv[2]))
