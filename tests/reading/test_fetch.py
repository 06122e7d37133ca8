from __future__ import annotations

import gzip
import socket
import time
import zlib

import pytest

from tests.reading.loopback_site import CERTIFICATE, dripping, page, sent_on, site
from workbench.errors import FetchError
from workbench.reading.fetch import (
    Limits,
    Validators,
    fetch,
    fetch_changed,
    without_credentials,
)

BODY = b"<p>The bridge opened.</p>"


def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def test_a_page_comes_as_it_was_sent() -> None:
    with site({"/a?b=c": page(BODY)}) as running:
        url = f"http://news.test:{running.port}/a?b=c"
        got = fetch(f"{url}#here", allow_private=True, resolve=here)
    assert (got.url, got.final_url, got.status) == (url, url, 200)
    assert (got.content_type, got.charset, got.body) == ("text/html", "utf-8", BODY)


def test_the_server_is_told_its_name_and_little_else() -> None:
    with site({"/": page(BODY)}) as running:
        fetch(f"http://News.Test:{running.port}", allow_private=True, resolve=here)
    lines = running.requests[0].split("\r\n")
    assert lines[0] == "GET / HTTP/1.1"
    names = {line.partition(":")[0] for line in lines[1:] if line}
    assert names == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert f"Host: news.test:{running.port}" in lines
    assert "User-Agent: workbench-desk" in lines


def test_redirects_are_followed_one_by_one() -> None:
    with site({"/a": sent_on("b"), "/b": sent_on("/c", "308 Permanent Redirect")}) as running:
        running.answers["/c"] = page(BODY)
        got = fetch(f"http://news.test:{running.port}/a", allow_private=True, resolve=here)
    assert got.url.endswith("/a")
    assert got.final_url.endswith("/c")
    assert got.body == BODY


def test_a_redirect_to_letters_outside_ascii_is_sent_as_utf_8() -> None:
    with site({"/a": sent_on("/é".encode().decode("latin-1"))}) as running:
        running.answers["/a"] = (
            "HTTP/1.1 302 Found\r\nLocation: /é\r\nContent-Length: 0\r\n\r\n".encode()
        )
        running.answers["/%C3%A9"] = page(BODY)
        got = fetch(f"http://news.test:{running.port}/a", allow_private=True, resolve=here)
    assert got.final_url.endswith("/%C3%A9")


def test_a_ring_of_redirects_ends() -> None:
    with site({"/a": sent_on("/a")}) as running, pytest.raises(FetchError, match="more than 5"):
        fetch(f"http://news.test:{running.port}/a", allow_private=True, resolve=here)
    assert len(running.requests) == 6


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(BODY, mtime=0)),
        ("x-gzip", gzip.compress(BODY, mtime=0)),
        ("deflate", zlib.compress(BODY)),
        ("identity", BODY),
    ],
)
def test_the_compression_of_the_transfer_is_taken_off(encoding: str, packed: bytes) -> None:
    with site({"/": page(packed, Content_Encoding=encoding)}) as running:
        got = fetch(f"http://news.test:{running.port}/", allow_private=True, resolve=here)
    assert got.body == BODY


def test_a_body_in_chunks_is_put_together() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    with site({"/": head + b"5\r\nThe b\r\n6\r\nridge.\r\n0\r\n\r\n"}) as running:
        got = fetch(f"http://news.test:{running.port}/", allow_private=True, resolve=here)
    assert got.body == b"The bridge."


FEW = Limits(seconds=5, wire_bytes=10_000, body_bytes=2_000_000, ratio=20)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (page(b"x" * 10_001), "larger than 10,000"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 10_001, "larger than 10,000"),
        (
            page(gzip.compress(b"x" * 1_900_000, mtime=0), Content_Encoding="gzip"),
            "more than 20 times",
        ),
        (page(gzip.compress(b"x" * 9_000_000, mtime=0), Content_Encoding="gzip"), "times|larger"),
        (page(gzip.compress(BODY, mtime=0)[:-9], Content_Encoding="gzip"), "damaged"),
        (page(b"no gzip", Content_Encoding="gzip"), "damaged"),
        (page(BODY, Content_Encoding="br"), "packed in a way"),
        (page(BODY, Content_Encoding="gzip, gzip"), "packed in a way"),
        (page(BODY, kind="video/mp4"), "neither text"),
        (page(BODY, kind="application/x-msdownload"), "neither text"),
        (page(b""), "is empty"),
        (page(b"gone", status="410 Gone"), "410 Gone"),
        (page(b"", status="302 Found"), "sends on to nowhere"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "cannot be fetched"),
        (b"", "cannot be fetched"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", "cannot be fetched"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500, "cannot be fetched"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000, "cannot be fetched"),
    ],
)
def test_what_is_no_page_is_one_sentence(answer: bytes, told: str) -> None:
    with site({"/": answer}) as running, pytest.raises(FetchError, match=told):
        fetch(f"http://news.test:{running.port}/", allow_private=True, resolve=here, limits=FEW)


