"""How long audits of a large desk take.

    python -m bench.big_desk claims.db 100000
    python -m bench.audit claims.db

The desk is copied, and in the copy a third of the attributions come through three relays and a
tenth of the claims say the same as another, since the invented desk has neither.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final

from workbench.audit import (
    article_card,
    carried_statements,
    group_figures,
    source_edges,
    source_figures,
    source_page,
    summary_line,
)
from workbench.audit.suggesting import merge_suggestions
from workbench.review import merge_sources
from workbench.store import Desk, open_desk

_RELAYS: Final = """
    UPDATE attributions SET via = CASE rowid % 9 WHEN 0 THEN '["Tidewire"]'
        WHEN 3 THEN '["Velm News Agency"]' ELSE '["Tidewire", "Strait Radio"]' END
    WHERE rowid % 3 = 0"""
_MATCHES: Final = """
    INSERT OR REPLACE INTO matches (claim_id, prior_id, status, tier, score, conflicts, reasons)
    SELECT c.id, p.id, 'confirmed', 'same', 0.9, '[]', '[]'
    FROM claims c JOIN claims p ON p.n = c.n - 5000
    WHERE c.origin = 'article' AND p.origin = 'article' AND c.n % 10 = 0"""


def measured(path: Path) -> None:
    """Print the seconds that each audit of the desk at ``path`` takes, the best of three."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "claims.db"
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute(_RELAYS)
            target.execute(_MATCHES)
            target.commit()
        with open_desk(copy, create=False) as desk:
            print(summary_line(desk))
            for name, audit in _audits(desk).items():
                seconds, worked, found = min(_timed(audit) for _ in range(3))
                print(f"{name:<28} {found:>7,} rows {seconds:6.2f} s, {worked:6.2f} s of the CPU")


def _audits(desk: Desk) -> dict[str, Callable[[], int]]:
    source, article = desk.sources()[0].id, desk.articles()[0].slug
    sources = desk.sources()

    def merged() -> int:
        merge_sources(desk, sources[1].id, sources[2].id, actor="bench")
        return 1

    return {
        "sources": lambda: len(source_figures(desk)),
        "sources by outlet": lambda: len(source_figures(desk, "outlet")),
        "sources by month": lambda: len(source_figures(desk, "month")),
        "sources by article": lambda: len(source_figures(desk, "article")),
        **{
            f"by {group}": partial(lambda by: len(group_figures(desk, by)), group)
            for group in ("outlet", "month", "article", "reviewer")
        },
        "network": lambda: len(source_edges(desk)),
        "origins": lambda: len(carried_statements(desk)),
        "page of a source": lambda: len(source_page(desk, source).claims),
        "scorecard of an article": lambda: len(article_card(desk, article).claims),
        "suggestions": lambda: len(merge_suggestions(desk)),
        "merge": merged,
    }


def _timed(audit: Callable[[], int]) -> tuple[float, float, int]:
    start, begun = time.perf_counter(), time.process_time()
    found = audit()
    return time.perf_counter() - start, time.process_time() - begun, found


def main() -> None:
    """Measure the desk that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    measured(parser.parse_args().path)


if __name__ == "__main__":
    main()
