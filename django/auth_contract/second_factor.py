"""The second factor: no password alone signs in a user who has TOTP or a passkey in allauth.mfa.

It does not matter which back end set it up. Without allauth.mfa in INSTALLED_APPS nothing is asked for.
Stricter than allauth 65: a code of the app is good once per period in all processes, whatever the cache is, and a
passkey's challenge is good for one answer.
"""

from datetime import datetime, timezone
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.http import HttpRequest
from django.utils.timezone import now
from rest_framework.exceptions import APIException, AuthenticationFailed, PermissionDenied, ValidationError

from auth_contract import conf, limits, signals
from auth_contract.pending_sign_in import PendingSignIn

ORDER = ("totp", "webauthn", "recovery_codes")
# allauth's words.
INCORRECT_CODE = "Incorrect code."
INCORRECT_PASSKEY = "Incorrect passkey."


class _WrongProof(APIException):
    pass


def list_owed(user: Any) -> list[Any]:
    """The factors that a sign-in must ask for; none for most users. Recovery codes alone do not switch it on."""
    if not apps.is_installed("allauth.mfa"):
        return []
    from allauth.mfa.models import Authenticator

    factors = list(Authenticator.objects.filter(user_id=user.pk))
    return factors if any(factor.type != "recovery_codes" for factor in factors) else []


def list_types(factors: list[Any]) -> list[str]:
    return [name for name in ORDER if any(factor.type == name for factor in factors)]


def require(
    request: HttpRequest, user: Any, code: str | None, pending: PendingSignIn, is_remembered: bool = True
) -> None:
    """Let a user through who has no second factor or gives a code at once.

    Raises AuthenticationFailed, having remembered whose password was right where the client has cookies;
    ValidationError for a wrong code; Throttled.
    """
    factors = list_owed(user)
    if not factors:
        return
    if code is not None:
        prove(request, user, factors, pending, code=code)
        return
    if is_remembered:
        pending.remember(user)
    raise AuthenticationFailed(_describe_owed(factors))


def require_again(request: HttpRequest, user: Any, proof: dict[str, Any], pending: PendingSignIn) -> None:
    """The same for somebody who is signed in: not 401, which would read as signed out. Raises PermissionDenied."""
    factors = list_owed(user)
    if not factors:
        return
    if not proof:
        raise PermissionDenied(_describe_owed(factors))
    prove(request, user, factors, pending, **proof, is_again=True)


def prove(
    request: HttpRequest,
    user: Any,
    factors: list[Any],
    pending: PendingSignIn,
    code: str | None = None,
    credential: dict[str, Any] | None = None,
    is_again: bool = False,
) -> None:
    """Check a code, or a passkey's answer. Wrong ones lock out as wrong passwords do, by a count of their own.

    Raises ValidationError and Throttled.
    """
    try:
        with limits.counted_login(request, f"second factor {user.pk}"):
            used = _spend_code(factors, code) if code is not None else _verify_passkey(pending, factors, credential)
            if used is None:
                raise _WrongProof
    except _WrongProof as error:
        signals.second_factor_failed.send(sender=get_user_model(), request=request, user=user)
        is_code = code is not None
        raise ValidationError({"code": [INCORRECT_CODE]} if is_code else {"credential": [INCORRECT_PASSKEY]}) from error
    record = {"method": "mfa", "id": used.pk, "type": used.type}
    pending.record(user, {**record, "reauthenticated": True} if is_again else record)


def ask_for_passkey(pending: PendingSignIn, factors: list[Any]) -> dict[str, Any]:
    """PublicKeyCredentialRequestOptionsJSON. Its challenge waits for the answer."""
    known = [credential for _, credential in _passkeys(factors)]
    options, state = _server().authenticate_begin(credentials=known, user_verification="preferred")
    pending.keep_challenge(state)
    return dict(options)["publicKey"]


def _describe_owed(factors: list[Any]) -> dict[str, Any]:
    return {
        "detail": "Please give your second factor.",
        "code": "second_factor_required",
        "factors": list_types(factors),
    }


def _spend_code(factors: list[Any], code: str) -> Any | None:
    for factor in factors:
        if factor.type == "totp" and _spend_totp_code(factor, code):
            return factor
        if factor.type == "recovery_codes" and factor.wrap().validate_code(code):
            factor.refresh_from_db()
            factor.record_usage()
            return factor
    return None


def _spend_totp_code(factor: Any, code: str) -> bool:
    """No code of a period in which one was used, here or elsewhere, or of an earlier one is taken."""
    from allauth.mfa import app_settings
    from allauth.mfa.totp.internal import auth
    from allauth.mfa.utils import decrypt

    try:
        secret = decrypt(factor.data["secret"])
        matching = [
            counter for counter in auth.yield_hotp_counters_from_time() if _is_code(auth, secret, counter, code)
        ]
    except (KeyError, ValueError, AttributeError):
        return False  # allauth answers 500 for a secret that is no base32.
    if not matching:
        return False
    since = datetime.fromtimestamp(matching[0] * app_settings.TOTP_PERIOD, timezone.utc)
    unused = type(factor).objects.filter(Q(last_used_at=None) | Q(last_used_at__lt=since), pk=factor.pk)
    # A code of the next period, where the tolerance lets it in, is used up as well.
    return unused.update(last_used_at=max(now(), since)) == 1 and factor.wrap().validate_code(code)


def _is_code(auth: Any, secret: str, counter: int, code: str) -> bool:
    from allauth.core.internal.cryptokit import compare_user_code

    return compare_user_code(actual=code, expected=auth.format_hotp_value(auth.hotp_value(secret, counter)))


def _verify_passkey(pending: PendingSignIn, factors: list[Any], credential: dict[str, Any] | None) -> Any | None:
    state = pending.take_challenge()
    known = _passkeys(factors)
    if state is None or not isinstance(credential, dict) or credential.get("id") != credential.get("rawId"):
        return None
    try:
        used = _server().authenticate_complete(state, [data for _, data in known], credential)
    except Exception:
        return None  # It raises, and much else than its own errors, for whatever does not fit.
    factor = next(factor for factor, data in known if data.credential_id == used.credential_id)
    factor.record_usage()
    return factor


def _passkeys(factors: list[Any]) -> list[tuple[Any, Any]]:
    """The rows of passkeys, each with its credential."""
    return [
        (factor, factor.wrap().authenticator_data.credential_data) for factor in factors if factor.type == "webauthn"
    ]


def _server() -> Any:
    """Passkeys are bound to the pages' host, not to this server's."""
    # In fido2 1, JSON is asked for by a switch that allauth turns on.
    from allauth.mfa.webauthn.internal import auth  # noqa: F401
    from fido2.server import Fido2Server
    from fido2.webauthn import PublicKeyCredentialRpEntity

    host = conf.WEBAUTHN_RP_ID or urlsplit(conf.WEB_ORIGIN).hostname
    origins = {
        origin
        for origin in (conf.WEB_ORIGIN, *settings.CSRF_TRUSTED_ORIGINS)
        if f".{urlsplit(origin).hostname}".endswith(f".{host}")
    }
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=host), verify_origin=lambda origin: origin in origins)
