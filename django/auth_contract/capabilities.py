"""GET /api/auth/capabilities/: what this server offers. The same answer for everyone, from the settings alone."""

from auth_contract import conf


def capabilities():
    return {
        "strategy": conf.AUTH_STRATEGY,
        "sign_in": ["password"],
        "registration": conf.ACCOUNT_REGISTRATION != "closed",
        "email_verification": conf.ACCOUNT_EMAIL_VERIFICATION == "mandatory",
        "password_reset": True,
        "password_change": True,
        "email_change": True,
        "profile": True,
        "account_deletion": True,
        "reauthentication": True,
        "sessions": True,
        "factors": [],
        "providers": [],
        "features": list(conf.AUTH_FEATURES),
    }
