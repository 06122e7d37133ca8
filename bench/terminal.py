"""The review screen as a real process on a pseudo-terminal: keys in, repaints out."""

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
from types import TracebackType
from typing import Final, NamedTuple, Self

COLUMNS: Final = 140
LINES: Final = 40

_PATIENCE: Final = 120.0
_LOOK: Final = 0.005
_IDLE_LOOKS: Final = 4
_SEQUENCES: Final = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[^\[]")


class Pressed(NamedTuple):
    """What a key took, in seconds: until the last of what it drew; processor time of the screen."""

    until_drawn: float
    busy: float


class Terminal:
    """A terminal of ``COLUMNS`` by ``LINES`` with the review screen of a desk on it."""

    def __init__(self, desk: Path) -> None:
        self.started = time.perf_counter()
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        environment = os.environ | {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONIOENCODING": "utf-8",
            "WORKBENCH_REVIEWER": "mara",
        }
        environment.pop("NO_COLOR", None)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "workbench", "review", "--db", str(desk)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def wait_for(self, words: bytes) -> float:
        """Seconds from the start of the process until ``words`` are on the screen."""
        shown = b""
        while words not in shown:
            if time.perf_counter() - self.started > _PATIENCE:
                raise TimeoutError(f"{words!r} did not come: {shown[-500:]!r}")
            shown += _SEQUENCES.sub(b"", self._read(0.5))
        return time.perf_counter() - self.started

    def settle(self, quiet: float) -> None:
        """Read what the screen draws until it draws nothing for ``quiet`` seconds."""
        while self._read(quiet):
            pass

    def press(self, key: bytes) -> Pressed:
        """Press a key and wait until the process has done all that it does about it.

        It has when all its threads sleep and nothing more is drawn: a busy machine makes it wait
        for its turn, but not sleep.
        """
        busy = self._busy()
        start = last = time.perf_counter()
        os.write(self._master, key)
        idle = 0
        while idle < _IDLE_LOOKS:
            if self._read(_LOOK):
                last = time.perf_counter()
                idle = 0
            else:
                idle = idle + 1 if self._sleeps() else 0
        return Pressed(last - start, self._busy() - busy)

    def _sleeps(self) -> bool:
        return all(_state(task) == "S" for task in self._tasks())

    def _busy(self) -> float:
        """Seconds that the thread of the screen has had a processor for."""
        spent, *_ = Path(f"/proc/{self._process.pid}/schedstat").read_text("ascii").split()
        return int(spent) / 1e9

    def _tasks(self) -> list[Path]:
        return list(Path(f"/proc/{self._process.pid}/task").iterdir())

    def memory(self) -> float:
        """Memory of the process that is in use (resident), in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        (kilobytes,) = re.findall(r"VmRSS:\s+(\d+) kB", status)
        return int(kilobytes) / 1024

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._master], [], [], seconds)[0]:
            return b""
        return os.read(self._master, 1 << 16)


def _state(task: Path) -> str:
    """The state of a thread: ``S`` sleeps, ``R`` runs or waits for a processor, ``D`` a disk."""
    return (
        (task / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
    )
