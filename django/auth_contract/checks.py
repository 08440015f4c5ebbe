"""What is wrong with the settings, as Django system checks: `manage.py check`, and more with `--deploy`.

Each names the setting and the fix. The TypeScript API's doctor knows the same cases.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from rest_framework_simplejwt import settings as simplejwt

from auth_contract import client, conf, limits

CHOICES = {
    "AUTH_STRATEGY": ("session", "jwt", "hybrid"),
    "ACCOUNT_REGISTRATION": ("open", "closed"),
    "ACCOUNT_EMAIL_VERIFICATION": ("none", "mandatory"),
}
DOTTED_NAMES = ("AUTH_USER_SERIALIZER", "AUTH_REGISTER_SERIALIZER", "AUTH_PROFILE_SERIALIZER", "AUTH_MAIL_SENDER")
COOKIES = ("SESSION_COOKIE", "CSRF_COOKIE", "JWT_COOKIE")
LONGEST_LOCKOUT = 3600
MIDDLEWARE = "auth_contract.middleware.AuthAnswerMiddleware"
LOCAL_CACHE = "django.core.cache.backends.locmem.LocMemCache"
UNSENT = ("console", "dummy", "locmem", "filebased")


@register(Tags.security)
def check_settings(**kwargs: Any) -> list[CheckMessage]:
    return [*_values(), *_origins(), *_cookies(), *_installed()]


@register(Tags.security, deploy=True)
def check_deployment(**kwargs: Any) -> list[CheckMessage]:
    return [*_stores(), *_secure_cookies(), *_mail()]


def _values() -> Iterator[CheckMessage]:
    for name, choices in CHOICES.items():
        if getattr(conf, name) not in choices:
            yield Error(f"{name}: is none of {', '.join(choices)}.", id="auth_contract.E001")
    for name in DOTTED_NAMES:
        try:
            import_string(getattr(conf, name))
        except ImportError as error:
            yield Error(f"{name}: cannot be imported ({error}).", id="auth_contract.E002")
    for read in (client.trusted_proxies, limits.rates):
        try:
            read()
        except ImproperlyConfigured as error:
            yield Error(str(error), id="auth_contract.E003")
    if not all(isinstance(tier, int) and 1 <= tier <= LONGEST_LOCKOUT for tier in conf.LOGIN_LOCKOUT_TIERS):
        hint = "A longer one would be a way to keep an account's owner out."
        yield Error("LOGIN_LOCKOUT_TIERS: write seconds from 1 to 3600.", hint=hint, id="auth_contract.E004")
    if conf.AUTH_STRATEGY == "jwt" and not (
        simplejwt.api_settings.ROTATE_REFRESH_TOKENS and simplejwt.api_settings.BLACKLIST_AFTER_ROTATION
    ):
        yield Warning(
            "SIMPLE_JWT: a stolen refresh token is not noticed without rotation.",
            hint='Set "ROTATE_REFRESH_TOKENS": True and "BLACKLIST_AFTER_ROTATION": True.',
            id="auth_contract.W001",
        )


def _origins() -> Iterator[CheckMessage]:
    parts = urlsplit(conf.WEB_ORIGIN)
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or parts.geturl() != f"{parts.scheme}://{parts.netloc}"
    ):
        yield Error(
            "WEB_ORIGIN: is no origin; links in mails begin with it.",
            hint="Write it as https://app.example.com, without a path.",
            id="auth_contract.E005",
        )
    elif conf.WEB_ORIGIN not in settings.CSRF_TRUSTED_ORIGINS:
        yield Warning(
            "CSRF_TRUSTED_ORIGINS: lacks WEB_ORIGIN, so the pages there cannot sign anyone in.",
            hint="Set CSRF_TRUSTED_ORIGINS = [WEB_ORIGIN].",
            id="auth_contract.W002",
        )
    if getattr(settings, "CORS_ALLOW_ALL_ORIGINS", False) and getattr(settings, "CORS_ALLOW_CREDENTIALS", False):
        yield Error(
            "CORS_ALLOW_ALL_ORIGINS: with CORS_ALLOW_CREDENTIALS every site could read what its visitors may.",
            hint="Name the origins in CORS_ALLOWED_ORIGINS.",
            id="auth_contract.E006",
        )


def _cookies() -> Iterator[CheckMessage]:
    for cookie in COOKIES:
        name, samesite = _setting(cookie, "NAME"), str(_setting(cookie, "SAMESITE"))
        is_secure, domain = _setting(cookie, "SECURE"), _setting(cookie, "DOMAIN")
        if samesite.lower() == "none" and not is_secure:
            yield Error(
                f"{cookie}_SAMESITE: browsers refuse None without {cookie}_SECURE = True.", id="auth_contract.E007"
            )
        if name.startswith(("__Secure-", "__Host-")) and not is_secure:
            yield Error(f"{cookie}_NAME: this prefix needs {cookie}_SECURE = True.", id="auth_contract.E008")
        if name.startswith("__Host-") and (domain or _setting(cookie, "PATH") != "/"):
            yield Error(f"{cookie}_NAME: __Host- excludes a domain, and a path but /.", id="auth_contract.E009")


def _installed() -> Iterator[CheckMessage]:
    if not apps.is_installed("rest_framework_simplejwt.token_blacklist"):
        yield Error(
            "INSTALLED_APPS: lacks rest_framework_simplejwt.token_blacklist, where refresh tokens are recorded.",
            id="auth_contract.E010",
        )
    if MIDDLEWARE not in settings.MIDDLEWARE:
        yield Warning(
            f"MIDDLEWARE: lacks {MIDDLEWARE}, so a cache may keep answers about a user.",
            hint="Put it first.",
            id="auth_contract.W003",
        )


def _stores() -> Iterator[CheckMessage]:
    if settings.CACHES["default"]["BACKEND"] != LOCAL_CACHE:
        return
    hint = "Name a Redis in CACHES."
    if settings.SESSION_ENGINE.endswith((".cache", ".cached_db")):
        yield Error(
            "SESSION_ENGINE: would keep sessions in the memory of each process.", hint=hint, id="auth_contract.E011"
        )
    yield Warning("CACHES: each process counts rate limits for itself.", hint=hint, id="auth_contract.W004")


def _secure_cookies() -> Iterator[CheckMessage]:
    # Django warns of the other two.
    if not conf.JWT_COOKIE_SECURE and conf.AUTH_STRATEGY != "session":
        yield Warning(
            "JWT_COOKIE_SECURE: is not True, so the refresh token may travel in the clear.", id="auth_contract.W005"
        )


def _mail() -> Iterator[CheckMessage]:
    if settings.EMAIL_BACKEND.split(".")[-2] not in UNSENT:
        return
    if conf.ACCOUNT_EMAIL_VERIFICATION == "mandatory":
        yield Error(
            "EMAIL_BACKEND: sends nothing, and ACCOUNT_EMAIL_VERIFICATION = 'mandatory' lets nobody in without mails.",
            id="auth_contract.E012",
        )
    else:
        yield Warning("EMAIL_BACKEND: sends nothing, so nobody can reset a password.", id="auth_contract.W006")


def _setting(cookie: str, name: str) -> Any:
    """Django's own have a default; those of the refresh cookie are the app's."""
    return getattr(settings, f"{cookie}_{name}", None) if cookie != "JWT_COOKIE" else getattr(conf, f"{cookie}_{name}")
