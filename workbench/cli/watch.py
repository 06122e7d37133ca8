"""Feeds that are looked at again and again."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workbench.cli.articles import Granularity, HowFine
from workbench.cli.options import DEFAULT_DB, Db, Reviewer, desk_to_fill, reviewer_name
from workbench.cli.output import tell
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.cli.bulk import Asked

_DURATION: Final = re.compile(r"(\d{1,4})(m|h|d)")
_MINUTES: Final = {"m": 1, "h": 60, "d": 1440}
_FEWEST_MINUTES: Final = 5


def register(app: typer.Typer) -> None:
    """Add the command of this section."""
    app.command()(watch)


def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED...", help="Web addresses of RSS or Atom feeds.")
    ],
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
    every: Annotated[
        str, typer.Option(metavar="TIME", help="How often to look: 30m, 2h, 1d; 5m at least.")
    ] = "30m",
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    most: Annotated[
        int, typer.Option(min=1, max=1000, metavar="N", help="Articles of a feed for each look.")
    ] = 20,
    granularity: HowFine = Granularity.CLAUSE,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Also fetch from this machine and its own network."),
    ] = False,
) -> int:
    """Look at feeds again and again, and take in what is new or changed.

    An entry that the feed has whole is taken from there, of others the page is fetched. What the
    robots.txt of a site forbids is not, and no host is asked for two things at once. A feed that
    fails is told, and looked at again the next time; with --once the exit code is 2 where all fail.
    """
    from workbench.cli.bulk import Asked
    from workbench.cli.bulk.work import on_one_thread
    from workbench.reading.intake import is_address

    seconds = _seconds(every)
    for feed in feeds:
        if not is_address(feed):
            raise WorkbenchError(f"{feed} is no web address", "begin it with https://")
    on_one_thread()
    asked = Asked({}, granularity.value, allow_private)
    actor = reviewer_name(reviewer)
    try:
        while True:
            begun = time.monotonic()
            failed = _look_at(feeds, db, actor, asked, most)
            if once:
                return 2 if failed == len(feeds) else 0
            time.sleep(max(0.0, begun + seconds - time.monotonic()))
    except KeyboardInterrupt:
        tell("Stopped; what was told is on the desk, and the next look goes on from there.")
        raise


def _look_at(feeds: list[str], db: Path, actor: str, asked: Asked, most: int) -> int:
    """Look at each feed once; how many of them failed.

    The desk is open for no longer than that: another program may put it elsewhere meanwhile.
    """
    from workbench.cli.watching import Look
    from workbench.reading.polite import Polite

    polite = Polite(allow_private=asked.allow_private)
    failed = 0
    with desk_to_fill(db) as desk:
        look = Look(desk, polite, actor, asked, most)
        for feed in feeds:
            try:
                look.at(feed)
            except WorkbenchError as error:
                failed += 1
                tell(f"{feed}: {error}" if feed not in str(error) else str(error))
    return failed


def _seconds(every: str) -> int:
    given = _DURATION.fullmatch(every.strip())
    minutes = int(given[1]) * _MINUTES[given[2]] if given else 0
    if minutes < _FEWEST_MINUTES:
        raise WorkbenchError(
            f"“{every}” is no time to wait between two looks",
            f"write 30m, 2h or 1d; {_FEWEST_MINUTES}m at least",
        )
    return 60 * minutes
