from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reading.loopback_site import Site, page, site
from workbench.cli.bulk.hands import Inline
from workbench.reading import polite
from workbench.reading.fetch import Validators
from workbench.reading.polite import Polite
from workbench.store import open_desk

WELL = "The well of Lumen holds nitrate, said the water board on Monday."
PIER = "Mayor Ada Quill said that the pier of Harrow cost 4 million florins."


def entry(link: str, title: str, *, summary: str = "", content: str = "", at: str = "01") -> str:
    whole = f"<content:encoded><![CDATA[<p>{content}</p>]]></content:encoded>" if content else ""
    return (
        f"<item><title>{title}</title><link>{link}</link><description>{summary}</description>"
        f"{whole}<pubDate>Mon, {at} Jun 2026 10:00:00 GMT</pubDate></item>"
    )


def feed(*entries: str) -> bytes:
    told = "".join(entries)
    return (
        '<?xml version="1.0"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Lumen Wire</title>{told}</channel></rss>"
    ).encode()


def story(title: str, *paragraphs: str) -> bytes:
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><article>"
        f"<h1>{title}</h1>{text}</article></body></html>"
    ).encode()


def rss(body: bytes, **headers: str) -> bytes:
    return page(body, kind="application/rss+xml", **headers)


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(polite, "PAUSE", 0.0)
    with site({}) as started:
        yield started


@pytest.fixture
def watch(workbench: Run, running: Site) -> Callable[..., tuple[int, str, str]]:
    """Look once at the feeds of these paths; what is told has paths in the place of addresses."""
    here = f"http://127.0.0.1:{running.port}"

    def look(*given: str, once: bool = True) -> tuple[int, str, str]:
        named = [f"{here}{one}" if one.startswith("/") else one for one in given]
        ran = workbench("watch", *named, "--allow-private", *(["--once"] if once else []))
        return ran.code, ran.out, ran.err.replace(here, "")

    return look


Watch = Callable[..., tuple[int, str, str]]


def asked_for(running: Site) -> list[str]:
    return [head.split(" ")[1] for head in running.requests]


def unless_known(etag: str, answer: bytes, running: Site) -> Callable[[socket.socket], None]:
    def send(client: socket.socket) -> None:
        known = f"If-None-Match: {etag}" in running.requests[-1]
        client.sendall(page(b"", status="304 Not Modified") if known else answer)

    return send


def test_a_look_takes_in_what_is_new_and_the_next_one_asks_for_no_more(
    watch: Watch, running: Site, tmp_path: Path
) -> None:
    told = feed(
        entry("/well", "Nitrate in the well", summary="A teaser.", at="02"),
        entry("/pier", "The pier", content=PIER),
    )
    running.answers = {
        "/feed": unless_known('"v1"', rss(told, ETag='"v1"'), running),
        "/well": page(story("Nitrate in the well", WELL, f"{WELL[:-1]} and Tuesday.")),
    }
    code, out, err = watch("/feed")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["nitrate-in-the-well", "the-pier"]
    assert "/feed: 2 new.\n" in err
    assert asked_for(running) == ["/robots.txt", "/feed", "/well"]
    with open_desk(tmp_path / "claims.db") as desk:
        well, pier = (desk.stored_article(row.id) for row in desk.articles())
    assert WELL in well.text
    assert (well.url, well.published_at) == (f"http://127.0.0.1:{running.port}/well", "2026-06-02")
    assert (pier.outlet, pier.format) == ("The Lumen Wire", "feed")
    running.requests.clear()
    assert watch("/feed") == (0, "", "/feed: as it was.\n")
    assert asked_for(running) == ["/robots.txt", "/feed"]


def test_an_entry_that_changed_is_a_new_version(watch: Watch, running: Site) -> None:
    running.answers["/feed"] = rss(feed(entry("/pier", "The pier", content=PIER)))
    watch("/feed")
    dearer = PIER.replace("4 million", "5 million")
    running.answers["/feed"] = rss(feed(entry("/pier", "The pier", content=dearer)))
    code, out, err = watch("/feed")
    assert code == 0
    assert out.startswith("the-pier  version 2: 1 reworded")
    assert "/feed: 1 updated.\n" in err


def test_a_page_is_fetched_again_when_its_entry_changes(watch: Watch, running: Site) -> None:
    running.answers["/feed"] = rss(feed(entry("/well", "The well", summary="One.")))
    running.answers["/well"] = page(story("The well", WELL))
    watch("/feed")
    running.requests.clear()
    assert "nothing new" in watch("/feed")[2]
    assert "/well" not in asked_for(running)
    running.answers["/feed"] = rss(feed(entry("/well", "The well", summary="Two.")))
    assert "/feed: 1 unchanged.\n" in watch("/feed")[2]
    assert "/well" in asked_for(running)


def test_only_so_many_are_taken_at_a_look_and_the_rest_at_the_next(
    watch: Watch, running: Site
) -> None:
    entries = [entry(f"/{n}", f"Pier {n}", content=PIER.replace("4", str(n))) for n in range(3)]
    running.answers["/feed"] = unless_known('"v1"', rss(feed(*entries), ETag='"v1"'), running)
    assert "/feed: 2 new. 1 more at the next look." in watch("/feed", "--most", "2")[2]
    assert "/feed: 1 new.\n" in watch("/feed", "--most", "2")[2]
    assert watch("/feed")[2] == "/feed: as it was.\n"


