"""From what somebody typed, or a server sent, to scheme, host, port and path, or a refusal.

Browsers read many spellings as an address of a machine (``2130706433``, ``0x7f.1``, full-width
digits; WHATWG URL Standard, 3.5). Here an address has one spelling, so that what was checked is
what is connected to.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from workbench.errors import FetchError
from workbench.reading.fetching.addresses import IpAddress

LONGEST_URL: Final = 8_000
PORTS: Final = frozenset({80, 443, 8080, 8443})
"""Ports where pages are; others belong to programs that may take a request for a command."""

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER: Final = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
_PATH_SAFE: Final = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Target:
    """One page to ask for.

    Attributes:
        host: a name in ASCII, or an address without brackets.
        address: the host where it is an address and no name.
        path: path and query, as they are sent.
    """

    scheme: str
    host: str
    address: IpAddress | None
    port: int
    path: str

    @property
    def authority(self) -> str:
        """What the ``Host`` line says: the port only where it is not that of the scheme."""
        host = f"[{self.host}]" if isinstance(self.address, IPv6Address) else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address of the page, with nothing left out but a ``#fragment``."""
        return f"{self.scheme}://{self.authority}{self.path}"


def without_credentials(url: str) -> tuple[str, bool]:
    """``url`` without a name and password before its host, and whether there were any."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url, False
    if "@" not in parts.netloc:
        return url, False
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=host)), True


def target_of(url: str, *, allow_private: bool = False) -> Target:
    """What ``url`` asks for.

    Raises:
        FetchError: it is no web address, holds a name or password, has another scheme than
            http(s), a host in an odd spelling, or a port where no pages are
            (``allow_private`` lets any port pass here; see ``resolving.checked_addresses``).
    """
    shown = shown_url(url)
    if len(url) > LONGEST_URL:
        raise FetchError(f"The address {shown} is too long", "give a shorter one")
    if any(c.isspace() or not c.isprintable() or c == "\\" for c in url):
        raise FetchError(
            f"The address {shown} holds blanks, backslashes or invisible characters",
            "copy it from the address line of a browser",
        )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise FetchError(f"{shown} is no web address", "begin it with https://") from None
    if parts.scheme not in _DEFAULT_PORTS or not parts.netloc:
        raise FetchError(f"{shown} is no web address", "begin it with https://")
    if "@" in parts.netloc:
        raise FetchError(
            f"The address {shown} has a user name or password before its host",
            "leave it out; pages behind a password are saved by hand",
        )
    host, address = _host_of(parts.hostname or "", parts.netloc, shown)
    number = _DEFAULT_PORTS[parts.scheme] if port is None else port
    if number not in PORTS and not allow_private:
        raise FetchError(
            f"Port {number} of {shown} is none where pages are",
            f"use one of {', '.join(str(one) for one in sorted(PORTS))}",
        )
    path = quote(parts.path or "/", safe=_PATH_SAFE)
    query = f"?{quote(parts.query, safe=_PATH_SAFE + '?')}" if parts.query else ""
    return Target(parts.scheme, host, address, number, path + query)


def redirected(target: Target, location: str, *, allow_private: bool) -> Target:
    """Where ``target`` sends on to. Raises FetchError as ``target_of`` does."""
    # Header lines come as Latin-1; addresses with other letters are sent as UTF-8.
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        joined = urljoin(target.url, location)
    except ValueError:
        joined = location
    return target_of(joined, allow_private=allow_private)


def shown_url(url: str) -> str:
    """``url`` for a sentence: no password, no more than a line of it."""
    plain = without_credentials(url)[0]
    return plain if len(plain) <= 120 else f"{plain[:117]}…"


def _host_of(host: str, netloc: str, shown: str) -> tuple[str, IpAddress | None]:
    if "[" in netloc or "]" in netloc or ":" in host:
        try:
            address = IPv6Address(host)
        except ValueError:
            raise FetchError(f"{shown} has no host", "check the address") from None
        if address.scope_id is not None:
            raise FetchError(f"{shown} names a network card", "give an address without a %")
        return address.compressed, address
    name = _ascii_name(host, shown)
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return _dotted(name, shown)
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise FetchError(f"{shown} has no host that could be looked up", "check the address")
    return name, None


def _dotted(name: str, shown: str) -> tuple[str, IpAddress]:
    try:
        address = ip_address(name)
    except ValueError:
        address = None
    # Python takes no leading zeros; the comparison keeps it so.
    if not isinstance(address, IPv4Address) or str(address) != name:
        raise FetchError(
            f"The host of {shown} is a number in an odd spelling",
            "write it as four numbers with dots, or give a name",
        )
    return name, address


def _ascii_name(host: str, shown: str) -> str:
    """The name as the network knows it (IDNA 2008). Only the case of letters may change."""
    if host.isascii():
        return host.lower()
    import idna

    try:
        mapped = idna.uts46_remap(host, std3_rules=True)
        if mapped != host.lower():
            raise FetchError(
                f"The host of {shown} holds characters that stand for others",
                "type it in plain letters",
            )
        return idna.encode(mapped).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise FetchError(f"The host of {shown} is no name of a site", "check the address") from None
