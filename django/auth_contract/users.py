"""The project's user model, whatever it is: fields that it lacks are read as Django's defaults and never written."""

import unicodedata
from datetime import datetime, timezone
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connections
from django.db.models import QuerySet

# last_login of an account that waits for its confirmation: a time nothing else writes (docs/decisions/008).
NEVER_SIGNED_IN = datetime(1970, 1, 1, tzinfo=timezone.utc)


# First half of the advisory locks on names: "auth" in ASCII.
NAME_LOCKS = 0x61757468


def has_field(name: str) -> bool:
    return any(field.name == name for field in get_user_model()._meta.get_fields())


def email_field() -> str:
    return get_user_model().get_email_field_name()


def signs_in_by_email() -> bool:
    return email_field() == get_user_model().USERNAME_FIELD


def email_of(user: Any) -> str:
    return getattr(user, email_field(), "") or ""


def name_of(user: Any) -> str:
    first, last = getattr(user, "first_name", "") or "", getattr(user, "last_name", "") or ""
    return f"{first} {last}".strip() or user.get_username()


def iso_time(value: datetime | None) -> str:
    """In UTC: `2030-01-01T12:00:00.123456Z`."""
    return "" if value is None else value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")


def find_user(pk: Any) -> Any:
    return get_user_model()._default_manager.filter(pk=pk).first()


def has_username(username: str, *, except_pk: Any = None) -> bool:
    """Whatever the case, as the database compares."""
    same = _all().filter(**{f"{get_user_model().USERNAME_FIELD}__iexact": username})
    return same.exclude(pk=except_pk).exists()


def lock_username(username: str) -> None:
    """Lock the name, in any case, until the transaction ends. The same on both back ends."""
    connection = connections[_all().db]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(upper(%s)))", [NAME_LOCKS, username])
    else:
        # A first statement that writes makes SQLite let one writer in after the other.
        name = get_user_model().USERNAME_FIELD
        _all().filter(**{name: username}).update(**{name: username})


def list_by_email(email: str, *, is_active: bool = True) -> list[Any]:
    if not has_field(email_field()):
        return []
    users = _all().filter(**{f"{email_field()}__iexact": email}).order_by("pk")
    # The database ignores case by rules of its own; two addresses must be one to Unicode as well.
    return [user for user in users if user.is_active == is_active and _fold(email_of(user)) == _fold(email)]


def is_waiting(user: Any) -> bool:
    """Whether a link may activate the account."""
    is_marked = getattr(user, "last_login", None) == NEVER_SIGNED_IN
    return is_marked and not user.is_active and user.has_usable_password()


def _all() -> QuerySet[Any]:
    return get_user_model()._default_manager.all()


def _fold(email: str) -> str:
    """django.contrib.auth.forms compares addresses so."""
    return unicodedata.normalize("NFKC", email).casefold()
