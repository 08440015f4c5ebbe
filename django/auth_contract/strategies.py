"""The two cookie strategies: what signing in, refreshing and signing out do, and which cookie they leave."""

from django.contrib.auth import get_user_model, login, logout
from django.contrib.auth.models import update_last_login
from django.utils.module_loading import import_string
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated, ParseError
from rest_framework.response import Response
from rest_framework_simplejwt.exceptions import InvalidToken, TokenError
from rest_framework_simplejwt.serializers import TokenRefreshSerializer
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.tokens import AccessToken

from auth_contract import conf, rotation
from auth_contract.origin import require_trusted_origin


def current():
    """`hybrid` treats browsers as `session` does; its tokens come from /api/token/."""
    return JwtStrategy() if conf.AUTH_STRATEGY == "jwt" else SessionStrategy()


class SessionStrategy:
    """The browser holds `sessionid` and nothing else."""

    def sign_in(self, request, user):
        # Gives the session a new key and rotates the CSRF token.
        login(request._request, user)
        return Response({})

    def refresh(self, request):
        if not request.user.is_authenticated:
            raise NotAuthenticated
        # Saving moves expire_date and sends the cookie again.
        request.session.modified = True
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
        refresh = import_string(api_settings.TOKEN_OBTAIN_SERIALIZER).get_token(user)
        update_last_login(None, user)
        return _with_tokens(refresh.access_token, refresh)

    def refresh(self, request):
        raw = request.COOKIES.get(conf.JWT_COOKIE_NAME)
        if not raw:
            # Not 401: clients answer that by refreshing, for ever.
            raise ParseError("Refresh token cookie is missing.", code="token_missing")
        require_trusted_origin(request)
        try:
            access, successor = rotation.refresh(raw)
        except TokenError as error:
            raise InvalidToken(str(error)) from error
        except get_user_model().DoesNotExist as error:
            raise _no_active_account() from error
        access = AccessToken(access)
        user = _owner(access)
        if not api_settings.USER_AUTHENTICATION_RULE(user):
            raise _no_active_account()
        return _with_tokens(access, successor), user

    def sign_out(self, request):
        response = Response({})
        _revoke_cookie(request, response)
        return response

    def forget(self, request, response):
        _delete_cookie(response)


def _revoke_cookie(request, response):
    raw = request.COOKIES.get(conf.JWT_COOKIE_NAME)
    if not raw:
        return
    require_trusted_origin(request)
    rotation.revoke(raw)
    _delete_cookie(response)


def _delete_cookie(response):
    response.delete_cookie(
        conf.JWT_COOKIE_NAME,
        path=conf.JWT_COOKIE_PATH,
        domain=conf.JWT_COOKIE_DOMAIN,
        samesite=conf.JWT_COOKIE_SAMESITE,
    )


def _owner(token):
    user_id = {api_settings.USER_ID_FIELD: token.payload.get(api_settings.USER_ID_CLAIM)}
    return get_user_model().objects.filter(**user_id).first()


def _no_active_account():
    message = TokenRefreshSerializer.default_error_messages["no_active_account"]
    return AuthenticationFailed(message, "no_active_account")


def _with_tokens(access, refresh):
    response = Response({"access": str(access), "access_expires": access["exp"]})
    if refresh is not None:
        response.set_cookie(
            conf.JWT_COOKIE_NAME,
            str(refresh),
            max_age=api_settings.REFRESH_TOKEN_LIFETIME,
            path=conf.JWT_COOKIE_PATH,
            domain=conf.JWT_COOKIE_DOMAIN,
            secure=conf.JWT_COOKIE_SECURE,
            httponly=True,
            samesite=conf.JWT_COOKIE_SAMESITE,
        )
    return response
