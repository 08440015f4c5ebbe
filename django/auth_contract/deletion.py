"""Deleting one's own account, with everything that Django's cascades delete."""

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from auth_contract import chains, mails, open_sessions, signals, users
from auth_contract.confirm_password import require_password


class AccountInUse(APIException):
    status_code = 409
    default_code = "account_in_use"
    default_detail = (
        "Your account cannot be deleted yet, because other things on this site still belong to it. "
        "Nothing has changed. Please ask us to remove them."
    )


def delete_account(request: Request, password: str, response: Response) -> None:
    user = request.user
    require_password(request, user, password)
    own_chains = chains.list_chains(user)
    to, username, pk = users.email_of(user), user.get_username(), user.pk
    # First, because it may be refused; sessions without their user are as good as ended.
    try:
        with transaction.atomic():
            user.delete()
    except (ProtectedError, RestrictedError, IntegrityError):
        raise AccountInUse from None
    user.pk = pk
    open_sessions.end_sessions_and_chains(request, user, own_chains, response)
    signals.account_deleted.send(sender=get_user_model(), request=request, user=user)
    mails.send_account_deleted(to, username=username)
