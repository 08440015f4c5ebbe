"""Wrong settings are named with their fix before anyone meets them."""

import pytest
from django.core.checks import run_checks


def found(deploy=False):
    return [each.id for each in run_checks(tags=["security"], include_deployment_checks=deploy) if "auth_" in each.id]


def test_finds_nothing_in_settings_that_are_right(settings):
    assert found() == []


@pytest.mark.parametrize(
    ("identifier", "changes"),
    [
        ("E001", {"AUTH_STRATEGY": "cookies"}),
        ("E001", {"ACCOUNT_EMAIL_VERIFICATION": "yes"}),
        ("E002", {"AUTH_REGISTER_SERIALIZER": "nowhere.Serializer"}),
        ("E003", {"TRUSTED_PROXIES": ["10.0.0.0/99"]}),
        ("E003", {"RATE_LIMITS": {"register": "often"}}),
        ("E003", {"RATE_LIMITS": {"dinner": "1/hour"}}),
        ("E004", {"LOGIN_LOCKOUT_TIERS": [60, 7200]}),
        ("E005", {"WEB_ORIGIN": "app.example.com"}),
        ("E005", {"WEB_ORIGIN": "https://app.example.com/"}),
        ("E006", {"CORS_ALLOW_ALL_ORIGINS": True, "CORS_ALLOW_CREDENTIALS": True}),
        ("E007", {"JWT_COOKIE_SAMESITE": "None"}),
        ("E007", {"SESSION_COOKIE_SAMESITE": "None", "SESSION_COOKIE_SECURE": False}),
        ("E008", {"CSRF_COOKIE_NAME": "__Secure-csrf", "CSRF_COOKIE_SECURE": False}),
        ("E009", {"JWT_COOKIE_NAME": "__Host-r", "JWT_COOKIE_SECURE": True, "JWT_COOKIE_DOMAIN": "example.com"}),
        ("W001", {"AUTH_STRATEGY": "jwt", "SIMPLE_JWT": {}}),
        ("W002", {"CSRF_TRUSTED_ORIGINS": []}),
        ("W003", {"MIDDLEWARE": []}),
    ],
)
def test_names_a_wrong_setting(settings, identifier, changes):
    for name, value in changes.items():
        setattr(settings, name, value)
    assert found() == [f"auth_contract.{identifier}"]


@pytest.mark.parametrize(
    ("identifiers", "changes"),
    [
        (["W004", "W006"], {}),
        (["E011", "W004", "W006"], {"SESSION_ENGINE": "django.contrib.sessions.backends.cached_db"}),
        (["W004", "W005", "W006"], {"AUTH_STRATEGY": "hybrid"}),
        (["W004", "E012"], {"ACCOUNT_EMAIL_VERIFICATION": "mandatory"}),
    ],
)
def test_names_more_for_a_deployment(settings, identifiers, changes):
    for name, value in changes.items():
        setattr(settings, name, value)
    assert found(deploy=True) == [f"auth_contract.{each}" for each in identifiers]


def test_every_message_names_a_setting(settings):
    settings.AUTH_STRATEGY = "cookies"
    settings.CSRF_TRUSTED_ORIGINS = []
    for each in run_checks(tags=["security"], include_deployment_checks=True):
        if "auth_" in each.id:
            assert each.msg.split(":")[0].isupper()
