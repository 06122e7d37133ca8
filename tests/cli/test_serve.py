"""``workbench serve``: whoever knows the token reviews in a browser, and nobody else."""

from __future__ import annotations

import asyncio
import io
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from workbench.cli import serve
from workbench.cli.served_screen import command_of
from workbench.cli.web_site import ReviewSite, VisibleText, bound_socket
from workbench.errors import WorkbenchError
from workbench.store import open_desk

TOKEN = "k3y-of-one-run"
FILES = ("textual.js", "xterm.css", "focus.js", "upright.ttf", "italic.ttf")


@pytest.fixture
async def site() -> AsyncIterator[TestServer]:
    """A site on a free port of this machine; its command would start nothing."""
    server = TestServer(ReviewSite("exit 1", TOKEN, "127.0.0.1").application())
    async with server:
        yield server


async def status(site: TestServer, path: str, **headers: str) -> int:
    address = f"http://127.0.0.1:{site.port}{path}"
    async with (
        aiohttp.ClientSession() as session,
        session.get(address, headers=headers, allow_redirects=False) as answer,
    ):
        return answer.status


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/ws",
        "/static/textual.js",
        f"/?{TOKEN}",
        f"/{TOKEN[:-1]}/",
        f"/{TOKEN}x/",
        f"/{TOKEN.upper()}/ws",
        f"//{TOKEN}/",
        "/%ff/",
        f"/x/{TOKEN}/",
        "/download/x",
    ],
)
async def test_nothing_is_answered_without_the_token(site: TestServer, path: str) -> None:
    assert await status(site, path) == 403


