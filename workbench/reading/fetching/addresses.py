"""Which network addresses may be connected to.

An allow list: IPv4 outside every special-purpose block, IPv6 of the global unicast block
2000::/3 outside those within it (IANA IPv4 and IPv6 Special-Purpose Address Registries,
RFC 6890). The table stands here because what Python calls global differs between its releases.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

IpAddress = IPv4Address | IPv6Address

_METADATA: Final = frozenset(
    ip_address(text)
    for text in (
        "169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "192.0.0.192",
        "fd00:ec2::254", "fd20:ce::254", "fe80::a9fe:a9fe",
    )
)  # fmt: skip
"""Where cloud machines ask for their keys; no article was ever there."""

_PRIVATE: Final[dict[IPv4Network | IPv6Network, str]] = {
    IPv4Network("127.0.0.0/8"): "this machine itself",
    IPv6Network("::1/128"): "this machine itself",
    IPv4Network("10.0.0.0/8"): "a private network",
    IPv4Network("172.16.0.0/12"): "a private network",
    IPv4Network("192.168.0.0/16"): "a private network",
    IPv6Network("fc00::/7"): "a private network",
    IPv4Network("100.64.0.0/10"): "the inner network of a provider",
}
"""What ``allow_private`` opens."""

_NEVER: Final[dict[IPv4Network | IPv6Network, str]] = {
    IPv4Network("0.0.0.0/8"): "no address of a machine",
    IPv4Network("169.254.0.0/16"): "a link-local address",
    IPv4Network("192.0.0.0/24"): "a reserved address",
    IPv4Network("192.0.2.0/24"): "an address for examples",
    IPv4Network("192.88.99.0/24"): "a 6to4 relay",
    IPv4Network("198.18.0.0/15"): "an address for measurements",
    IPv4Network("198.51.100.0/24"): "an address for examples",
    IPv4Network("203.0.113.0/24"): "an address for examples",
    IPv4Network("224.0.0.0/4"): "a multicast address",
    IPv4Network("240.0.0.0/4"): "a reserved address",
    IPv6Network("::/128"): "no address of a machine",
    IPv6Network("::ffff:0:0/96"): "an IPv4 address written as IPv6",
    IPv6Network("::/96"): "an IPv4 address written as IPv6",
    IPv6Network("64:ff9b::/96"): "an IPv4 address behind NAT64",
    IPv6Network("64:ff9b:1::/48"): "an IPv4 address behind NAT64",
    IPv6Network("2001::/32"): "a Teredo tunnel",
    IPv6Network("2001::/23"): "a reserved address",
    IPv6Network("2001:db8::/32"): "an address for examples",
    IPv6Network("2002::/16"): "a 6to4 tunnel",
    IPv6Network("3fff::/20"): "an address for examples",
    IPv6Network("fe80::/10"): "a link-local address",
    IPv6Network("fec0::/10"): "a site-local address",
    IPv6Network("ff00::/8"): "a multicast address",
}
"""What nothing opens; the first that holds an address names it."""

_GLOBAL: Final = IPv6Network("2000::/3")


def is_private(address: IpAddress) -> bool:
    """Whether ``allow_private`` opens this address, and only that does."""
    return _name_in(_PRIVATE, address) is not None and address not in _METADATA


def refusal(address: IpAddress, *, allow_private: bool = False) -> str | None:
    """Why no connection is made to ``address``, as words after *it is*; ``None`` where one may be.

    Tunnels and IPv4 inside IPv6 are refused whatever they hold: no site answers there alone.
    """
    if address in _METADATA:
        return "where a cloud machine keeps its keys"
    private = _name_in(_PRIVATE, address)
    if private is not None:
        return None if allow_private else private
    never = _name_in(_NEVER, address)
    if never is not None:
        return never
    if isinstance(address, IPv6Address) and (address not in _GLOBAL or address.scope_id):
        return "a reserved address"
    return None


def _name_in(table: dict[IPv4Network | IPv6Network, str], address: IpAddress) -> str | None:
    return next((name for network, name in table.items() if address in network), None)
