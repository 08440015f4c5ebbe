"""A user's chains of refresh tokens, each one sign-in of one device: list, end and renew them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils import timezone
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.token_blacklist.models import BlacklistedToken, OutstandingToken
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
    """Those that could be refreshed now, newest sign of life first; those of the newest thousand tokens."""
    chains: dict[str, Chain] = {}
    for row in next(_scan(user), []):
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


def end_chains(user: Any, kept: str | None = None) -> int:
    """End every one, also those that a list would be too long for, but the one that is named `kept`.

    Answers how many tokens that were. What a refresh rotates meanwhile is found in the next round.
    """
    count = 0
    while found := sum(_end_slice(user, rows, kept) for rows in _scan(user)):
        count += found
    return count


def _end_slice(user: Any, rows: list[OutstandingToken], kept: str | None) -> int:
    others = [row for row in rows if kept is None or _name_of(user, row) != kept]
    BlacklistedToken.objects.bulk_create([BlacklistedToken(token=row) for row in others], ignore_conflicts=True)
    return len(others)


def _name_of(user: Any, row: OutstandingToken) -> str | None:
    claims = read_refresh(user, row.token)
    return None if claims is None else tokens.chain_id(claims)


def _scan(user: Any) -> Iterator[list[OutstandingToken]]:
    """Those that are neither expired nor blacklisted, newest first, a thousand a query."""
    live = OutstandingToken.objects.filter(
        user_id=user.pk, expires_at__gt=timezone.now(), blacklistedtoken__isnull=True
    ).order_by("-id")
    rows = list(live[:MAX_LISTED])
    while rows:
        yield rows
        rows = list(live.filter(id__lt=rows[-1].id)[:MAX_LISTED]) if len(rows) == MAX_LISTED else []


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
