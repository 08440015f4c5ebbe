"""The two cookie strategies: what signing in, refreshing and signing out do, and which cookie they leave."""

from django.contrib.auth import login, logout
from django.contrib.auth.signals import user_logged_in
from rest_framework.exceptions import NotAuthenticated, ParseError
from rest_framework.response import Response
from rest_framework_simplejwt.exceptions import InvalidToken, TokenError

from auth_contract import conf, device, rotation, session_store, tokens
from auth_contract.cookies import delete_refresh_cookie, set_refresh_cookie
from auth_contract.origin import require_trusted_origin


def current():
    """`hybrid` treats browsers as `session` does; its tokens come from /api/token/."""
    return JwtStrategy() if conf.AUTH_STRATEGY == "jwt" else SessionStrategy()


class SessionStrategy:
    """The browser holds `sessionid` and nothing else."""

    def sign_in(self, request, user):
        key = request.session.session_key
        # Gives the session a new key, unless the same user signs in again, and rotates the CSRF token.
        login(request._request, user)
        if request.session.session_key != key:
            session_store.claim_key(request.session, user.pk)
        return Response({})

    def refresh(self, request):
        if not request.user.is_authenticated:
            raise NotAuthenticated
        # Saving moves expire_date and sends the cookie again.
        request.session.modified = True
        device.mark_activity(request.session)
        return Response({"session_expires": int(request.session.get_expiry_date().timestamp())}), request.user

    def sign_out(self, request):
        response = Response({})
        if conf.AUTH_STRATEGY == "hybrid":
            _revoke_cookie(request, response)
        logout(request._request)
        return response

    def forget(self, request, response):
        """SessionMiddleware deletes a cookie that names no session."""


class JwtStrategy:
    """The browser holds the refresh token in an HttpOnly cookie, and the access token in memory."""

    def sign_in(self, request, user):
        pair = tokens.issue(user, request)
        user_logged_in.send(sender=user.__class__, request=request._request, user=user)
        return with_tokens(Response({}), pair)

    def refresh(self, request):
        raw = request.COOKIES.get(conf.JWT_COOKIE_NAME)
        if not raw:
            # Not 401: clients would keep refreshing.
            raise ParseError("Refresh token cookie is missing.", code="token_missing")
        require_trusted_origin(request)
        try:
            pair, user = rotation.refresh(raw, request)
        except TokenError as error:
            raise InvalidToken(str(error)) from error
        return with_tokens(Response({}), pair), user

    def sign_out(self, request):
        response = Response({})
        _revoke_cookie(request, response)
        return response

    def forget(self, request, response):
        delete_refresh_cookie(response)


def _revoke_cookie(request, response):
    raw = request.COOKIES.get(conf.JWT_COOKIE_NAME)
    if not raw:
        return
    require_trusted_origin(request)
    rotation.revoke(raw)
    delete_refresh_cookie(response)


def with_tokens(response, pair, request=None):
    """The access token in the body; the refresh token in its cookie, or in the body of a client that keeps it."""
    response.data.update(access=str(pair.access), access_expires=pair.access["exp"])
    if pair.refresh is None:
        return response
    if request is None or conf.JWT_COOKIE_NAME in request.COOKIES:
        set_refresh_cookie(response, pair.refresh)
    else:
        response.data["refresh"] = str(pair.refresh)
    return response
