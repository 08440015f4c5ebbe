"""The same project on a user model of its own: e-mail as username, UUID keys, another table."""

from config.settings_conformance import *  # noqa: F403

INSTALLED_APPS += ["custom_accounts"]  # noqa: F405
AUTH_USER_MODEL = "custom_accounts.Member"
