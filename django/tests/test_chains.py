"""Chains of refresh tokens: what they cost, that none escapes its end, and what is told apart from theft."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework_simplejwt.token_blacklist.models import BlacklistedToken, OutstandingToken
from rest_framework_simplejwt.tokens import RefreshToken, UntypedToken

from auth_contract import chain_search, signals
from auth_contract.link_id import Link, link_of
from tests.conftest import PASSWORD

HERE = {"user-agent": "Firefox", "x-forwarded-for": "192.0.2.7"}
ELSEWHERE = {**HERE, "x-forwarded-for": "203.0.113.9"}


@pytest.fixture(autouse=True)
def jwt(settings):
    settings.AUTH_STRATEGY = "jwt"


def cookie_of(browser):
    return browser.cookies["refresh_token"].value


def refresh(browser, token, **headers):
    """Status, and the refresh token that the one who asked has then."""
    browser.cookies["refresh_token"] = token
    response = browser.post("/api/auth/refresh/", **headers)
    return response.status_code, cookie_of(browser)


def sign_in(browser):
    browser.sign_in(**HERE)
    return cookie_of(browser)


def grow(raw, times):
    """Write the rows that a token's chain would have after as many refreshes; gives the newest token."""
    token = RefreshToken(raw)
    first = link_of(token.payload)
    ids = [first.plus(step).ids[0] for step in range(times + 1)]
    token.payload.update(first.plus(times).claims)
    common = {"user_id": token["user_id"], "created_at": timezone.now(), "expires_at": timezone.now() + timedelta(1)}
    OutstandingToken.objects.bulk_create(
        OutstandingToken(jti=jti, token=str(token) if jti == ids[-1] else "spent", **common) for jti in ids[1:]
    )
    spent = OutstandingToken.objects.filter(jti__in=ids[:-1])
    BlacklistedToken.objects.bulk_create(BlacklistedToken(token=row) for row in spent)
    return str(token)


def count_queries(work):
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def test_the_cost_does_not_grow_with_the_chain(browser, new_browser):
    costs = []
    for links in (3, 3000):
        first = sign_in(browser)
        _, first = refresh(browser, first, **HERE)
        newest = grow(first, links)
        _, following = refresh(browser, newest, **HERE)
        spent = count_queries(partial(refresh, new_browser(), first, **HERE))
        end = count_queries(partial(sign_out, new_browser(), first))
        assert refresh(new_browser(), following, **HERE)[0] == 401
        costs.append((spent, end))
    (short_refresh, short_end), (long_refresh, long_end) = costs
    # A search halves what is left with each query: 3000 < 2 ** 12.
    assert long_refresh <= short_refresh + 12
    assert long_end <= short_end + 12


def sign_out(browser, token):
    browser.cookies["refresh_token"] = token
    assert browser.post("/api/auth/logout/").status_code == 200


def test_a_chain_ends_though_a_refresh_comes_between_the_search_and_the_insert(browser, new_browser, monkeypatch):
    first = sign_in(browser)
    newest = [grow(first, 1)]
    blacklist = chain_search.blacklist
    races = [1, 2, 3]

    def rotate_before(row):
        if races:
            races.pop()
            newest.append(grow(newest[-1], 1))
        return blacklist(row)

    monkeypatch.setattr(chain_search, "blacklist", rotate_before)
    sign_out(new_browser(), first)
    assert races == []
    assert refresh(new_browser(), newest[-1], **HERE)[0] == 401


def test_a_spent_token_whose_rows_were_flushed_begins_nothing(browser, new_browser):
    first = sign_in(browser)
    _, second = refresh(browser, first, **HERE)
    jti = UntypedToken(first)["jti"]
    BlacklistedToken.objects.filter(token__jti=jti).delete()
    OutstandingToken.objects.filter(jti=jti).delete()
    assert refresh(new_browser(), first, **HERE)[0] == 401
    assert refresh(new_browser(), second, **HERE)[0] == 401


def test_a_row_outlives_the_one_that_leads_to_it(browser, settings):
    first = sign_in(browser)
    row = OutstandingToken.objects.get(jti=UntypedToken(first)["jti"])
    later = row.expires_at + timedelta(days=9)
    OutstandingToken.objects.filter(pk=row.pk).update(expires_at=later)
    _, second = refresh(browser, first, **HERE)
    assert OutstandingToken.objects.get(jti=UntypedToken(second)["jti"]).expires_at == later


def test_a_token_of_simplejwt_begins_a_chain_and_keeps_its_age(browser, ada, settings):
    settings.REFRESH_ABSOLUTE_LIFETIME = 100
    plain = RefreshToken.for_user(ada)
    began = plain["iat"] - 99
    plain["iat"] = began
    status, token = refresh(browser, str(plain), **HERE)
    assert status == 200
    claims = UntypedToken(token).payload
    assert link_of(claims) == Link(plain["jti"], 1)
    assert claims["began"] == began
    settings.REFRESH_ABSOLUTE_LIFETIME = 90
    assert refresh(browser, token, **HERE)[0] == 401


def test_another_user_agent_within_the_leeway_is_theft(browser, new_browser):
    told = collect(signals.token_reuse_detected)
    first = sign_in(browser)
    _, second = refresh(browser, first, **HERE)
    assert refresh(new_browser(), first, **HERE) == (200, second)
    assert refresh(new_browser(), first, **{**HERE, "user-agent": "curl"})[0] == 401
    assert refresh(new_browser(), second, **HERE)[0] == 401
    assert [(facts["reason"], facts["address"]) for facts in told] == [("user-agent", "192.0.2.7")]


def test_another_address_is_forgiven_for_one_link(browser, new_browser):
    moved, told = collect(signals.token_reused_elsewhere), collect(signals.token_reuse_detected)
    token = sign_in(browser)
    answers = []
    for _ in (1, 2):
        spent = token
        _, token = refresh(new_browser(), spent, **HERE)
        answers += [refresh(new_browser(), spent, **ELSEWHERE)[0] for _ in (1, 2)]
    assert answers == [200, 200, 401, 401]
    assert refresh(new_browser(), token, **HERE)[0] == 401
    assert len(moved) == 3
    assert [facts["reason"] for facts in told] == ["address"]


def test_a_chain_is_limited(browser, settings):
    settings.RATE_LIMITS = {"refresh": "2/min"}
    token = sign_in(browser)
    for status in (200, 200, 429):
        answered, token = refresh(browser, token, **HERE)
        assert answered == status
    assert browser.post("/api/auth/login/", {"username": "ada", "password": PASSWORD}).status_code == 200


def collect(signal):
    told = []
    signal.connect(lambda **facts: told.append(facts), weak=False)
    return told
