"""The screen at three sizes, compared with pictures that were looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot

from tests.tui.builders import claim_ids, fares_matches, ferry_desk, ticking_clock
from tests.tui.driving import TODAY
from workbench.store import Desk, open_desk
from workbench.tui.app import ReviewApp
from workbench.tui.picture import save_picture


class SnapCompare(Protocol):
    def __call__(
        self,
        app: ReviewApp,
        *,
        terminal_size: tuple[int, int],
        run_before: object,
    ) -> bool: ...


def reviewed_desk(path: Path) -> Desk:
    with ferry_desk(path) as desk:
        fares = claim_ids(desk)[4]
        desk.save_suggestions(fares, fares_matches(fares))
    return open_desk(path, clock=ticking_clock())


@pytest.mark.usefixtures("no_suggestions")
@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((80, 24), ["d", "w", "r"]),
        ((140, 40), ["v", "d", "n", "o", "enter", "x", "u", "j", "m"]),
        ((60, 20), ["v", "x"]),
    ],
    ids=["80x24-reason", "140x40-matches", "60x20-second-keys"],
)
def test_the_screen_looks_as_it_did(
    tmp_path: Path, snap_compare: SnapCompare, size: tuple[int, int], keys: list[str]
) -> None:
    with reviewed_desk(tmp_path / "desk.db") as desk:
        app = ReviewApp(desk, reviewer="kim", encoding="utf-8", today=lambda: TODAY)

        async def before(pilot: Pilot[int]) -> None:
            await pilot.press(*keys)
            await pilot.pause()

        assert snap_compare(app, terminal_size=size, run_before=before)


def test_the_picture_for_the_readme_is_drawn_by_the_app(tmp_path: Path) -> None:
    path, out = tmp_path / "desk.db", tmp_path / "desk.svg"
    ferry_desk(path).close()
    save_picture(path, out, (140, 40))
    svg = out.read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert "Lumen" in svg
