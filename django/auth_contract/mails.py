"""Every mail the app writes: one template each under templates/auth_contract/mail/, which a project may override.

A template fills the blocks of three layouts: subject, text, HTML. Links begin with WEB_ORIGIN, never with the request's
Host header: a forged Host would otherwise send a reset token to someone else's server. A mail to an address that nobody
has confirmed repeats nothing its sender could choose but a username, so that sign-up is no way to write to strangers.
"""

from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import global_settings, settings
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from auth_contract import conf

MINUTE, HOUR, DAY = 60, 3600, 86400


def send_verification(to: str, *, username: str, token: str) -> None:
    """Names the account: of several with one address, its owner must be able to tell the stranger's."""
    path = f"/verify-email?token={quote(token, safe='')}"
    _send("verification", to, path=path, **_shown(username), **_link_lifetime())


def send_address_taken(to: str, *, username: str) -> None:
    """Instead of a verification: a stranger must not learn that the address has an account, its owner may."""
    _send("address_taken", to, path="/forgot", username=username)


def send_password_reset(to: str, *, username: str, uid: str, token: str) -> None:
    lifetime = in_words(settings.PASSWORD_RESET_TIMEOUT)
    _send("password_reset", to, path=f"/reset/{uid}/{token}", username=username, lifetime=lifetime)


def send_password_changed(to: str, *, username: str) -> None:
    _send("password_changed", to, path="/forgot", username=username)


def send_email_change(to: str, *, token: str) -> None:
    _send("email_change", to, path=f"/account/email/confirm?token={quote(token, safe='')}", **_link_lifetime())


def send_email_changed(to: str, *, username: str) -> None:
    """To the address that was replaced, which may be the only one its owner still reads."""
    _send("email_changed", to, username=username)


def send_account_deleted(to: str, *, username: str) -> None:
    _send("account_deleted", to, username=username)


def in_words(seconds: int) -> str:
    units = ((DAY, "days"), (HOUR, "hours"))
    unit, name = next((each for each in units if seconds >= 2 * each[0]), (MINUTE, "minutes"))
    return f"{max(1, seconds // unit)} {name}"


def _send(name: str, to: str, *, path: str = "", **facts: str) -> None:
    import_string(conf.AUTH_MAIL_SENDER)(compose(name, to, path=path, **facts))


def compose(name: str, to: str, *, path: str = "", **facts: str) -> EmailMultiAlternatives:
    origin = conf.WEB_ORIGIN
    link = f"{origin}{path}" if path else ""
    context = {"origin": origin, "site": urlsplit(origin).netloc, "link": link, **facts}
    # A header is one line, whatever it was made from.
    subject = " ".join(_render(name, "layout_subject.txt", context).splitlines()).strip()
    message = EmailMultiAlternatives(
        subject=f"{_prefix()}{subject}",
        body=_render(name, "layout_text.txt", context),
        to=[to],
        # RFC 3834: no out-of-office answers, please.
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(_render(name, "layout_html.html", context), "text/html")
    return message


def _render(name: str, layout: str, context: dict[str, Any]) -> str:
    folder = "auth_contract/mail"
    return render_to_string(f"{folder}/{name}.html", {**context, "layout": f"{folder}/{layout}"})


def _prefix() -> str:
    """Django's default, "[Django] ", is meant for mails to ADMINS."""
    prefix = settings.EMAIL_SUBJECT_PREFIX
    return "" if prefix == global_settings.EMAIL_SUBJECT_PREFIX else prefix


def _shown(username: str) -> dict[str, str]:
    """Sign-up takes only one word without a slash or a colon, and nothing else is repeated to a stranger."""
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError:
        return {}
    return {"username": username}


def _link_lifetime() -> dict[str, str]:
    return {"lifetime": in_words(conf.EMAIL_CONFIRMATION_TIMEOUT)}
