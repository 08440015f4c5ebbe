"""Sign-up and the confirmation of an address."""

import pytest
from django.contrib.auth import get_user_model

from auth_contract.users import NEVER_SIGNED_IN
from tests.conftest import token_in

GRACE = {"username": "grace", "email": "Grace@EXAMPLE.org", "password": "nanoseconds of wire"}


@pytest.fixture
def mandatory(settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


def test_signs_up_confirms_the_address_and_signs_in(browser, strategy, mandatory, mailbox):
    response = browser.post("/api/auth/register/", GRACE)
    assert response.status_code == 201
    assert list(response.json()) == ["detail"]
    assert browser.sign_in("grace", GRACE["password"]).status_code == 401
    token = token_in(mailbox("Grace@example.org")[0])
    for _ in range(2):
        assert browser.post("/api/auth/verify-email/", {"token": token}).status_code == 200
    assert browser.sign_in("grace", GRACE["password"]).status_code == 200
    assert browser.get("/api/auth/me/").json()["email"] == "Grace@example.org"


def test_lets_a_new_user_in_at_once_where_no_verification_is_asked_for(browser, mailbox):
    assert browser.post("/api/auth/register/", GRACE).status_code == 201
    assert browser.sign_in("grace", GRACE["password"]).status_code == 200
    assert mailbox("Grace@example.org") == []


def test_refuses_what_django_refuses(browser):
    answer = browser.post("/api/auth/register/", {"username": "ADA", "email": "new@example.com", "password": "12345"})
    assert answer.json() == {
        "username": ["A user with that username already exists."],
        "password": [
            "This password is too short. It must contain at least 8 characters.",
            "This password is too common.",
            "This password is entirely numeric.",
        ],
    }


def test_tells_the_owner_of_an_address_and_nobody_else(browser, mandatory, mailbox):
    body = {**GRACE, "email": "ADA@example.com"}
    other = browser.post("/api/auth/register/", {**GRACE, "username": "other", "email": "nobody@example.com"})
    taken = browser.post("/api/auth/register/", body)
    assert (taken.status_code, taken.json()) == (other.status_code, other.json())
    assert [message.subject for message in mailbox("ada@example.com")] == ["Your account on localhost:3000"]
    assert browser.post("/api/auth/register/", body).json() == {
        "username": ["A user with that username already exists."]
    }


def test_never_activates_an_account_that_somebody_deactivated(browser, mandatory, mailbox):
    browser.post("/api/auth/register/", GRACE)
    grace = get_user_model().objects.get(username="grace")
    assert grace.last_login == NEVER_SIGNED_IN
    token = token_in(mailbox("Grace@example.org")[0])
    get_user_model().objects.filter(pk=grace.pk).update(last_login=None)
    assert browser.post("/api/auth/verify-email/", {"token": token}).status_code == 400
    browser.post("/api/auth/verify-email/resend/", {"email": "grace@example.org"})
    assert len(mailbox("Grace@example.org")) == 1


def test_makes_no_account_where_registration_is_closed(browser, settings):
    settings.ACCOUNT_REGISTRATION = "closed"
    answer = browser.post("/api/auth/register/", GRACE)
    assert (answer.status_code, answer.json()["code"]) == (403, "registration_closed")
    assert not get_user_model().objects.filter(username="grace").exists()
    assert browser.get("/api/auth/capabilities/").json()["registration"] is False


def test_refuses_a_foreign_origin(browser):
    assert browser.post("/api/auth/register/", GRACE, origin="https://evil.example").status_code == 403
