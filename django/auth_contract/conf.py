"""The app's own settings. Read when asked, so that override_settings works in tests."""

from typing import Any

from django.conf import settings

DEFAULTS: dict[str, Any] = {
    "WEB_ORIGIN": "http://localhost:3000",
    "AUTH_STRATEGY": "session",
    "AUTH_FEATURES": (),
    # Bytes.
    "REQUEST_BODY_LIMIT": 65536,
    "TRUSTED_PROXIES": ["loopback"],
    # Accounts
    "ACCOUNT_REGISTRATION": "open",
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "EMAIL_CONFIRMATION_TIMEOUT": 259200,
    "REAUTH_MAX_AGE": 900,
    # Yours in place of ours, as dotted names
    "AUTH_USER_SERIALIZER": "auth_contract.serializers.UserSerializer",
    "AUTH_REGISTER_SERIALIZER": "auth_contract.account_serializers.RegisterSerializer",
    "AUTH_PROFILE_SERIALIZER": "auth_contract.account_serializers.ProfileSerializer",
    "AUTH_MAIL_SENDER": "auth_contract.outbox.send_later",
    # Limits
    "RATE_LIMIT_ENABLED": True,
    "RATE_LIMITS": {},
    "LOGIN_FAILURE_LIMIT": 10,
    "LOGIN_ACCOUNT_FAILURE_LIMIT": 25,
    "LOGIN_ADDRESS_FAILURE_LIMIT": 50,
    "LOGIN_FAILURE_WINDOW": 300,
    "LOGIN_LOCKOUT_TIERS": [60, 300, 900],
    # Refresh tokens
    "JWT_COOKIE_NAME": "refresh_token",
    "JWT_COOKIE_PATH": "/",
    "JWT_COOKIE_DOMAIN": None,
    "JWT_COOKIE_SECURE": False,
    "JWT_COOKIE_SAMESITE": "Lax",
    "REFRESH_REUSE_LEEWAY": 30,
    "REFRESH_ABSOLUTE_LIFETIME": 2592000,
    "HANDOFF_ENABLED": False,
    # The host of WEB_ORIGIN, unless passkeys are bound to a domain above it.
    "WEBAUTHN_RP_ID": None,
}


def __getattr__(name: str) -> Any:
    if name not in DEFAULTS:
        raise AttributeError(name)
    return getattr(settings, name, DEFAULTS[name])
