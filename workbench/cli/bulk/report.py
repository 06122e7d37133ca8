"""What is told of each article, and of all of them at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.cli.output import say, tell
from workbench.cli.taking_in import became, tell_about

if TYPE_CHECKING:
    from workbench.errors import WorkbenchError
    from workbench.models import Article
    from workbench.store import Added, Desk

_NAME_WORDS: Final = 6
"""Of a title, in the short name of an article."""
_MOST_REASONS: Final = 1_000
"""Failures whose reason is kept to be told at the end; those behind them are counted."""


class Report:
    """Tells of the articles as they come in, and counts what became of them."""

    def __init__(self) -> None:
        self._counts = {"new": 0, "updated": 0, "unchanged": 0, "failed": 0}
        self._reasons: list[str] = []

    @property
    def has_failures(self) -> bool:
        """Whether something was not taken in."""
        return bool(self._counts["failed"])

    @property
    def articles(self) -> int:
        """How many articles and sources it tells of."""
        return sum(self._counts.values())

    def taken_in(self, desk: Desk, added: Added, article: Article) -> None:
        """Tell of an article that is on the desk."""
        self._counts[added.outcome] += 1
        say(f"{added.slug}  {became(added)}")
        if added.created:
            tell_about(desk, added, article)

    def failed(self, source: str, why: WorkbenchError) -> None:
        """Keep why a source, or an article of it, was not taken in."""
        self._counts["failed"] += 1
        if len(self._reasons) < _MOST_REASONS:
            told = str(why)
            self._reasons.append(told if source in told else f"{source}: {told}")

    def counts(self) -> str:
        """How many became what: ``3 new, 1 failed``; empty where there was nothing."""
        return ", ".join(f"{number:,} {what}" for what, number in self._counts.items() if number)

    def told(self) -> None:
        """Tell the counts, and why what failed did."""
        tell(f"{self.counts() or 'Nothing taken in'}.")
        self.tell_failures()

    def tell_failures(self) -> None:
        """Tell why what failed did."""
        for reason in self._reasons:
            tell(f"  failed: {reason}")
        untold = self._counts["failed"] - len(self._reasons)
        if untold:
            tell(f"  and {untold:,} more failed")


def slug_of(article: Article) -> str | None:
    """A short name from the title where one file holds many articles; else from the file."""
    if article.format not in ("feed", "jsonl") or article.title is None:
        return None
    return " ".join(article.title.split()[:_NAME_WORDS])
