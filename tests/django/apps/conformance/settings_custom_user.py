"""The same project on a user model of its own: e-mail as username, UUID keys, another table."""

from conformance.settings import *  # noqa: F403

INSTALLED_APPS += ["custom_accounts"]  # noqa: F405
AUTH_USER_MODEL = "custom_accounts.Member"
