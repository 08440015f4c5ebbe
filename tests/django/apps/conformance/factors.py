"""Questions to allauth itself about second factors. Loaded where it is installed."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal.auth import WebAuthn

from conformance.questions import find, question


def row(username, kind):
    return Authenticator.objects.get(user=find(username), type=kind)


@question
def add_totp(username):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(find(username), secret)
    return secret


@question
def totp_code(secret, periods=0):
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + periods))


@question
def totp_secret(username):
    return row(username, "totp").data["secret"]


@question
def accept_totp(username, code):
    return row(username, "totp").wrap().validate_code(code)


@question
def add_recovery_codes(username):
    return RecoveryCodes.activate(find(username)).get_unused_codes()


@question
def unused_recovery_codes(username):
    return row(username, "recovery_codes").wrap().get_unused_codes()


@question
def use_recovery_code(username, code):
    return row(username, "recovery_codes").wrap().validate_code(code)


@question
def add_passkey(username, name, credential):
    return WebAuthn.add(find(username), name, credential).instance.pk


@question
def passkeys(username):
    """As allauth reads what is stored."""
    found = Authenticator.objects.filter(user=find(username), type="webauthn").order_by("pk")
    return [
        {
            "name": one.wrap().name,
            "id": one.wrap().authenticator_data.credential_data.credential_id.hex(),
            "is_passwordless": one.wrap().is_passwordless,
        }
        for one in found
    ]


@question
def factor_types(username):
    return sorted(Authenticator.objects.filter(user=find(username)).values_list("type", flat=True))
