"""From sources to the desk: what is read and cut ahead, and the order in which it is written."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.cli.bulk.hands import Hands, Lost, Pending
from workbench.cli.bulk.report import Report, slug_of
from workbench.cli.bulk.work import Cut
from workbench.cli.bulk.writer import Writer
from workbench.errors import DeskError, WorkbenchError

if TYPE_CHECKING:
    from workbench.models import Article


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An article on its way to the desk; ``cut`` is the id of the one that has its text already."""

    source: str
    article: Article
    cut: Pending[Cut] | str


@dataclass(frozen=True, slots=True)
class _Unread:
    """A source of which there is no article, and why."""

    source: str
    why: WorkbenchError


Reads = Iterator[tuple[str, Pending["list[Article]"]]]
"""Sources, each with its articles; asked for the next one, it has that read."""


def take_in(
    reads: Reads,
    hands: Hands,
    writer: Writer,
    report: Report,
    step: Callable[[int, int], None],
) -> None:
    """Take in the articles of all sources, in their order.

    One that cannot be read or taken apart is reported, and the others are taken in. No more than
    ``hands.ahead`` articles, and those of half as many sources, are held at a time.

    Args:
        step: told how many articles are done, and how many more there are than was known.

    Raises:
        WorkbenchError: the desk cannot be written; it has what was reported.
    """
    for waiting in _ahead(reads, hands, writer, step):
        if isinstance(waiting, _Unread):
            report.failed(waiting.source, waiting.why)
        else:
            _put(waiting, writer, report)
        step(1, 0)


def take_in_one(
    source: str, article: Article, hands: Hands, writer: Writer, report: Report
) -> bool:
    """Take in one article; whether it is on the desk now. Raises as ``take_in``."""
    return _put(_begun(source, article, hands, writer), writer, report)


def _put(waiting: _Waiting, writer: Writer, report: Report) -> bool:
    cut = None
    if isinstance(waiting.cut, str):
        added = writer.there(waiting.cut)
    else:
        try:
            cut = waiting.cut.result()
        except Lost:
            raise
        except WorkbenchError as error:
            report.failed(waiting.source, error)
            return False
        added = writer.put(cut, slug_of(waiting.article))
    try:
        writer.find(added, cut)
    except (DeskError, Lost):
        raise
    except WorkbenchError as error:
        report.failed(f"{added.slug} is on the desk, but", error)
    report.taken_in(writer.desk, added, waiting.article)
    return True


def _ahead(
    sources: Reads, hands: Hands, writer: Writer, step: Callable[[int, int], None]
) -> Iterator[_Waiting | _Unread]:
    """What is to be written next, in order, while what comes behind it is read and cut."""
    reads: deque[tuple[str, Pending[list[Article]]]] = deque()
    read: deque[tuple[str, Article]] = deque()
    waiting: deque[_Waiting | _Unread] = deque()
    while True:
        while len(waiting) < hands.ahead:
            while len(reads) < max(1, hands.ahead // 2) and (one := next(sources, None)):
                reads.append(one)
            if read:
                waiting.append(_begun(*read.popleft(), hands, writer))
            elif reads and (reads[0][1].done() or not waiting):
                source, reading = reads.popleft()
                try:
                    articles = reading.result()
                except WorkbenchError as error:
                    waiting.append(_Unread(source, error))
                else:
                    step(0, len(articles) - 1)
                    read.extend((source, article) for article in articles)
            else:
                break
        if not waiting:
            return
        yield waiting.popleft()


def _begun(source: str, article: Article, hands: Hands, writer: Writer) -> _Waiting:
    return _Waiting(source, article, writer.known(article) or hands.cut(article))
