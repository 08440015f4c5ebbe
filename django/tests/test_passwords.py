"""A forgotten password, a new one, and the same one again."""

from unittest import mock
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model

from tests.conftest import PASSWORD, link_in

NEW = "an even better horse"


def reset_body(message, new_password=NEW):
    _, page, uid, token = urlsplit(link_in(message)).path.split("/")
    assert page == "reset"
    return {"uid": uid, "token": token, "new_password": new_password}


def test_sets_a_forgotten_password_which_ends_every_session(browser, new_browser, strategy, mailbox):
    elsewhere = new_browser()
    elsewhere.sign_in()
    assert browser.post("/api/auth/password/forgot/", {"email": "ADA@example.com"}).status_code == 200
    body = reset_body(mailbox("ada@example.com")[0])
    assert browser.post("/api/auth/password/reset/", {**body, "new_password": "1"}).json().keys() == {"new_password"}
    blank = browser.post("/api/auth/password/reset/", {**body, "new_password": ""})
    assert blank.json() == {"new_password": ["This field may not be blank."]}
    assert browser.post("/api/auth/password/reset/", body).status_code == 200
    assert browser.post("/api/auth/password/reset/", body).json().keys() == {"token"}
    assert not elsewhere.is_signed_in()
    assert browser.sign_in(password=PASSWORD).status_code == 401
    assert browser.sign_in(password=NEW).status_code == 200
    assert mailbox("ada@example.com")[0].subject == "Your password on localhost:3000 was changed"


@pytest.mark.parametrize("uid", ["MQ", "OTk", "not-base64!", "YWRh", ""])
def test_answers_alike_for_reset_links_of_users_and_of_nobody(browser, uid):
    body = {"uid": uid or "x", "token": "c03k00-2f57b3a4e9d320d42deddfd7bd695e4e", "new_password": NEW}
    answer = browser.post("/api/auth/password/reset/", body)
    assert (answer.status_code, answer.json()) == (
        400,
        {"token": ["This link does not work any more. Ask for a new one."]},
    )


def test_changes_the_password_and_keeps_this_browser_only(browser, new_browser, strategy, mailbox):
    elsewhere = new_browser()
    for each in (browser, elsewhere):
        each.sign_in()
    wrong = browser.post("/api/auth/password/change/", {"old_password": "x", "new_password": NEW})
    assert wrong.json() == {"old_password": ["Your old password was entered incorrectly. Please enter it again."]}
    answer = browser.post("/api/auth/password/change/", {"old_password": PASSWORD, "new_password": NEW})
    assert answer.status_code == 200
    assert ("access" in answer.json()) == (strategy == "jwt")
    assert browser.is_signed_in()
    assert not elsewhere.is_signed_in()
    assert mailbox("ada@example.com")[0].subject.endswith("was changed")


def test_gives_a_client_that_keeps_its_refresh_token_a_new_pair(browser, settings):
    settings.AUTH_STRATEGY = "hybrid"
    pair = browser.post("/api/token/", {"username": "ada", "password": PASSWORD}).json()
    answer = browser.post("/api/auth/password/change/", {"old_password": PASSWORD, "new_password": NEW}).json()
    assert {"access", "refresh", "detail"} <= answer.keys()
    assert browser.post("/api/token/refresh/", {"refresh": pair["refresh"]}).status_code == 401
    assert browser.post("/api/token/refresh/", {"refresh": answer["refresh"]}).status_code == 200


def test_issues_no_tokens_for_a_password_that_is_changed_meanwhile(browser, settings, ada):
    settings.AUTH_STRATEGY = "jwt"

    def check_slowly(user, password):
        is_right = original(user, password)
        get_user_model().objects.get(pk=user.pk).set_password(NEW)
        other = get_user_model().objects.get(pk=user.pk)
        other.set_password(NEW)
        other.save()
        return is_right

    original = get_user_model().check_password
    with mock.patch.object(get_user_model(), "check_password", check_slowly):
        assert browser.sign_in().status_code == 401


def test_a_change_that_needs_a_recent_sign_in_asks_for_the_password(browser, strategy, settings):
    browser.sign_in()
    settings.REAUTH_MAX_AGE = -1
    rename = {"username": "countess"}
    assert browser.patch("/api/auth/me/", rename).json()["code"] == "reauthentication_required"
    wrong = browser.post("/api/auth/reauthenticate/", {"password": "x"})
    assert wrong.json() == {"password": ["Your password was entered incorrectly. Please enter it again."]}
    settings.REAUTH_MAX_AGE = 60
    assert browser.post("/api/auth/reauthenticate/", {"password": PASSWORD}).status_code == 200
    assert browser.patch("/api/auth/me/", rename).json()["username"] == "countess"
    assert browser.is_signed_in()


def test_a_session_that_another_program_opened_is_asked(browser, ada):
    browser.force_login(ada)
    session = browser.session
    del session["_auth_at"]
    session.save()
    browser.get("/api/auth/csrf/")
    assert browser.patch("/api/auth/me/", {"username": "countess"}).status_code == 403
