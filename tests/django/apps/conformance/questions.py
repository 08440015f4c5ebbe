"""The questions. Each is one call into Django or simplejwt, with plain values in and out."""

from datetime import datetime, timedelta, timezone
from importlib import import_module
from unittest import mock

import django
import rest_framework_simplejwt
from corsheaders import defaults as cors_defaults
from django.apps import apps
from django.conf import global_settings, settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model, hashers
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection
from django.utils import http
from rest_framework_simplejwt import settings as simplejwt_defaults
from rest_framework_simplejwt.token_blacklist.models import BlacklistedToken, OutstandingToken
from rest_framework_simplejwt.tokens import AccessToken, RefreshToken, UntypedToken

User = get_user_model()
SessionStore = import_module(settings.SESSION_ENGINE).SessionStore
QUESTIONS = {}


def question(function):
    QUESTIONS[function.__name__] = function
    return function


def find(username):
    return User.objects.get_by_natural_key(username)


@question
def versions():
    return {"django": django.__version__, "simplejwt": rest_framework_simplejwt.__version__}


@question
def defaults():
    """Of Django, simplejwt and django-cors-headers themselves, whatever this project sets."""
    values = {name: getattr(global_settings, name) for name in dir(global_settings) if name.isupper()}
    values.update(simplejwt_defaults.DEFAULTS)
    values.update(
        CORS_ALLOW_METHODS=sorted(cors_defaults.default_methods),
        CORS_ALLOW_HEADERS=sorted(cors_defaults.default_headers),
        CORS_PREFLIGHT_MAX_AGE=86400,
        pbkdf2_sha256=hashers.PBKDF2PasswordHasher.iterations,
        scrypt_parallelism=hashers.ScryptPasswordHasher.parallelism,
    )
    return {name: plain(value) for name, value in values.items()}


def plain(value):
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    return value if isinstance(value, (str, int, float, bool, list, type(None))) else str(value)


# Users


@question
def create_user(username, password=None, encoded=None, is_active=True, **fields):
    user = User(**{User.USERNAME_FIELD: username}, is_active=is_active, **fields)
    user.set_password(password)
    if encoded is not None:
        user.password = encoded
    user.save()
    return str(user.pk)


@question
def update_user(username, **fields):
    return User.objects.filter(**{User.USERNAME_FIELD: username}).update(**fields)


@question
def set_password(username, password):
    user = find(username)
    user.set_password(password)
    user.save(update_fields=["password"])


@question
def user_id(username):
    return str(find(username).pk)


@question
def delete_user(username):
    find(username).delete()


@question
def read_user(username):
    user = find(username)
    return {
        "password": user.password,
        "last_login": user.last_login and user.last_login.isoformat(),
        "is_active": user.is_active,
        "is_superuser": user.is_superuser,
        "has_usable_password": user.has_usable_password(),
    }


# Passwords


@question
def make_password(password, hasher="default"):
    return hashers.make_password(password, hasher=hasher)


@question
def check_password(password, encoded):
    return hashers.check_password(password, encoded)


@question
def password_errors(password, user=None):
    try:
        validate_password(password, User(**user) if user else None)
    except ValidationError as error:
        return [{"code": one.code, "message": one.messages[0]} for one in error.error_list]
    return []


# Sessions


@question
def create_session(username=None, data=None, expiry=None):
    store = SessionStore()
    store.update(data or {})
    if username is not None:
        user = find(username)
        store[SESSION_KEY] = str(user.pk)
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    if expiry is not None:
        store.set_expiry(expiry)
    store.save()
    return store.session_key


@question
def read_session(key):
    store = SessionStore(key)
    return dict(store.items()) if SessionStore().exists(key) else None


@question
def session_text(key):
    return Session.objects.get(session_key=key).session_data


@question
def encode_session(data):
    return SessionStore().encode(data)


@question
def decode_session(text):
    return SessionStore().decode(text)


@question
def session_auth_hash(encoded):
    return User(password=encoded).get_session_auth_hash()


