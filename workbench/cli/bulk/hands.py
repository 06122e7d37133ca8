"""Who does the work: what is asked of them, and the plain way, in this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from workbench.cli.bulk import work
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.claims.splitting import Granularity
    from workbench.models import Article, Match
    from workbench.reading.fetch import Fetched
    from workbench.review import Meaning
    from workbench.store import Desk

ToFind = tuple[str, "Meaning | None"]
"""The id of a claim, and its vector where that is known."""
Found = list[tuple[str, list["Match"]]]
"""The id of each claim, and its prior claims."""
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is the same for every article of a run.

    Attributes:
        known: what is known of the articles from elsewhere; see ``reading.read_all``.
        allow_private: also fetch from this machine and its own network.
        version_of: the article of which the only one there is is a version.
    """

    known: Mapping[str, str | None]
    granularity: Granularity
    allow_private: bool
    version_of: str | None = None

    def fetch(self, address: str) -> Fetched:
        """What is at a web address."""
        from workbench.reading.fetch import fetch

        return fetch(address, allow_private=self.allow_private)


class Lost(WorkbenchError):
    """Those who do the work are gone, or cannot be used: the run ends, whatever it is doing."""


class Pending(Protocol[T_co]):
    """Something that is being worked on."""

    def done(self) -> bool:
        """Whether it has come to an end."""

    def result(self) -> T_co:
        """What came of it, when it is done.

        Raises:
            WorkbenchError: why nothing came of it.
        """


class Hands(Protocol):
    """Those who do the work.

    Attributes:
        ahead: how many articles may be in work or waiting for their turn at the desk.
    """

    ahead: int

    def read(self, source: str) -> Pending[list[Article]]:
        """Read the articles of a source."""

    def cut(self, article: Article) -> Pending[work.Cut]:
        """Take an article apart."""

    def find(self, desk: Desk, claims: Sequence[ToFind], *, meaning: bool) -> Found:
        """The prior claims for each of some claims that are on the desk.

        Raises:
            WorkbenchError: why they cannot be found.
        """

    def close(self) -> None:
        """Let everybody go, whatever they are doing."""


class Inline:
    """All the work in this process, one thing after the other.

    Args:
        alone: there is one article; a fault of ours with it is raised, not told.
    """

    ahead = 1

    def __init__(self, asked: Asked, *, alone: bool = False) -> None:
        self._asked = asked
        self._alone = alone

    def read(self, source: str) -> Pending[list[Article]]:
        """Read the articles of a source."""
        asked = self._asked
        return self._done(source, lambda: work.read_source(source, asked.known, asked.fetch))

    def cut(self, article: Article) -> Pending[work.Cut]:
        """Take an article apart."""
        asked, name = self._asked, article.path or "an article"
        return self._done(name, lambda: work.cut(article, asked.granularity))

    def find(self, desk: Desk, claims: Sequence[ToFind], *, meaning: bool) -> Found:
        """The prior claims for each of some claims that are on the desk."""
        work.known_meanings([known for _, known in claims if known is not None])
        return work.find_all(desk, [claim_id for claim_id, _ in claims], meaning=meaning)

    def close(self) -> None:
        """Nobody is to be let go."""

    def _done(self, name: str, do: Callable[[], T]) -> Pending[T]:
        future: Future[T] = Future()
        try:
            future.set_result(do())
        except WorkbenchError as error:
            future.set_exception(error)
        except Exception as error:
            if self._alone:
                raise
            future.set_exception(went_wrong(name, error))
        return future


def went_wrong(name: str, error: Exception) -> WorkbenchError:
    """A defect of ours, as the reason why one of many articles is not taken in."""
    failed = WorkbenchError(
        f"{name} brought up a fault inside workbench ({type(error).__name__})",
        "take it in alone with --debug and report what that prints",
    )
    failed.__cause__ = error
    return failed
