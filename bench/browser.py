"""Review in a real browser: ``python -m bench.browser DESK PICTURE``.

Serves a copy of DESK, opens it in headless Chromium, gives the first claim a verdict by a key in
the page, looks in the desk for it, takes a picture of the page, and asks for everything without
the token. Needs Chromium (``apt-get install chromium``) and the extra ``serve``.
"""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp

_SECONDS = 40.0
_SIZE = (1180, 640)
_WITHOUT = ("/", "/ws", "/static/textual.js", "/wrong-token/", "/wrong-token/ws")


class Page:
    """One page of a browser, by the Chrome DevTools protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._count = 0
        self.events: list[dict[str, Any]] = []

    async def ask(self, method: str, **given: Any) -> dict[str, Any]:
        """What the browser answers to ``method``; what it tells meanwhile goes to ``events``."""
        self._count += 1
        await self._socket.send_json({"id": self._count, "method": method, "params": given})
        while True:
            told = await self._socket.receive_json(timeout=_SECONDS)
            if told.get("id") == self._count:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                return dict(told["result"])
            self.events.append(told)

    async def value(self, script: str) -> Any:
        """What a line of JavaScript gives."""
        answer = await self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    async def press(self, key: str) -> None:
        """Press a key that writes ``key``."""
        code = ord(key.upper())
        about = {
            "key": key,
            "text": key,
            "windowsVirtualKeyCode": code,
            "code": f"Key{key.upper()}",
        }
        await self.ask("Input.dispatchKeyEvent", type="keyDown", **about)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)


async def until(holds: Callable[[], Any], what: str) -> None:
    """Wait until ``holds()`` is true."""
    deadline = time.monotonic() + _SECONDS
    while True:
        found = holds()
        if asyncio.iscoroutine(found):
            found = await found
        if found:
            return
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        await asyncio.sleep(0.2)


async def look(address: str, profile: Path, desk: Path, picture: Path) -> None:
    """Open ``address``, press ``v``, take a picture."""
    width, height = _SIZE
    browser = subprocess.Popen(
        ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
         f"--user-data-dir={profile}", f"--window-size={width},{height}", "about:blank"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        ports = profile / "DevToolsActivePort"
        await until(lambda: ports.exists() and ports.read_text().count("\n"), "the browser's port")
        port = int(ports.read_text().split("\n")[0])
        async with aiohttp.ClientSession() as session:
            asked = await session.get(f"http://127.0.0.1:{port}/json/list")
            pages = [one for one in json.loads(await asked.text()) if one["type"] == "page"]
            socket = await session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0)
            page = Page(socket)
            for domain in ("Page", "Runtime", "Log", "Network"):
                await page.ask(f"{domain}.enable")
            await page.ask("Emulation.setFocusEmulationEnabled", enabled=True)
            await page.ask("Page.bringToFront")
            await page.ask("Page.navigate", url=address)
            await until(
                lambda: page.value("document.body?.classList.contains('-first-byte')"),
                "the first bytes of the screen",
            )
            await asyncio.sleep(3)
            before = first_verdict(desk)
            await page.press("v")
            await until(lambda: first_verdict(desk) is not None, "the verdict on the desk")
            print(
                f"first claim: {before} before, {first_verdict(desk)} after the key v in the page"
            )
            await asyncio.sleep(1.5)
            shot = await page.ask("Page.captureScreenshot", format="png")
            picture.write_bytes(base64.b64decode(shot["data"]))
            tell_events(page.events)
            await page.press("q")
            await until(
                lambda: page.value("document.body.classList.contains('-closed')"), "the end by q"
            )
            print("q ends the review in the page")
            await socket.close()
    finally:
        browser.terminate()
        browser.wait()


def first_verdict(desk: Path) -> str | None:
    """The verdict on the first claim of the first article, as another program reads it."""
    with closing(sqlite3.connect(f"{desk.as_uri()}?mode=ro", uri=True)) as reading:
        row = reading.execute(
            """SELECT k.verdict FROM claims c JOIN claim_states k ON k.n = c.n
            WHERE c.origin = 'article' ORDER BY c.article_seq, c.position LIMIT 1"""
        ).fetchone()
    return None if row[0] is None else str(row[0])


def tell_events(events: list[dict[str, Any]]) -> None:
    """Print where the page asked for something, and what the browser complained of."""
    hosts = {
        urlsplit(told["params"]["request"]["url"]).netloc
        for told in events
        if told["method"] == "Network.requestWillBeSent"
    }
    print(f"hosts asked by the page: {', '.join(sorted(hosts))}")
    for told in events:
        if told["method"] == "Log.entryAdded":
            entry = told["params"]["entry"]
            print(f"browser {entry['level']}: {entry['text']}")
        elif told["method"] == "Runtime.exceptionThrown":
            about = told["params"]["exceptionDetails"]
            print(f"browser exception: {about.get('exception', about).get('description')}")


async def ask_without_token(address: str) -> None:
    """Print what is answered to those who do not know the token, or come from elsewhere."""
    parts = urlsplit(address)
    async with aiohttp.ClientSession() as session:
        for path in _WITHOUT:
            answer = await session.get(f"http://{parts.netloc}{path}", allow_redirects=False)
            print(f"{answer.status} {path}")
        for headers in ({"Host": "rebound.example"}, {"Origin": "http://elsewhere.example"}):
            answer = await session.get(address, headers=headers)
            print(f"{answer.status} with the token and {headers}")


def main(desk: str, picture: str) -> None:
    """Do all of it on a copy of ``desk``."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copy = folder / "claims.db"
        shutil.copy(desk, copy)
        command = [sys.executable, "-m", "workbench", "--db", str(copy), "--reviewer", "kim"]
        with subprocess.Popen([*command, "serve", "--port", "0"], stdout=subprocess.PIPE) as served:
            try:
                assert served.stdout is not None
                address = served.stdout.readline().decode().removeprefix("Open ").strip()
                asyncio.run(ask_without_token(address))
                asyncio.run(look(address, folder / "profile", copy, Path(picture)))
            finally:
                served.send_signal(signal.SIGINT)
        print(f"the server ended with {served.returncode}")


if __name__ == "__main__":
    main(*sys.argv[1:])
