"""The HttpOnly cookie that carries the refresh token in the jwt strategy."""

from datetime import timedelta
from time import time

from rest_framework.response import Response
from rest_framework_simplejwt.tokens import Token

from auth_contract import conf


def set_refresh_cookie(response: Response, refresh: Token) -> None:
    response.set_cookie(
        conf.JWT_COOKIE_NAME,
        str(refresh),
        # Up, because exp has lost its fraction: a new token's cookie lives as long as simplejwt's lifetime says.
        max_age=timedelta(seconds=max(0, -int((time() - refresh["exp"]) // 1))),
        path=conf.JWT_COOKIE_PATH,
        domain=conf.JWT_COOKIE_DOMAIN,
        secure=conf.JWT_COOKIE_SECURE,
        httponly=True,
        samesite=conf.JWT_COOKIE_SAMESITE,
    )


def delete_refresh_cookie(response: Response) -> None:
    response.delete_cookie(
        conf.JWT_COOKIE_NAME,
        path=conf.JWT_COOKIE_PATH,
        domain=conf.JWT_COOKIE_DOMAIN,
        samesite=conf.JWT_COOKIE_SAMESITE,
    )
