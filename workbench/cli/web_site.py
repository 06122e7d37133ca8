"""The review screen as a site: a page, its files and a websocket, all behind a random token.

Textual-serve starts one review for each page that is open and carries its keys and its picture;
who may have either is decided here (``docs/decisions/0012-serve.md``).
"""

from __future__ import annotations

import asyncio
import html
import secrets
import sys
from collections.abc import Awaitable, Callable
from contextlib import redirect_stdout
from ipaddress import ip_address
from pathlib import Path
from socket import AI_PASSIVE, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, getaddrinfo, socket
from string import Template
from typing import Final, TextIO, cast
from urllib.parse import urlsplit

import textual_serve
from aiohttp import web
from textual_serve.server import Server

from workbench.display import visible
from workbench.errors import WorkbenchError

_PAGE: Final = Path(__file__).with_name("served_page.html")
_THEIRS: Final = Path(textual_serve.__file__).with_name("static")
_FILES: Final = {
    "focus.js": Path(__file__).with_name("served_page.js"),
    "textual.js": _THEIRS / "js/textual.js",
    "xterm.css": _THEIRS / "css/xterm.css",
    "upright.ttf": _THEIRS / "fonts/RobotoMono-VariableFont_wght.ttf",
    "italic.ttf": _THEIRS / "fonts/RobotoMono-Italic-VariableFont_wght.ttf",
}
"""What the page needs, by the name it has there."""

_SHUTDOWN_SECONDS: Final = 5.0

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def bound_socket(host: str, port: int) -> socket:
    """A socket with the address ``host`` and ``port``, which does not answer yet.

    Raises:
        WorkbenchError: the address is not one of this machine, or the port is taken.
    """
    try:
        family, kind, protocol, _, address = getaddrinfo(
            host, port, type=SOCK_STREAM, flags=AI_PASSIVE
        )[0]
        bound = socket(family, kind, protocol)
        bound.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            bound.bind(address)
        except OSError:
            bound.close()
            raise
    except (OSError, UnicodeError) as error:
        raise WorkbenchError(
            f"{host} port {port} cannot be used ({getattr(error, 'strerror', None) or error})",
            "give another --port (0 for any that is free), or leave --host out",
        ) from None
    return bound


class ReviewSite:
    """A review screen for whoever knows the token.

    Args:
        command: a shell command that runs the screen with Textual's web driver.
        token: the first part of every path.
        host: a name under which the site may be asked for, besides addresses and ``localhost``.
    """

    def __init__(self, command: str, token: str, host: str) -> None:
        self._token = token
        self._host = host
        self._server = Server(command)
        self._page = Template(_PAGE.read_text(encoding="utf-8"))
        self._open: set[asyncio.Task[object]] = set()

    def serve(self, bound: socket) -> None:
        """Answer on ``bound``, a socket that has its address, until a signal ends the program."""
        out = cast("TextIO", VisibleText(sys.stdout))
        with redirect_stdout(out):
            web.run_app(
                self.application(),
                sock=bound,
                print=None,
                access_log=None,  # Its lines would hold the token.
                shutdown_timeout=_SHUTDOWN_SECONDS,
            )

    def application(self) -> web.Application:
        """The site, to be run on any socket."""
        site = web.Application(middlewares=[self._guard])
        site.add_routes(
            [
                web.get("/{token}/", self._answer_page),
                web.get("/{token}/ws", self._answer_websocket),
                web.get("/{token}/static/{name}", self._answer_file),
            ]
        )
        site.on_response_prepare.append(_add_headers)
        site.on_shutdown.append(self._end_reviews)
        return site

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Answer nobody who does not know the token, nor a page of another site."""
        if not (self._is_asked_by_name(request) and self._is_own(request) and self._knows(request)):
            return web.Response(status=403, text="Open the address that workbench serve printed.\n")
        return await handler(request)

    def _knows(self, request: web.Request) -> bool:
        given = request.path.removeprefix("/").partition("/")[0]
        return secrets.compare_digest(given.encode("utf-8", "replace"), self._token.encode("utf-8"))

    def _is_asked_by_name(self, request: web.Request) -> bool:
        """Whether ``Host`` is one of ours: a name of another site may be led here (rebinding)."""
        try:
            name = urlsplit(f"//{request.host}").hostname or ""
        except ValueError:
            return False
        if name in {"localhost", self._host.lower()}:
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return True

    @staticmethod
    def _is_own(request: web.Request) -> bool:
        """Whether a page that asks is our own; other programs than browsers name none."""
        origin = request.headers.get("Origin")
        return origin is None or origin == f"{request.scheme}://{request.host}"

    async def _answer_page(self, request: web.Request) -> web.StreamResponse:
        websocket = f"ws://{request.host}/{self._token}/ws"
        page = self._page.substitute(websocket=html.escape(websocket))
        return web.Response(text=page, content_type="text/html")

    async def _answer_file(self, request: web.Request) -> web.StreamResponse:
        file = _FILES.get(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound
        return web.FileResponse(file)

    async def _answer_websocket(self, request: web.Request) -> web.StreamResponse:
        task = asyncio.current_task()
        if task is None or not web.WebSocketResponse().can_prepare(request).ok:
            raise web.HTTPBadRequest
        self._open.add(task)
        try:
            return await self._server.handle_websocket(request)
        finally:
            self._open.discard(task)

    async def _end_reviews(self, site: web.Application) -> None:
        """End the reviews that are open, each with its program."""
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Let the page load nothing from elsewhere, tell nobody its address, and stand in no frame."""
    response.headers.update(
        {
            "Content-Security-Policy": "default-src 'none'; script-src 'self'; font-src 'self'; "
            "style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            f"connect-src 'self' ws://{request.host}; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }
    )


class VisibleText:
    """A stream through the sanitiser: textual-serve writes there what a review had to complain."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Write ``text``, its controls made visible."""
        return self._out.write(visible(text, keep_newlines=True))

    def flush(self) -> None:
        """Write out what is held back."""
        self._out.flush()
