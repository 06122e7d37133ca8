"""Names to addresses, and whether all of them may be connected to."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final

from workbench.errors import FetchError
from workbench.reading.fetching.addresses import IpAddress, is_private, refusal
from workbench.reading.fetching.targets import PORTS, Target

Resolver = Callable[[str, int], Sequence[str]]
"""From a host and a port to its addresses as text. Raises OSError where there are none."""

_MOST_ADDRESSES: Final = 64


def system_addresses(host: str, port: int) -> list[str]:
    """The addresses that this machine's resolver gives for ``host``, each once, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_addresses(
    target: Target, resolve: Resolver, *, seconds: float, allow_private: bool
) -> list[IpAddress]:
    """The addresses of ``target``; only these may be connected to, without asking again.

    One that may not is enough to refuse all: a name that gives public and private addresses in
    turn is meant to get past a check.

    Args:
        seconds: how long the answer may take.

    Raises:
        FetchError: there is none, or one of them is refused.
    """
    if target.address is not None:
        found = [target.address]
    else:
        found = [_parsed(text, target) for text in _asked(target, resolve, seconds)]
    if not found:
        raise _not_found(target)
    for address in found[:_MOST_ADDRESSES]:
        why = refusal(address, allow_private=allow_private)
        if why is not None:
            opens = is_private(address)
            raise FetchError(
                f"{target.url} is not fetched, because its address {address} is {why}",
                "use --allow-private if you mean a machine of your own network"
                if opens
                else "give the address of a public page",
            )
        if target.port not in PORTS and not is_private(address):
            raise FetchError(
                f"Port {target.port} of {target.url} is none where pages are",
                f"use one of {', '.join(str(one) for one in sorted(PORTS))}",
            )
    return found[:_MOST_ADDRESSES]


def _asked(target: Target, resolve: Resolver, seconds: float) -> Sequence[str]:
    """What ``resolve`` answers in time: the system's own resolver has no limit that can be set."""
    answers: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(target.host, target.port))
        except Exception as error:
            answers.put(error)

    Thread(target=ask, daemon=True, name="resolve").start()
    try:
        answer = answers.get(timeout=max(seconds, 0))
    except Empty:
        raise FetchError(
            f"The name {target.host} could not be looked up in time", "try again later"
        ) from None
    if isinstance(answer, (OSError, UnicodeError)):
        raise _not_found(target)
    if isinstance(answer, Exception):
        raise answer
    return answer


def _parsed(text: str, target: Target) -> IpAddress:
    try:
        return ip_address(text)
    except ValueError:
        raise _not_found(target) from None


def _not_found(target: Target) -> FetchError:
    return FetchError(f"There is no machine {target.host}", "check the address and the connection")
