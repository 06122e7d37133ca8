from __future__ import annotations

import pytest

from workbench.errors import FetchError
from workbench.reading.fetch import Answered, Fetched
from workbench.reading.robots import Robots

RULES = b"""User-agent: *
Disallow: /inside
Crawl-delay: 3

User-agent: workbench-desk
Disallow: /robots-only
"""


def site_with(rules: bytes | FetchError) -> tuple[Robots, list[str]]:
    asked: list[str] = []

    def fetch(url: str) -> Fetched:
        asked.append(url)
        if isinstance(rules, FetchError):
            raise rules
        return Fetched(url, url, 200, "text/plain", None, rules)

    return Robots(fetch), asked


def test_rules_for_us_go_before_those_for_all_and_are_asked_for_once_a_site() -> None:
    robots, asked = site_with(RULES)
    robots.check("https://news.test/inside/a")
    with pytest.raises(FetchError, match=r"not for programs to fetch, says the robots\.txt"):
        robots.check("https://news.test/robots-only")
    robots.check("https://news.test:8443/")
    assert asked == ["https://news.test/robots.txt", "https://news.test:8443/robots.txt"]
    assert robots.delay("https://news.test/") == 0


def test_rules_for_all_are_ours_where_there_are_no_others() -> None:
    robots, _ = site_with(b"User-agent: *\nDisallow: /inside\nCrawl-delay: 3\n")
    with pytest.raises(FetchError):
        robots.check("https://news.test/inside/a")
    robots.check("https://news.test/")
    assert robots.delay("https://news.test/") == 3


@pytest.mark.parametrize(
    ("answer", "may"),
    [
        (Answered("none", "see", 404), True),
        (Answered("keep out", "see", 403), True),
        (Answered("empty", "see", 200), True),
        (Answered("oh", "see", 503), False),
        (FetchError("not reached", "see"), False),
        (b"\xff\xfe no rules at all \x00", True),
        (b"<html>a page</html>", True),
    ],
    ids=["none", "forbidden", "empty", "fault", "not reached", "bytes", "page"],
)
def test_a_site_without_rules_lets_all_be_fetched_and_one_that_cannot_tell_them_nothing(
    answer: bytes | FetchError, may: bool
) -> None:
    robots, _ = site_with(answer)
    if may:
        robots.check("https://news.test/a")
    else:
        with pytest.raises(FetchError):
            robots.check("https://news.test/a")
