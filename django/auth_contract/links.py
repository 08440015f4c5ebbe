"""The tokens in the links of our own mails (password resets use Django's).

`signing.dumps()` of {"u": "1", "e": "ada@example.com", "f": "<fingerprint>"}, one salt per purpose. The fingerprint is
an HMAC over what must not change until the link is opened, so a new password or another address makes every older link
void. The TypeScript API makes and opens the same.
"""

from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare, salted_hmac

from auth_contract import conf, salts
from auth_contract.users import email_of, iso_time

Purpose = Literal["verify-email", "change-email"]

SALTS: dict[Purpose, str] = {"verify-email": salts.VERIFY_EMAIL, "change-email": salts.CHANGE_EMAIL}
SPENT_LINK = "This link does not work any more. Ask for a new one."


@dataclass(frozen=True)
class OpenedLink:
    user: Any
    email: str
    # False once the password, the address or the sign-in it was made for is no longer the account's.
    is_current: bool


def make_token(purpose: Purpose, user: Any, email: str) -> str:
    value = {"u": str(user.pk), "e": email, "f": _fingerprint(user, purpose, settings.SECRET_KEY)}
    return signing.dumps(value, salt=SALTS[purpose])


def open_token(purpose: Purpose, token: str) -> OpenedLink | None:
    """None when it is not ours, too old, or its user is gone."""
    try:
        value = signing.loads(token, salt=SALTS[purpose], max_age=conf.EMAIL_CONFIRMATION_TIMEOUT)
        user = get_user_model()._default_manager.filter(pk=value["u"]).first()
    except (signing.BadSignature, ValidationError, ValueError, TypeError, KeyError):
        return None
    if user is None:
        return None
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    is_current = any(constant_time_compare(value["f"], _fingerprint(user, purpose, key)) for key in keys)
    return OpenedLink(user, value["e"], is_current)


def _fingerprint(user: Any, purpose: Purpose, secret: str) -> str:
    """A verification also dies with the first sign-in; a change of address outlives sign-ins elsewhere."""
    signed_in = iso_time(getattr(user, "last_login", None)) if purpose == "verify-email" else ""
    value = "\n".join([str(user.pk), user.password, email_of(user), signed_in])
    digest = salted_hmac(f"{SALTS[purpose]}.fingerprint", value, secret=secret, algorithm="sha256")
    return digest.hexdigest()[:32]
