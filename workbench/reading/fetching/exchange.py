"""One question to one address that was checked, and the answer, within limits of time and size."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Timer
from typing import TYPE_CHECKING, Final

from workbench.errors import FetchError
from workbench.reading.fetching.addresses import IpAddress
from workbench.reading.fetching.targets import Target

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection

Connector = Callable[[Target, IpAddress, float], "HTTPConnection"]
"""Makes a connection for a target to one of its addresses; the last value is seconds."""

USER_AGENT: Final = "workbench-desk"
_MOST_TRIED: Final = 3
_PIECE: Final = 65_536


class Deadline:
    """The moment until which all of a fetch must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left, zero at the least."""
        return max(0.0, self._end - time.monotonic())


def new_connection(target: Target, address: IpAddress, seconds: float) -> HTTPConnection:
    """A connection to ``address`` and to nothing else, not yet open.

    The certificate is checked for the name of the target, which is also what the server is told
    (SNI). Proxies of the environment are not used: they would look the name up again.
    """
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if target.scheme == "http":
        return HTTPConnection(str(address), target.port, timeout=seconds)
    return HTTPSConnection(
        str(address),
        target.port,
        timeout=seconds,
        ssl_context=ssl.create_default_context(),
        server_hostname=target.host,
    )


@contextmanager
def answer_of(
    target: Target,
    addresses: list[IpAddress],
    deadline: Deadline,
    connect: Connector,
    conditions: Mapping[str, str],
) -> Iterator[BaseHTTPResponse]:
    """The answer to a GET for ``target``, its body not yet read.

    Args:
        conditions: further headers, under which there is to be a body at all.

    Raises:
        FetchError: no address answers in time, or not in HTTP, or with a certificate of
            somebody else.
    """
    import urllib3

    connection = _open_connection(target, addresses, deadline, connect)
    # A server that sends a byte now and then keeps every single read within its time.
    # The socket itself, since an answer that ends with its connection takes it over.
    watch = Timer(deadline.left(), _cut, [connection.sock])
    watch.daemon = True
    watch.start()
    try:
        headers = {
            "Host": target.authority,
            "User-Agent": USER_AGENT,
            "Accept": "*/*",
            "Accept-Encoding": "gzip",
            "Connection": "close",
            **conditions,
        }
        connection.request(
            "GET", target.path, headers=headers, preload_content=False, decode_content=False
        )
        yield connection.getresponse()
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise _failed(target, deadline, error) from None
    except Exception as error:
        # http.client has its own errors for what is no HTTP.
        if type(error).__module__ != "http.client":
            raise
        raise _failed(target, deadline, error) from None
    finally:
        watch.cancel()
        connection.close()


def pieces_of(answer: BaseHTTPResponse) -> Iterator[bytes]:
    """The bytes of a body as they come, packed as they are."""
    while piece := answer.read1(_PIECE, decode_content=False):
        yield piece


def _open_connection(
    target: Target, addresses: list[IpAddress], deadline: Deadline, connect: Connector
) -> HTTPConnection:
    import urllib3

    failure: Exception | None = None
    for address in addresses[:_MOST_TRIED]:
        connection = connect(target, address, deadline.left() or 0.001)
        try:
            connection.connect()
        except (urllib3.exceptions.HTTPError, OSError) as error:
            connection.close()
            failure = error
        else:
            return connection
    raise _failed(target, deadline, failure)


def _cut(sock: socket.socket | None) -> None:
    if sock is None:
        return
    # That of the socket below: the one of a TLS socket takes its state away from the reader. The
    # other end, or the reader, may have been quicker to close it.
    with suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _failed(target: Target, deadline: Deadline, error: Exception | None) -> FetchError:
    if deadline.left() == 0 or isinstance(error, TimeoutError):
        return FetchError(f"{target.url} took too long", "try again later, or save the page")
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, (ssl.SSLError, ssl.CertificateError)):
            return FetchError(
                f"{target.url} cannot show that it is {target.host} ({_why(cause)})",
                "do not trust what it says; look at it in a browser",
            )
        cause = cause.__cause__ or cause.__context__
    return FetchError(
        f"{target.url} cannot be fetched ({_why(error)})", "check the address and the connection"
    )


def _why(error: BaseException | None) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message.rstrip(".")
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__
