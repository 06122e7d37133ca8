"""The writing commands that ``bench.faults`` kills, one line each in ``COMMANDS``.

A script is a list of command lines. It is run in one process, which prints a line for each that
was confirmed (exit code 0). The same script run again must come to the same desk as one that was
never killed: what is done already is told so by the commands themselves, or counted here.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.big_desk import make_desk
from bench.import_feed import write_feed
from workbench.cli import imports
from workbench.cli.app import run
from workbench.models import Event, Verdict, VerdictCode
from workbench.review import give_verdicts
from workbench.store import ClaimFilter, open_desk

ROOT: Final = Path(__file__).resolve().parent.parent
DESK: Final = "claims.db"
_CLAIMS: Final = 25
_LINES: Final = 15
_ALREADY: Final = (
    "was dropped", "was split into", "was merged into", "not attributed to anybody",
    "is gone already",
)  # fmt: skip
"""What a command says that was done before it was killed, or that has nothing to do."""

Script = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Command:
    """A command to be killed.

    Attributes:
        prepare: puts into an empty folder what the command works on.
        script: works in such a folder, and calls ``confirm`` for all that is confirmed.
        events: whether each confirmation is of exactly one event.
    """

    name: str
    prepare: Callable[[Path], None]
    script: Script
    events: bool = True


def confirm(what: object) -> None:
    """Tell whoever kills us that ``what`` is done."""
    print(f"CONFIRMED {what}", flush=True)


def workbench(*line: str) -> None:
    """Run a command line; what was done before, by the one that was killed, counts as done."""
    complaint = io.StringIO()
    with contextlib.redirect_stderr(complaint), contextlib.redirect_stdout(io.StringIO()):
        code = run(list(line))
    told = complaint.getvalue()
    if not code:
        confirm(line[0])
    elif not any(words in told for words in _ALREADY):
        raise SystemExit(f"{' '.join(line)}: {told}")


def lines(make: Callable[[str, int], list[str]], count: int = _LINES) -> Script:
    """A script of one command line for each of the first ``count`` claims.

    Args:
        make: the command line for a claim, by its name and number.
    """

    def script(folder: Path) -> None:
        for number, claim in enumerate(_claims(folder)[:count], start=1):
            workbench(*make(claim, number))

    return script


def _claims(folder: Path) -> list[str]:
    """Names of the claims that were read, in the queue or not, always the same."""
    with open_desk(folder / DESK, create=False) as desk:
        rows = desk.connection.execute(
            """SELECT a.slug, c.position FROM claims c JOIN articles a ON a.id = c.article_id
            WHERE c.made_seq IS NULL ORDER BY c.n"""
        )
        return [f"{row['slug']}:{row['position']}" for row in rows]


def one(*line: str) -> Script:
    """A script of a single command line."""
    return lambda folder: workbench(*line)


# What the commands work on


def small_desk(folder: Path) -> None:
    """A desk of one article, some of it reviewed, with prior claims."""
    make_desk(folder / DESK, _CLAIMS)


def desk_to_undo(folder: Path) -> None:
    """The small desk, with verdicts of the reviewer's own."""
    small_desk(folder)
    lines(lambda claim, n: ["verdict", claim, "unverifiable"])(folder)


def desk_to_redo(folder: Path) -> None:
    """The same, all of them undone."""
    desk_to_undo(folder)
    switch("undo")(folder)


def articles_to_ingest(folder: Path) -> None:
    """Articles of invented news and a desk with prior claims that are like them."""
    make_desk(folder / DESK, 25)
    for number in range(4):
        told = " ".join(
            f"Port Minister Ada Quill said that pier {number}{k} of Orrin Bay cost {k + 2} million "
            f"florins in {2000 + number}. The council of Harrow closed the ferry in {1990 + k}."
            for k in range(4)
        )
        (folder / f"article-{number}.txt").write_text(f"Piers of Orrin Bay {number}\n\n{told}\n")


def articles_that_changed(folder: Path) -> None:
    """Articles on a desk, each of their claims with a verdict, and later texts of them."""
    articles_to_ingest(folder)
    ingest(folder)
    lines(lambda claim, n: ["verdict", claim, "unverifiable"], 60)(folder)
    for path in sorted(folder.glob("article-*.txt")):
        later = path.read_text().replace("million florins", "million crowns")
        path.with_name(f"later-{path.name}").write_text(later)


def desk_with_notes(folder: Path) -> None:
    """The small desk, with a note on each of its first claims."""
    small_desk(folder)
    lines(lambda claim, n: ["note", claim, f"Called the council, {n}"])(folder)


def backup_without_desk(folder: Path) -> None:
    """A backup of a desk with verdicts, and the desk gone."""
    desk_to_undo(folder)
    workbench("backup", "kept.zip")
    for path in folder.glob(f"{DESK}*"):
        if path.is_file():
            path.unlink()


