"""Rate limits, counted in Django's default cache; refused with DRF's 429.

Endpoints are limited by client address and by the account they are about. The address is counted first: only a request
that its own address has room for counts against an account, and an account without room is silence, not a refusal.

Sign-ins are counted before their password is hashed, so that parallel guesses cannot slip through, and taken back when
they succeed. Lockouts grow in tiers. An address that signed in to an account before has a count of its own for it, so
that nobody can lock the owner out by guessing from elsewhere. Keys are HMACs: neither names nor addresses are readable.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import time
from typing import NamedTuple

from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from rest_framework.exceptions import APIException, Throttled

from auth_contract import conf, salts
from auth_contract.client import client_address, network_of
from auth_contract.signals import lockout, login_limited

MINUTE, HOUR, DAY = 60, 3600, 86400
# As long as a browser's user may stay away and still be told from a stranger.
FAMILIAR = 14 * DAY
PERIODS = {"s": 1, "m": MINUTE, "h": HOUR, "d": DAY}


class Rate(NamedTuple):
    limit: int
    seconds: int


# By client address, and by account where the endpoint is about one.
BY_ADDRESS = {
    "register": Rate(20, HOUR),
    "forgot": Rate(20, HOUR),
    "reset": Rate(30, HOUR),
    "verify-email": Rate(30, HOUR),
}
# By chain of refresh tokens: 200 tabs may ask at once, and a loop gone wild stops filling the table.
BY_CHAIN = {"refresh": Rate(600, MINUTE), "revoke": Rate(600, MINUTE)}
BY_ACCOUNT = {"register": Rate(5, HOUR), "forgot": Rate(5, HOUR), "verify-email": Rate(5, HOUR)}


def consume(request: HttpRequest, scope: str, account: str | None = None) -> bool:
    """Count one request. False where the account has no room left; raises Throttled where the address has none."""
    if not conf.RATE_LIMIT_ENABLED:
        return True
    address = client_address(request)
    if address is not None:
        rate = rates()[scope]
        added = _add(f"{scope}:address:{_key(network_of(address))}", rate.seconds)
        if added.count > rate.limit:
            raise _throttled(added.seconds_left)
    if account is None:
        return True
    rate = BY_ACCOUNT[scope]
    return _add(f"{scope}:account:{_key(_fold(account))}", rate.seconds).count <= rate.limit


def consume_chain(scope: str, chain: str) -> None:
    """Count one request with a token of this chain. Raises Throttled."""
    if not conf.RATE_LIMIT_ENABLED:
        return
    rate = rates()[scope]
    added = _add(f"{scope}:account:{_key(_fold(chain))}", rate.seconds)
    if added.count > rate.limit:
        raise _throttled(added.seconds_left)


def rates() -> dict[str, Rate]:
    """RATE_LIMITS, `{"register": "20/hour"}`, over the defaults."""
    return {**BY_ADDRESS, **BY_CHAIN, **{scope: _read_rate(scope, text) for scope, text in conf.RATE_LIMITS.items()}}


class Attempt:
    """A counted sign-in. One that neither succeeds nor is withdrawn is a failure."""

    def __init__(self, places: "list[_Place]", familiar_key: str | None) -> None:
        self.places = places
        self.familiar_key = familiar_key

    def succeed(self) -> None:
        """The password was right: forget the account's failures."""
        for place in self.places:
            if place.by == "account":
                cache.delete_many([place.key, f"{place.key}:until", f"{place.key}:lockouts"])
            else:
                place.undo()
        if self.familiar_key is not None:
            cache.set(self.familiar_key, 1, FAMILIAR)

    def withdraw(self) -> None:
        """Nothing was learnt about the password, for a store was out of reach: it does not count."""
        for place in self.places:
            place.undo()


@contextmanager
def counted_login(request: HttpRequest, account: str) -> Iterator[None]:
    """Count a sign-in. An answer of DRF raised inside is a failure; anything else is an outage, and does not count."""
    attempt = begin_login(request, account)
    try:
        yield
    except APIException:
        raise
    except Exception:
        attempt.withdraw()
        raise
    attempt.succeed()


