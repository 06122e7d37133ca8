"""``kill -9`` of the real program between two keys: what the screen had confirmed is kept."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

from tests.desks import harbor_desk
from workbench.review import undo
from workbench.store import open_desk
from workbench.store.doctor import examine

PATIENCE = 60.0
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[^\[]")


class Terminal:
    """The program on a pseudo-terminal of 100 columns and 30 lines."""

    def __init__(self, desk: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        command = [sys.executable, "-m", "workbench", "review", "--db", str(desk)]
        environment = os.environ | {
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONIOENCODING": "utf-8",
            "WORKBENCH_REVIEWER": "kim",
        }
        environment.pop("NO_COLOR", None)
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment
        )
        os.close(slave)
        self._shown = ""

    def wait_for(self, words: str) -> None:
        """Read what the program draws until ``words`` were on the screen."""
        end = time.monotonic() + PATIENCE
        while words not in self._shown:
            assert time.monotonic() < end, self._shown[-2000:]
            if select.select([self._master], [], [], 0.2)[0]:
                data = os.read(self._master, 65536).decode("utf-8", "replace")
                self._shown += _ESCAPES.sub("", data)
        self._shown = ""

    def press(self, key: str) -> None:
        os.write(self._master, key.encode())

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        assert self.process.wait() == -signal.SIGKILL
        os.close(self._master)


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