def desk_to_settle(folder: Path) -> None:
    """The small desk, with claims on which two reviewers differ."""
    small_desk(folder)
    lines(lambda claim, n: ["verdict", claim, "verified"])(folder)
    lines(lambda claim, n: ["assign", "--to", "lee", "--second", "--claim", claim])(folder)
    lines(lambda claim, n: ["verdict", claim, "disputed", *_WHY, "--reviewer", "lee"])(folder)


def case_of_another_desk(folder: Path) -> None:
    """The small desk, and a case of another one."""
    other = folder / "other"
    other.mkdir()
    articles_to_ingest(other)
    os.chdir(other)
    ingest(other)
    lines(lambda claim, n: ["verdict", claim, "unverifiable"])(other)
    workbench("bundle", "case.zip")
    os.chdir(folder)
    small_desk(folder)


def feed_to_import(folder: Path) -> None:
    """A data feed of seven batches."""
    write_feed(folder / "feed.json", 70)


def desk_without_vectors(folder: Path) -> None:
    """A desk with hundreds of claims that were not read for their meaning."""
    small_desk(folder)


def old_desk(folder: Path) -> None:
    """A desk of the first schema."""
    packed = (ROOT / "tests" / "store" / "step-1.db.gz").read_bytes()
    (folder / DESK).write_bytes(gzip.decompress(packed))


# Scripts that are more than one command line for each claim


class _Lines(io.TextIOBase):
    """Standard output, of which every whole line confirms something."""

    def write(self, text: str) -> int:
        for _ in range(text.count("\n")):
            print("CONFIRMED line", file=sys.__stdout__, flush=True)
        return len(text)


def ingest(folder: Path) -> None:
    """Take all articles in with one command, which confirms each by a line."""
    files = [path.name for path in sorted(folder.glob("article-*.txt"))]
    with contextlib.redirect_stdout(_Lines()), contextlib.redirect_stderr(io.StringIO()):
        code = run(["ingest", *files])
    if code:
        raise SystemExit(f"ingest ended with {code}")


def ingest_again(folder: Path) -> None:
    """Take in the later text of each article as a version of it."""
    for path in sorted(folder.glob("article-*.txt")):
        workbench("ingest", f"later-{path.name}", "--as", path.stem)


def redact(folder: Path) -> None:
    """Take out the texts of all notes."""
    with open_desk(folder / DESK, create=False) as desk:
        noted = [event.seq for event in desk.history() if event.action == "note_added"]
    for seq in noted:
        workbench("audit", "redact", str(seq), "--reason", "asked for by the source")


def bundle(folder: Path) -> None:
    """Write cases, with a verdict in between."""
    (folder / "cases").mkdir(exist_ok=True)
    for number, claim in enumerate(_claims(folder)[:6]):
        workbench("verdict", claim, "unverifiable", "--reason", f"reason {number}")
        workbench("bundle", f"cases/{number}.zip")


def alias(folder: Path) -> None:
    """Give a source further names."""
    with open_desk(folder / DESK, create=False) as desk:
        name = min(row.source_name for row in desk.claims(ClaimFilter()) if row.source_name)
    for number in range(_LINES):
        workbench("audit", "alias", name, f"Speaker {number}")


def import_feed(folder: Path) -> None:
    """Import a feed in batches that are small, so that a kill finds many borders of them."""
    imports.BATCH = 10  # type: ignore[misc]
    workbench("import", "feed.json")


def bulk(folder: Path) -> None:
    """Give verdicts to five claims at a time."""
    with open_desk(folder / DESK, create=False) as desk:
        ids = [row.id for row in desk.claims(ClaimFilter())]
        for code in (VerdictCode.DISPUTED, VerdictCode.VERIFIED):
            for first in range(0, len(ids), 5):
                if _gave(desk.history(ids[first], actor="kim"), code):
                    continue
                verdict = Verdict(code=code, reason="The minutes say so")
                give_verdicts(desk, ids[first : first + 5], verdict, actor="kim")
                confirm(first)


def _gave(history: list[Event], code: VerdictCode) -> bool:
    return any((event.new or {}).get("verdict") == code for event in history)


def switch(command: str) -> Script:
    """Undo, or redo, everything: as often as it takes until the log says that it is done."""

    def script(folder: Path) -> None:
        while _left(folder, command):
            workbench(command)

    return script


def _left(folder: Path, command: str) -> int:
    with open_desk(folder / DESK, create=False) as desk:
        done, undone = desk.undo_stacks("kim")
    return len(done if command == "undo" else undone)