@question
def session_auth_hash_of(username):
    return find(username).get_session_auth_hash()


# Signing


@question
def sign(value, salt):
    return signing.Signer(salt=salt).sign(value)


@question
def unsign(value, salt):
    return signing.Signer(salt=salt).unsign(value)


@question
def sign_at(value, salt, seconds):
    with mock.patch("django.core.signing.time.time", return_value=seconds):
        return signing.TimestampSigner(salt=salt).sign(value)


@question
def dumps(value, salt, compress=False):
    return signing.dumps(value, salt=salt, compress=compress)


@question
def loads(text, salt, max_age=None):
    return signing.loads(text, salt=salt, max_age=max_age)


# Password reset


@question
def make_reset_token(username, age_seconds=0):
    made_at = default_token_generator._now() - timedelta(seconds=age_seconds)
    seconds = default_token_generator._num_seconds(made_at)
    return default_token_generator._make_token_with_timestamp(find(username), seconds, default_token_generator.secret)


@question
def check_reset_token(username, token):
    return default_token_generator.check_token(find(username), token)


@question
def encode_uid(text):
    return http.urlsafe_base64_encode(text.encode())


@question
def decode_uid(text):
    return http.urlsafe_base64_decode(text).decode()


# JSON web tokens


@question
def make_token(username, kind="access", lifetime=None, claims=None, without=()):
    token = (AccessToken if kind == "access" else RefreshToken).for_user(find(username))
    if lifetime is not None:
        token.set_exp(lifetime=timedelta(seconds=lifetime))
    for name, value in (claims or {}).items():
        token[name] = value
    for name in without:
        del token[name]
    return str(token)


@question
def read_token(token):
    """Claims, after every check that does not depend on the kind of token."""
    return UntypedToken(token).payload


@question
def read_access_token(token):
    return AccessToken(token).payload


@question
def token_rows(jti):
    outstanding = OutstandingToken.objects.filter(jti=jti)
    return {
        "outstanding": outstanding.count(),
        "user": next((str(row.user_id) for row in outstanding), None),
        "expires": next((int(row.expires_at.timestamp()) for row in outstanding), None),
        "blacklisted": BlacklistedToken.objects.filter(token__jti=jti).count(),
    }


@question
def age_blacklisting(token, seconds):
    """As if the token had been blacklisted earlier."""
    earlier = datetime.now(timezone.utc) - timedelta(seconds=seconds)
    return BlacklistedToken.objects.filter(token__token=token).update(blacklisted_at=earlier)


# Permissions


@question
def grant(username, permissions=(), groups=None):
    """`groups` maps a group's name to its permissions, each written app_label.codename."""
    user = find(username)
    user.user_permissions.set([_permission(name) for name in permissions])
    for name, granted in (groups or {}).items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set([_permission(permission) for permission in granted])
        user.groups.add(group)


def _permission(name):
    app_label, codename = name.split(".", 1)
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


@question
def all_permissions(username):
    return sorted(find(username).get_all_permissions())


# Text


@question
def url_is_allowed(url, allowed_hosts, require_https=False):
    return http.url_has_allowed_host_and_scheme(url, allowed_hosts=set(allowed_hosts), require_https=require_https)


@question
def normalize_email(email):
    return User.objects.normalize_email(email)


@question
def normalize_username(username):
    return User.normalize_username(username)


@question
def is_valid_username(username):
    return _passes(UnicodeUsernameValidator(), username)


@question
def is_valid_email(email):
    return _passes(validate_email, email)


@question
def strip(text):
    return text.strip()


@question
def casefold(text):
    return text.casefold()


def _passes(validator, value):
    try:
        validator(value)
    except ValidationError:
        return False
    return True


# The database


@question
def clock():
    return datetime.now(timezone.utc).timestamp()


@question
def tables():
    with connection.cursor() as cursor:
        return sorted(connection.introspection.table_names(cursor))


if apps.is_installed("allauth.mfa"):
    import conformance.factors  # noqa: E402, F401
