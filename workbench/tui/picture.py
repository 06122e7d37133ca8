"""A picture of the screen, drawn by the app itself."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from workbench.store import open_desk
from workbench.tui.app import ReviewApp
from workbench.tui.screens.desk import SUGGEST_AFTER_SECONDS
from workbench.tui.settings import Settings

_FONT_ADDRESSES = re.compile(r"@font-face\s*\{[^}]*\}")
"""Textual's pictures fetch a font from the web; ours is to be looked at without a request."""


def save_picture(
    desk_path: Path,
    out_svg: Path,
    size: tuple[int, int],
    *,
    theme: str = "dark",
    reviewer: str = "kim",
) -> None:
    """Draw the review screen of a desk, as it opens, to an SVG file.

    The desk may gain match suggestions, as in any session; give a copy.

    Args:
        size: columns and lines of the terminal.
        theme: the name of one of ``themes.THEMES``.

    Raises:
        WorkbenchError: the desk cannot be opened.
    """

    async def draw(app: ReviewApp) -> str:
        async with app.run_test(size=size) as pilot:
            await pilot.pause(2 * SUGGEST_AFTER_SECONDS)
            await app.workers.wait_for_complete()
            await pilot.pause()
            return app.export_screenshot()

    with open_desk(desk_path, create=False) as desk:
        settings = Settings(theme=theme, first_steps_done=True)
        app = ReviewApp(desk, reviewer=reviewer, encoding="utf-8", settings=settings)
        svg = asyncio.run(draw(app))
    out_svg.write_text(_FONT_ADDRESSES.sub("", svg), encoding="utf-8")
