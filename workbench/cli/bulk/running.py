"""A run of ``workbench ingest``: from what was named to the exit code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workbench.cli.bulk.bar import rated_progress
from workbench.cli.bulk.crew import Crew
from workbench.cli.bulk.hands import Asked, Hands, Inline, Pending
from workbench.cli.bulk.report import Report
from workbench.cli.bulk.taking_in import Reads, take_in
from workbench.cli.bulk.work import on_one_thread, read_source
from workbench.cli.bulk.writer import Writer
from workbench.cli.options import desk_to_fill
from workbench.cli.output import tell
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.models import Article
    from workbench.store import Desk

FAILED: Final = 2
"""Exit code where something was not taken in."""

_Listed = tuple[str, WorkbenchError | None]
"""A source, or what was named and why there is no source in it."""


def ingest_all(
    files: Sequence[str],
    db: Path,
    actor: str,
    asked: Asked,
    *,
    jobs: int = 1,
    cluster: str | None = None,
) -> int:
    """Take in the articles of all ``files`` and folders, and tell what became of them.

    A file that is named alone and cannot be read leaves the desk as it was; of several the others
    are taken in.

    Args:
        jobs: how many processes of this machine work.
        cluster: the address of one that takes the articles apart.

    Returns:
        The exit code: 0, or ``FAILED``.

    Raises:
        WorkbenchError: nothing can be taken in, or the desk cannot be written.
    """
    on_one_thread()
    listed = list(_listed(files))
    alone = _read_alone(listed, asked)
    hands: Hands = Crew(jobs, asked, tell) if jobs > 1 else Inline(asked, alone=_is_one(alone))
    if cluster is not None:
        from workbench.cli.bulk.cluster import Cluster

        hands = Cluster(cluster, hands, asked)
    reads = iter([(listed[0][0], _there(alone))]) if alone is not None else _reads(listed, hands)
    report = Report()
    # Those who work are let go before the desk is closed: the last to close it tidies up.
    with ExitStack() as desks, closing(hands):
        opened = partial(_opened, desks, db)
        writer = Writer(hands, actor, opened, tell, version_of=asked.version_of)
        try:
            _run(reads, len(listed), hands, writer, report)
        except KeyboardInterrupt:
            report.told()
            tell("What is told here is on the desk; the same command goes on from there.")
            raise
    if report.articles > 1 or report.has_failures:
        report.told()
    return FAILED if report.has_failures else 0


def _opened(desks: ExitStack, db: Path) -> Desk:
    return desks.enter_context(desk_to_fill(db))


def _run(reads: Reads, sources: int, hands: Hands, writer: Writer, report: Report) -> None:
    try:
        with rated_progress("Ingesting", sources) as step:
            take_in(reads, hands, writer, report, step)
    except WorkbenchError:
        if report.articles:
            report.told()
        raise


def _listed(files: Sequence[str]) -> Iterator[_Listed]:
    """The sources that were named, and those in the folders that were."""
    from workbench.reading import sources_in

    for named in files:
        try:
            place = sources_in(named)
        except WorkbenchError as error:
            yield named, error
            continue
        yield from ((source, None) for source in place.sources)
        if place.passed_over:
            tell(passed_over(place.passed_over))


def passed_over(files: int) -> str:
    """The sentence on files of a folder that are no text."""
    return f"{files} {'file' if files == 1 else 'files'} without text {_were(files)} passed over."


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _read_alone(listed: Sequence[_Listed], asked: Asked) -> list[Article] | None:
    """The articles of the only source there is; ``None`` where there are several sources.

    Raises:
        WorkbenchError: it cannot be read, or what was said of one article would be of several.
    """
    articles = None
    if len(listed) == 1:
        ((source, why),) = listed
        if why is not None:
            raise why
        articles = read_source(source, asked.known, asked.fetch)
    about_one = asked.known.get("title") or asked.known.get("url") or asked.version_of
    if about_one and not _is_one(articles):
        raise WorkbenchError(
            "--title, --url and --as belong to one article", "give the files one at a time"
        )
    return articles


def _is_one(articles: Sequence[Article] | None) -> bool:
    return articles is not None and len(articles) == 1


def _there(articles: list[Article]) -> Pending[list[Article]]:
    done: Future[list[Article]] = Future()
    done.set_result(articles)
    return done


def _reads(listed: Sequence[_Listed], hands: Hands) -> Reads:
    for source, why in listed:
        if why is None:
            yield source, hands.read(source)
        else:
            failed: Future[list[Article]] = Future()
            failed.set_exception(why)
            yield source, failed
