"""Worker processes of this machine: each is asked by a thread of its own, a question at a time."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from queue import PriorityQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from workbench.cli.bulk import work
from workbench.cli.bulk.hands import Asked, Found, Inline, Pending, ToFind
from workbench.errors import WorkbenchError
from workbench.models import Article, Match

if TYPE_CHECKING:
    from workbench.store import Desk

T = TypeVar("T")

COMMAND = (sys.executable, "-P", "-m", "workbench.cli.bulk.worker")
"""The program of a worker process; no module is looked for in the working directory (``-P``)."""

_AHEAD: Final = 4
"""Articles in work or waiting for their turn, for each worker."""
_FEWEST_CLAIMS, _MOST_CLAIMS = 2, 8
"""Claims that a worker looks for at a time: few, so that all workers are done at about one time."""
_MOST_ASKED: Final = 1_000
"""Questions to one process; then a new one takes its place, since spaCy keeps every word it met."""
_TRIES: Final = 2
_SECONDS_TO_END: Final = 2.0
_FIND, _READ, _CUT, _END = range(4)
"""What comes first: the next article waits for what is found for the one before."""


@dataclass(order=True)
class _Task:
    kind: int
    number: int
    line: bytes = field(compare=False)
    name: str = field(compare=False)
    answer: Future[dict[str, Any]] = field(compare=False)


class Crew:
    """Worker processes, started when there is something to do.

    Args:
        jobs: how many.
        told: is given a sentence where a worker dies.
    """

    def __init__(self, jobs: int, asked: Asked, told: Callable[[str], None]) -> None:
        self.ahead = _AHEAD * jobs
        self._jobs = jobs
        self._asked = asked
        self._told = told
        self._tasks: PriorityQueue[_Task] = PriorityQueue()
        self._numbers = count()
        self._programs: set[_Program] = set()
        self._closing = False
        self._threads = [Thread(target=self._work, daemon=True) for _ in range(jobs)]
        for thread in self._threads:
            thread.start()

    def read(self, source: str) -> Pending[list[Article]]:
        """Read the articles of a source; standard input is read by this process."""
        if source == "-":
            return Inline(self._asked).read(source)
        told = self._ask(
            _READ, source, do="read", source=source, known=dict(self._asked.known),
            allow_private=self._asked.allow_private,
        )  # fmt: skip
        return _Answer(told, lambda told: [Article.model_validate(one) for one in told["articles"]])

    def cut(self, article: Article) -> Pending[work.Cut]:
        """Take an article apart."""
        told = self._ask(
            _CUT, article.path or "an article", do="cut", article=article.model_dump(mode="json"),
            granularity=self._asked.granularity,
        )  # fmt: skip
        return _Answer(told, work.cut_from_json)

    def find(self, desk: Desk, claims: Sequence[ToFind], *, meaning: bool) -> Found:
        """The prior claims for each of some claims: all workers look, each for a few."""
        each = min(_MOST_CLAIMS, max(_FEWEST_CLAIMS, -(-len(claims) // (2 * self._jobs))))
        waiting = [
            self._ask(
                _FIND, "the search for prior claims", do="find", desk=str(desk.path),
                claims=[claim_id for claim_id, _ in claims[start : start + each]],
                meanings=work.meanings_as_json(
                    [known for _, known in claims[start : start + each] if known is not None]
                ),
                meaning=meaning,
            )
            for start in range(0, len(claims), each)
        ]  # fmt: skip
        return [
            (claim_id, [Match.model_validate(one) for one in matches])
            for told in waiting
            for claim_id, matches in _checked(told.result())["found"]
        ]

    def close(self) -> None:
        """Let everybody go, whatever they are doing."""
        self._closing = True
        for _ in self._threads:
            self._tasks.put(_Task(-1, next(self._numbers), b"", "", Future()))
        for program in list(self._programs):
            program.kill()
        for thread in self._threads:
            thread.join()

    def _ask(self, kind: int, name: str, **what: Any) -> Future[dict[str, Any]]:
        line = json.dumps({"name": name, **what}).encode("ascii") + b"\n"
        task = _Task(kind, next(self._numbers), line, name, Future())
        self._tasks.put(task)
        return task.answer

    def _work(self) -> None:
        # Ctrl-C is for the main thread of the main process; a process inherits what is blocked.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        program: _Program | None = None
        while not self._closing:
            task = self._tasks.get()
            try:
                program = self._do(task, program)
            except OSError as error:
                program = None
                task.answer.set_exception(
                    WorkbenchError(
                        f"No worker process can be started ({error.strerror})", "use fewer --jobs"
                    )
                )
        self._let_go(program)

    def _do(self, task: _Task, program: _Program | None) -> _Program | None:
        """Have a task done; the process that is there for the next one."""
        how = ""
        for tried in range(_TRIES):
            if program is None or program.asked >= _MOST_ASKED:
                self._let_go(program)
                program = _Program()
                self._programs.add(program)
            if self._closing:
                return program
            if tried:
                self._told(f"A worker process died ({how}) at {task.name}; it is tried once more.")
            answer = program.ask(task.line)
            if answer is not None:
                task.answer.set_result(answer)
                return program
            how = program.end()
            self._let_go(program)
            program = None
        task.answer.set_exception(
            WorkbenchError(
                f"{task.name} brought down two worker processes ({how})",
                "see if there is enough memory, and take it in alone",
            )
        )
        return None

    def _let_go(self, program: _Program | None) -> None:
        if program is not None:
            self._programs.discard(program)
            program.kill()
            program.end()


class _Answer(Generic[T]):
    """An answer of a worker, read when it is asked for."""

    def __init__(self, told: Future[dict[str, Any]], read: Callable[[dict[str, Any]], T]) -> None:
        self._told = told
        self._read = read

    def done(self) -> bool:
        """Whether it is there."""
        return self._told.done()

    def result(self) -> T:
        """What it says. Raises WorkbenchError."""
        return self._read(_checked(self._told.result()))


def _checked(told: dict[str, Any]) -> dict[str, Any]:
    if "error" in told:
        raise WorkbenchError(*told["error"])
    return told


class _Program:
    """A worker process."""

    def __init__(self) -> None:
        self.asked = 0
        self._process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, line: bytes) -> dict[str, Any] | None:
        """The answer to a question; ``None`` where the process ends without one."""
        self.asked += 1
        to_it, from_it = self._process.stdin, self._process.stdout
        if to_it is None or from_it is None:
            return None
        with suppress(BrokenPipeError):
            to_it.write(line)
            to_it.flush()
            answer = from_it.readline()
            if answer.endswith(b"\n"):
                told: dict[str, Any] = json.loads(answer)
                return told
        return None

    def kill(self) -> None:
        """End the process, if it has not ended."""
        self._process.kill()

    def end(self) -> str:
        """Wait for its end and close what leads to it; how it ended, in words."""
        try:
            # It has closed its output, or was killed.
            code = self._process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()
        return f"signal {-code}" if code < 0 else f"code {code}"
