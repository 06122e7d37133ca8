"""The day's backup, made behind the screen when something is changed for the first time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

    from workbench.store import Desk


def back_up_behind(app: App[int], desk: Desk) -> None:
    """Let the first change that is made through ``desk`` start the day's backup in a thread.

    The key that made the change does not wait for it. Where it cannot be made, a notice says so.
    """

    def start() -> None:
        app.run_worker(partial(_back_up, app, desk.path, desk.now()), thread=True, name="backup")

    desk.before_first_write = start


def _back_up(app: App[int], path: Path, at: str) -> None:
    # Loaded when there is something to keep: the first screen comes without it.
    from workbench.store.rotation import back_up_daily

    try:
        back_up_daily(path, at=at)
    except WorkbenchError as error:
        app.call_from_thread(app.notify, f"No backup of today: {error}", severity="warning")
