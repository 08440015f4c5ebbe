"""The profile: names freely, the username (what one signs in with) only after a recent sign-in."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from auth_contract import signals, users
from auth_contract.recent_sign_in import require_recent_sign_in
from auth_contract.registration import USERNAME_TAKEN


def update_profile(request: Request, patch: dict[str, Any]) -> None:
    user = request.user
    username = patch.pop("username", user.get_username())
    is_renamed = username != user.get_username()
    if is_renamed:
        _require_rename(request, username)
    changed = {name: value for name, value in patch.items() if users.has_field(name) and getattr(user, name) != value}
    if is_renamed:
        changed[user.USERNAME_FIELD] = username
    if not changed:
        return
    for name, value in changed.items():
        setattr(user, name, value)
    try:
        with transaction.atomic():
            if is_renamed:
                users.lock_username(username)
                _require_free(request, username)
            user.save(update_fields=list(changed))
    except IntegrityError:
        raise ValidationError({"username": [USERNAME_TAKEN]}) from None
    if is_renamed:
        signals.username_changed.send(sender=get_user_model(), request=request, user=user)


def _require_rename(request: Request, username: str) -> None:
    if users.signs_in_by_email():
        # It would be a way around the confirmation of the new address.
        raise ValidationError({"username": ["This is your e-mail address; change it there."]})
    require_recent_sign_in(request)
    _require_free(request, username)


def _require_free(request: Request, username: str) -> None:
    if users.has_username(username, except_pk=request.user.pk):
        raise ValidationError({"username": [USERNAME_TAKEN]})
