"""GET /api/auth/capabilities/: what this server offers. The same answer for everyone, from the settings alone."""

from auth_contract import conf


def capabilities():
    return {
        "strategy": conf.AUTH_STRATEGY,
        "sign_in": ["password"],
        "registration": False,
        "email_verification": False,
        "password_reset": False,
        "password_change": False,
        "email_change": False,
        "profile": False,
        "account_deletion": False,
        "reauthentication": False,
        "sessions": False,
        "factors": [],
        "providers": [],
        "features": list(conf.AUTH_FEATURES),
    }
