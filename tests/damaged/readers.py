"""Every reader of files, called as its command calls it, in a folder of its own.

What a reader does with a file is *accepted* or *refused*: in one sentence, with the desk as it
was. Anything else that it raises is let through, and so is a desk that the doctor finds unsound.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hypothesis import strategies as st

from tests.damaged.damage import ANYTHING, damaged_file
from tests.damaged.whole_files import BACKUP_PACKINGS, BUNDLE_PACKINGS, DESK, Files, Whole
from tests.export.bundle_files import Members
from workbench.cli.app import run
from workbench.errors import WorkbenchError
from workbench.reading import read_all
from workbench.review import load_policy, load_publish_settings
from workbench.store import open_desk
from workbench.store.doctor import examine
from workbench.tui.saved_filters import SavedFilters
from workbench.tui.settings import load_settings

Outcome = Literal["accepted", "refused"]
_NEVER_SHOWN = ("\n", "Traceback", "[type=", " object at 0x")


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader.

    Attributes:
        part: of ten thousand examples, how many go through it.
        files: which whole files are damaged for it.
        desk: which desk there is before; one that has changed must be sound afterwards.
        read: reads the file of this name.
        names: what a damaged file may be called besides its own name.
        packings: how the members of a ZIP are put together again.
    """

    name: str
    part: int
    files: Callable[[Whole], Files]
    read: Callable[[str], object]
    desk: Literal["empty", "worked", "gone", "none"] = "none"
    names: tuple[str, ...] = ()
    packings: tuple[Callable[[Members], bytes], ...] = ()

    def examples(self, whole: Whole) -> st.SearchStrategy[tuple[str, bytes]]:
        """Names and contents of files: nine in ten are damaged ones, one in ten is anything."""
        files = self.files(whole)

        def of(name: str) -> st.SearchStrategy[tuple[str, bytes]]:
            called = st.sampled_from([name] * 3 + list(self.names))
            damaged = damaged_file(name, files[name], list(self.packings))
            content = st.integers(0, 9).flatmap(lambda n: ANYTHING if n == 0 else damaged)
            return st.tuples(called, content)

        return st.sampled_from(sorted(files)).flatmap(of)


def command(*line: str) -> Callable[[str], object]:
    """The reader behind a command line, in which ``FILE`` stands for the name of the file."""
    return lambda name: _ended(run([*(name if one == "FILE" else one for one in line), "--debug"]))


def _ended(code: int) -> None:
    """0 is done; 1 is what ``lint`` says of faults that it has found."""
    if code not in (0, 1):
        raise AssertionError(f"the command ended with {code}")


def _read_desk_settings(name: str) -> None:
    load_policy(Path(DESK))
    load_publish_settings(Path(DESK))


def _read_filters(name: str) -> None:
    kept = SavedFilters(Path(DESK))
    for one in kept.all():
        kept.text_of(one)


_IMPORT = command("import", "FILE")
_BUNDLES = tuple(BUNDLE_PACKINGS)
_ARTICLE_NAMES = ("a.txt", "a.md", "a.html")

READERS = [
    Reader("articles, read", 2600, lambda whole: whole.articles, read_all, names=_ARTICLE_NAMES),
    Reader("articles, ingested", 600, lambda whole: whole.short_articles,
           command("ingest", "FILE"), "empty", _ARTICLE_NAMES),
    Reader("import, CSV", 1300, lambda whole: whole.sheets, _IMPORT, "empty", ("a.txt",)),
    Reader("import, CSV --raw", 300, lambda whole: whole.sheets,
           command("import", "FILE", "--raw", "--publisher", "Velmara"), "worked"),
    Reader("import, JSON lines", 800, lambda whole: whole.lines, _IMPORT, "empty"),
    Reader("import, JSON-LD, feed, search", 1300, lambda whole: whole.linked, _IMPORT, "empty"),
    Reader("import, web page", 400, lambda whole: whole.pages, _IMPORT, "empty"),
    Reader("bundle check", 1000, lambda whole: whole.bundles,
           command("bundle", "check", "FILE"), packings=_BUNDLES),
    Reader("import, bundle", 500, lambda whole: whole.bundles, _IMPORT, "empty",
           packings=_BUNDLES),
    Reader("import, bundle, known desk", 300, lambda whole: whole.bundles, _IMPORT, "worked",
           packings=_BUNDLES),
    Reader("restore", 800, lambda whole: whole.backups, command("restore", "FILE"), "gone",
           packings=tuple(BACKUP_PACKINGS)),
    Reader("workbench.toml", 200, lambda whole: whole.desk_settings, _read_desk_settings),
    Reader("settings.toml", 200, lambda whole: whole.own_settings,
           lambda name: load_settings(Path(name))),
    Reader("saved filters", 200, lambda whole: whole.filters, _read_filters),
    Reader("lint", 300, lambda whole: whole.linked | whole.pages, command("lint", "FILE")),
    Reader("match --queries", 200, lambda whole: whole.queries,
           command("match", "--queries", "FILE", "--format", "jsonl"), "worked"),
]  # fmt: skip


def outcome(reader: Reader, whole: Whole, name: str, content: bytes) -> Outcome:
    """Have a file read in the present folder, which is emptied before.

    Raises:
        AssertionError: the sentence is none, or the desk is not as it must be.
        Exception: whatever else the reader raised.
    """
    _empty_folder()
    if reader.desk != "none":
        shutil.copytree(whole.desks / reader.desk, ".", dirs_exist_ok=True)
    desk = Path(DESK)
    before = desk.read_bytes() if desk.exists() else None
    Path(name).write_bytes(content)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            reader.read(name)
        except WorkbenchError as error:
            _check_sentence(str(error))
            # A desk that was opened has its log in it again when it is closed.
            after = desk.read_bytes() if desk.exists() else None
            assert after == before, "the desk is not as it was"
            return "refused"
    if desk.exists():
        with open_desk(desk, create=False) as opened:
            wrong = [one for one in examine(opened) if one.severity == "error"]
        assert not wrong, f"the doctor finds {wrong[0]}"
    return "accepted"


def _check_sentence(told: str) -> None:
    assert told.endswith("."), told
    assert not any(one in told for one in _NEVER_SHOWN), told


def _empty_folder() -> None:
    for one in Path().iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Make ``folder`` the present one, under a reviewer's name; what commands need besides."""
    here = Path.cwd()
    before = {name: os.environ.pop(name, None) for name in ("WORKBENCH_REVIEWER", "WORKBENCH_DB")}
    os.environ["WORKBENCH_REVIEWER"] = "kim"
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
        del os.environ["WORKBENCH_REVIEWER"]
        os.environ |= {name: value for name, value in before.items() if value is not None}
