"""A site on this machine for the tests of the fetcher: fixed answers, byte for byte."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

CERTIFICATE = Path(__file__).with_name("news.test.pem")
"""Key and certificate of a site ``news.test`` that nobody vouches for but itself."""

Answer = bytes | Callable[[socket.socket], None]


def page(
    body: bytes = b"<p>The bridge opened.</p>",
    *,
    status: str = "200 OK",
    kind: str | None = "text/html; charset=UTF-8",
    **headers: str,
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    if kind is not None:
        lines.append(f"Content-Type: {kind}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def sent_on(location: str, status: str = "302 Found") -> bytes:
    return page(b"", status=status, Location=location)


def dripping(first: bytes, piece: bytes, pause: float) -> Callable[[socket.socket], None]:
    def send(client: socket.socket) -> None:
        client.sendall(first)
        for _ in range(1000):
            time.sleep(pause)
            client.sendall(piece)

    return send


class Site:
    """Answers by path; keeps the heads of the requests that it got."""

    def __init__(self, answers: dict[str, Answer], *, tls: bool) -> None:
        self.answers = answers
        self.requests: list[str] = []
        self.server_names: list[str | None] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._context: ssl.SSLContext | None = None
        if tls:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(CERTIFICATE)
            self._context.sni_callback = self._note_name
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def _note_name(self, sock: ssl.SSLObject, name: str | None, context: ssl.SSLContext) -> None:
        self.server_names.append(name)

    def start(self) -> Self:
        self._thread.start()
        return self

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            with client:
                try:
                    self._answer(client)
                except OSError:
                    continue

    def _answer(self, client: socket.socket) -> None:
        client.settimeout(5)
        if self._context is not None:
            client = self._context.wrap_socket(client, server_side=True)
        head = b""
        while b"\r\n\r\n" not in head:
            piece = client.recv(65_536)
            if not piece:
                return
            head += piece
        self.requests.append(head.decode("latin-1"))
        path = head.split(b" ")[1].decode("ascii")
        answer = self.answers.get(path, page(b"not here", status="404 Not Found"))
        if isinstance(answer, bytes):
            client.sendall(answer)
        else:
            answer(client)
        client.close()


@contextmanager
def site(answers: dict[str, Answer], *, tls: bool = False) -> Iterator[Site]:
    running = Site(answers, tls=tls).start()
    try:
        yield running
    finally:
        running.close()
