"""The profile, another address, and the end of an account."""

from django.contrib.auth import get_user_model
from django.db import IntegrityError

from auth_contract import signals
from tests.conftest import PASSWORD, token_in

GONE = {"token": ["This link does not work any more. Ask for a new one."]}


def test_changes_names_freely_and_the_username_if_it_is_free(browser, strategy):
    get_user_model().objects.create_user("grace")
    browser.sign_in()
    assert browser.patch("/api/auth/me/", {"first_name": "Ada", "last_name": "King"}).json()["name"] == "Ada King"
    assert browser.patch("/api/auth/me/", {"username": "GRACE"}).json() == {
        "username": ["A user with that username already exists."]
    }
    assert browser.patch("/api/auth/me/", {"username": "ADA"}).json()["username"] == "ADA"
    assert browser.patch("/api/auth/me/", {"username": "a b", "first_name": "x" * 151}).json().keys() == {
        "username",
        "first_name",
    }


def test_moves_to_another_address_by_the_link_of_the_mail(browser, strategy, mailbox):
    browser.sign_in()
    body = {"email": "new@EXAMPLE.com", "password": PASSWORD}
    assert browser.post("/api/auth/email/change/", {**body, "password": "x"}).json().keys() == {"password"}
    assert browser.post("/api/auth/email/change/", body).status_code == 200
    assert browser.get("/api/auth/me/").json()["email"] == "ada@example.com"
    token = token_in(mailbox("new@example.com")[0])
    for _ in range(2):
        assert browser.post("/api/auth/email/confirm/", {"token": token}).status_code == 200
    assert browser.get("/api/auth/me/").json()["email"] == "new@example.com"
    assert mailbox("ada@example.com")[0].subject == "Your address on localhost:3000 was changed"


def test_a_link_to_another_address_is_its_askers_alone(browser, new_browser, mailbox):
    get_user_model().objects.create_user("eve", password=PASSWORD)
    browser.sign_in()
    browser.post("/api/auth/email/change/", {"email": "eve@example.com", "password": PASSWORD})
    token = token_in(mailbox("eve@example.com")[0])
    eve = new_browser()
    assert eve.post("/api/auth/email/confirm/", {"token": token}).status_code == 401
    eve.sign_in("eve")
    assert eve.post("/api/auth/email/confirm/", {"token": token}).json() == GONE


def test_deletes_the_account_and_signs_out_everywhere(browser, new_browser, strategy, mailbox):
    seen = []
    signals.account_deleted.connect(lambda user, **kwargs: seen.append(user.pk), weak=False, dispatch_uid="seen")
    elsewhere = new_browser()
    for each in (browser, elsewhere):
        each.sign_in()
    pk = get_user_model().objects.get().pk
    assert browser.post("/api/auth/account/delete/", {"password": "x"}).status_code == 400
    answer = browser.post("/api/auth/account/delete/", {"password": PASSWORD})
    signals.account_deleted.disconnect(dispatch_uid="seen")
    assert (answer.status_code, seen) == (200, [pk])
    assert not get_user_model().objects.exists()
    assert not elsewhere.is_signed_in()
    assert mailbox("ada@example.com")[0].subject.endswith("was deleted")


def test_keeps_an_account_that_other_tables_refer_to(browser, monkeypatch):
    browser.sign_in()

    def refuse(user):
        raise IntegrityError

    monkeypatch.setattr(get_user_model(), "delete", refuse)
    answer = browser.post("/api/auth/account/delete/", {"password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (409, "account_in_use")
    assert browser.is_signed_in()


def test_an_access_token_that_has_ended_keeps_nobody_from_renewing_or_signing_out(browser, strategy):
    browser.sign_in()
    browser.access = "x.y.z"
    assert browser.post("/api/auth/refresh/").status_code == 200
    browser.access = "x.y.z"
    assert browser.post("/api/auth/logout/").status_code == 200
    browser.access = None
    assert not browser.is_signed_in()
