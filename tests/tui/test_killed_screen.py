"""``kill -9`` of the real program between two keys: what the screen had confirmed is kept."""

from __future__ import annotations

from pathlib import Path

from tests.desks import harbor_desk
from tests.tui.terminal import Terminal
from workbench.review import undo
from workbench.store import open_desk
from workbench.store.doctor import examine


def test_a_verdict_that_the_screen_confirmed_survives_a_kill_and_can_be_undone(
    tmp_path: Path,
) -> None:
    path = tmp_path / "claims.db"
    with harbor_desk(path):
        pass
    terminal = Terminal(path)
    terminal.wait_for("0 of 4 reviewed")
    terminal.press("v")
    terminal.wait_for("1 of 4")
    terminal.press("v")
    terminal.wait_for("2 of 4")
    terminal.press("d")  # killed while it asks for the reason: nothing was confirmed
    terminal.kill()
    with open_desk(path) as desk:
        assert [row.verdict for row in desk.claims()] == ["verified", "verified", None, None]
        assert examine(desk) == []
        assert undo(desk, actor="kim") is not None
        assert [row.verdict for row in desk.claims()] == ["verified", None, None, None]
