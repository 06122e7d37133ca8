"""Driving the review screen in tests: open it on a desk, press keys, read what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from tests.tui.builders import ferry_desk, ticking_clock
from workbench.store import ClaimRow, Desk, open_desk
from workbench.tui.app import ReviewApp
from workbench.tui.screens.review import ReviewScreen

TODAY = date(2024, 12, 2)


@dataclass
class Session:
    """A review screen that is open, with its desk."""

    app: ReviewApp
    pilot: Pilot[int]
    desk: Desk

    @property
    def review(self) -> ReviewScreen:
        return self.app.review

    @property
    def claim(self) -> ClaimRow:
        assert self.review.claim is not None
        return self.review.claim

    @property
    def position(self) -> int:
        return self.claim.position

    def on_desk(self, position: int) -> ClaimRow:
        """The claim at ``position`` (1-based), as a connection of its own finds it."""
        with open_desk(self.desk.path, create=False) as other:
            return next(row for row in other.claims() if row.position == position)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type ``text``; a newline is Enter."""
        names = {" ": "space", "\n": "enter"}
        if self.app.screen is self.review:
            await self.burst(*((names.get(c, c), c if c.isprintable() else None) for c in text))
        else:
            await self.press(*(names.get(character, character) for character in text))

    async def burst(self, *keys: tuple[str, str | None]) -> None:
        """Keys that all come in one go, as a slow line delivers them."""
        for key, character in keys:
            self.app.post_message(events.Key(key, character))
        await self.settle()

    async def settle(self) -> None:
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    def text(self) -> str:
        """All lines of the screen on top."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    def pane(self, name: str) -> str:
        """The lines of one pane, as one line with single spaces."""
        region = self.review.query_one(f"#{name}").region
        lines = self.text().split("\n")[region.y : region.bottom]
        return " ".join(" ".join(line[region.x : region.right].split()) for line in lines).strip()

    def line(self, name: str) -> str:
        """The text of the notice or prompt help."""
        if name == "notice":
            return self.review.foot.notice
        return str(self.review.query_one(f"#{name}").render())


@asynccontextmanager
async def reviewing(
    path: Path,
    *,
    size: tuple[int, int] = (80, 24),
    reviewer: str = "kim",
    filter_text: str = "",
    article: str | None = None,
    encoding: str = "utf-8",
) -> AsyncIterator[Session]:
    """The review screen on the desk at ``path``; the invented one where there is none yet."""
    desk = open_desk(path, clock=ticking_clock()) if path.exists() else ferry_desk(path)
    with desk:
        app = ReviewApp(
            desk,
            reviewer=reviewer,
            article=article,
            filter_text=filter_text,
            encoding=encoding,
            today=lambda: TODAY,
        )
        async with app.run_test(size=size) as pilot:
            session = Session(app, pilot, desk)
            await session.settle()
            yield session
