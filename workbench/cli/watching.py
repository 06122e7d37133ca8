"""A look at a feed that is watched: what is new or changed in it comes onto the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.cli.bulk.hands import Asked, Inline, went_wrong
from workbench.cli.bulk.report import Report
from workbench.cli.bulk.taking_in import take_in_one
from workbench.cli.bulk.writer import Writer
from workbench.cli.output import tell
from workbench.errors import FetchError, WorkbenchError
from workbench.store.watched import (
    Seen,
    feed_state,
    keep_feed_state,
    keep_seen,
    seen_entry,
)

if TYPE_CHECKING:
    from workbench.models import Article
    from workbench.reading.feed import Entry
    from workbench.reading.fetch import Fetched
    from workbench.reading.polite import Polite
    from workbench.store import Desk

_MOST_FAILURES: Final = 5
"""Looks at which an entry may fail; then it is left alone until the feed has it otherwise."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at feeds.

    Attributes:
        most: how many articles are taken from a feed at most; the rest is for the next look.
    """

    desk: Desk
    polite: Polite
    actor: str
    asked: Asked
    most: int

    def at(self, feed: str) -> None:
        """Take in what is new or changed in ``feed``, and tell of it.

        Raises:
            FetchError: the feed cannot be fetched.
            UnreadableArticle: it is no feed.
            DeskError: the desk cannot be written.
        """
        from workbench.reading.fetch import Validators

        got = self.polite.get(feed, Validators(*feed_state(self.desk, feed)))
        if got is None:
            tell(f"{feed}: as it was.")
            return
        due = self._due(_entries(got, feed))
        report = Report()
        hands = Inline(self.asked)
        writer = Writer(hands, self.actor, lambda: self.desk, tell)
        is_done = True
        for key, entry, before in due[: self.most]:
            is_done &= self._take(key, entry, before, hands, writer, report)
        left = len(due) - self.most
        more = f" {left:,} more at the next look." if left > 0 else ""
        tell(f"{feed}: {report.counts() or 'nothing new'}.{more}")
        report.tell_failures()
        if is_done and left <= 0:
            # Asked for with these it is not sent again; so only when nothing of it is left.
            keep_feed_state(self.desk, feed, got.validators.etag, got.validators.last_modified)

    def _due(self, entries: list[Entry]) -> list[tuple[str, Entry, int]]:
        """The entries to be taken in: where each is kept, and how often it has failed so far."""
        due = []
        for entry in entries:
            if entry.found.url is None and not entry.found.blocks:
                continue
            key = entry.found.url or entry.fingerprint
            seen = seen_entry(self.desk, key)
            if seen is None or seen.fingerprint != entry.fingerprint:
                due.append((key, entry, 0))
            elif 0 < seen.failures < _MOST_FAILURES:
                due.append((key, entry, seen.failures))
        return due

    def _take(
        self, key: str, entry: Entry, failures: int, hands: Inline, writer: Writer, report: Report
    ) -> bool:
        """Take an entry in; whether that is done with, be it that it failed too often."""
        is_there = False
        try:
            article = self._article(entry)
        except WorkbenchError as error:
            report.failed(key, error)
        except Exception as error:
            report.failed(key, went_wrong(key, error))
        else:
            is_there = take_in_one(key, article, hands, writer, report)
        failures = 0 if is_there else failures + 1
        keep_seen(self.desk, key, Seen(entry.fingerprint, failures))
        return is_there or failures >= _MOST_FAILURES

    def _article(self, entry: Entry) -> Article:
        """The article of an entry: what the feed has if that is all of it, else its page."""
        from workbench.reading import articles_of
        from workbench.reading.found import article_of

        found = entry.found
        name = found.url or found.title or "an entry without a title"
        if found.url is None or entry.is_whole:
            return article_of(
                found, form="feed", name=name, path=None, file_sha256=entry.file_sha256, known={}
            )
        got = self.polite.get(found.url)
        if got is None:
            raise FetchError(f"{found.url} gave no page", "look at it in a browser")
        # Without a fetcher: a page that lists addresses makes us ask for none of them.
        articles = articles_of(got.body, name=name, known={"published_at": found.published_at})
        if len(articles) != 1:
            raise FetchError(f"{found.url} holds {len(articles):,} articles", "take it in by hand")
        (article,) = articles
        return article if article.url else article.model_copy(update={"url": got.final_url})


def _entries(got: Fetched, feed: str) -> list[Entry]:
    from workbench.errors import UnreadableArticle
    from workbench.reading.feed import entries_of
    from workbench.reading.forms import form_of

    if form_of(got.body, feed) != "feed":
        raise UnreadableArticle(f"{feed} is no feed", "give the address of its RSS or Atom feed")
    return entries_of(got.body, feed, got.final_url)
