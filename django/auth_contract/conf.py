"""The app's own settings. Read when asked, so that override_settings works in tests."""

from django.conf import settings

DEFAULTS = {
    "AUTH_STRATEGY": "session",
    "ACCOUNT_REGISTRATION": "open",
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "AUTH_FEATURES": (),
    "AUTH_USER_SERIALIZER": "auth_contract.serializers.UserSerializer",
    "JWT_COOKIE_NAME": "refresh_token",
    "JWT_COOKIE_PATH": "/",
    "JWT_COOKIE_DOMAIN": None,
    "JWT_COOKIE_SECURE": False,
    "JWT_COOKIE_SAMESITE": "Lax",
    "REFRESH_REUSE_LEEWAY": 30,
    "HANDOFF_ENABLED": False,
    "WEB_ORIGIN": None,
}


def __getattr__(name):
    if name not in DEFAULTS:
        raise AttributeError(name)
    return getattr(settings, name, DEFAULTS[name])