@pytest.mark.parametrize("asked", ["OPTIONS *", "GET http://x/k3y-of-one-run/", "POST /"])
async def test_odd_requests_are_refused_as_well(site: TestServer, asked: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
    writer.write(f"{asked} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    assert answer.startswith(b"HTTP/1.1 403"), answer


async def test_with_the_token_the_page_and_its_files_are_there(site: TestServer) -> None:
    assert await status(site, f"/{TOKEN}/") == 200
    for name in FILES:
        assert await status(site, f"/{TOKEN}/static/{name}") == 200, name


@pytest.mark.parametrize(
    "path", ["static/", "static/server.py", "static/..%2fserver.py", "static/../../x", "download/x"]
)
async def test_no_other_file_is_given_to_anybody(site: TestServer, path: str) -> None:
    assert await status(site, f"/{TOKEN}/{path}") in {403, 404}


async def test_a_request_for_the_socket_that_is_none_is_refused(site: TestServer) -> None:
    assert await status(site, f"/{TOKEN}/ws") == 400


@pytest.mark.parametrize(
    ("host", "answer"),
    [
        ("evil.example", 403),
        ("evil.example:8321", 403),
        ("127.0.0.1.evil.example", 403),
        ("localhost.", 403),
        ("0x7f.1", 403),
        ("[::1", 403),
        ("localhost:9000", 200),
        ("LOCALHOST", 200),
        ("127.0.0.1", 200),
        ("[::1]:8321", 200),
    ],
)
async def test_a_name_of_another_site_that_leads_here_is_refused(
    site: TestServer, host: str, answer: int
) -> None:
    assert await status(site, f"/{TOKEN}/", Host=host) == answer


async def test_a_page_of_another_site_cannot_ask_although_it_knew_the_token(
    site: TestServer,
) -> None:
    own = f"http://127.0.0.1:{site.port}"
    assert await status(site, f"/{TOKEN}/", Origin="http://evil.example") == 403
    assert await status(site, f"/{TOKEN}/", Origin="null") == 403
    assert await status(site, f"/{TOKEN}/ws", Origin="http://127.0.0.1:1") == 403
    assert await status(site, f"/{TOKEN}/", Origin=own) == 200


async def test_the_page_loads_nothing_from_elsewhere_and_tells_nobody_its_address(
    site: TestServer,
) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{site.port}/{TOKEN}/") as answer,
    ):
        page, headers = await answer.text(), answer.headers
    assert f'"ws://127.0.0.1:{site.port}/{TOKEN}/ws"' in page
    assert "http://" not in page
    assert "https://" not in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("no-referrer", "no-store")


# The command that shows the screen


@given(st.text(st.characters(exclude_characters="\0")), st.text(min_size=1))
def test_no_name_is_more_than_a_word_of_the_command(reviewer: str, folder: str) -> None:
    words = shlex.split(command_of(Path(folder), reviewer, "an article; rm -rf ."))
    assert words[0] == "exec"
    assert words[-3:] == [str(Path(folder)), reviewer, "an article; rm -rf ."]


def test_what_a_review_complains_of_is_made_visible() -> None:
    out = io.StringIO()
    VisibleText(out).write("broken: \x1b]52;c;ZXZpbA==\x07\nmore")
    assert out.getvalue() == "broken: ␛]52;c;ZXZpbA==␇\nmore"


# The command line


def test_it_refuses_to_answer_other_machines_unless_that_is_understood(
    workbench: Run, desk: Path
) -> None:
    for host in ("0.0.0.0", "::"):
        ran = workbench("serve", "--host", host, "--port", "0")
        assert (ran.code, ran.out) == (2, "")
        assert "--i-understand" in ran.err
        assert "kim" in ran.err


def test_a_port_that_is_taken_and_an_address_of_another_machine_are_told(
    workbench: Run, desk: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = workbench("serve", "--port", str(taken.getsockname()[1]))
    assert (ran.code, ran.out) == (2, "")
    assert "--port" in ran.err
    with pytest.raises(WorkbenchError, match=r"203\.0\.113\.9"):
        bound_socket("203.0.113.9", 0)


def test_a_desk_or_an_article_that_is_not_there_is_told_before_anything_is_served(
    workbench: Run, desk: Path
) -> None:
    assert workbench("serve", "--db", "absent.db").code == 2
    assert workbench("serve", "no-such-article").code == 2


def test_without_the_extra_it_says_how_to_install_it(
    workbench: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda name: None)
    ran = workbench("serve")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "pip install 'workbench-desk[serve]'" in ran.err


async def test_a_claim_is_reviewed_through_the_socket_and_all_ends_with_the_server(
    desk: Path,
) -> None:
    program = [sys.executable, "-m", "workbench", "--db", str(desk), "serve"]
    with subprocess.Popen(
        [*program, "--port", "0", "--reviewer", "kim; exit"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as served:
        try:
            assert served.stdout is not None
            address = served.stdout.readline().decode().removeprefix("Open ").strip()
            assert len(address.split("/")[3]) >= 43, "32 random bytes"
            async with (
                aiohttp.ClientSession() as session,
                session.ws_connect(
                    f"{address}ws?width=140&height=30".replace("http", "ws", 1)
                ) as ws,
            ):
                await told(ws, "Queue 1 of 27")
                await ws.send_json(["stdin", "v"])
                await told(ws, "Claim 1 verified.")
                screens = children_of(served.pid)
                assert len(screens) == 1
                served.send_signal(signal.SIGINT)
                async for _ in ws:
                    pass
                assert await asyncio.to_thread(served.wait, 20) == 0
        finally:
            served.kill()
    assert not any(Path(f"/proc/{pid}").exists() for pid in screens)
    with open_desk(desk, create=False) as opened:
        row = opened.claims(limit=1)[0]
    assert (row.verdict, row.reviewer) == ("verified", "kim; exit")


async def told(ws: aiohttp.ClientWebSocketResponse, words: str) -> None:
    """Wait until the screen has drawn ``words``."""
    drawn = b""
    async with asyncio.timeout(30):
        while words.encode() not in drawn:
            drawn += await ws.receive_bytes()


def children_of(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=True
    )
    return [int(one) for one in listed.stdout.split()]
