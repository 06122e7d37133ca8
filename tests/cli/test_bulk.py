from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.stories import folder_of
from tests.cli.tables import tables
from workbench.cli.bulk import crew, work
from workbench.cli.bulk.bar import rated_progress
from workbench.cli.bulk.report import Report
from workbench.cli.bulk.taking_in import take_in
from workbench.cli.bulk.writer import Writer
from workbench.cli.output import progress, say
from workbench.models import Article, Split
from workbench.reading import read_text
from workbench.store import open_desk

STORIES = (
    "Mayor Ada Quill said that the pier of Harrow cost 4 million florins.\n",
    "The pier of Harrow cost 4 million florins, the council said on Monday.\n",
    "Ines Hale said: “The harbor was shut to oil tankers after the storm.”\n",
    "The harbor of Lumen was shut to oil tankers in May, according to Ines Hale.\n",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(STORIES, tmp_path)


def lines(*texts: str, url: str | None = None) -> str:
    records = ({"text": text, "title": text[:20], "url": url} for text in texts)
    return "".join(json.dumps(record) + "\n" for record in records)


CHANGED = (
    "The bridge of Lumen cost 3 million florins, said Ines Hale.",
    "The bridge of Lumen cost 5 million florins, said Ines Hale.",
)


def test_the_desk_is_the_same_however_many_processes_there_are(
    workbench: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "wire.jsonl").write_text(lines("A bridge of Lumen fell.", "It rained in Harrow."))
    (folder / "page.jsonl").write_text(lines(*CHANGED, url="https://lumen.example/bridge"))
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7\nnothing")
    one = workbench("ingest", "in", "none.txt", "--db", "one.db")
    two = workbench("ingest", "in", "none.txt", "--db", "two.db", "--jobs", "2")
    assert one == two
    assert one.code == 2
    assert "7 new, 1 updated, 2 failed." in one.err
    assert "bad.pdf cannot be read as a PDF" in one.err
    assert "none.txt does not exist" in one.err
    assert tables(tmp_path / "one.db") == tables(tmp_path / "two.db")
    assert tables(tmp_path / "one.db")["matches"] != []
    assert not (tmp_path / "two.db-wal").exists()


class Stop:
    """Raises in the place of a method when it is called for the nth time."""

    def __init__(self, instead_of: Callable[..., Any], at: int) -> None:
        self.instead_of, self.left = instead_of, at

    def __call__(self, *given: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt
        return self.instead_of(*given)


@pytest.mark.parametrize("step", ["put", "find"])
@pytest.mark.parametrize("at", [1, 3, 6])
def test_stopped_it_goes_on_and_the_desk_is_that_of_an_unbroken_run(
    workbench: Run,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    at: int,
) -> None:
    (folder / "wire.jsonl").write_text(lines(*CHANGED, url="https://lumen.example/bridge"))
    workbench("ingest", "in", "--db", "whole.db")
    stop = Stop(getattr(Writer, step), at)
    with monkeypatch.context() as patched:
        patched.setattr(Writer, step, lambda *given: stop(*given))
        ran = workbench("ingest", "in", "--db", "broken.db")
    assert ran.code == 130
    assert "the same command goes on from there" in ran.err
    again = workbench("ingest", "in", "--db", "broken.db")
    assert again.code == 0
    assert tables(tmp_path / "whole.db") == tables(tmp_path / "broken.db")
    # And once more: an article in which nothing was found is not searched anew.
    assert workbench("ingest", "in", "--db", "broken.db").err.endswith("6 unchanged.\n")
    assert tables(tmp_path / "whole.db") == tables(tmp_path / "broken.db")


def test_a_text_that_is_on_the_desk_is_not_taken_apart_again(
    workbench: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbench("ingest", "in")
    monkeypatch.setattr(work, "cut", lambda *_: pytest.fail("it was taken apart"))
    ran = workbench("ingest", "in")
    assert ran.code == 0
    assert ran.err == "4 unchanged.\n"


def test_a_fault_of_ours_with_one_article_is_told_and_the_others_are_taken_in(
    workbench: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = work.cut

    def faulty(article: Article, granularity: Any) -> work.Cut:
        if "council" in article.text:
            raise ZeroDivisionError
        return whole(article, granularity)

    monkeypatch.setattr(work, "cut", faulty)
    ran = workbench("ingest", "in")
    assert ran.code == 2
    assert "3 new, 1 failed." in ran.err
    assert "story-1.txt brought up a fault inside workbench (ZeroDivisionError)" in ran.err
    with pytest.raises(ZeroDivisionError):
        workbench("ingest", "in/story-1.txt", "--debug")


FAKE = """
import json, os, signal, sys
from pathlib import Path
from workbench.cli.bulk import work, worker
from workbench.models import Article, Split

for line in sys.stdin.buffer:
    asked = json.loads(line)
    if asked["do"] == "cut":
        article = Article.model_validate(asked["article"])
        seen = Path("seen")
        if "meteor" in article.text or ("comet" in article.text and not seen.exists()):
            if "comet" in article.text:
                seen.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        answer = work.cut_as_json(work.Cut(Split(article=article)))
    else:
        answer = worker.answer_to(asked)
    print(json.dumps(answer), flush=True)
"""
"""A worker without a language model, which some words bring down."""


def test_a_worker_that_dies_is_told_and_its_article_tried_once_more(
    workbench: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fake.py").write_text(FAKE)
    monkeypatch.setattr(crew, "COMMAND", (sys.executable, "fake.py"))
    for name, text in (("a", "A comet was seen."), ("b", "A meteor fell."), ("c", "It rained.")):
        (tmp_path / f"{name}.txt").write_text(text)
    ran = workbench("ingest", "a.txt", "b.txt", "c.txt", "--jobs", "2")
    assert ran.code == 2
    assert ran.out.splitlines() == ["a  0 claims", "c  0 claims"]
    told = ran.err.splitlines()
    for name in "ab":
        died = f"A worker process died (signal 9) at {name}.txt; it is tried once more."
        assert told.count(died) == 1
    assert told[-2:] == [
        "2 new, 1 failed.",
        "  failed: b.txt brought down two worker processes (signal 9): see if there is enough "
        "memory, and take it in alone.",
    ]


class Slow:
    """Hands that are done with the last of what they have first, and count what they have."""

    ahead = 4

    def __init__(self) -> None:
        self.begun: list[tuple[Article, Future[work.Cut]]] = []
        self.most = 0

    def read(self, source: str) -> Future[list[Article]]:
        done: Future[list[Article]] = Future()
        done.set_result([read_text(f"Story {source} of {n}.") for n in range(3)])
        return done

    def cut(self, article: Article) -> Future[work.Cut]:
        future: Future[work.Cut] = Future()
        self.begun.append((article, future))
        self.most = max(self.most, len(self.begun))
        if len(self.begun) == self.ahead or "39 of 2" in article.text:
            for one, waiting in reversed(self.begun):
                waiting.set_result(work.Cut(Split(article=one)))
            self.begun = []
        return future

    def find(self, *_: object, **__: object) -> list[tuple[str, list[Any]]]:
        return []

    def close(self) -> None:
        pass


def test_articles_come_onto_the_desk_in_their_order_and_few_are_held(tmp_path: Path) -> None:
    hands = Slow()
    steps: list[tuple[int, int]] = []
    with open_desk(tmp_path / "claims.db") as desk:
        writer = Writer(hands, "kim", lambda: desk, pytest.fail)
        reads = ((str(n), hands.read(str(n))) for n in range(40))
        take_in(reads, hands, writer, Report(), lambda *step: steps.append(step))
        titles = [desk.article_text(row.id) for row in desk.articles()]
    assert titles == [f"Story {source} of {n}." for source in range(40) for n in range(3)]
    assert hands.most <= hands.ahead
    assert sum(done for done, _ in steps) == 40 + sum(more for _, more in steps) == 120


def test_a_desk_that_cannot_be_written_ends_the_run(
    workbench: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.errors import DeskError

    def full(*_: object) -> None:
        raise DeskError("The disk is full", "make room")

    monkeypatch.setattr(Writer, "put", full)
    ran = workbench("ingest", "in")
    assert ran.code == 2
    assert ran.err == "The disk is full: make room.\n"


def test_a_title_is_not_given_to_several_files(workbench: Run, folder: Path) -> None:
    ran = workbench("ingest", "in", "--title", "One")
    assert ran.code == 2
    assert ran.err.startswith("--title, --url and --as belong to one article")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    # In the test itself: between a fixture and it pytest sets the streams anew.
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return terminal


def test_rate_and_time_left_are_shown_and_the_total_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    with rated_progress("Ingesting", 2) as step:
        step(1, 0)
        step(1, 3)
    shown = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", terminal.getvalue())
    assert "2/5 0 a minute -:--:--" in shown


@pytest.mark.parametrize("kind", ["plain", "rated"])
def test_what_is_printed_beside_a_bar_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    terminal, out = on_a_terminal(monkeypatch), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    with progress("Ingesting", 2) if kind == "plain" else rated_progress("Ingesting", 2):
        say("pier  3 claims")
    assert out.getvalue() == "pier  3 claims\n"
    assert "Ingesting" in terminal.getvalue()
