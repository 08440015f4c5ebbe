"""Sign-up, and the confirmation of an address.

Reports a taken username, as Django does, but never a taken address: the answer, its hashing and what
is stored are the same, and the owner of the address gets a mail. The account is created either way, because an
unclaimed username would reveal it too; with ACCOUNT_EMAIL_VERIFICATION=mandatory it can never be used.

Django has one column, is_active, for accounts that wait and for those that somebody deactivated. One that waits is
therefore marked in last_login; only an account with that mark is activated by a link (docs/decisions/008).
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from rest_framework.exceptions import PermissionDenied, ValidationError

from auth_contract import conf, limits, links, mails, signals, users
from auth_contract.account_serializers import RegisterSerializer
from auth_contract.confirm_password import broken_rules

USERNAME_TAKEN = "A user with that username already exists."
CHECK_MAIL = "We have sent a mail with a link. Open it to confirm your address, then sign in."
READY = "Your account is ready. You can sign in now."


def is_verification_mandatory() -> bool:
    return conf.ACCOUNT_EMAIL_VERIFICATION == "mandatory"


def register(request: HttpRequest, serializer: RegisterSerializer) -> str:
    if conf.ACCOUNT_REGISTRATION == "closed":
        raise PermissionDenied("Registration is closed.", "registration_closed")
    values = serializer.validated_data
    email, username = values["email"], values["username"]
    limits.consume(request, "register")
    user = serializer.build_user(values)
    _refuse_broken(username, broken_rules(values["password"], user))
    # Counted whether the address has an owner or not, so that a refusal does not tell.
    limits.consume_own("register", email)
    owner = next(iter(users.list_by_email(email)), None)
    user.set_password(values["password"])
    if is_verification_mandatory():
        user.is_active = False
        if users.has_field("last_login"):
            user.last_login = users.NEVER_SIGNED_IN
    if _save(user, username):
        signals.registered.send(sender=get_user_model(), request=request, user=user)
        _tell_by_mail(email, owner, user)
    return CHECK_MAIL if is_verification_mandatory() else READY


def verify_email(request: HttpRequest, token: str) -> None:
    """Activate the account behind the link. Opening it twice is fine."""
    limits.consume(request, "verify-email")
    link = links.open_token("verify-email", token)
    if link is not None and link.user.is_active and users.email_of(link.user) == link.email:
        return
    if link is None or not is_verification_mandatory() or not link.is_current or not users.is_waiting(link.user):
        raise ValidationError({"token": [links.SPENT_LINK]})
    link.user.is_active = True
    link.user.last_login = timezone.now()
    link.user.save(update_fields=["is_active", "last_login"])
    signals.email_verified.send(sender=get_user_model(), request=request, user=link.user)


def resend_verification(request: HttpRequest, email: str) -> None:
    """Send a link to each account that waits for the address. The answer does not tell."""
    limits.consume(request, "verify-email")
    if not is_verification_mandatory() or not limits.admits("verify-email", email):
        return
    # A visitor who registered with an address that has an owner gets no way to use it.
    if users.list_by_email(email):
        return
    # To all of them, or a stranger who signs up with the address later would be the only one to get a link.
    for user in users.list_by_email(email, is_active=False):
        if users.is_waiting(user):
            send_verification(user)


def send_verification(user: Any) -> None:
    to = users.email_of(user)
    mails.send_verification(to, username=user.get_username(), token=links.make_token("verify-email", user, to))


def _refuse_broken(username: str, password_errors: list[str]) -> None:
    errors: dict[str, list[str]] = {}
    # Where people sign in with their address, whether it is taken is not told either.
    if not users.signs_in_by_email() and users.has_username(username):
        errors["username"] = [USERNAME_TAKEN]
    if password_errors:
        errors["password"] = password_errors
    if errors:
        raise ValidationError(errors)


def _save(user: Any, username: str) -> bool:
    try:
        with transaction.atomic():
            users.lock_username(username)
            if not users.signs_in_by_email() and users.has_username(username):
                raise IntegrityError
            user.save(force_insert=True)
    except IntegrityError:
        # Two requests for one name at once; a unique address of a custom user model is not told.
        if not users.signs_in_by_email() and users.has_username(username):
            raise ValidationError({"username": [USERNAME_TAKEN]}) from None
        return False
    return True


def _tell_by_mail(email: str, owner: Any, newcomer: Any) -> None:
    if owner is not None:
        mails.send_address_taken(users.email_of(owner), username=owner.get_username())
    elif not newcomer.is_active:
        send_verification(newcomer)
