"""Rate limits in Django's default cache, refused with DRF's 429. Decision 006 of the repository says why it is done so.

The address comes first: what it is refused for costs no account anything. An account without room is silence where
anyone can ask (`admits`), and a refusal where only its owner can (`consume_own`).

A sign-in takes a place before its password is hashed, so parallel guesses cannot slip through; it becomes a failure
only when the password was wrong. Places are slots in the cache: free, taken by an attempt in flight, or a failure of
the last minutes. When failures fill all of them, a lockout begins. Keys are HMACs: neither names nor addresses are
readable.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from secrets import token_hex
from time import sleep, time
from typing import NamedTuple

from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from rest_framework.exceptions import APIException, Throttled

from auth_contract import conf, salts
from auth_contract.client import client_address, network_of
from auth_contract.outage import Unavailable
from auth_contract.signals import lockout, login_limited

MINUTE, HOUR, DAY = 60, 3600, 86400
# As long as a browser's user may stay away and still be told from a stranger.
FAMILIAR = 14 * DAY
# An attempt whose process died holds its place no longer than this.
PLACE_LIFETIME = 60
# While attempts in flight take up all the room. Each waits for a hash, so there is news within a second or so.
BUSY_DELAYS = (0, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 3.2)
FAILED = "failed"
PERIODS = {"s": 1, "m": MINUTE, "h": HOUR, "d": DAY}


class Rate(NamedTuple):
    limit: int
    seconds: int


# By client address, and by account (or address of mail) where the endpoint is about one.
BY_ADDRESS = {
    # Sign-ins that succeed: they hash as failures do.
    "login": Rate(1000, HOUR),
    "register": Rate(20, HOUR),
    "forgot": Rate(20, HOUR),
    "reset": Rate(30, HOUR),
    "verify-email": Rate(30, HOUR),
    "change-email": Rate(30, HOUR),
    "sessions": Rate(1000, HOUR),
}
BY_ACCOUNT = {
    "login": Rate(300, HOUR),
    # Each account is one more mail when a new password is asked for.
    "register": Rate(5, DAY),
    "forgot": Rate(5, HOUR),
    "verify-email": Rate(5, HOUR),
    "change-email": Rate(5, HOUR),
    "sessions": Rate(120, HOUR),
}
# By chain of refresh tokens: 200 tabs may ask at once, and a loop gone wild stops filling the table.
BY_CHAIN = {"refresh": Rate(600, MINUTE), "revoke": Rate(600, MINUTE)}


def consume(request: HttpRequest, scope: str) -> None:
    """Count one request from an address. Raises Throttled."""
    _Window.of_address(scope, request).require_added()


def admits(scope: str, account: str) -> bool:
    """Count one request about an account, once its address was let through; False when there is no room."""
    window = _Window.of_account(scope, account)
    return window.add() <= window.rate.limit


def consume_own(scope: str, account: str) -> None:
    """The same for what only the account's owner can ask. Raises Throttled."""
    _Window.of_account(scope, account).require_added()


def trust(request: HttpRequest, account: str) -> None:
    """Take the client's address for one of the account's own from now on, as after a sign-in."""
    if conf.RATE_LIMIT_ENABLED and client_address(request) is not None:
        cache.set(_pair_key(request, account), 1, FAMILIAR)


@contextmanager
def counted_login(request: HttpRequest, account: str) -> Iterator[None]:
    """Count a sign-in. An answer of DRF raised inside is a failure; anything else is an outage, and does not count.

    Raises Throttled, and Unavailable in a rush.
    """
    if not conf.RATE_LIMIT_ENABLED:
        yield
        return
    guards = _reserve_all(request, account)
    try:
        yield
    except APIException:
        for guard in guards:
            guard.fail(request)
        raise
    except BaseException:
        for guard in guards:
            guard.release()
        raise
    for guard in guards:
        guard.succeed()
    trust(request, account)
    _Window.of_address("login", request).add()
    _Window.of_account("login", account).add()


def consume_chain(scope: str, chain: str) -> None:
    """Count one request with a token of this chain. Raises Throttled."""
    _Window(_key(f"{scope} account", _fold(chain)), rates()[scope]).require_added()


def rates() -> dict[str, Rate]:
    """RATE_LIMITS, `{"register": "20/hour"}`, over the defaults."""
    return {**BY_ADDRESS, **BY_CHAIN, **{scope: _read_rate(scope, text) for scope, text in conf.RATE_LIMITS.items()}}


@dataclass
class _Window:
    """Requests within a time that begins with the first. An increment is atomic in memory and in Redis."""

    key: str | None
    rate: Rate

    @classmethod
    def of_address(cls, scope: str, request: HttpRequest) -> "_Window":
        address = client_address(request)
        key = None if address is None else _key(f"{scope} address", network_of(address))
        return cls(key, rates()[scope])

    @classmethod
    def of_account(cls, scope: str, account: str) -> "_Window":
        return cls(_key(f"{scope} account", _fold(account)), BY_ACCOUNT[scope])

    def add(self) -> int:
        if self.key is None or not conf.RATE_LIMIT_ENABLED:
            return 0
        if cache.add(self.key, 1, self.rate.seconds):
            cache.set(f"{self.key}:until", time() + self.rate.seconds, self.rate.seconds)
            return 1
        try:
            return cache.incr(self.key)
        except ValueError:  # It expired just now.
            cache.set(self.key, 1, self.rate.seconds)
            return 1

    def require_added(self) -> None:
        if self.add() > self.rate.limit:
            raise self.refusal()

    def require_room(self) -> None:
        if self.key is not None and (cache.get(self.key) or 0) >= self.rate.limit:
            raise self.refusal()

    def refusal(self) -> Throttled:
        return _throttled((cache.get(f"{self.key}:until") or time() + self.rate.seconds) - time())


