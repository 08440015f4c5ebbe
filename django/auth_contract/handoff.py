"""The handoff of the cross-site shape, where the front end's server never sees this server's cookies.

The browser fetches a signed token here and gives it to the front end, whose server redeems it. The token names a row
of django_session that holds what it stands for; redeeming inserts a second row under a key derived from the first, and
that insert succeeds once. Same formats as the TypeScript API: a token of one is redeemed by the other.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user, get_user_model
from django.contrib.sessions.backends.base import CreateError
from django.core import signing
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from rest_framework import serializers
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated, PermissionDenied
from rest_framework.response import Response
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
from rest_framework_simplejwt.tokens import RefreshToken, UntypedToken

from auth_contract import conf, rotation, salts
from auth_contract.origin import require_trusted_origin
from auth_contract.serializers import user_answer
from auth_contract.tokens import access_of

LIFETIME = 30
WAITING_KEY = "_handoff"
GIVER_KEY = "_handoff_session"


class ChallengeSerializer(serializers.Serializer):
    """base64url(SHA-256(verifier)); the verifier stays between the two servers."""

    challenge = serializers.CharField(min_length=43, max_length=43)


class RedeemSerializer(serializers.Serializer):
    handoff = serializers.CharField()
    verifier = serializers.CharField(max_length=128)
    audience = serializers.CharField()


def is_orphaned(session):
    """A session that was handed over ends with the one it came from."""
    giver = session.get(GIVER_KEY)
    return giver is not None and not session.exists(giver)


def issue(request):
    serializer = ChallengeSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    waiting = _new_session()
    waiting[WAITING_KEY] = {**serializer.validated_data, **_credential(request)}
    waiting.set_expiry(LIFETIME)
    _insert(waiting)
    return signing.dumps({"key": waiting.session_key, "aud": conf.WEB_ORIGIN}, salt=salts.HANDOFF)


def redeem(request):
    # A browser names its page's origin with every POST; what is handed out here is not for scripts.
    if "Origin" in request.headers:
        raise PermissionDenied("A handoff is redeemed by a server, not by a page.")
    serializer = RedeemSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    key = _read(**serializer.validated_data)
    waiting = _new_session(key)
    about = waiting.pop(WAITING_KEY, None)
    challenge = urlsafe_b64encode(sha256(serializer.validated_data["verifier"].encode()).digest()).decode().rstrip("=")
    if about is None or not constant_time_compare(about["challenge"], challenge):
        raise _not_valid()
    waiting.delete(key)
    own_key = salted_hmac(salts.HANDOFF, key, algorithm="sha256").hexdigest()[:32]
    if "session" in about:
        return _redeem_session(own_key, about["session"])
    return _redeem_refresh(own_key, about["refresh"])


def _credential(request):
    if conf.AUTH_STRATEGY != "jwt":
        if not request.user.is_authenticated or request.session.session_key is None:
            raise NotAuthenticated
        return {"session": request.session.session_key}
    raw = request.COOKIES.get(conf.JWT_COOKIE_NAME)
    if not raw:
        raise NotAuthenticated
    require_trusted_origin(request)
    try:
        return {"refresh": RefreshToken(raw)[api_settings.JTI_CLAIM]}
    except TokenError as error:
        raise AuthenticationFailed(str(error), "token_not_valid") from error


def _redeem_session(own_key, giver_key):
    giver = _new_session(giver_key)
    own = _new_session()
    own.update({name: giver.get(name) for name in (SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY)})
    own[GIVER_KEY] = giver_key
    expires = giver.get_expiry_date()
    own.set_expiry(expires)
    _insert(own, own_key)
    request = HttpRequest()
    request.session = own
    user = get_user(request)
    if is_orphaned(own) or not user.is_authenticated:
        raise _not_valid()
    return _answer(user, own_key, expires.timestamp())


def _redeem_refresh(own_key, jti):
    used = _new_session()
    used.set_expiry(LIFETIME)
    _insert(used, own_key)
    try:
        given = UntypedToken(OutstandingToken.objects.get(jti=jti).token).payload
        newest = rotation.find_live(given)
        if newest is None:
            raise _not_valid()
        access = access_of(RefreshToken(newest.token))
        user = get_user_model().objects.get(
            **{api_settings.USER_ID_FIELD: access[api_settings.USER_ID_CLAIM], "is_active": True}
        )
    except (OutstandingToken.DoesNotExist, get_user_model().DoesNotExist, TokenError) as error:
        raise _not_valid() from error
    return _answer(user, str(access), access["exp"])


def _answer(user, credential, expires):
    return Response({"user": user_answer(user), "credential": credential, "expires": int(expires)})


def _read(handoff, verifier, audience):
    try:
        content = signing.loads(handoff, salt=salts.HANDOFF, max_age=LIFETIME)
    except signing.BadSignature as error:
        raise _not_valid() from error
    if content["aud"] != conf.WEB_ORIGIN or audience != conf.WEB_ORIGIN:
        raise _not_valid()
    return content["key"]


def _new_session(key=None):
    return import_module(settings.SESSION_ENGINE).SessionStore(key)


def _insert(session, key=None):
    """Under a key of our choice; Django would pick another where this one exists."""
    session._session_key = key or session._get_new_session_key()
    try:
        session.save(must_create=True)
    except CreateError as error:
        raise _not_valid() from error


def _not_valid():
    return AuthenticationFailed("Handoff token is invalid or expired.", "handoff_not_valid")
