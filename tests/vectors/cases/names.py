"""Random usernames and addresses: normalisation and validators, as in texts.py; and the user a reset link names."""

import random

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import User
from django.contrib.auth.validators import ASCIIUsernameValidator, UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from cases.randoms import email, pick, some, text, username
from cases.texts import passes


def uid():
    number = pick(["", "+", "-", " ", "0", "00"]) + pick(["1", "12", "1_0", "1__0", "_1", "1_", "٣", "1٣", "²", "１", "1.0", "0x1", "1e1", "", "9" * 15, "1\n", "\x1f1", "1\x00", "𝟙", "+1", "\u200b1", "\xa01"]) + pick(["", "", " ", "\n"])
    encoded = urlsafe_base64_encode(number.encode()) if random.random() < 0.8 else text(0, 6)
    return encoded + pick(["", "", "", "=", "==", "\n", "!"])


def user_id(encoded):
    """PasswordResetConfirmView.get_user(), up to the query."""
    try:
        return User._meta.pk.to_python(urlsafe_base64_decode(encoded).decode())
    except (TypeError, ValueError, OverflowError, ValidationError):
        return None


def case():
    kind = pick(["email", "username", "strip", "casefold", "uid"])
    if kind == "email":
        value = email()
        return {"kind": kind, "value": value, "normalized": BaseUserManager.normalize_email(value), "isValid": passes(validate_email, value)}
    if kind == "username":
        value = username()
        return {"kind": kind, "value": value, "normalized": User.normalize_username(value), "isValid": passes(UnicodeUsernameValidator(), value), "isValidAscii": passes(ASCIIUsernameValidator(), value)}
    if kind == "strip":
        value = text(0, 6)
        return {"kind": kind, "value": value, "stripped": value.strip()}
    if kind == "casefold":
        value = username()
        return {"kind": kind, "value": value, "folded": value.casefold()}
    value = uid()
    found = user_id(value)
    return {"kind": kind, "value": value, "id": None if found is None else str(found)}


def cases(count):
    return [case() for _ in range(count)]
