"""Taking in from the screen: the work is done by another process, the screen is told of it."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from workbench.display import one_line
from workbench.errors import WorkbenchError
from workbench.store import Desk

_LINE_LIMIT: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be taken in.

    Attributes:
        path: a file; ``None`` where ``text`` is given.
        text: the text of an article, as it was pasted.
        priors: the file holds fact-checks of others, not an article.
    """

    path: str | None = None
    text: str | None = None
    published: str | None = None
    outlet: str | None = None
    priors: bool = False

    @property
    def name(self) -> str:
        """How it is called in a sentence."""
        return Path(self.path).name if self.path is not None else "the pasted text"


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: ``done`` of ``of`` steps, and what is being done."""

    done: int
    of: int
    doing: str


async def take_in(request: Request, desk: Desk, reviewer: str, tell: Callable[[Step], None]) -> str:
    """Take ``request`` in; the desk is written by another process meanwhile.

    Returns:
        A sentence on what came of it.

    Raises:
        WorkbenchError: the file cannot be read or the desk cannot be written.
    """
    path = desk.path.resolve()
    if request.priors:
        tell(Step(0, 1, "reading"))
        return await _import_priors(request, path, reviewer)
    sent = {
        "desk": str(path), "reviewer": reviewer, "path": request.path, "text": request.text,
        "published": request.published, "outlet": request.outlet,
    }  # fmt: skip
    told: dict[str, Any] = {}
    async with _Program("workbench.tui.taking_in") as program:
        await program.send(json.dumps(sent).encode())
        while line := await program.line():
            told = json.loads(line)
            if "doing" in told:
                tell(Step(told["done"], told["of"], told["doing"]))
    if "error" in told:
        raise _AsTold(told["error"])
    if "slug" not in told:
        raise WorkbenchError(
            f"{request.name} could not be taken in, and why is not known",
            "run `workbench ingest FILE --debug`",
        )
    return _came_of(told)


def _came_of(told: Mapping[str, Any]) -> str:
    slug = told["slug"]
    if told["outcome"] == "unchanged":
        return f"{slug} is on the desk already; nothing was changed."
    if told["outcome"] == "new":
        return f"{slug} is on the desk: {told['claims']} claims."
    sentence = f"{slug} has changed, and this is its version {told['version']}: {told['change']}."
    stale = told["stale"]
    if not stale:
        return sentence
    verdicts = "1 claim is stale" if stale == 1 else f"{stale} claims are stale"
    return f"{sentence} {verdicts} (filter is:stale)."


async def _import_priors(request: Request, desk: Path, reviewer: str) -> str:
    """Import fact-checks as ``workbench import`` does."""
    given = ["import", "--db", str(desk), "--reviewer", reviewer, "--", str(request.path)]
    async with _Program("workbench", *given, complains=True) as program:
        said, complaint = await program.rest()
    if program.code != 0:
        raise _AsTold(complaint or f"{request.name} could not be imported.")
    return " ".join(part for part in (f"Fact-checks imported: {said}.", complaint) if part)


class _AsTold(WorkbenchError):
    """A sentence of another process, shown as it is."""

    def __init__(self, sentence: str) -> None:
        Exception.__init__(self, one_line(sentence))
        self.what, self.remedy = sentence, ""


class _Program:
    """A module of ours that runs beside the screen; it ends when the block is left.

    No module is looked for in the working directory, which may be anybody's (``-P``).

    Args:
        complains: what it writes to standard error is wanted (``rest``).
    """

    def __init__(self, module: str, *arguments: str, complains: bool = False) -> None:
        self._command = (sys.executable, "-P", "-m", module, *arguments)
        self._complains = complains

    async def __aenter__(self) -> _Program:
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe if self._complains else asyncio.subprocess.DEVNULL,
            limit=_LINE_LIMIT,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        # Left early (the screen was closed): the desk is as it was, or has it whole.
        with suppress(ProcessLookupError):
            if self._process.returncode is None:
                self._process.kill()
        await self._process.wait()

    @property
    def code(self) -> int | None:
        """What the program ended with."""
        return self._process.returncode

    async def send(self, data: bytes) -> None:
        """Give the program its standard input, whole."""
        stream = self._process.stdin
        if stream is not None:
            stream.write(data)
            await stream.drain()
            stream.close()

    async def line(self) -> bytes:
        """The next line of its output; empty at the end."""
        return await self._process.stdout.readline() if self._process.stdout else b""

    async def rest(self) -> tuple[str, str]:
        """All it writes, and its complaints, when it has ended."""
        said, complaint = await self._process.communicate()
        return _text(said), _text(complaint)


def _text(written: bytes) -> str:
    return one_line(written.decode("utf-8", "replace"))
