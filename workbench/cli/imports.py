"""Prior claims in: what other desks and publishers checked before."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import typer

from workbench.cli.options import DEFAULT_DB, Db, Reviewer, desk_to_fill, reviewer_name
from workbench.cli.output import progress, say, tell
from workbench.display import one_line
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.models import PriorClaim
    from workbench.reading.found_claims import Found
    from workbench.store import Desk

BATCH: Final = 500
"""Claims that are put on the desk in one transaction; a kill loses no more."""

_ZIP_SIGNS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_MOST_CHARACTERS: Final = 10_000_000
_PLACES_TOLD: Final = 3
_PLACE_WIDTH: Final = 60
_CHANGED_NOTHING: Final = {
    "own": "it is a claim of this desk itself",
    "taken": "its id is that of a claim of an article on this desk",
}


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command("import")(import_claims)


def import_claims(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="verdicts.csv, JSON lines, ClaimReview, a data feed, claims:search, a bundle; "
            "- is stdin.",
        ),
    ],
    publisher: Annotated[
        str | None,
        typer.Option("--publisher", metavar="NAME", help="Whose verdicts, where it tells nobody."),
    ] = None,
    raw: Annotated[
        bool,
        typer.Option("--raw", help="CSV of `export --raw`; known where its manifest is beside it."),
    ] = False,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Bring in claims checked before, to match against. Their verdicts stay their publisher's.

    What cannot be read is passed over and told. The same file again changes nothing, and goes on
    where an import was broken off. A bundle (`workbench bundle`) is taken in whole or not at all,
    with articles, verdicts and their log.
    """
    from workbench.cli.reindexing import vectors_in_passing
    from workbench.reading.prior_claims import read_prior_claims

    actor = reviewer_name(reviewer)
    if _is_bundle(file):
        _import_bundle(Path(file), db, actor)
        return
    skipped = SkippedPlaces()
    with _opened(file) as (stream, size, name), progress("Importing (kB)", size // 1000) as step:
        found = read_prior_claims(
            _Counted(stream, step), name, publisher=publisher, raw=raw or _is_told_raw(file)
        )
        batches = _batches(skipped.left_out(found))
        # The first claim is read before the desk is opened: without one, no desk is made.
        first = next(batches, None)
        if first is None:
            raise WorkbenchError(
                f"Nothing in {name} can be imported ({skipped.first or 'it holds no claim'})",
                "see docs/formats.md for what it may look like",
            )
        with desk_to_fill(db) as desk:
            done = _put_on_desk(desk, chain([first], batches), skipped, actor)
            # Also where nothing is new: an import that was killed may have left them to us.
            vectors_in_passing(desk)
    say(f"{done['new']} new, {done['updated']} updated, {done['unchanged']} unchanged")
    for line in skipped.lines():
        tell(line)


def _is_bundle(file: str) -> bool:
    """Whether a file is a ZIP; of those, a bundle alone is imported."""
    if file == "-":
        return False
    with _open(file) as stream:
        return stream.read(4) in _ZIP_SIGNS


def _import_bundle(path: Path, db: Path, actor: str) -> None:
    from workbench.cli.reindexing import vectors_in_passing
    from workbench.export.bundle import import_bundle
    from workbench.store import open_desk

    done = import_bundle(path, partial(open_desk, db), actor=actor)
    articles = "1 new article" if done.articles == 1 else f"{done.articles} new articles"
    if done.events:
        say(f"{articles}, {done.events} events taken in")
    else:
        say("All of it was here already; nothing changed.")
    with open_desk(db) as desk:
        # Also where nothing is new: an import that was killed may have left them to us.
        vectors_in_passing(desk)


def _is_told_raw(file: str) -> bool:
    """Whether the manifest beside a file tells that it was exported without formula guards."""
    try:
        told = json.loads(Path(f"{file}.manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    options = told.get("options") if isinstance(told, dict) else None
    return isinstance(options, dict) and options.get("raw") is True


def _put_on_desk(
    desk: Desk, batches: Iterable[list[PriorClaim]], skipped: SkippedPlaces, actor: str
) -> Counter[str]:
    """Import batch by batch; how many claims had which outcome."""
    done: Counter[str] = Counter()
    for batch in batches:
        outcomes = desk.import_prior_claims(batch, actor=actor)
        done.update(outcomes)
        for prior, outcome in zip(batch, outcomes, strict=True):
            if outcome in _CHANGED_NOTHING:
                skipped.add(prior.claim_id, _CHANGED_NOTHING[outcome])
    return done


def _batches(priors: Iterator[PriorClaim]) -> Iterator[list[PriorClaim]]:
    """Lists of ``BATCH`` claims, or fewer where they are long."""
    batch: list[PriorClaim] = []
    characters = 0
    for prior in priors:
        batch.append(prior)
        characters += len(prior.text) + len(prior.reason or "") + len(prior.label or "")
        characters += sum(len(cell) for row in prior.rows for cell in row.values())
        if len(batch) == BATCH or characters > _MOST_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def all_prior_claims(path: Path) -> list[PriorClaim]:
    """The prior claims of a file of which everything can be read.

    Raises:
        WorkbenchError: the first record that cannot, or what keeps the file from being read.
    """
    from workbench.models import PriorClaim
    from workbench.reading.prior_claims import read_prior_claims

    priors = []
    with _opened(str(path)) as (stream, _, name):
        for one in read_prior_claims(stream, name):
            if not isinstance(one, PriorClaim):
                raise WorkbenchError(
                    f"{one.place} of {name} is no prior claim ({one.reason})",
                    "see docs/formats.md for its fields",
                )
            priors.append(one)
    return priors


class SkippedPlaces:
    """How many records were passed over for which reason, and where the first ones stand."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._places: dict[str, list[str]] = {}
        self.first: str | None = None

    def left_out(self, found: Iterator[Found]) -> Iterator[PriorClaim]:
        """The claims of ``found``; what was passed over is counted."""
        from workbench.models import PriorClaim

        for one in found:
            if isinstance(one, PriorClaim):
                yield one
            else:
                self.add(one.place, one.reason)

    def add(self, place: str, reason: str) -> None:
        """Count one that was passed over."""
        place = one_line(place, _PLACE_WIDTH)
        self.first = self.first or f"{place}: {reason}"
        self._counts[reason] += 1
        places = self._places.setdefault(reason, [])
        if len(places) < _PLACES_TOLD:
            places.append(place)

    def lines(self) -> Iterator[str]:
        """One line a reason, the most frequent first, below a line with their sum."""
        if self._counts:
            yield f"{self._counts.total()} passed over:"
        for reason, count in self._counts.most_common():
            more = ", …" if count > _PLACES_TOLD else ""
            yield f"  {count}  {reason} ({', '.join(self._places[reason])}{more})"


class _Counted:
    """A stream that tells how much of it was read, in kilobytes."""

    def __init__(self, stream: BinaryIO, step: Callable[[int], None]) -> None:
        self._stream = stream
        self._step = step
        self._bytes = 0

    def read(self, size: int) -> bytes:
        """The next bytes."""
        try:
            piece = self._stream.read(size)
        except OSError as error:
            raise WorkbenchError(
                f"The file cannot be read any further ({error.strerror})",
                "check the disk, then import it again: it goes on from there",
            ) from None
        self._bytes += len(piece)
        self._step(self._bytes // 1000)
        return piece


@contextmanager
def _opened(file: str) -> Iterator[tuple[BinaryIO, int, str]]:
    """The bytes of a file or of standard input, how many there are (0: not known), its name."""
    if file == "-":
        yield sys.stdin.buffer, 0, "standard input"
        return
    with _open(file) as stream:
        yield stream, os.fstat(stream.fileno()).st_size, file


def _open(file: str) -> BinaryIO:
    path = Path(file)
    try:
        if path.is_dir():
            raise WorkbenchError(f"{file} is a folder", "name a file")
        return path.open("rb")
    except OSError as error:
        raise WorkbenchError(
            f"{file} cannot be read ({error.strerror})", "check the name and the permissions"
        ) from None
    except ValueError:  # a NUL in the name
        raise WorkbenchError(f"{file!r} is no file name", "check the name") from None
