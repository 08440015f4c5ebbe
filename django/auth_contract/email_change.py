"""A new e-mail address: asked for with the password, and in force once the link that was sent there is opened.

The link must be opened by the user it was made for. Whether another account has the address is not told.
"""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from auth_contract import limits, links, mails, signals, users
from auth_contract.confirm_password import require_password


def request_change(request: Request, email: str, password: str) -> None:
    limits.consume(request, "change-email")
    require_password(request, request.user, password)
    if email == users.email_of(request.user):
        raise ValidationError({"email": ["This is your address already."]})
    if limits.admits("change-email", email):
        mails.send_email_change(email, token=links.make_token("change-email", request.user, email))


def confirm_change(request: Request, token: str) -> None:
    user = request.user
    link = links.open_token("change-email", token)
    # Another user's link: the owner of a mistyped address must not be able to attach it to the asker's account.
    if link is None or link.user.pk != user.pk:
        raise ValidationError({"token": [links.SPENT_LINK]})
    previous = users.email_of(user)
    # Opened twice.
    if link.email == previous:
        return
    if not link.is_current:
        raise ValidationError({"token": [links.SPENT_LINK]})
    setattr(user, users.email_field(), link.email)
    try:
        with transaction.atomic():
            user.save(update_fields=[users.email_field()])
    except IntegrityError:
        raise ValidationError({"token": [links.SPENT_LINK]}) from None
    signals.email_changed.send(sender=get_user_model(), request=request, user=user)
    try:
        validate_email(previous)
    except DjangoValidationError:
        return
    mails.send_email_changed(previous, username=user.get_username())
