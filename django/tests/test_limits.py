"""What happens how often, and that nobody can use up another's room."""

from unittest import mock
from urllib.parse import urlsplit

import pytest
from django.db import OperationalError

from auth_contract import limits, signals
from auth_contract.outage import Unavailable
from tests.conftest import PASSWORD, link_in


def fail(browser, address, username="ada", password="wrong"):
    return browser.post(
        "/api/auth/login/", {"username": username, "password": password}, x_forwarded_for=address
    ).status_code


@pytest.fixture
def guesser(browser, settings):
    settings.LOGIN_FAILURE_LIMIT = settings.LOGIN_ACCOUNT_FAILURE_LIMIT = 3
    settings.LOGIN_ADDRESS_FAILURE_LIMIT = 5
    browser.get("/api/auth/csrf/")
    return browser


def test_locks_an_account_after_so_many_failures_and_says_how_long(guesser):
    assert [fail(guesser, f"192.0.2.{n}") for n in range(4)] == [401, 401, 401, 429]
    refused = guesser.post("/api/auth/login/", {"username": "ADA ", "password": PASSWORD}, x_forwarded_for="192.0.2.9")
    assert refused.json() == {
        "detail": "Request was throttled. Expected available in 60 seconds.",
        "code": "throttled",
    }
    assert refused["Retry-After"] == "60"


def test_a_familiar_address_has_a_count_of_its_own(guesser):
    assert fail(guesser, "192.0.2.7", password=PASSWORD) == 200
    guesser.logout()
    guesser.get("/api/auth/csrf/")
    for n in range(5):
        fail(guesser, f"198.51.100.{n}")
    assert fail(guesser, "192.0.2.7", password=PASSWORD) == 200


def test_a_blocked_address_counts_against_no_account(guesser):
    for n in range(8):
        fail(guesser, "192.0.2.7", username=f"user{n}")
    for _ in range(10):
        assert fail(guesser, "192.0.2.7") == 429
    assert fail(guesser, "192.0.2.8", password=PASSWORD) == 200


def test_counts_api_token_and_the_password_asked_again_alike(guesser, settings):
    settings.AUTH_STRATEGY = "hybrid"
    for _ in range(3):
        guesser.post("/api/token/", {"username": "ada", "password": "wrong"})
    assert fail(guesser, "192.0.2.9", password=PASSWORD) == 429


def test_tells_of_a_lockout_once(guesser):
    seen = []
    signals.lockout.connect(lambda seconds, by, **kwargs: seen.append((by, seconds)), weak=False, dispatch_uid="seen")
    for n in range(6):
        fail(guesser, f"192.0.2.{n}")
    signals.lockout.disconnect(dispatch_uid="seen")
    assert seen == [("account", 60)]


def test_sends_no_more_mails_to_an_address_without_saying_so(browser, mailbox):
    path, body = "/api/auth/password/forgot/", {"email": "ada@example.com"}
    answers = {browser.post(path, body, x_forwarded_for=f"192.0.2.{n}").content for n in range(9)}
    assert len(answers) == 1
    assert len(mailbox("ada@example.com")) == 5


def test_a_refused_address_uses_up_nobodys_mails(browser, settings, mailbox):
    settings.RATE_LIMITS = {"forgot": "2/hour"}
    path, body = "/api/auth/password/forgot/", {"email": "ada@example.com"}
    statuses = [browser.post(path, body, x_forwarded_for="192.0.2.7").status_code for _ in range(9)]
    assert statuses == [200, 200, *[429] * 7]
    assert browser.post(path, body, x_forwarded_for="192.0.2.8").status_code == 200
    assert len(mailbox("ada@example.com")) == 3


def test_can_be_turned_off(guesser, settings):
    settings.RATE_LIMIT_ENABLED = False
    assert {fail(guesser, "192.0.2.7") for _ in range(12)} == {401}


def test_attempts_in_flight_are_no_failures_and_wait_for_each_other(guesser, rf, settings):
    settings.LOGIN_ADDRESS_FAILURE_LIMIT = 1
    request = rf.post("/")
    with limits.counted_login(request, "ada"):
        busy = mock.patch.object(limits, "BUSY_DELAYS", (0, 0.01))
        with busy, pytest.raises(Unavailable), limits.counted_login(request, "bea"):
            pass
    with limits.counted_login(request, "bea"):
        pass


def test_an_outage_is_no_failure(guesser, rf):
    for _ in range(9):
        with pytest.raises(OperationalError), limits.counted_login(rf.post("/"), "ada"):
            raise OperationalError
    assert fail(guesser, "127.0.0.1", password=PASSWORD) == 200


def test_an_address_is_familiar_after_a_reset(browser, settings, mailbox, guesser):
    for n in range(4):
        fail(guesser, f"198.51.100.{n}")
    browser.post("/api/auth/password/forgot/", {"email": "ada@example.com"}, x_forwarded_for="192.0.2.7")
    _, _, uid, token = urlsplit(link_in(mailbox("ada@example.com")[0])).path.split("/")
    body = {"uid": uid, "token": token, "new_password": "an even better horse"}
    browser.post("/api/auth/password/reset/", body, x_forwarded_for="192.0.2.7")
    assert fail(guesser, "192.0.2.8", password="an even better horse") == 429
    assert fail(guesser, "192.0.2.7", password="an even better horse") == 200
