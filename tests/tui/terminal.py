"""The real program on a pseudo-terminal, as a person has it: keys in, bytes out."""

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

PATIENCE = 60.0
_TRY_AGAIN = 3.0
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[^\[]")


class Terminal:
    """``workbench review`` on a pseudo-terminal.

    Attributes:
        sent: every byte that the program has sent to the terminal.
    """

    def __init__(self, desk: Path, *, columns: int = 100, lines: int = 30) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
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
        self.sent = b""
        self._seen = 0

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # the program has left, and with it the terminal
            return False
        self.sent += data
        return bool(data)

    def shown(self) -> str:
        """The words that the program has drawn since ``wait_for`` last found something."""
        return _ESCAPES.sub("", self.sent[self._seen :].decode("utf-8", "replace"))

    def wait_for(self, words: str, *, again: str = "") -> None:
        """Read what the program draws until ``words`` were on the screen.

        Args:
            again: typed anew every few seconds, as a person does whose key was not taken.
        """
        end = time.monotonic() + PATIENCE
        next_try = time.monotonic() + _TRY_AGAIN
        while words not in self.shown():
            assert time.monotonic() < end, " ".join(self.shown().split())[-2000:]
            if again and time.monotonic() > next_try:
                self.press(again)
                next_try += _TRY_AGAIN
            self._read(0.2)
        self._seen = len(self.sent)

    def settle(self) -> None:
        """Read until the program has drawn nothing for a moment."""
        while self._read(0.05):
            pass

    def escape(self, then: str) -> None:
        """Type Esc and nothing else until ``then`` is drawn.

        What comes right behind it would be read with it, as one key.
        """
        self.settle()
        self._seen = len(self.sent)
        self.press("\x1b")
        self.wait_for(then, again="\x1b")
        self.settle()

    def press(self, keys: str) -> None:
        """Type ``keys`` as the terminal sends them."""
        os.write(self._master, keys.encode("utf-8", "surrogateescape"))

    def paste(self, text: str) -> None:
        """Paste ``text`` as a terminal with bracketed paste does."""
        self.press(f"\x1b[200~{text}\x1b[201~")

    def leave(self) -> int:
        """Read to the end; the exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, " ".join(self.shown().split())[-2000:]
            self._read(0.2)
        while self._read(0.1):
            pass
        os.close(self._master)
        return self.process.returncode

    def kill(self) -> None:
        """``kill -9``."""
        self.process.send_signal(signal.SIGKILL)
        assert self.process.wait() == -signal.SIGKILL
        os.close(self._master)
