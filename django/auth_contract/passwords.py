"""The forgotten password, with Django's own links, and a new one for someone who is signed in."""

from typing import Any

from django.contrib.auth import get_user_model, update_session_auth_hash
from django.contrib.auth.hashers import make_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import HttpRequest
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from auth_contract import chains, device, limits, links, mails, session_store, signals, tokens, users
from auth_contract.confirm_password import WRONG_OLD_PASSWORD, broken_rules, is_password_of

# One address rarely has more accounts; a mail to each of a thousand would be a way to flood a mailbox.
MAX_MAILS = 10


def send_reset_links(request: HttpRequest, email: str) -> None:
    """A mail to each account of the address. The answer does not tell."""
    limits.consume(request, "forgot")
    if not limits.admits("forgot", email):
        return
    for user in [user for user in users.list_by_email(email) if user.has_usable_password()][:MAX_MAILS]:
        mails.send_password_reset(
            users.email_of(user),
            username=user.get_username(),
            uid=urlsafe_base64_encode(force_bytes(user.pk)),
            token=default_token_generator.make_token(user),
        )


def reset_password(request: HttpRequest, uid: str, token: str, new_password: str) -> None:
    """Set the password that the link's owner chose, and end every session and chain of tokens."""
    limits.consume(request, "reset")
    user = _find_link_user(uid, token)
    if user is None:
        raise ValidationError({"token": [links.SPENT_LINK]})
    broken = broken_rules(new_password, user) if new_password else ["This field may not be blank."]
    if broken:
        raise ValidationError({"new_password": broken})
    # Two requests with one link: the second finds the password changed, and its token void.
    if not _replace_password(user, new_password):
        raise ValidationError({"token": [links.SPENT_LINK]})
    # Sessions die by their hash of the password.
    chains.end_chains(user)
    # An owner whom strangers' guesses keep out at a new address has a way in that guesses cannot close.
    limits.trust(request, user.get_username())
    signals.password_reset.send(sender=get_user_model(), request=request, user=user)
    mails.send_password_changed(users.email_of(user), username=user.get_username())


def change_password(request: Request, old_password: str, new_password: str) -> tokens.Pair | None:
    """End every other session and chain of tokens. Return new tokens if the request came with one."""
    user = request.user
    if not is_password_of(request, user, old_password):
        raise ValidationError({"old_password": [WRONG_OLD_PASSWORD]})
    broken = broken_rules(new_password, user)
    if broken:
        raise ValidationError({"new_password": broken})
    # Changed a moment ago by another request: this old password is no longer the old one.
    if not _replace_password(user, new_password):
        raise ValidationError({"old_password": [WRONG_OLD_PASSWORD]})
    pair = _keep_signed_in(request, user)
    signals.password_changed.send(sender=get_user_model(), request=request, user=user)
    mails.send_password_changed(users.email_of(user), username=user.get_username())
    return pair


def _keep_signed_in(request: Request, user: Any) -> tokens.Pair | None:
    chains.end_chains(user)
    if request.auth is None:
        update_session_auth_hash(request._request, user)
        session_store.claim_key(request.session, user.pk)
        device.mark_reauthentication(request.session)
        return None
    # A chain of its own: a copy of the old token must not lead to the successor.
    return tokens.issue(user, request)


def _replace_password(user: Any, new_password: str) -> bool:
    """Only if nobody changed it meanwhile."""
    encoded = make_password(new_password)
    same = get_user_model()._default_manager.filter(pk=user.pk, password=user.password)
    if not same.update(password=encoded):
        return False
    user.password = encoded
    return True


def _find_link_user(uid: str, token: str) -> Any:
    """The active user whose link it is. An unknown one costs what a wrong token costs, and is answered alike."""
    try:
        user = users.find_user(urlsafe_base64_decode(uid).decode())
    except (ValueError, OverflowError, TypeError, DjangoValidationError):
        user = None
    is_genuine = default_token_generator.check_token(user or get_user_model()(pk=0), token)
    return user if user is not None and is_genuine and user.is_active else None
