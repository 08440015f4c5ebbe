"""Where the user is signed in, and the ways to end it."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.utils import timezone

from auth_contract import chains, limits, session_store
from tests.conftest import PASSWORD

PATH = "/api/auth/sessions/"


def listed(browser):
    return browser.get(PATH).json()["sessions"]


def test_lists_each_device_with_what_is_known_of_it_this_one_first(new_browser, strategy, settings):
    phone, laptop = new_browser(), new_browser()
    phone.sign_in(user_agent="Phone/1", x_forwarded_for="192.0.2.7")
    laptop.sign_in(user_agent="Laptop/2", x_forwarded_for="2001:db8::1")
    here, there = listed(phone)
    assert (here["current"], here["user_agent"], here["ip"]) == (True, "Phone/1", "192.0.2.7")
    assert (there["current"], there["user_agent"], there["ip"]) == (False, "Laptop/2", "2001:db8::1")
    assert here["kind"] == ("refresh" if strategy == "jwt" else "session")


def test_shows_ids_that_open_nothing_and_that_a_refresh_does_not_change(browser, strategy):
    browser.sign_in()
    before = listed(browser)[0]["id"]
    assert all(before not in cookie.value for cookie in browser.cookies.values())
    browser.post("/api/auth/refresh/")
    assert listed(browser)[0]["id"] == before


def test_ends_one_all_others_or_all(new_browser, strategy):
    here, one, two = new_browser(), new_browser(), new_browser()
    for browser in (one, two, here):
        browser.sign_in(user_agent=f"Browser/{id(browser)}")
    two_id = next(each["id"] for each in listed(here) if each["user_agent"] == f"Browser/{id(two)}")
    assert here.post(f"{PATH}revoke/", {"id": two_id}).status_code == 200
    assert [each.is_signed_in() for each in (here, one, two)] == [True, True, False]
    assert here.post(f"{PATH}revoke/", {"id": two_id}).json() == {"detail": "Not found."}
    assert here.post(f"{PATH}revoke-others/").status_code == 200
    assert [each.is_signed_in() for each in (here, one)] == [True, False]
    assert here.post(f"{PATH}revoke-all/").status_code == 200
    assert not here.is_signed_in()


def test_signs_this_browser_out_when_it_ends_itself(browser, strategy):
    browser.sign_in()
    assert browser.post(f"{PATH}revoke/", {"id": listed(browser)[0]["id"]}).status_code == 200
    assert not browser.is_signed_in()


def test_neither_shows_nor_ends_anothers_session(new_browser, strategy):
    get_user_model().objects.create_user("eve", password=PASSWORD)
    ada, eve = new_browser(), new_browser()
    ada.sign_in()
    eve.sign_in("eve")
    assert len(listed(eve)) == 1
    assert eve.post(f"{PATH}revoke/", {"id": listed(ada)[0]["id"]}).status_code == 404
    assert ada.is_signed_in()


def test_ends_tokens_of_mobile_clients_from_a_browser_with_a_session(browser, new_browser, settings):
    settings.AUTH_STRATEGY = "hybrid"
    browser.sign_in()
    pair = new_browser().post("/api/token/", {"username": "ada", "password": PASSWORD}, user_agent="App/3").json()
    assert [(each["kind"], each["user_agent"]) for each in listed(browser)] == [("session", ""), ("refresh", "App/3")]
    browser.post(f"{PATH}revoke-others/")
    assert browser.post("/api/token/refresh/", {"refresh": pair["refresh"]}).status_code == 401


@pytest.mark.parametrize("engine", ["db", "cached_db"])
def test_shows_what_another_program_opened_and_hides_what_a_new_password_ended(browser, ada, settings, engine):
    settings.SESSION_ENGINE = f"django.contrib.sessions.backends.{engine}"
    browser.sign_in()
    ada.refresh_from_db()
    ada.set_password(PASSWORD)
    ada.save()
    browser.cookies.clear()
    browser.sign_in()
    session = browser.session
    del session["_device"], session["_auth_at"]
    session.save()
    assert [(each["user_agent"], each["created_at"]) for each in listed(browser)] == [("", None)]


def test_writes_nothing_for_a_get(browser):
    browser.sign_in()
    before = Session.objects.get().session_data
    assert browser.get(PATH).cookies == {}
    assert Session.objects.get().session_data == before


def test_keeps_the_facts_about_the_device_out_of_access_tokens(browser, settings):
    from rest_framework_simplejwt.tokens import UntypedToken

    settings.AUTH_STRATEGY = "jwt"
    browser.sign_in(user_agent="Phone/1")
    for version in (1, 2, 3):
        assert not {"ua", "ip", "n"} & UntypedToken(browser.access).payload.keys()
        assert UntypedToken(browser.cookies["refresh_token"].value)["ua"] == f"Phone/{version}"
        browser.post("/api/auth/refresh/", user_agent=f"Phone/{version + 1}")


def test_finds_its_own_whatever_the_table_holds(browser, ada, monkeypatch, settings):
    monkeypatch.setattr("auth_contract.session_store.MOST_FOREIGN_ROWS", 1)
    browser.sign_in(user_agent="Phone/1")
    key = browser.cookies["sessionid"].value
    assert key.startswith("~") and len(key) == 40
    browser.cookies.clear()
    browser.sign_in(user_agent="Laptop/2")
    for number in range(20):
        Session.objects.create(
            session_key=f"{number:032}", session_data="x", expire_date=timezone.now() + timedelta(days=99)
        )
    assert {each["user_agent"] for each in listed(browser)} == {"Phone/1", "Laptop/2"}
    assert Session.objects.filter(session_key__startswith="~").count() == 2


def test_lists_so_many_times_an_hour(browser, monkeypatch):
    monkeypatch.setitem(limits.BY_ACCOUNT, "sessions", limits.Rate(2, 3600))
    browser.sign_in()
    assert [browser.get(PATH).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(("pk", "prefix"), [(1, "~ize4u3n5l7q"), (42, "~br363hkqksq")])
def test_keys_stand_for_their_user_as_the_typescript_api_writes_them(pk, prefix):
    assert session_store._prefix(pk, "a secret key for tests only").startswith(prefix)


def test_ends_every_chain_where_the_user_has_more_than_a_list_holds(new_browser, ada, settings, monkeypatch):
    settings.AUTH_STRATEGY = "jwt"
    monkeypatch.setattr(chains, "MAX_LISTED", 2)
    oldest, here, *others = (new_browser() for _ in range(7))
    for browser in (oldest, here, *others):
        browser.sign_in()
    assert [each["current"] for each in listed(here)] == [True, False, False]
    assert here.post(f"{PATH}revoke-others/").status_code == 200
    assert [browser.is_signed_in() for browser in (oldest, here, *others)] == [False, True, *[False] * 5]
    assert len(listed(here)) == 1
    for browser in (oldest, *others):
        browser.sign_in()
    assert here.post(f"{PATH}revoke-all/").status_code == 200
    assert not any(browser.is_signed_in() for browser in (oldest, here, *others))
