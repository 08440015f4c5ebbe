"""An outage is 503 in the contract's words, never a "no"."""

from unittest import mock

from django.core.cache import cache
from django.db import OperationalError


def test_a_database_out_of_reach_is_503(browser):
    browser.sign_in()
    with mock.patch("auth_contract.account_views.open_sessions.list_open_sessions", side_effect=OperationalError):
        answer = browser.get("/api/auth/sessions/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer.json() == {
        "detail": "Service temporarily unavailable, try again later.",
        "code": "service_unavailable",
    }


def test_a_cache_out_of_reach_is_503(browser):
    with mock.patch.object(type(cache._connections["default"]), "get_many", side_effect=ConnectionRefusedError):
        assert browser.sign_in().status_code == 503
    assert browser.sign_in().status_code == 200
