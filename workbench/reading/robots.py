"""What a site lets programs fetch: its ``robots.txt`` (RFC 9309), asked for once a host."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from workbench.errors import FetchError
from workbench.reading.fetching.exchange import USER_AGENT

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

    from workbench.reading.intake import Fetched

_FIRST_BYTES: Final = 512_000
"""Of a robots.txt that are read, as RFC 9309 has it."""
_SERVER_FAULT: Final = 500


class Robots:
    """The rules of each site for this program.

    A site without rules lets everything be fetched; one that cannot be asked for them, nothing.

    Args:
        fetch: gets what is at a web address.
    """

    def __init__(self, fetch: Callable[[str], Fetched]) -> None:
        self._fetch = fetch
        self._rules: dict[str, RobotFileParser] = {}

    def check(self, url: str) -> None:
        """Raise FetchError where the site does not let ``url`` be fetched."""
        rules = self._rules_of(url)
        if not rules.can_fetch(USER_AGENT, url):
            raise FetchError(
                f"{url} is not for programs to fetch, says the robots.txt of its site",
                "open it in a browser and save it",
            )

    def delay(self, url: str) -> float:
        """Seconds that the site wants between two requests; 0 where it does not say."""
        return float(self._rules_of(url).crawl_delay(USER_AGENT) or 0)

    def _rules_of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._asked(site)
        return self._rules[site]

    def _asked(self, site: str) -> RobotFileParser:
        from urllib.robotparser import RobotFileParser

        from workbench.reading.fetch import Answered

        rules = RobotFileParser()
        try:
            got = self._fetch(f"{site}/robots.txt")
        except Answered as error:
            if error.status >= _SERVER_FAULT:
                raise
            rules.parse([])
        else:
            rules.parse(got.body[:_FIRST_BYTES].decode("utf-8", "replace").splitlines())
        return rules
