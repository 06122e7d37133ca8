"""Addresses and tricks that must not be connected to: refused before any connection is tried."""

from __future__ import annotations

from ipaddress import ip_address
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from urllib3.connection import HTTPConnection

from tests.reading.loopback_site import page, sent_on, site
from workbench.errors import FetchError
from workbench.reading.fetch import fetch
from workbench.reading.fetching.addresses import IpAddress, refusal
from workbench.reading.fetching.exchange import new_connection
from workbench.reading.fetching.targets import Target, target_of

PUBLIC = "93.184.216.34"


class Recorder:
    """Stands where connections are made, and makes those to this machine alone."""

    def __init__(self) -> None:
        self.tried: list[str] = []

    def __call__(self, target: Target, address: IpAddress, seconds: float) -> HTTPConnection:
        self.tried.append(str(address))
        if not address.is_loopback:
            raise AssertionError(f"a connection to {address} was tried")
        return new_connection(target, address, seconds)


def never_asked(host: str, port: int) -> NoReturn:
    raise AssertionError(f"{host} was looked up")


SPELLED = [
    # Addresses as they are
    "http://127.0.0.1/", "http://127.255.255.254/", "http://0.0.0.0/", "http://10.0.0.1/",
    "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/", "http://169.254.0.1/", "http://168.63.129.16/",
    "http://100.100.100.200/", "http://192.0.0.192/", "http://192.0.2.1/", "http://192.88.99.1/",
    "http://198.18.0.1/", "http://198.51.100.1/", "http://203.0.113.1/", "http://224.0.0.1/",
    "http://239.255.255.250/", "http://240.0.0.1/", "http://255.255.255.255/",
    # Numbers in other spellings
    "http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0x7f.0.0.1/",
    "http://0177.0.0.1/", "http://127.1/", "http://127.0.1/", "http://0/", "http://127.0.0.01/",
    "http://0x/", "http://127.0.0.1./", "http://256.256.256.256/", "http://1.2.3.4.5/",
    "http://00000127.0.0.1/", "http://127.0.0.0x1/", "http://4294967296/",
    # IPv6
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[::ffff:8.8.8.8]/", "http://[::127.0.0.1]/",
    "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[fc00::1]/",
    "http://[fd00:ec2::254]/", "http://[fec0::1]/", "http://[ff02::1]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::a00:1]/", "http://[2002:7f00:1::]/",
    "http://[2001:0:53aa:64c:0:fbff:ffff:fffe]/", "http://[2001:db8::1]/", "http://[3fff::1]/",
    "http://[100::1]/", "http://[2001:2::1]/", "http://[::1", "http://[127.0.0.1]/",
    "http://[v1.x]/",
    # Letters that stand for others
    "http://１２７.0.0.1/", "http://127。0。0。1/", "http://127．0．0．1/", "http://①②⑦.0.0.1/",
    "http://ⓛocalhost/", "http://exa\u00admple.com/", "http://exa\u200dmple.com/",
    "http://ｅxample.com/", "http://example。com/", "http://ex\u0430mple\u2024com/",
    "http://\u202emoc.elpmaxe/", "http://xn--\u00fc.com/", "http://example.com\u2100/",
    # Names that are none
    "http:///", "http://./", "http://.example.com/", "http://example..com/", "http://example.com./",
    "http://-example.com/", "http://%31%32%37.0.0.1/", "http://exam%00ple.com/",
    f"http://{'a' * 64}.com/", f"http://{'a.' * 130}com/", "http://a:b:c/", "http://ex*mple.com/",
    # What is in front of the host, and behind it
    "http://kim@example.com/", "http://kim:secret@example.com/", "http://@example.com/",
    "http://example.com@127.0.0.1/", "http://127.0.0.1#@example.com/",
    "http://example.com:22/", "http://example.com:25/", "http://example.com:6379/",
    "http://example.com:0/", "http://example.com:65536/", "http://example.com:-1/",
    "http://example.com:8o/", "https://example.com:11211/",
    # Blanks, line ends, backslashes
    "http://example.com\\@127.0.0.1/", "http:\\\\127.0.0.1\\", "http://exa mple.com/",
    "http://example.com/\r\nHost: 127.0.0.1", "http://exam\tple.com/", " http://example.com/",
    "http://example.com/\x00", "http://example.com/\ud800", "http://127.0.0.1\u3002/",
    # Other schemes
    "file:///etc/passwd", "ftp://example.com/", "gopher://example.com/", "dict://example.com/",
    "javascript:alert(1)", "data:text/html,hi", "//example.com/", "example.com", "http:example.com",
    "http:/example.com", "jar:http://example.com!/", "", "http://" + "a" * 9000,
]  # fmt: skip


@pytest.mark.parametrize("url", SPELLED)
def test_an_address_is_refused_as_it_is_spelled(url: str) -> None:
    recorder = Recorder()
    with pytest.raises(FetchError) as told:
        fetch(url, resolve=never_asked, connect=recorder)
    assert recorder.tried == []
    assert "secret" not in str(told.value)


