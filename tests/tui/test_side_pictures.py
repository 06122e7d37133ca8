"""The screens beside the review at three sizes and in all themes, as they were looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.builders import ferry_desk, ticking_clock
from tests.tui.driving import TODAY
from tests.tui.test_screen_pictures import SnapCompare
from workbench.models import Verdict, VerdictCode
from workbench.review import give_verdict
from workbench.store import Desk, open_desk
from workbench.tui.app import ReviewApp
from workbench.tui.settings import Settings

GIVEN = [
    VerdictCode.VERIFIED,
    VerdictCode.DISPUTED,
    VerdictCode.VERIFIED,
    VerdictCode.DISPUTED,
    VerdictCode.MIXED,
]


def judged_desk(path: Path) -> Desk:
    """The invented article, five of its claims judged on three days."""
    with ferry_desk(path) as desk:
        for claim, code in zip(desk.claims(), GIVEN, strict=False):
            give_verdict(desk, claim.id, Verdict(code=code, reason="as found"), actor="kim")
        for position, day in ((1, "28"), (2, "30"), (3, "30")):
            desk.connection.execute(
                """UPDATE claim_states SET reviewed_at = '2024-11-' || ? || 'T10:00:00Z'
                WHERE claim_id = (SELECT id FROM claims WHERE position = ? AND origin = 'article')
                """,
                [day, position],
            )
    return open_desk(path, clock=ticking_clock())


@pytest.mark.usefixtures("no_suggestions")
@pytest.mark.parametrize(
    ("size", "theme", "keys"),
    [
        ((80, 24), "dark", ["l", "a"]),
        ((60, 20), "light", ["l", "s", "j"]),
        ((140, 40), "contrast", ["l", "h", "j"]),
        ((140, 40), "dark", ["l", "d"]),
        ((80, 24), "light", ["l", "d"]),
        ((60, 20), "monochrome", ["l", "d", "space"]),
        ((140, 40), "light", []),
        ((80, 24), "monochrome", ["ctrl+o"]),
        ((60, 20), "contrast", ["question_mark"]),
    ],
    ids=[
        "80x24-dark-articles",
        "60x20-light-sources",
        "140x40-contrast-history",
        "140x40-dark-dashboard",
        "80x24-light-dashboard",
        "60x20-monochrome-dashboard",
        "140x40-light-review",
        "80x24-monochrome-jump",
        "60x20-contrast-help",
    ],
)
def test_the_screens_look_as_they_did(
    tmp_path: Path, snap_compare: SnapCompare, size: tuple[int, int], theme: str, keys: list[str]
) -> None:
    with judged_desk(tmp_path / "desk.db") as desk:
        app = ReviewApp(
            desk,
            reviewer="kim",
            encoding="utf-8",
            today=lambda: TODAY,
            settings=Settings(theme=theme),
        )

        async def before(pilot: Pilot[int]) -> None:
            await pilot.press(*keys)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

        assert snap_compare(app, terminal_size=size, run_before=before)


def test_an_empty_desk_with_its_first_steps_looks_as_it_did(
    tmp_path: Path, snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_desk(Path("desk.db"), clock=ticking_clock()) as desk:
        settings = Settings(first_steps_done=False)
        app = ReviewApp(desk, reviewer="kim", encoding="utf-8", settings=settings)

        async def before(pilot: Pilot[int]) -> None:
            await pilot.pause()

        assert snap_compare(app, terminal_size=(80, 24), run_before=before)
