"""A user's chains of refresh tokens, each one sign-in of one device: list, end and renew them."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils import timezone
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
from rest_framework_simplejwt.tokens import RefreshToken, UntypedToken
from rest_framework_simplejwt.utils import get_md5_hash_password

from auth_contract import rotation, tokens
from auth_contract.chain_search import blacklist, end_after
from auth_contract.link_id import link_of

MAX_LISTED = 1000


@dataclass
class Chain:
    id: str
    claims: dict[str, Any]
    newest: OutstandingToken
    # Without BLACKLIST_AFTER_ROTATION the older links of a chain are good as well.
    links: list[OutstandingToken]


def list_chains(user: Any) -> list[Chain]:
    """Those that could be refreshed now, newest sign of life first."""
    chains: dict[str, Chain] = {}
    for row in _live_rows(user):
        claims = read_refresh(user, row.token)
        if claims is None:
            continue
        chain = chains.setdefault(tokens.chain_id(claims), Chain(tokens.chain_id(claims), claims, row, []))
        chain.links.append(row)
    return list(chains.values())


def end_chain(chain: Chain) -> None:
    for row in chain.links:
        claims = UntypedToken(row.token, verify=False).payload
        # False: a refresh rotated it after it was listed.
        if not blacklist(row):
            end_after(link_of(claims))


def end_chains(user: Any) -> int:
    """Every one. What a refresh rotates meanwhile is in the next list."""
    count = 0
    while rows := _live_rows(user):
        count += sum(blacklist(row) for row in rows)
    return count


def _live_rows(user: Any) -> list[OutstandingToken]:
    rows = OutstandingToken.objects.filter(
        user_id=user.pk, expires_at__gt=timezone.now(), blacklistedtoken__isnull=True
    )
    return list(rows.order_by("-id")[:MAX_LISTED])


def chain_of(user: Any, raw: str | None) -> Chain | None:
    """The chain that a refresh token is in, if it is the user's and has not ended."""
    given = read_refresh(user, raw) if raw else None
    newest = rotation.find_live(given) if given is not None else None
    claims = read_refresh(user, newest.token) if newest is not None else None
    if newest is None or claims is None:
        return None
    return Chain(tokens.chain_id(claims), claims, newest, [newest])


def renew(user: Any, raw: str | None, request: HttpRequest) -> tokens.Pair | None:
    """Rotate the chain behind a refresh token, with the time of sign-in set to now; None when there is none.

    Other tabs that refresh meanwhile get the same successor, so nobody is signed out by it.
    """
    # A refresh of another tab may win the race for the newest link; then its successor is the newest.
    for _ in range(5):
        chain = chain_of(user, raw)
        if chain is None:
            return None
        refresh = rotation.rotate_with_new_sign_in(chain.newest.token, request)
        if refresh is not None:
            return tokens.Pair(tokens.access_of(refresh), refresh)
    return None


def read_refresh(user: Any, raw: str) -> dict[str, Any] | None:
    """The claims of a refresh token, if it is well signed, unexpired, and still good for this user."""
    try:
        claims = UntypedToken(raw).payload
    except TokenError:
        return None
    if claims.get(api_settings.TOKEN_TYPE_CLAIM) != RefreshToken.token_type:
        return None
    owner = str(claims.get(api_settings.USER_ID_CLAIM))
    if owner != str(getattr(user, api_settings.USER_ID_FIELD, user.pk)):
        return None
    if api_settings.CHECK_REVOKE_TOKEN:
        current = get_md5_hash_password(get_user_model()._default_manager.only("password").get(pk=user.pk).password)
        if claims.get(api_settings.REVOKE_TOKEN_CLAIM) != current:
            return None
    return claims
