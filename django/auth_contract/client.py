"""The client's address: walking X-Forwarded-For from the right, the first hop that is not a proxy of ours.

Anything to the left of it was written by the client and proves nothing.
"""

import re
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

from auth_contract import conf

NAMED = {
    "loopback": ["127.0.0.0/8", "::1/128"],
    "private": ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
}
WITH_PORT = re.compile(r"^\[([^\]]+)\](?::\d+)?$|^(\d+(?:\.\d+){3}):\d+$")


def client_address(request: HttpRequest) -> str | None:
    client = None
    proxies = trusted_proxies()
    for hop in _hops(request):
        try:
            address = ip_address(hop)
        except ValueError:
            return client
        client = hop
        if not any(address in network for network in proxies):
            return client
    return client


def trusted_proxies() -> list[IPv4Network | IPv6Network]:
    """TRUSTED_PROXIES: addresses, networks, and the names `loopback` and `private`."""
    entries = [network for entry in conf.TRUSTED_PROXIES for network in NAMED.get(entry, [entry])]
    try:
        return [ip_network(entry) for entry in entries]
    except ValueError as error:
        raise ImproperlyConfigured(f"TRUSTED_PROXIES: {error}.") from error


def network_of(address: str) -> str:
    """A client owns a whole /64 of IPv6, so that is what counts as one address."""
    parsed: IPv4Address | IPv6Address = ip_address(address)
    return str(ip_network(f"{address.split('%')[0]}/64", strict=False)) if parsed.version == 6 else address


def _hops(request: HttpRequest) -> Iterator[str]:
    """Who handed the request over, nearest first."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    for hop in reversed([*forwarded, request.META.get("REMOTE_ADDR", "")]):
        plain = _plain(hop.strip())
        if plain:
            yield plain


def _plain(hop: str) -> str:
    """Some proxies write `203.0.113.7:4711`, `[2001:db8::1]:4711`, or an IPv4 address as an IPv6 one."""
    match = WITH_PORT.match(hop)
    bare = (match[1] or match[2]) if match else hop
    return re.sub(r"^::ffff:(?=\d+\.)", "", bare, flags=re.IGNORECASE)