def decide(folder: Path) -> None:
    """Confirm, reject and put off the matches that the desk has."""
    with open_desk(folder / DESK, create=False) as desk:
        rows = desk.connection.execute("SELECT claim_id, prior_id FROM matches ORDER BY 1, 2")
        pairs = [(row["claim_id"], row["prior_id"]) for row in rows]
    for number, (claim_id, prior_id) in enumerate(pairs):
        how = ("--confirm", "--reject", "--not-now")[number % 3]
        workbench("match", claim_id, how, prior_id, "--reason", "the same council")


def add_claims(folder: Path) -> None:
    """Make claims of words of the articles."""
    with open_desk(folder / DESK, create=False) as desk:
        rows = desk.connection.execute(
            """SELECT a.slug, c.start, length(c.quote) FROM claims c
            JOIN articles a ON a.id = c.article_id WHERE c.made_seq IS NULL ORDER BY c.n LIMIT 12"""
        )
        places = [tuple(row) for row in rows]
    for slug, start, length in places:
        place = ["--span", str(start), str(start + length - 3)]
        workbench("claim", "add", slug, *place, "--narrator")


def split(folder: Path) -> None:
    """Split claims in two, by their words."""
    with open_desk(folder / DESK, create=False) as desk:
        rows = desk.connection.execute("SELECT quote FROM claims WHERE made_seq IS NULL ORDER BY n")
        quotes = [row["quote"] for row in rows if row["quote"]]
    for claim, quote in list(zip(_claims(folder), quotes, strict=True))[:_LINES]:
        words = quote.split()
        parts = " ".join(words[:3]), " ".join(words[3:])
        workbench("claim", "split", claim, "--part", parts[0], "--part", parts[1])


def merge(folder: Path) -> None:
    """Merge every two neighbours."""
    names = _claims(folder)
    for first, second in zip(names[::2], names[1::2], strict=False):
        if first.partition(":")[0] == second.partition(":")[0]:
            workbench("claim", "merge", first, second, "--said-as", first)


def export(folder: Path) -> None:
    """Export again and again, with a verdict in between, so that each file is another one."""
    for number, claim in enumerate(_claims(folder)[:8]):
        workbench("verdict", claim, "unverifiable", "--reason", f"reason {number}")
        workbench("export", "verdicts.csv", "--history")


def back_up(folder: Path) -> None:
    """Back the desk up again and again, with a verdict in between."""
    for number, claim in enumerate(_claims(folder)[:6]):
        workbench("verdict", claim, "unverifiable", "--reason", f"reason {number}")
        workbench("backup", f"kept-{number}.zip")


_WHY: Final = ("--reason", "The minutes of the council say so")

COMMANDS: Final[tuple[Command, ...]] = (
    Command("ingest", articles_to_ingest, ingest),
    Command("import", feed_to_import, import_feed, events=False),
    Command("reindex", desk_without_vectors, one("reindex"), events=False),
    Command("migrate", old_desk, one("list"), events=False),
    Command("verdict", small_desk, lines(lambda c, n: ["verdict", c, "disputed", *_WHY])),
    Command("bulk verdict", small_desk, bulk),
    Command("said", small_desk, lines(lambda c, n: ["said", c, "confirmed"])),
    Command("wait", small_desk, lines(lambda c, n: ["wait", c, "--due", f"2025-01-{n:02}"])),
    Command("note", small_desk, lines(lambda c, n: ["note", c, f"Called the council, {n}"])),
    Command("evidence", small_desk,
            lines(lambda c, n: ["evidence", c, "--url", f"https://minutes.example/{n}"])),
    Command("undo", desk_to_undo, switch("undo")),
    Command("redo", desk_to_redo, switch("redo")),
    Command("match", small_desk, decide),
    Command("claim add", small_desk, add_claims),
    Command("claim reword", small_desk, lines(lambda c, n: ["claim", "reword", c, f"Wording {n}"])),
    Command("claim retype", small_desk, lines(lambda c, n: ["claim", "retype", c, "comparison"])),
    Command("claim split", small_desk, split),
    Command("claim merge", small_desk, merge),
    Command("claim drop", small_desk, lines(lambda c, n: ["claim", "drop", c])),
    Command("export", small_desk, export, events=False),
    Command("backup", small_desk, back_up, events=False),
    Command("restore", backup_without_desk, one("restore", "kept.zip"), events=False),
    Command("changed article", articles_that_changed, ingest_again),
    Command("reopen", desk_to_undo, lines(lambda c, n: ["reopen", c])),
    Command("assign", small_desk, lines(lambda c, n: ["assign", "--to", "lee", "--claim", c])),
    Command("adjudicate", desk_to_settle,
            lines(lambda c, n: ["adjudicate", c, "mixed", "--reason", f"Settled, {n}"])),
    Command("redact", desk_with_notes, redact),
    Command("alias", small_desk, alias),
    Command("bundle", small_desk, bundle, events=False),
    Command("import case", case_of_another_desk, one("import", "other/case.zip"), events=False),
)  # fmt: skip
"""What is killed. A new command is one more line here."""