ANSWERED = [
    ["127.0.0.1"], ["10.1.2.3"], ["192.168.0.10"], ["172.20.0.1"], ["169.254.169.254"],
    ["0.0.0.0"], ["100.64.3.2"], ["224.0.0.251"], ["::1"], ["fe80::1%eth0"], ["fd12::1"],
    ["::ffff:10.0.0.1"], ["64:ff9b::a00:1"], ["2002:a00:1::1"], ["2001:0:4136:e378::1"],
    [PUBLIC, "127.0.0.1"], [PUBLIC, "10.0.0.1"], ["2606:2800:220:1:248:1893:25c8:1946", "::1"],
    [PUBLIC, "169.254.169.254"], [PUBLIC] * 63 + ["127.0.0.1"], [], ["no address"],
]  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERED)
@pytest.mark.parametrize(
    "url", ["http://news.example/", "https://localhost/", "http://metadata.google.internal/"]
)
def test_a_name_is_refused_by_what_the_resolver_answers(url: str, answer: list[str]) -> None:
    recorder = Recorder()
    with pytest.raises(FetchError):
        fetch(url, resolve=lambda host, port: answer, connect=recorder)
    assert recorder.tried == []


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/", "http://0.0.0.0/", "http://224.0.0.1/", "http://240.0.0.1/",
        "http://[fe80::1]/", "http://[::ffff:127.0.0.1]/", "http://[fd00:ec2::254]/",
        "http://100.100.100.200/", "http://[64:ff9b::7f00:1]/", "http://[ff02::1]/",
        "http://2130706433/", "http://kim@127.0.0.1/", "file:///etc/passwd",
        f"http://{PUBLIC}:22/",
    ],
)  # fmt: skip
def test_allow_private_opens_the_own_network_and_nothing_else(url: str) -> None:
    recorder = Recorder()
    with pytest.raises(FetchError):
        fetch(url, allow_private=True, resolve=never_asked, connect=recorder)
    assert recorder.tried == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "::1", "fd12::1"],
)
def test_allow_private_opens_these(address: str) -> None:
    parsed = ip_address(address)
    assert refusal(parsed) is not None
    assert refusal(parsed, allow_private=True) is None


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "1.1.1.1", "2606:2800:220:1::1", "2a00::1"])
def test_public_addresses_are_open(address: str) -> None:
    assert refusal(ip_address(address)) is None


LOCATIONS = [
    "http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
    "file:///etc/passwd", "ftp://news.test/", "javascript:alert(1)", "data:text/html,hi",
    "http://kim:secret@news.test/", "http://2130706433/", "//169.254.169.254/", "http://[::1",
    "http://rebound.test/", "https://mixed.test/", "gopher://127.0.0.1:6379/_FLUSHALL",
    "http://public.test:22/", "\\\\169.254.169.254\\", "http://127.0.0.1\\@public.test/",
]  # fmt: skip


@pytest.mark.parametrize("location", LOCATIONS)
def test_a_redirect_is_checked_as_the_first_address_was(location: str) -> None:
    answers = {
        "news.test": ["127.0.0.1"],
        "rebound.test": ["169.254.169.254"],
        "mixed.test": [PUBLIC, "0.0.0.0"],
        "public.test": [PUBLIC],
    }
    recorder = Recorder()
    with site({"/": sent_on(location)}) as running, pytest.raises(FetchError) as told:
        fetch(
            f"http://news.test:{running.port}/",
            allow_private=True,
            resolve=lambda host, port: answers[host],
            connect=recorder,
        )
    assert recorder.tried == ["127.0.0.1"]
    assert len(running.requests) == 1
    assert "secret" not in str(told.value)


def test_a_public_page_does_not_lead_to_this_machine() -> None:
    """Without ``allow_private`` a redirect to loopback is refused; the first hop is made here."""
    with site({"/": sent_on("http://127.0.0.1/admin")}) as running:
        tried: list[str] = []

        def connect(target: Target, address: IpAddress, seconds: float) -> HTTPConnection:
            tried.append(str(address))
            return HTTPConnection("127.0.0.1", running.port, timeout=seconds)

        with pytest.raises(FetchError, match="this machine itself"):
            fetch("http://news.test/", resolve=lambda host, port: [PUBLIC], connect=connect)
    assert tried == [PUBLIC]


def test_a_name_is_looked_up_once_and_the_answer_is_what_is_connected_to() -> None:
    """DNS rebinding: a second answer would lead elsewhere, and is never asked for."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["169.254.169.254"]

    recorder = Recorder()
    with site({"/": page()}) as running:
        fetch(
            f"http://news.test:{running.port}/",
            allow_private=True,
            resolve=rebinding,
            connect=recorder,
        )
    assert asked == ["news.test"]
    assert recorder.tried == ["127.0.0.1"]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://Example.COM/", "example.com"),
        ("https://müller.example/", "xn--mller-kva.example"),
        ("https://MÜLLER.example/", "xn--mller-kva.example"),
        ("http://93.184.216.34/", "93.184.216.34"),
        ("http://[2606:2800:220:1::1]:8080/", "2606:2800:220:1::1"),
        ("http://1.example/", "1.example"),
        ("http://a_b.example/", "a_b.example"),
    ],
)
def test_ordinary_addresses_are_taken(url: str, host: str) -> None:
    assert target_of(url).host == host


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://127.0.0.1"]))
def test_any_text_is_a_target_or_one_sentence(text: str, scheme: str) -> None:
    try:
        target = target_of(scheme + text)
    except FetchError:
        return
    assert target.url.isascii()
    assert target_of(target.url) == target


@given(st.ip_addresses())
def test_an_address_that_python_calls_private_is_never_open(address: IpAddress) -> None:
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert refusal(address) is not None
