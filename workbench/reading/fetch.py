"""Pages from the network: the only place that touches it, and only when somebody gives a URL.

What is fetched is named by people and by other pages, so an address may lead anywhere. Every one,
also that of a redirect, is looked up, checked and then connected to as checked
(OWASP Server-Side Request Forgery Prevention Cheat Sheet).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.errors import FetchError
from workbench.reading.fetching.exchange import (
    Connector,
    Deadline,
    answer_of,
    new_connection,
    pieces_of,
)
from workbench.reading.fetching.resolving import Resolver, checked_addresses, system_addresses
from workbench.reading.fetching.targets import (
    Target,
    redirected,
    shown_url,
    target_of,
    without_credentials,
)
from workbench.reading.fetching.unpacking import Unpacking

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

__all__ = [
    "Answered", "Fetched", "Limits", "Validators", "fetch", "fetch_changed", "without_credentials",
]  # fmt: skip

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED: Final = 304
_VALIDATOR: Final = re.compile(r"[\x20-\x7e]{1,500}")
_TYPES: Final = re.compile(
    r"(text|image)/[\w.+-]+|application/(xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|json|ld\+json"
    r"|feed\+json|x-ndjson|pdf|rtf|msword|epub\+zip|x-subrip|vnd\.oasis\.opendocument\.[\w.+-]+"
    r"|vnd\.openxmlformats-officedocument\.[\w.+-]+)|message/rfc822"
)
"""What a page, a document, a feed or a picture calls itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a fetch may take.

    Attributes:
        seconds: for all of it, redirects and looking up included.
        wire_bytes: bytes of the body as they are sent.
        body_bytes: bytes of the body unpacked.
        ratio: unpacked to sent; a body under a million bytes may have any.
        redirects: times that a server may send on.
    """

    seconds: float = 30.0
    wire_bytes: int = 20_000_000
    body_bytes: int = 50_000_000
    ratio: int = 100
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server called the state of a page, to be asked whether it is still that one.

    Attributes:
        etag, last_modified: as its headers said, where they were printable ASCII.
    """

    etag: str | None = None
    last_modified: str | None = None


class Answered(FetchError):
    """A server that answered, but not with a page; ``status`` is that of the answer."""

    def __init__(self, what: str, remedy: str, status: int) -> None:
        super().__init__(what, remedy)
        self.status = status


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was fetched.

    Attributes:
        url: as it was asked for, without a ``#fragment``.
        final_url: of the page that answered, after redirects.
        content_type: in small letters without parameters; ``None`` where the server said nothing.
        charset: the encoding that the server named.
        body: the bytes, out of the compression of the transfer, else as sent.
        validators: what is sent along to be told whether it has changed since.
    """

    url: str
    final_url: str
    status: int
    content_type: str | None
    charset: str | None
    body: bytes
    validators: Validators = Validators()


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits | None = None,
    resolve: Resolver = system_addresses,
    connect: Connector = new_connection,
) -> Fetched:
    """Fetch one page.

    Args:
        allow_private: machines of the own network and this one may be asked, too, on any port.
        resolve: from host and port to addresses; what it gives is checked, and asked for once.
        connect: makes the connection to an address that was checked.

    Raises:
        FetchError: the address is refused, the page is not there, is too large or too slow, or is
            neither text, document, feed nor picture.
    """
    got = fetch_changed(
        url, Validators(), allow_private=allow_private, limits=limits, resolve=resolve,
        connect=connect,
    )  # fmt: skip
    if got is None:
        raise Answered(f"{shown_url(url)} is said not to have changed", "try again", _NOT_MODIFIED)
    return got


def fetch_changed(
    url: str,
    known: Validators,
    *,
    allow_private: bool = False,
    limits: Limits | None = None,
    resolve: Resolver = system_addresses,
    connect: Connector = new_connection,
) -> Fetched | None:
    """Fetch one page as ``fetch`` does; ``None`` where it is still as it was.

    Args:
        known: what came with it when it was fetched before.

    Raises:
        FetchError: as ``fetch``.
    """
    limits = limits or Limits()
    deadline = Deadline(limits.seconds)
    first = target = target_of(url, allow_private=allow_private)
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    conditions = {name: value for name, value in asked.items() if value is not None}
    for _ in range(limits.redirects + 1):
        addresses = checked_addresses(
            target, resolve, seconds=deadline.left(), allow_private=allow_private
        )
        with answer_of(target, addresses, deadline, connect, conditions) as answer:
            if answer.status == _NOT_MODIFIED and conditions:
                return None
            if answer.status not in _REDIRECTS:
                return _taken(first, target, answer, limits, deadline)
            location = answer.headers.get("Location")
        if location is None:
            raise FetchError(f"{target.url} sends on to nowhere", "check the address")
        target = _next(target, location, allow_private=allow_private)
    raise FetchError(
        f"{shown_url(url)} sends on more than {limits.redirects} times",
        "open it in a browser and give the address it ends at",
    )


def _next(target: Target, location: str, *, allow_private: bool) -> Target:
    try:
        return redirected(target, location, allow_private=allow_private)
    except FetchError as error:
        raise FetchError(
            f"{target.url} sends on to an address that is refused: {error.what}", error.remedy
        ) from None


def _taken(
    first: Target, target: Target, answer: BaseHTTPResponse, limits: Limits, deadline: Deadline
) -> Fetched:
    if not 200 <= answer.status < 300:
        told = f"{answer.status} {answer.reason or ''}".strip()
        raise Answered(
            f"{target.url} answers “{told[:60]}”", "check the address in a browser", answer.status
        )
    kind, charset = _kind(answer.headers.get("Content-Type", ""))
    if kind is not None and not _TYPES.fullmatch(kind):
        raise FetchError(
            f"{target.url} is “{kind[:60]}”, neither text, document nor picture",
            "give the address of a page",
        )
    body = _body(target, answer, limits, deadline)
    if not body:
        raise Answered(f"{target.url} is empty", "check the address in a browser", answer.status)
    validators = Validators(_validator(answer, "ETag"), _validator(answer, "Last-Modified"))
    return Fetched(first.url, target.url, answer.status, kind, charset, body, validators)


def _validator(answer: BaseHTTPResponse, name: str) -> str | None:
    """A header that is sent back to the server later; none where it is not plain."""
    value = answer.headers.get(name, "")
    return value if _VALIDATOR.fullmatch(value) else None


def _body(target: Target, answer: BaseHTTPResponse, limits: Limits, deadline: Deadline) -> bytes:
    too_large = FetchError(
        f"{target.url} is larger than {limits.wire_bytes:,} bytes", "save the part you need"
    )
    announced = answer.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced[:20]) > limits.wire_bytes:
        raise too_large
    unpacking = Unpacking(
        answer.headers.get("Content-Encoding", ""),
        limit=limits.body_bytes,
        ratio=limits.ratio,
        name=target.url,
    )
    taken = 0
    for piece in pieces_of(answer):
        taken += len(piece)
        if taken > limits.wire_bytes:
            raise too_large
        unpacking.feed(piece)
    if deadline.left() == 0:
        # The connection was cut; without a length the end of a body cannot be told from that.
        raise FetchError(f"{target.url} took too long", "try again later, or save the page")
    return unpacking.body()


def _kind(line: str) -> tuple[str | None, str | None]:
    """Media type and charset of a ``Content-Type`` line."""
    kind, _, rest = line.partition(";")
    named = re.search(r"charset\s*=\s*\"?([\w.:+-]{1,40})", rest, re.IGNORECASE)
    return kind.strip().lower() or None, named[1].lower() if named else None