def begin_login(request: HttpRequest, account: str) -> Attempt:
    """Count a sign-in before its password is looked at. Raises Throttled."""
    if not conf.RATE_LIMIT_ENABLED:
        return Attempt([], None)
    address = client_address(request)
    account_key = _key(_fold(account))
    places = []
    familiar_key = None
    if address is not None:
        address_key = _key(network_of(address))
        places.append(_Place("address", f"login:address:{address_key}", conf.LOGIN_ADDRESS_FAILURE_LIMIT))
        pair = _key(f"{account_key} {address_key}")
        familiar_key = _name(f"known:{pair}")
    is_familiar = familiar_key is not None and cache.get(familiar_key) is not None
    own_key = f"login:familiar:{pair}" if is_familiar else f"login:account:{account_key}"
    places.append(_Place("account", own_key, conf.LOGIN_FAILURE_LIMIT))
    taken: list[_Place] = []
    for place in places:
        seconds = place.take()
        if seconds is None:
            taken.append(place)
            continue
        # What had room gets its point back: no password was tried.
        for earlier in taken:
            earlier.undo()
        login_limited.send(sender=None, request=request, address=address)
        if place.is_new_lockout:
            lockout.send(sender=None, request=request, by=place.by, seconds=seconds, address=address)
        raise _throttled(seconds)
    return Attempt(taken, familiar_key)


@dataclass
class _Place:
    """Room for failures of one account or address."""

    by: str
    name: str
    limit: int
    is_new_lockout: bool = False

    @property
    def key(self) -> str:
        return _name(self.name)

    def take(self) -> int | None:
        """Seconds to wait, or None when there was room. The first one over the limit begins a lockout."""
        added = _add(self.name, conf.LOGIN_FAILURE_WINDOW)
        if added.count <= self.limit:
            return None
        if added.count != self.limit + 1:
            return added.seconds_left
        self.is_new_lockout = True
        earlier = _add(f"{self.name}:lockouts", DAY).count
        seconds = conf.LOGIN_LOCKOUT_TIERS[min(earlier, len(conf.LOGIN_LOCKOUT_TIERS)) - 1]
        cache.set_many({self.key: added.count, f"{self.key}:until": time() + seconds}, seconds)
        return seconds

    def undo(self) -> None:
        # Never one that is blocked: that would let its next guess through.
        if (cache.get(self.key) or 0) <= self.limit:
            _decrease(self.key)


class _Count(NamedTuple):
    count: int
    seconds_left: int


def _add(name: str, seconds: int) -> _Count:
    """One more within a window that begins with the first. An increment is atomic in memory and in Redis."""
    key = _name(name)
    if cache.add(key, 1, seconds):
        cache.set(f"{key}:until", time() + seconds, seconds)
        return _Count(1, seconds)
    try:
        count = cache.incr(key)
    except ValueError:
        # It expired just now.
        cache.set(key, 1, seconds)
        count = 1
    left = (cache.get(f"{key}:until") or time() + seconds) - time()
    return _Count(count, max(1, int(left + 0.999)))


def _decrease(key: str) -> None:
    with suppress(ValueError):  # It expired.
        cache.decr(key)


def _name(name: str) -> str:
    return f"auth_contract:{name}"


def _key(value: str) -> str:
    return salted_hmac(salts.RATE_LIMIT_KEY, value, algorithm="sha256").hexdigest()[:32]


def _fold(account: str) -> str:
    """Spellings that a database may hold apart are one account here, or guesses could be spread over them."""
    return unicodedata.normalize("NFKC", account).strip().casefold()


def _read_rate(scope: str, text: str) -> Rate:
    match = re.fullmatch(r"\s*(\d+)/([smhd])[a-z]*\s*", text)
    if match is None or scope not in {**BY_ADDRESS, **BY_CHAIN}:
        scopes = ", ".join({**BY_ADDRESS, **BY_CHAIN})
        raise ImproperlyConfigured(f"RATE_LIMITS: write rates such as register=20/hour; scopes: {scopes}.")
    return Rate(int(match[1]), PERIODS[match[2]])


def _throttled(seconds: int) -> Throttled:
    return Throttled(wait=seconds)
