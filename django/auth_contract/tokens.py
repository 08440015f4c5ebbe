"""Token pairs for browsers: what a refresh token says beyond simplejwt's own claims.

`auth_time` (OpenID Connect's, Unix seconds at which the user signed in) and `sid` (names the chain); `ua` and `ip` are
of the device that asked for the token, and `n` counts the rotations before it. Access tokens, which travel with every
request, do without the last three.
"""

from secrets import token_hex
from time import time
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest
from django.utils.module_loading import import_string
from rest_framework.exceptions import AuthenticationFailed
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
from rest_framework_simplejwt.tokens import AccessToken, RefreshToken, Token

from auth_contract import device
from auth_contract.link_id import CHAIN, NUMBER, Link

AUTH_TIME = "auth_time"


class Pair(NamedTuple):
    access: Token
    # None where the client keeps its refresh token.
    refresh: Token | None


def issue(user: Any, request: HttpRequest) -> Pair:
    """Begin a chain for a user who has just given the password on this device.

    Nothing is issued for a password that was changed while it was being checked: the row is locked, so a change either
    comes first and is noticed here, or comes later and ends the new chain.
    """
    with transaction.atomic():
        same = get_user_model()._default_manager.filter(pk=user.pk, password=user.password)
        if not same.update(password=user.password):
            raise AuthenticationFailed("No active account found with the given credentials", "no_active_account")
        refresh: RefreshToken = import_string(api_settings.TOKEN_OBTAIN_SERIALIZER).get_token(user)
        return complete(refresh, request)


def complete(refresh: RefreshToken, request: HttpRequest) -> Pair:
    """Add what simplejwt does not say to a token that it has just made."""
    refresh[AUTH_TIME] = int(time())
    made = OutstandingToken.objects.filter(jti=refresh[api_settings.JTI_CLAIM])
    refresh.payload.update(Link(token_hex(16), 0).claims)
    refresh.payload.update(device.read_device(request))
    # simplejwt recorded the token before it had these claims.
    made.update(jti=refresh[api_settings.JTI_CLAIM], token=str(refresh))
    return Pair(access_of(refresh), refresh)


def access_of(refresh: RefreshToken) -> AccessToken:
    access = refresh.access_token
    for name in (*device.DEVICE_CLAIMS, NUMBER):
        access.payload.pop(name, None)
    return access


def renewed_access(access: Token) -> Pair:
    """An access token like the one that a request carried, its user having given the password again."""
    token = AccessToken()
    kept = {name: value for name, value in access.payload.items() if name not in ("exp", "iat", "jti")}
    token.payload.update({**kept, AUTH_TIME: int(time())})
    return Pair(token, None)


def auth_time(claims: dict[str, Any]) -> int | None:
    value = claims.get(AUTH_TIME)
    return int(value) if isinstance(value, int | float) else None


def chain_id(claims: dict[str, Any]) -> str:
    """What all tokens of a chain have in common; a token from another program forms its own chain."""
    return str(claims.get(CHAIN) or claims.get(api_settings.JTI_CLAIM))