@pytest.mark.parametrize(
    ("first", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
)
def test_a_page_that_drips_is_cut_off_in_time(first: bytes, piece: bytes) -> None:
    began = time.monotonic()
    with (
        site({"/": dripping(first, piece, 0.05)}) as running,
        pytest.raises(FetchError, match="took too long"),
    ):
        fetch(
            f"http://news.test:{running.port}/",
            allow_private=True,
            resolve=here,
            limits=Limits(seconds=0.4),
        )
    assert time.monotonic() - began < 4


def test_a_name_that_is_not_answered_in_time_is_told() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(1)
        return ["127.0.0.1"]

    with pytest.raises(FetchError, match="looked up in time"):
        fetch("http://news.test/", allow_private=True, resolve=slow, limits=Limits(seconds=0.1))


def test_a_name_that_nobody_has_is_told() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchError, match=r"There is no machine news\.test"):
        fetch("http://news.test/", resolve=unknown)


def test_the_certificate_must_be_one_that_the_machine_trusts() -> None:
    with (
        site({"/": page(BODY)}, tls=True) as running,
        pytest.raises(FetchError, match=r"cannot show that it is news\.test"),
    ):
        fetch(f"https://news.test:{running.port}/", allow_private=True, resolve=here)
    assert running.requests == []


def test_the_certificate_is_that_of_the_name_though_the_address_is_pinned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with site({"/": page(BODY)}, tls=True) as running:
        got = fetch(f"https://news.test:{running.port}/", allow_private=True, resolve=here)
        with pytest.raises(FetchError, match=r"cannot show that it is other\.test"):
            fetch(f"https://other.test:{running.port}/", allow_private=True, resolve=here)
    assert got.body == BODY
    assert running.server_names == ["news.test", "other.test"]
    assert f"Host: news.test:{running.port}" in running.requests[0]


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with site({"/": page(BODY)}) as running:
        got = fetch(f"http://news.test:{running.port}/", allow_private=True, resolve=here)
    assert got.body == BODY


def test_credentials_are_left_out_of_an_address() -> None:
    assert without_credentials("https://kim:secret@news.test:8080/a?b@c#d") == (
        "https://news.test:8080/a?b@c#d",
        True,
    )
    assert without_credentials("https://news.test/@kim") == ("https://news.test/@kim", False)


def test_a_page_that_is_as_it_was_is_not_sent_again() -> None:
    said = {"ETag": '"v1"', "Last_Modified": "Mon, 01 Jun 2026 10:00:00 GMT"}
    with site({"/": page(BODY, **said)}) as running:
        url = f"http://news.test:{running.port}/"
        got = fetch_changed(url, Validators(), allow_private=True, resolve=here)
        assert got is not None
        assert got.validators == Validators('"v1"', "Mon, 01 Jun 2026 10:00:00 GMT")
        running.answers["/"] = page(b"", status="304 Not Modified")
        assert fetch_changed(url, got.validators, allow_private=True, resolve=here) is None
        with pytest.raises(FetchError, match="304"):
            fetch(url, allow_private=True, resolve=here)
    assert 'If-None-Match: "v1"' in running.requests[1]
    assert "If-Modified-Since: Mon, 01 Jun 2026 10:00:00 GMT" in running.requests[1]
    assert not {"If-None-Match", "If-Modified-Since"} & set(running.requests[2].split())


@pytest.mark.parametrize("etag", ["caf\u00e9", "x" * 501], ids=["not ascii", "too long"])
def test_a_server_is_not_sent_back_what_is_no_plain_word(etag: str) -> None:
    answer = page(BODY).replace(b"\r\n\r\n", f"\r\nETag: {etag}\r\n\r\n".encode(), 1)
    with site({"/": answer}) as running:
        got = fetch(f"http://news.test:{running.port}/", allow_private=True, resolve=here)
    assert got.validators == Validators()
