"""The same project with allauth's second factors."""

from conformance.settings import *  # noqa: F403

INSTALLED_APPS += ["allauth", "allauth.account", "allauth.mfa"]  # noqa: F405
MIDDLEWARE += ["allauth.account.middleware.AccountMiddleware"]  # noqa: F405
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
