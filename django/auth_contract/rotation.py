"""Refresh tokens that rotate without races, inside simplejwt's own two tables.

The id of a token's successor is derived (link_id.py). Two tabs that spend one token at once, or a browser that lost the
answer and asks again within REFRESH_REUSE_LEEWAY, therefore end up with the same successor. A spent token that comes
back later, or from another browser, has been stolen, from whichever side: its chain ends (token_reuse.py).
"""

from contextlib import suppress
from datetime import datetime
from time import time
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from rest_framework.exceptions import AuthenticationFailed
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.serializers import TokenRefreshSerializer
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
from rest_framework_simplejwt.tokens import RefreshToken, UntypedToken
from rest_framework_simplejwt.utils import datetime_from_epoch, get_md5_hash_password

from auth_contract import conf, limits, tokens
from auth_contract.chain_search import end_after, find_newest, is_blacklisted
from auth_contract.device import read_device
from auth_contract.link_id import link_of
from auth_contract.token_reuse import forgive

# Unix seconds at which a chain began whose first token has no auth_time, as those of another program.
BEGAN = "began"


class AlreadySpent(Exception):
    """Another request spent the token first. `at` is None when that was before its own rows were flushed."""

    def __init__(self, at: datetime | None) -> None:
        self.at = at


def refresh(raw: str, request: HttpRequest) -> tuple[tokens.Pair, Any]:
    """New tokens and their user; without rotation no refresh token. Raises TokenError and DRF's errors."""
    token = _read(raw)
    if token is None:
        # For simplejwt's own words.
        token = RefreshToken(raw)
    link = link_of(token.payload)
    limits.consume_chain("refresh", link.chain)
    row = _find_row(token.payload)
    try:
        if row is not None and is_blacklisted(row):
            raise AlreadySpent(row.blacklistedtoken.blacklisted_at)
        user = _require_user(token)
        if not api_settings.ROTATE_REFRESH_TOKENS:
            return tokens.Pair(tokens.access_of(token), None), user
        successor = _rotate(token, request)
    except AlreadySpent as spent:
        newest = forgive(link, spent.at, request)
        if newest is None:
            raise TokenError("Token is blacklisted") from None
        successor, user = newest, _require_user(newest)
    return tokens.Pair(tokens.access_of(successor), successor), user


def rotate_with_new_sign_in(raw: str, request: HttpRequest) -> RefreshToken | None:
    """Rotate ahead of time, the user having given the password again; None when another request came first."""
    try:
        token = RefreshToken(raw)
        token[tokens.AUTH_TIME] = int(time())
        return _rotate(token, request)
    except (TokenError, AlreadySpent):
        return None


def revoke(raw: str) -> None:
    """End the chain, so that a late refresh from another tab brings nothing back."""
    token = _read(raw)
    if token is None:
        return
    if token.blacklist()[1] and api_settings.BLACKLIST_AFTER_ROTATION:
        return  # It was the newest.
    link = link_of(token.payload)
    limits.consume_chain("revoke", link.chain)
    end_after(link)


def find_live(claims: dict[str, Any]) -> OutstandingToken | None:
    """The token of this token's chain that could be refreshed now."""
    row = _find_row(claims)
    if row is None or not is_blacklisted(row):
        return row
    newest = find_newest(link_of(claims))
    return newest.row if newest is not None and not is_blacklisted(newest.row) else None


@transaction.atomic
def _rotate(token: RefreshToken, request: HttpRequest) -> RefreshToken:
    """The successor, recorded, the token being blacklisted. Raises AlreadySpent."""
    jti = token[api_settings.JTI_CLAIM]
    # The first statement writes: SQLite would otherwise have to turn a reader into a writer, which may fail at once.
    OutstandingToken.objects.filter(jti=jti).update(jti=jti)
    expires_at = datetime_from_epoch(token["exp"])
    if api_settings.BLACKLIST_AFTER_ROTATION:
        # simplejwt would let every request do it that came at the same moment; the row is inserted once.
        spent, is_first = token.blacklist()
        if not is_first:
            raise AlreadySpent(timezone.now())
        expires_at = max(expires_at, spent.token.expires_at)
    successor = _make_successor(token, request)
    # A row is never flushed before the one that leads to it, or a search from there would end at the gap.
    if not _record(successor, expires_at) and api_settings.BLACKLIST_AFTER_ROTATION:
        raise AlreadySpent(None)
    return successor


def _make_successor(token: RefreshToken, request: HttpRequest) -> RefreshToken:
    began = tokens.auth_time(token.payload)
    if began is None:
        began = token.payload.setdefault(BEGAN, token.payload.get("iat", 0))
    latest = began + conf.REFRESH_ABSOLUTE_LIFETIME
    if latest <= time():
        # The chain is as old as it may get: sign in again.
        raise TokenError("Token is expired")
    token.payload.update(link_of(token.payload).plus(1).claims)
    token.payload.update(read_device(request))
    token.set_exp()
    token["exp"] = min(token["exp"], latest)
    token.set_iat()
    return token


def _record(token: RefreshToken, expires_at: datetime) -> bool:
    """As outstanding, so that a later request finds it; False when it is."""
    user_id = {api_settings.USER_ID_FIELD: token.payload.get(api_settings.USER_ID_CLAIM)}
    return OutstandingToken.objects.get_or_create(
        jti=token[api_settings.JTI_CLAIM],
        defaults={
            "user": get_user_model().objects.filter(**user_id).first(),
            "token": str(token),
            "created_at": token.current_time,
            "expires_at": max(expires_at, datetime_from_epoch(token["exp"])),
        },
    )[1]


def _require_user(token: RefreshToken) -> Any:
    """Who may still use the token. Raises AuthenticationFailed."""
    user_id = {api_settings.USER_ID_FIELD: token.payload.get(api_settings.USER_ID_CLAIM)}
    user = get_user_model().objects.filter(**user_id).first()
    if not api_settings.USER_AUTHENTICATION_RULE(user):
        message = TokenRefreshSerializer.default_error_messages["no_active_account"]
        raise AuthenticationFailed(message, "no_active_account")
    hashed = token.get(api_settings.REVOKE_TOKEN_CLAIM)
    if api_settings.CHECK_REVOKE_TOKEN and hashed != get_md5_hash_password(user.password):
        raise AuthenticationFailed("The user's password has been changed.", "password_changed")
    return user


def _read(raw: str) -> RefreshToken | None:
    """A refresh token that is genuine and unexpired, spent or not."""
    with suppress(TokenError):
        if UntypedToken(raw).get(api_settings.TOKEN_TYPE_CLAIM) == RefreshToken.token_type:
            return RefreshToken(raw, verify=False)
    return None


def _find_row(claims: dict[str, Any]) -> OutstandingToken | None:
    rows = OutstandingToken.objects.select_related("blacklistedtoken")
    return rows.filter(jti=claims[api_settings.JTI_CLAIM]).first()