def test_what_a_site_forbids_is_not_fetched(watch: Watch, running: Site) -> None:
    running.answers = {
        "/robots.txt": page(b"User-agent: *\nDisallow: /well\n", kind="text/plain"),
        "/feed": rss(feed(entry("/well", "The well", summary="A teaser."))),
        "/well": page(story("The well", WELL)),
    }
    code, out, err = watch("/feed")
    assert (code, out) == (0, "")
    assert "/feed: 1 failed.\n" in err
    assert "/well is not for programs to fetch, says the robots.txt of its site" in err
    assert "/well" not in asked_for(running)


def test_where_a_site_cannot_tell_its_rules_nothing_is_fetched(watch: Watch, running: Site) -> None:
    running.answers["/robots.txt"] = page(b"oh", status="503 Service Unavailable")
    running.answers["/feed"] = rss(feed(entry("/pier", "The pier", content=PIER)))
    code, _, err = watch("/feed")
    assert code == 2
    assert "/robots.txt answers “503 Service Unavailable”" in err
    assert asked_for(running) == ["/robots.txt"]


def test_a_feed_that_fails_is_told_and_the_others_are_looked_at(
    watch: Watch, running: Site
) -> None:
    running.answers["/feed"] = rss(feed(entry("/pier", "The pier", content=PIER)))
    running.answers["/page"] = page(story("The well", WELL))
    code, out, err = watch("/gone", "/page", "/feed")
    assert code == 0
    assert out == "the-pier  1 claims\n"
    assert "/gone answers “404 Not Found”" in err
    assert "/page is no feed" in err
    assert watch("/gone", "/page")[0] == 2


def test_an_entry_that_fails_is_tried_five_times(watch: Watch, running: Site) -> None:
    told = rss(feed(entry("/gone", "Gone", summary="A teaser.")), ETag='"v1"')
    running.answers["/feed"] = unless_known('"v1"', told, running)
    for _ in range(5):
        assert "/feed: 1 failed." in watch("/feed")[2]
    assert watch("/feed")[2] == "/feed: as it was.\n"
    assert asked_for(running).count("/gone") == 5


def test_a_page_that_lists_addresses_makes_us_ask_for_none(watch: Watch, running: Site) -> None:
    here = f"http://127.0.0.1:{running.port}"
    running.answers = {
        "/feed": rss(feed(entry("/list", "A list", summary="A teaser."))),
        "/list": page(f"{here}/a\n{here}/b\n".encode(), kind="text/plain"),
    }
    assert "nothing is fetched here" in watch("/feed")[2]
    assert asked_for(running) == ["/robots.txt", "/feed", "/list"]


def test_a_fault_of_ours_with_one_entry_is_told(
    watch: Watch, running: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("workbench.reading.found.article_of", fails)
    running.answers["/feed"] = rss(feed(entry("/pier", "The pier", content=PIER)))
    code, _, err = watch("/feed")
    assert code == 0
    assert "/pier brought up a fault inside workbench (ZeroDivisionError)" in err


def test_it_looks_again_and_again_until_it_is_stopped(
    watch: Watch, running: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)
    running.answers["/feed"] = rss(feed(entry("/pier", "The pier", content=PIER)))
    code, out, err = watch("/feed", "--every", "2h", once=False)
    assert code == 130
    assert out == "the-pier  1 claims\n"
    assert err.startswith("/feed: 1 new.\n/feed: nothing new.\nStopped; what was told is on the")
    assert all(7000 < wait <= 7200 for wait in waits)


def test_stopped_in_the_middle_it_goes_on_with_the_rest(
    watch: Watch, running: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [entry(f"/{n}", f"Pier {n}", content=PIER.replace("4", str(n))) for n in range(3)]
    running.answers["/feed"] = rss(feed(*entries))
    cut = Inline.cut

    def stopped(self: Inline, article: object) -> object:
        if "Pier 1" in getattr(article, "text", ""):
            raise KeyboardInterrupt
        return cut(self, article)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Inline, "cut", stopped)
        code, out, _ = watch("/feed")
    assert (code, out) == (130, "pier-0  1 claims\n")
    assert watch("/feed")[1].splitlines() == ["pier-1  1 claims", "pier-2  1 claims"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("feed.xml",), "feed.xml is no web address"),
        (("https://news.test/feed", "--every", "1m"), "“1m” is no time to wait between two looks"),
        (("https://news.test/feed", "--every", "soon"), "5m at least"),
    ],
)
def test_what_cannot_be_watched_is_told(
    workbench: Run, tmp_path: Path, given: tuple[str, ...], told: str
) -> None:
    ran = workbench("watch", *given, "--once")
    assert ran.code == 2
    assert told in ran.err
    assert not (tmp_path / "claims.db").exists()


def test_a_feed_on_this_machine_is_not_looked_at_unasked(workbench: Run, running: Site) -> None:
    ran = workbench("watch", f"http://127.0.0.1:{running.port}/feed", "--once")
    assert ran.code == 2
    assert running.requests == []


def test_a_host_is_left_alone_between_two_requests(running: Site) -> None:
    clock = [100.0]
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        clock[0] += seconds

    running.answers["/robots.txt"] = page(b"User-agent: *\nCrawl-delay: 7\n", kind="text/plain")
    running.answers["/a"] = page(b"<p>A</p>")
    here = f"http://127.0.0.1:{running.port}"
    asking = Polite(allow_private=True, pause=2.0, sleep=sleep, now=lambda: clock[0])
    asking.get(f"{here}/a")
    asking.get(f"{here}/a", Validators())
    clock[0] += 100
    asking.get(f"{here}/a")
    assert waits == [7.0, 7.0]
