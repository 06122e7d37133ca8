"""Fetching that asks a site for its rules first, and never for two things at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from workbench.reading.fetch import Fetched, Validators, fetch, fetch_changed
from workbench.reading.fetching.targets import target_of
from workbench.reading.robots import Robots

PAUSE: Final = 2.0
"""Seconds between two requests to one host."""
_LONGEST: Final = 60.0
"""Seconds that are waited at most, whatever a site asks for."""


class Polite:
    """Fetches pages as ``reading.fetch`` does, with regard for their sites.

    Args:
        allow_private: also from this machine and its own network.
        pause: seconds between two requests to one host, ``PAUSE`` by default; more where its
            ``robots.txt`` says so.
        sleep, now: wait, and tell the time.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        pause: float | None = None,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._allow_private = allow_private
        self._pause = PAUSE if pause is None else pause
        self._sleep = sleep
        self._now = now
        self._last: dict[str, float] = {}
        self._robots = Robots(self._rules_at)

    def get(self, url: str, known: Validators | None = None) -> Fetched | None:
        """What is at ``url``; ``None`` where it is as it was when ``known`` came with it.

        Raises:
            FetchError: as ``reading.fetch``, and where the site does not let it be fetched.
        """
        address = target_of(url, allow_private=self._allow_private).url
        self._robots.check(address)
        self._wait(address, max(self._pause, min(self._robots.delay(address), _LONGEST)))
        return fetch_changed(address, known or Validators(), allow_private=self._allow_private)

    def _rules_at(self, url: str) -> Fetched:
        self._wait(url, self._pause)
        return fetch(url, allow_private=self._allow_private)

    def _wait(self, url: str, seconds: float) -> None:
        host = urlsplit(url).hostname or ""
        due = self._last.get(host, -seconds) + seconds
        if host in self._last and due > self._now():
            self._sleep(due - self._now())
        self._last[host] = self._now()
