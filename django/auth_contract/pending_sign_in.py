"""Somebody whose password was right and who owes the second factor, until it is given.

With sessions it is allauth's own entry, so the TypeScript API and allauth can finish what has begun here. With tokens
alone it is a signed HttpOnly cookie, `{"u": "7", "p": "<tag>"}`, that lives ten minutes. In both, a tag of the password
ends the wait when the password changes, which allauth does not do.
"""

from time import time
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user_model
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from rest_framework.response import Response

from auth_contract import conf, salts

COOKIE = "second_factor"
COOKIE_SECONDS = 600
# ACCOUNT_LOGIN_TIMEOUT.
LOGIN_SECONDS = 900
# allauth's entries of the session (allauth.account 65), and ours beside them.
LOGIN, RECORDS, RECORDS_USER = "account_login", "account_authentication_methods", "account_authentication_methods_user"
CHALLENGE = "mfa.webauthn.state"
PASSWORD_TAG = "_second_factor_password"
STAGE = "mfa_authenticate"
STAGES_BEFORE = ("login_by_code", "verify_phone", "verify_email")


class PendingSignIn:
    """Of one request. `save(response)` writes the cookie, where there is one to write."""

    def __init__(self, request: HttpRequest) -> None:
        self.session = getattr(request, "session", None)
        self.is_in_cookie = conf.AUTH_STRATEGY == "jwt"
        self._cookie = _read_cookie(request) if self.is_in_cookie else {}
        self._is_changed = False

    def remember(self, user: Any) -> None:
        if self.is_in_cookie:
            self._write({"u": str(user.pk), "p": _tags(user)[0]})
            return
        # Another user may still be signed in here.
        if SESSION_KEY in self.session:
            self.session.flush()
        self.session.pop(RECORDS, None)
        self.record(user, {"method": "password", "username": user.get_username()})
        self.session[LOGIN] = _describe_login(user)
        self.session[PASSWORD_TAG] = _tags(user)[0]

    def user(self) -> Any | None:
        """Who waits; None for nobody, and once the account or its password is not what it was."""
        if not apps.is_installed("allauth.mfa"):
            return None
        pk, tag = (self._cookie.get("u"), self._cookie.get("p", "")) if self.is_in_cookie else self._read_session()
        user = None if pk is None else get_user_model()._default_manager.filter(pk=pk, is_active=True).first()
        # A sign-in that allauth has begun has no tag.
        if user is None or tag is None or any(constant_time_compare(tag, known) for known in _tags(user)):
            return user
        return None

    def forget(self) -> None:
        if self.is_in_cookie:
            self._write({})
            return
        for key in (LOGIN, PASSWORD_TAG, CHALLENGE):
            self.session.pop(key, None)

    def record(self, user: Any, entry: dict[str, Any]) -> None:
        """Note how somebody has signed in, where allauth looks for it."""
        if self.is_in_cookie:
            return
        is_same = self.session.get(RECORDS_USER) == str(user.pk)
        earlier = self.session.get(RECORDS, []) if is_same else []
        method, about = entry["method"], {key: value for key, value in entry.items() if key != "method"}
        self.session[RECORDS] = [*earlier, {"method": method, "at": time(), **about}]
        self.session[RECORDS_USER] = str(user.pk)

    def keep_challenge(self, state: dict[str, Any]) -> None:
        """`state` is fido2's: challenge and user_verification."""
        if self.is_in_cookie:
            challenge = {"challenge": state["challenge"], "userVerification": state["user_verification"]}
            self._write({**self._cookie, "c": challenge})
        else:
            self.session[CHALLENGE] = state

    def take_challenge(self) -> dict[str, Any] | None:
        """It is good for one answer, right or wrong."""
        if not self.is_in_cookie:
            return self.session.pop(CHALLENGE, None)
        challenge = self._cookie.get("c")
        if challenge is None:
            return None
        self._write({key: value for key, value in self._cookie.items() if key != "c"})
        # A cookie can be sent twice.
        used = salted_hmac(salts.SECOND_FACTOR, challenge["challenge"], algorithm="sha256").hexdigest()
        if not cache.add(f"auth_contract:challenge:{used}", 1, COOKIE_SECONDS):
            return None
        return {"challenge": challenge["challenge"], "user_verification": challenge["userVerification"]}

    def save(self, response: Response) -> Response:
        if not self._is_changed:
            return response
        place = {"path": conf.JWT_COOKIE_PATH, "domain": conf.JWT_COOKIE_DOMAIN, "samesite": conf.JWT_COOKIE_SAMESITE}
        if self._cookie:
            text = signing.dumps(self._cookie, salt=salts.SECOND_FACTOR)
            secure = conf.JWT_COOKIE_SECURE
            response.set_cookie(COOKIE, text, max_age=COOKIE_SECONDS, secure=secure, httponly=True, **place)
        else:
            response.delete_cookie(COOKIE, **place)
        return response

    def _write(self, value: dict[str, Any]) -> None:
        self._is_changed = bool(value) or bool(self._cookie)
        self._cookie = value

    def _read_session(self) -> tuple[Any, str | None]:
        if SESSION_KEY in self.session:
            return None, None
        return _read_login(self.session.get(LOGIN)), self.session.get(PASSWORD_TAG)


def _describe_login(user: Any) -> dict[str, Any]:
    """What allauth.account.models.Login.serialize() makes of a sign-in that has come to its second factor."""
    from allauth.account.utils import user_pk_to_url_str

    return {
        "user_pk": user_pk_to_url_str(user),
        "email_verification": conf.ACCOUNT_EMAIL_VERIFICATION,
        "signup": False,
        "redirect_url": None,
        "email": None,
        "phone": None,
        "signal_kwargs": None,
        "state": {
            "stages": {
                **{stage: {"data": {}, "handled": True} for stage in STAGES_BEFORE},
                STAGE: {"data": {"authentication_required": True}},
                "mfa_signup_webauthn": {"data": {}},
                "current": STAGE,
            },
        },
        "initiated_at": time(),
    }


def _read_login(login: Any) -> Any:
    """The primary key of the user who owes the second factor and nothing else."""
    from allauth.account.utils import url_str_to_user_pk

    try:
        stages = login["state"]["stages"]
        is_owed = stages["current"] == STAGE and not stages[STAGE].get("handled")
        if not is_owed or abs(time() - login["initiated_at"]) > LOGIN_SECONDS:
            return None
        return url_str_to_user_pk(login["user_pk"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _read_cookie(request: HttpRequest) -> dict[str, Any]:
    try:
        return signing.loads(request.COOKIES[COOKIE], salt=salts.SECOND_FACTOR, max_age=COOKIE_SECONDS)
    except (KeyError, signing.BadSignature):
        return {}


def _tags(user: Any) -> list[str]:
    """With the key in use first, then with earlier ones."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    value = f"{user.pk}\n{user.password}"
    return [salted_hmac(salts.SECOND_FACTOR, value, secret=key, algorithm="sha256").hexdigest() for key in secrets]
