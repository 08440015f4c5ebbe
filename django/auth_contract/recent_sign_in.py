"""Sensitive changes need a recent sign-in (REAUTH_MAX_AGE): a session left open in a library must not be enough.

A session knows when its user last gave the password, a token by its `auth_time` claim (OpenID Connect's); one that
another program opened knows neither, so its user is asked. In your own views: `require_recent_sign_in(request)`.
"""

from time import time

from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from auth_contract import chains, conf, device, tokens


def require_recent_sign_in(request: Request) -> None:
    if time() // 1 - max(_sign_ins(request)) > conf.REAUTH_MAX_AGE:
        raise PermissionDenied("Please enter your password again.", "reauthentication_required")


def renew_sign_in(request: Request) -> tokens.Pair | None:
    """The password was right: note it in what the request was signed in by; with tokens, hand out newer ones."""
    if request.auth is None:
        device.mark_reauthentication(request.session)
        return None
    raw = request.COOKIES.get(conf.JWT_COOKIE_NAME)
    return chains.renew(request.user, raw, request) or tokens.renewed_access(request.auth)


def _sign_ins(request: Request) -> list[int]:
    """Unix seconds of the sign-ins that the request proves; 0 for none."""
    if request.auth is None:
        return [int(request.session.get(device.SIGNED_IN_AT) or 0)]
    # The refresh cookie came along and may be newer: the page that asked for the password is not the only tab.
    chain = chains.chain_of(request.user, request.COOKIES.get(conf.JWT_COOKIE_NAME))
    return [tokens.auth_time(request.auth.payload) or 0, (chain and tokens.auth_time(chain.claims)) or 0]
