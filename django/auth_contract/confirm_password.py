"""The password asked again, of someone who is signed in; and whether a new one may be used.

Guesses count as sign-ins do: a stolen session must not allow more of them. A wrong one is 400 at its field, not 401:
the session itself is good.
"""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import HttpRequest
from rest_framework.exceptions import APIException, ValidationError

from auth_contract import limits

# django.contrib.auth.forms.PasswordChangeForm's sentence, and the same without "old".
WRONG_OLD_PASSWORD = "Your old password was entered incorrectly. Please enter it again."
WRONG_PASSWORD = "Your password was entered incorrectly. Please enter it again."


class _WrongPassword(APIException):
    pass


def require_password(request: HttpRequest, user: Any, password: str) -> None:
    if not is_password_of(request, user, password):
        raise ValidationError({"password": [WRONG_PASSWORD]})


def is_password_of(request: HttpRequest, user: Any, password: str) -> bool:
    try:
        with limits.counted_login(request, user.get_username()):
            if not user.check_password(password):
                raise _WrongPassword
    except _WrongPassword:
        return False
    return True


def broken_rules(password: str, user: Any) -> list[str]:
    """The sentences of every rule of AUTH_PASSWORD_VALIDATORS that the password breaks."""
    try:
        validate_password(password, user)
    except DjangoValidationError as error:
        return error.messages
    return []
