"""Refresh tokens that rotate without races, inside simplejwt's own two tables.

The id of a token's successor is derived from its own. Two tabs that spend one token at once, or a browser that lost the
answer and asks again within REFRESH_REUSE_LEEWAY, therefore end up with the same successor. A spent token that comes
back later has been stolen, from whichever side: its whole chain is blacklisted. Delete this module and use simplejwt's
TokenRefreshSerializer in strategies.py if you would rather have its plain rotation, which fails in both cases.
"""

from contextlib import suppress
from datetime import timedelta
from time import time

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.serializers import TokenRefreshSerializer
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.token_blacklist.models import BlacklistedToken, OutstandingToken
from rest_framework_simplejwt.tokens import RefreshToken, UntypedToken
from rest_framework_simplejwt.utils import datetime_from_epoch

from auth_contract import conf, salts
from auth_contract.device import DEVICE_CLAIMS


def _derive(jti, secret):
    return salted_hmac(salts.REFRESH_SUCCESSOR, jti, secret=secret, algorithm="sha256").hexdigest()[:32]


class ChainedRefreshToken(RefreshToken):
    # Access tokens travel with every request and do without the device.
    no_copy_claims = (*RefreshToken.no_copy_claims, *DEVICE_CLAIMS)

    def set_jti(self):
        """A first token gets a random id, a successor the one that follows from the token it replaces."""
        jti = self.payload.get(api_settings.JTI_CLAIM)
        if jti is None:
            super().set_jti()
        else:
            self.payload[api_settings.JTI_CLAIM] = _derive(jti, settings.SECRET_KEY)

    def blacklist(self):
        """One request only may replace a token; simplejwt would let every one do it that came at the same moment."""
        spent, created = super().blacklist()
        if not created:
            raise TokenError("Token is blacklisted")
        return spent, created


class ChainedRefreshSerializer(TokenRefreshSerializer):
    token_class = ChainedRefreshToken


def refresh(raw):
    """`(access, refresh)` as text; `refresh` is None without rotation. Raises TokenError and DRF's errors."""
    try:
        return _rotate(raw)
    except TokenError:
        newest = _spent_lately(raw)
        if newest is None:
            raise
        return str(newest.access_token), str(newest)


def rotate_with_new_sign_in(raw):
    """Rotate ahead of time, the user having given the password again; None when another request came first."""
    try:
        with transaction.atomic():
            token = ChainedRefreshToken(raw)
            jti = token[api_settings.JTI_CLAIM]
            OutstandingToken.objects.filter(jti=jti).update(jti=jti)
            token.blacklist()
            token.set_jti()
            token.set_exp()
            token.set_iat()
            token["auth_time"] = int(time())
            _record(token)
            return token
    except TokenError:
        return None


def _rotate(raw):
    jti = ChainedRefreshToken(raw)[api_settings.JTI_CLAIM]
    with transaction.atomic():
        return _replace(raw, jti)


def _replace(raw, jti):
    # The first statement writes: SQLite would otherwise have to turn a reader into a writer, which may fail at once.
    OutstandingToken.objects.filter(jti=jti).update(jti=jti)
    serializer = ChainedRefreshSerializer(data={"refresh": raw})
    serializer.is_valid(raise_exception=True)
    successor = serializer.validated_data.get("refresh")
    if successor is not None:
        _record(ChainedRefreshToken(successor))
    return serializer.validated_data["access"], successor


def _record(token):
    """As outstanding, so that a later request finds it. simplejwt does so itself, but only since 5.5."""
    user_id = {api_settings.USER_ID_FIELD: token.payload.get(api_settings.USER_ID_CLAIM)}
    OutstandingToken.objects.get_or_create(
        jti=token[api_settings.JTI_CLAIM],
        defaults={
            "user": get_user_model().objects.filter(**user_id).first(),
            "token": str(token),
            "created_at": token.current_time,
            "expires_at": datetime_from_epoch(token["exp"]),
        },
    )


def revoke(raw):
    """End the chain, so that a late refresh from another tab brings nothing back."""
    token = _read(raw)
    if token is None:
        return
    with suppress(TokenError):  # Spent already.
        RefreshToken(raw).blacklist()
    _blacklist_from(token[api_settings.JTI_CLAIM])


def _spent_lately(raw):
    """The newest token of the chain, if `raw` was replaced within the leeway. Ends the chain if it was longer ago."""
    token = _read(raw)
    spent = token and BlacklistedToken.objects.filter(token__jti=token[api_settings.JTI_CLAIM]).first()
    if not spent:
        return None
    links = list(_successors(token[api_settings.JTI_CLAIM]))
    if timezone.now() - spent.blacklisted_at > timedelta(seconds=conf.REFRESH_REUSE_LEEWAY):
        _blacklist_from(token[api_settings.JTI_CLAIM])
    elif links and not _is_blacklisted(links[-1].jti):
        return ChainedRefreshToken(links[-1].token)
    return None


def _read(raw):
    """A refresh token that is genuine and unexpired, spent or not."""
    try:
        token = UntypedToken(raw)
    except TokenError:
        return None
    return token if token.get(api_settings.TOKEN_TYPE_CLAIM) == RefreshToken.token_type else None


def _successors(jti):
    while True:
        ids = [_derive(jti, secret) for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]]
        link = OutstandingToken.objects.filter(jti__in=ids).first()
        if link is None:
            return
        yield link
        jti = link.jti


def _blacklist_from(jti):
    for link in _successors(jti):
        BlacklistedToken.objects.get_or_create(token=link)


def _is_blacklisted(jti):
    return BlacklistedToken.objects.filter(token__jti=jti).exists()
