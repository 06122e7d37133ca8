"""A queue of 50,000 claims: only what is looked at is fetched."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tui.builders import ferry_desk
from tests.tui.driving import reviewing
from workbench.models import digest
from workbench.store import ClaimRow, Desk
from workbench.tui.worklist import PAGE

CLAIMS = 50_000
PER_ARTICLE = 25


@pytest.fixture(scope="module")
def long_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "desk.db"
    with ferry_desk(path) as desk:
        fill(desk.connection)
    return path


def fill(connection: sqlite3.Connection) -> None:
    """Copy the ferry's first claim into articles of their own, by SQL alone."""
    article = dict(connection.execute("SELECT * FROM articles").fetchone())
    claim = dict(connection.execute("SELECT * FROM claims WHERE position = 1").fetchone())
    claim.pop("n")
    columns = ", ".join(article)
    marks = ", ".join(f":{name}" for name in article)
    claim_columns, claim_marks = ", ".join(claim), ", ".join(f":{name}" for name in claim)
    connection.execute("BEGIN")
    for number in range(CLAIMS // PER_ARTICLE):
        text = f"{article['text']} Copy {number}."
        own = {
            "id": f"a-{number:06}",
            "slug": f"copy-{number}",
            "text": text,
            "sha256": digest(text),
        }
        connection.execute(f"INSERT INTO articles ({columns}) VALUES ({marks})", article | own)
        rows = [
            claim
            | {
                "id": f"c-{number:06}-{position:02}",
                "article_id": own["id"],
                "article_seq": number + 2,
                "position": position,
                "text": f"Claim {position} of article {number}",
                "attribution_id": None,
            }
            for position in range(1, PER_ARTICLE + 1)
        ]
        connection.executemany(f"INSERT INTO claims ({claim_columns}) VALUES ({claim_marks})", rows)
        connection.executemany(
            """INSERT INTO claim_states (claim_id, status, review_count, revision)
            VALUES (:id, 'open', 0, 0)""",
            rows,
        )
    connection.execute("COMMIT")


async def test_opening_moving_and_judging_fetch_only_windows_of_rows(
    long_desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[int] = []
    real = Desk.numbered_claims

    def counted(desk: Desk, numbers: Sequence[int]) -> list[ClaimRow]:
        rows = real(desk, numbers)
        fetched.append(len(rows))
        return rows

    monkeypatch.setattr(Desk, "numbered_claims", counted)
    async with reviewing(long_desk, size=(140, 40)) as session:
        assert session.review.worklist.total == CLAIMS + 7
        assert sum(fetched) <= 4 * PAGE
        fetched.clear()
        await session.press("G")
        assert session.position == PER_ARTICLE
        assert sum(fetched) <= 4 * PAGE
        fetched.clear()
        await session.press("g", "v")
        assert session.position == 2
        assert sum(fetched) <= 8 * PAGE
        await session.press("u")
        assert session.position == 1


async def test_a_search_narrows_a_long_queue(long_desk: Path) -> None:
    async with reviewing(long_desk, size=(140, 40)) as session:
        await session.press("slash")
        await session.type("article 1234\n")
        assert session.claim.text.endswith("of article 1234")
        assert session.review.worklist.total == PER_ARTICLE
