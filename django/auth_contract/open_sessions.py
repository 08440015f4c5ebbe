"""The ways in that a user has open: sessions and chains of refresh tokens, whichever strategy is configured.

Another server or a mobile client beside this one may use the other kind. The ids shown are HMACs: a session key or a
jti in an answer would be a credential in every log and screenshot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, get_user_model
from django.utils.crypto import constant_time_compare, salted_hmac
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from auth_contract import chains, conf, device, salts, session_store, signals, tokens
from auth_contract.cookies import delete_refresh_cookie
from auth_contract.handoff import GIVER_KEY  # setup: handoff


@dataclass
class Entry:
    shown: dict[str, Any]
    end: Callable[[Response], None]


def list_open_sessions(request: Request) -> list[dict[str, Any]]:
    """Everything open, this device first, then by last activity."""
    return [entry.shown for entry in _entries(request)]


def end_session(request: Request, shown_id: str, response: Response) -> None:
    """Raises NotFound for an id that is not (or no longer) the user's."""
    entry = next((entry for entry in _entries(request) if entry.shown["id"] == shown_id), None)
    if entry is None:
        raise NotFound
    entry.end(response)
    _tell(request, request.user, 1)


def end_other_sessions(request: Request, response: Response) -> None:
    _, own_id = _own_chains(request, request.user)
    count = chains.end_chains(request.user, kept=own_id)
    _tell(request, request.user, count + _end_stored(request.user, kept=_own_key(request)))


def end_every_session(request: Request, response: Response) -> None:
    """All, and take back the cookies of the one that asks."""
    _end_rest(request, request.user, chains.end_chains(request.user), response)


def end_sessions_and_chains(request: Request, user: Any, own_chains: list[chains.Chain], response: Response) -> None:
    """The same for chains that were listed before, as those of a deleted user cannot be found any more."""
    for chain in own_chains:
        chains.end_chain(chain)
    _end_rest(request, user, len(own_chains), response)


def _end_rest(request: Request, user: Any, ended_chains: int, response: Response) -> None:
    """What is no chain, and the cookies of the one that asks."""
    count = ended_chains + _end_stored(user)
    if request.auth is None:
        request.session.flush()
    elif conf.JWT_COOKIE_NAME in request.COOKIES:
        delete_refresh_cookie(response)
    _tell(request, user, count)


def _entries(request: Request) -> list[Entry]:
    entries = [*_session_entries(request, request.user), *_chain_entries(request, request.user)]
    entries.sort(key=lambda entry: entry.shown["last_seen_at"] or entry.shown["created_at"] or "", reverse=True)
    return sorted(entries, key=lambda entry: not entry.shown["current"])


def _session_entries(request: Request, user: Any) -> list[Entry]:
    own_key = _own_key(request)

    def end(key: str, response: Response) -> None:
        if key == own_key:
            request.session.flush()
        else:
            session_store.delete(key)

    return [
        Entry(_show_session(stored, is_current=stored.key == own_key), partial(end, stored.key))
        for stored in session_store.list_for_user(user.pk, own_key)
        if _is_usable(stored.data, user)
    ]


def _show_session(stored: session_store.StoredSession, *, is_current: bool) -> dict[str, Any]:
    facts = stored.data.get(device.DEVICE)
    facts = facts if isinstance(facts, dict) else {}
    return {
        "id": _shown_id("session", stored.key),
        "current": is_current,
        "kind": "session",
        "user_agent": facts.get("user_agent") or "",
        "ip": facts.get("ip"),
        "created_at": _from_seconds(facts.get("created_at")),
        "last_seen_at": _from_seconds(facts.get("last_seen_at")),
        "expires_at": _iso(stored.expires),
    }


def _is_usable(data: dict[str, Any], user: Any) -> bool:
    """A session that a new password has ended is still a row."""
    if data.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return False
    # setup: handoff begin
    if GIVER_KEY in data:
        return False  # One that was handed over ends with its giver.
    # setup: handoff end
    hashes = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    return any(constant_time_compare(data.get(HASH_SESSION_KEY, ""), each) for each in hashes)


def _end_stored(user: Any, kept: str | None = None) -> int:
    """Every one, also those that a list would be too long for."""
    count = 0
    for stored in session_store.scan_for_user(user.pk):
        if stored.key != kept and _is_usable(stored.data, user):
            session_store.delete(stored.key)
            count += 1
    return count


def _chain_entries(request: Request, user: Any) -> list[Entry]:
    listed, own_id = _own_chains(request, user)
    has_cookie = conf.JWT_COOKIE_NAME in request.COOKIES

    def end(chain: chains.Chain, response: Response) -> None:
        chains.end_chain(chain)
        if chain.id == own_id and has_cookie:
            delete_refresh_cookie(response)

    return [Entry(_show_chain(chain, is_current=chain.id == own_id), partial(end, chain)) for chain in listed]


def _own_chains(request: Request, user: Any) -> tuple[list[chains.Chain], str | None]:
    """The user's chains, and the id of the one that asks, which is among them however many there are."""
    listed = chains.list_chains(user)
    if request.auth is None:
        return listed, None
    bearer_id = tokens.chain_id(request.auth.payload)
    if any(chain.id == bearer_id for chain in listed):
        return listed, bearer_id
    # Tokens that simplejwt's own views issued do not name their chain; then the cookie does.
    own = chains.chain_of(user, request.COOKIES.get(conf.JWT_COOKIE_NAME))
    if own is None:
        return listed, bearer_id
    is_listed = any(chain.id == own.id for chain in listed)
    return listed if is_listed else [own, *listed], own.id


def _show_chain(chain: chains.Chain, *, is_current: bool) -> dict[str, Any]:
    return {
        "id": _shown_id("refresh", chain.id),
        "current": is_current,
        "kind": "refresh",
        "user_agent": chain.claims.get("ua") or "",
        "ip": chain.claims.get("ip"),
        "created_at": _from_seconds(tokens.auth_time(chain.claims)),
        # The last rotation: an access token lives minutes, so nothing else writes.
        "last_seen_at": chain.newest.created_at and _iso(chain.newest.created_at),
        "expires_at": _iso(chain.newest.expires_at),
    }


def _own_key(request: Request) -> str | None:
    return request.session.session_key if request.auth is None else None


def _shown_id(kind: str, value: str) -> str:
    return salted_hmac(f"{salts.OPEN_SESSION_ID}.{kind}", value, algorithm="sha256").hexdigest()[:32]


def _from_seconds(seconds: Any) -> str | None:
    return _iso(datetime.fromtimestamp(seconds, timezone.utc)) if isinstance(seconds, int | float) else None


def _iso(value: datetime) -> str:
    return value.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _tell(request: Request, user: Any, count: int) -> None:
    signals.sessions_revoked.send(sender=get_user_model(), request=request, user=user, count=count)
