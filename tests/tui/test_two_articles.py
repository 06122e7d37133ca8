"""The article pane follows to another article also while there is no room for it."""

from __future__ import annotations

from pathlib import Path

from tests.tui.builders import Said, ferry_split, split_of, ticking_clock
from tests.tui.driving import reviewing
from workbench.store import open_desk


async def test_another_article_is_gone_to_while_the_pane_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    short = split_of(
        "A gale closed the strait.", [Said("A gale closed the strait")], path="gale.txt"
    )
    with open_desk(path, clock=ticking_clock()) as desk:
        desk.add_article(ferry_split(), actor="tests")
        desk.add_article(short, actor="tests")
    for size in ((100, 30), (80, 24), (60, 20)):
        async with reviewing(path, size=size) as session:
            await session.press("1", "G", "2")
            assert session.claim.text == "A gale closed the strait"
            assert "A gale closed" in session.pane("article")