@dataclass
class _Guard:
    """Room for the failures of one account or address."""

    by: str
    key: str
    limit: int
    id: str = field(default_factory=lambda: token_hex(8))
    slot: str = ""

    def reserve(self) -> None:
        """Raises Throttled during a lockout."""
        slots = [f"{self.key}:{number}" for number in range(self.limit)]
        for delay in BUSY_DELAYS:
            sleep(delay)
            until = cache.get(f"{self.key}:locked")
            if until is not None:
                raise _throttled(until - time())
            taken = cache.get_many(slots)
            for slot in slots:
                if slot not in taken and cache.add(slot, self.id, PLACE_LIFETIME):
                    self.slot = slot
                    return
        raise Unavailable

    def fail(self, request: HttpRequest) -> None:
        cache.set(self.slot, FAILED, conf.LOGIN_FAILURE_WINDOW)
        slots = [f"{self.key}:{number}" for number in range(self.limit)]
        if list(cache.get_many(slots).values()).count(FAILED) < self.limit:
            return
        earlier = _Window(f"{self.key}:lockouts", Rate(0, DAY)).add()
        seconds = conf.LOGIN_LOCKOUT_TIERS[min(earlier, len(conf.LOGIN_LOCKOUT_TIERS)) - 1]
        cache.set(f"{self.key}:locked", time() + seconds, seconds)
        cache.delete_many(slots)
        address = client_address(request)
        lockout.send(sender=None, request=request, by=self.by, seconds=seconds, address=address)

    def release(self) -> None:
        # What has lapsed may be another attempt's by now.
        if cache.get(self.slot) == self.id:
            cache.delete(self.slot)

    def succeed(self) -> None:
        """The password was right: forget the account's failures."""
        self.release()
        if self.by == "account":
            slots = cache.get_many([f"{self.key}:{number}" for number in range(self.limit)])
            failed = [slot for slot, content in slots.items() if content == FAILED]
            cache.delete_many([*failed, f"{self.key}:lockouts", f"{self.key}:lockouts:until"])


def _reserve_all(request: HttpRequest, account: str) -> list[_Guard]:
    """In this order: what an earlier one refuses is not counted by a later one."""
    held: list[_Guard] = []
    try:
        _Window.of_address("login", request).require_room()
        for guard in _guards(request, account):
            guard.reserve()
            held.append(guard)
        _Window.of_account("login", account).require_room()
    except BaseException as refusal:
        for guard in held:
            guard.release()
        if isinstance(refusal, Throttled):
            login_limited.send(sender=None, request=request, address=client_address(request))
        raise
    return held


def _guards(request: HttpRequest, account: str) -> list[_Guard]:
    pair = _pair_key(request, account)
    guards = [_Guard("account", f"{pair}:failures", conf.LOGIN_FAILURE_LIMIT)]
    address = client_address(request)
    if address is not None:
        key = _key("address", network_of(address))
        guards.insert(0, _Guard("address", key, conf.LOGIN_ADDRESS_FAILURE_LIMIT))
    # Strangers together, but never against an address that the owner has signed in from.
    if cache.get(pair) is None:
        guards.append(_Guard("account", _key("account", _fold(account)), conf.LOGIN_ACCOUNT_FAILURE_LIMIT))
    return guards


def _pair_key(request: HttpRequest, account: str) -> str:
    address = client_address(request)
    return _key("pair", f"{'' if address is None else network_of(address)} {_fold(account)}")


def _key(kind: str, value: str) -> str:
    digest = salted_hmac(salts.RATE_LIMIT_KEY, f"{kind} {value}", algorithm="sha256").hexdigest()
    return f"auth_contract:limit:{digest[:32]}"


def _fold(account: str) -> str:
    """Spellings that a database may hold apart are one account here, or guesses could be spread over them."""
    return unicodedata.normalize("NFKC", account).strip().casefold()


def _read_rate(scope: str, text: str) -> Rate:
    match = re.fullmatch(r"\s*(\d+)/([smhd])[a-z]*\s*", text)
    if match is None or scope not in {**BY_ADDRESS, **BY_CHAIN}:
        scopes = ", ".join({**BY_ADDRESS, **BY_CHAIN})
        raise ImproperlyConfigured(f"RATE_LIMITS: write rates such as register=20/hour; scopes: {scopes}.")
    return Rate(int(match[1]), PERIODS[match[2]])


def _throttled(seconds: float) -> Throttled:
    return Throttled(wait=max(1, seconds))
