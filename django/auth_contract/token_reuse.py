"""A spent refresh token came again: a race of two tabs, a lost answer, or a thief.

docs/security.md of the repository says what is detected and what is not.
"""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.base import CreateError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.tokens import RefreshToken

from auth_contract import conf, salts, signals
from auth_contract.chain_search import end_after, find_newest, is_blacklisted
from auth_contract.client import network_of
from auth_contract.device import read_device
from auth_contract.link_id import Link
from auth_contract.session_store import new_store

# In a session row that signs nobody in: the link that was used again from another address.
REUSED_LINK = "_refresh_reuse"


def forgive(link: Link, blacklisted_at: datetime | None, request: HttpRequest) -> RefreshToken | None:
    """The newest token of the chain, if the client may have it. Ends the chain on a sign of theft."""
    newest = find_newest(link)
    if newest is None or is_blacklisted(newest.row):
        return None
    try:
        token = RefreshToken(newest.row.token)
    except TokenError:
        return None
    reason = _find_theft(link, blacklisted_at, token, request)
    if reason is None:
        return token
    end_after(link)
    _tell(signals.token_reuse_detected, newest.row.user, request, reason=reason)
    return None


def _find_theft(link: Link, blacklisted_at: datetime | None, newest: RefreshToken, request: HttpRequest) -> str | None:
    leeway = timedelta(seconds=conf.REFRESH_REUSE_LEEWAY)
    if blacklisted_at is None or timezone.now() - blacklisted_at > leeway:
        return "late"
    asking = read_device(request)
    # What the newest token says is of the request that it was made for.
    if newest.get("ua", "") != asking["ua"]:
        return "user-agent"
    known, address = newest.get("ip"), asking["ip"]
    if not known or not address or network_of(known) == network_of(address):
        return None
    user_id = {api_settings.USER_ID_FIELD: newest[api_settings.USER_ID_CLAIM]}
    _tell(signals.token_reused_elsewhere, get_user_model().objects.filter(**user_id).first(), request)
    return None if _is_first_elsewhere(link) else "address"


def _is_first_elsewhere(link: Link) -> bool:
    """A phone that changes networks while its answer is on the way does this once; a thief after each rotation.

    Remembered for REFRESH_TOKEN_LIFETIME, in a row of the session store, which the TypeScript API reads as well.
    """
    key = salted_hmac(salts.REFRESH_REUSE, link.chain, algorithm="sha256").hexdigest()[:32]
    mark = new_store()
    mark[REUSED_LINK] = link.number
    mark.set_expiry(api_settings.REFRESH_TOKEN_LIFETIME)
    # Under a key of our choice; Django would pick another where this one exists.
    mark._session_key = key
    try:
        mark.save(must_create=True)
    except CreateError:
        known = new_store(key).get(REUSED_LINK)
        if known is not None:
            return bool(known == link.number)
        # Expired, and not deleted yet.
        mark.save()
    return True


def _tell(signal: Any, user: Any, request: HttpRequest, **facts: Any) -> None:
    address = read_device(request)["ip"]
    signal.send(sender=get_user_model(), request=request, user=user, address=address, **facts)
