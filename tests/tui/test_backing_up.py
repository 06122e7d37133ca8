"""The day's backup is made behind the screen."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driving import reviewing
from workbench.store.backup import read_manifest
from workbench.store.rotation import backups_folder, known_backups
from workbench.tui.backing_up import back_up_behind


async def test_the_first_verdict_starts_the_backup_and_does_not_wait(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    async with reviewing(path) as session:
        back_up_behind(session.app, session.desk)
        assert known_backups(path) == []
        await session.pilot.press("v")
        await session.app.workers.wait_for_complete()
        await session.pilot.press("v")
        (made,) = known_backups(path)
        assert read_manifest(made).events >= 1


async def test_a_backup_that_cannot_be_made_is_told_on_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    async with reviewing(path) as session:
        backups_folder(path).write_text("in the way")
        back_up_behind(session.app, session.desk)
        await session.pilot.press("v")
        await session.app.workers.wait_for_complete()
        await session.settle()
        told = [str(one.message) for one in session.app._notifications]
        assert any("No backup of today" in one for one in told)
        assert session.desk.summary().reviewed == 1
