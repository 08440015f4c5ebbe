"""Who has a second factor in allauth's tables is signed in by no password alone, in any strategy."""

import json
import pathlib
import re
import sys
import time
from hashlib import sha256

import pytest
from allauth.account.models import Login
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.core.cache import cache
from django.test import RequestFactory
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken

from tests.conftest import PASSWORD

SECRET = "S7MDHRNIAV7TJSO4ANR5EUT6HXVKPXUQ"
FACTORS = {
    "detail": "Please give your second factor.",
    "code": "second_factor_required",
    "factors": ["totp", "recovery_codes"],
}


def code_of(counter=0):
    return totp.format_hotp_value(totp.hotp_value(SECRET, int(time.time()) // 30 + counter))


def wrong_code():
    return str((int(code_of()) + 1) % 10**6).zfill(6)


class SoftwareKey:
    """A passkey for the pages at http://localhost:3000."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = b"sixteen bytes id"

    def register(self, user):
        public = ES256.from_cryptography_key(self.key.public_key())
        data = self._authenticator_data(0x45, AttestedCredentialData.create(bytes(16), self.id, public))
        client = CollectedClientData.create("webauthn.create", b"any", "http://localhost:3000")
        response = {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        }
        credential = {**self._names(), "response": response, "clientExtensionResults": {}}
        return WebAuthn.add(user, "key", credential)

    def answer(self, options, origin="http://localhost:3000"):
        data = self._authenticator_data(0x05)
        client = json.dumps({"type": "webauthn.get", "challenge": options["challenge"], "origin": origin}).encode()
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        response = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        encoded = {name: websafe_encode(value) for name, value in response.items()}
        return {**self._names(), "response": encoded, "clientExtensionResults": {}}

    def _names(self):
        return {"id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "type": "public-key"}

    @staticmethod
    def _authenticator_data(flags, credential=b""):
        return AuthenticatorData.create(sha256(b"localhost").digest(), flags, 0, credential)


@pytest.fixture
def passkey(ada):
    key = SoftwareKey()
    key.register(ada)
    return key


def ask(browser):
    return browser.get("/api/auth/second-factor/").json()["passkey"]


def answer_with(browser, credential):
    return browser.post("/api/auth/second-factor/", {"credential": credential})


@pytest.fixture
def recovery_codes(ada):
    totp.TOTP.activate(ada, SECRET)
    return RecoveryCodes.activate(ada).get_unused_codes()


def finish(browser, code):
    return browser.post("/api/auth/second-factor/", {"code": code})


def test_a_password_alone_signs_nobody_in(strategy, browser, recovery_codes):
    response = browser.sign_in()
    assert (response.status_code, response.json()) == (401, FACTORS)
    assert not browser.is_signed_in()
    assert browser.get("/api/auth/me/").status_code == 401
    assert browser.get("/api/auth/second-factor/").json() == {"factors": ["totp", "recovery_codes"], "passkey": None}


def test_a_code_of_the_app_finishes_it_once(strategy, browser, recovery_codes):
    browser.sign_in()
    code = code_of()
    response = finish(browser, code)
    assert response.status_code == 200
    assert response.json()["user"]["username"] == "ada"
    assert browser.is_signed_in()
    assert Authenticator.objects.get(type="totp").last_used_at is not None
    # It is over: there is nobody who waits.
    assert finish(browser, code).json()["code"] == "no_pending_sign_in"


def test_a_code_is_good_once_whatever_the_cache_holds(strategy, browser, recovery_codes):
    code = code_of()
    assert browser.sign_in_with(code).status_code == 200
    cache.clear()
    browser.cookies.clear()
    browser.access = None
    response = browser.sign_in_with(code)
    assert (response.status_code, response.json()) == (400, {"code": ["Incorrect code."]})


def test_a_recovery_code_is_spent(strategy, browser, recovery_codes):
    browser.sign_in()
    assert finish(browser, recovery_codes[0]).status_code == 200
    row = Authenticator.objects.get(type="recovery_codes")
    assert row.data["used_mask"] == 1
    assert row.last_used_at is not None


def test_wrong_codes_lock_out(strategy, browser, recovery_codes, settings):
    settings.LOGIN_FAILURE_LIMIT = 3
    browser.sign_in()
    answers = [finish(browser, wrong_code()).status_code for _ in range(4)]
    assert answers == [400, 400, 400, 429]
    assert finish(browser, code_of()).status_code == 429
    # By a count of their own: the password is not locked.
    assert browser.sign_in().status_code == 401


def test_nobody_waits_without_a_password(strategy, browser, recovery_codes):
    browser.get("/api/auth/csrf/")
    assert finish(browser, code_of()).json()["code"] == "no_pending_sign_in"
    assert browser.get("/api/auth/second-factor/").status_code == 401


def test_a_new_password_ends_the_wait(strategy, browser, ada, recovery_codes):
    browser.sign_in()
    ada.set_password("another horse battery")
    ada.save()
    assert finish(browser, code_of()).json()["code"] == "no_pending_sign_in"


def test_a_secret_that_is_none_is_refused(strategy, browser, recovery_codes):
    Authenticator.objects.filter(type="totp").update(data={"secret": "1"})
    browser.sign_in()
    assert finish(browser, "123456").status_code == 400


def test_tokens_for_programs_need_the_code_with_the_password(browser, recovery_codes, settings):
    settings.AUTH_STRATEGY = "jwt"
    body = {"username": "ada", "password": PASSWORD}
    response = browser.post("/api/token/", body)
    assert (response.status_code, response.json()) == (401, FACTORS)
    assert OutstandingToken.objects.count() == 0
    assert "second_factor" not in browser.cookies
    assert browser.post("/api/token/", {**body, "code": wrong_code()}).status_code == 400
    assert set(browser.post("/api/token/", {**body, "code": code_of()}).json()) == {"access", "refresh"}


def test_the_password_again_wants_the_factor_again(strategy, browser, recovery_codes):
    browser.sign_in_with(recovery_codes[0])
    path, body = "/api/auth/reauthenticate/", {"password": PASSWORD}
    response = browser.post(path, body)
    assert (response.status_code, response.json()) == (403, FACTORS)
    assert browser.post(path, {**body, "code": wrong_code()}).status_code == 400
    assert browser.post(path, {**body, "code": recovery_codes[1]}).status_code == 200


def test_recovery_codes_alone_ask_for_nothing(strategy, browser, ada):
    RecoveryCodes.activate(ada)
    assert browser.sign_in().status_code == 200


def test_a_passkey_finishes_it(strategy, browser, passkey):
    assert browser.sign_in().json()["factors"] == ["webauthn"]
    options = ask(browser)
    assert options["rpId"] == "localhost"
    assert [known["id"] for known in options["allowCredentials"]] == [websafe_encode(passkey.id)]
    assert answer_with(browser, passkey.answer(options)).status_code == 200
    assert browser.is_signed_in()


def test_a_challenge_is_good_for_one_answer(strategy, browser, passkey):
    browser.sign_in()
    options = ask(browser)
    response = answer_with(browser, passkey.answer(options, origin="https://evil.example"))
    assert (response.status_code, response.json()) == (400, {"credential": ["Incorrect passkey."]})
    assert answer_with(browser, passkey.answer(options)).status_code == 400
    assert answer_with(browser, passkey.answer(ask(browser))).status_code == 200


def test_a_cookie_sent_twice_is_no_second_challenge(browser, passkey, settings):
    settings.AUTH_STRATEGY = "jwt"
    browser.sign_in()
    credential = passkey.answer(ask(browser))
    kept = browser.cookies["second_factor"].value
    assert answer_with(browser, credential).status_code == 200
    browser.cookies["second_factor"] = kept
    assert answer_with(browser, credential).status_code == 400


@pytest.mark.parametrize("credential", [{}, "x", [], 1, {"id": "a", "rawId": "a"}])
def test_what_is_no_answer_of_a_passkey_is_refused(browser, passkey, credential):
    browser.sign_in()
    ask(browser)
    assert answer_with(browser, credential).status_code == 400


def test_allauth_finds_the_sign_in_that_waits(browser, ada, recovery_codes):
    browser.sign_in()
    request = RequestFactory().get("/")
    request.session = browser.session
    with context.request_context(request):
        login = Login.deserialize(request.session["account_login"])
    assert login.user == ada
    assert login.state["stages"]["current"] == "mfa_authenticate"


def test_without_allauth_nothing_is_asked_for(strategy, browser, settings, monkeypatch):
    settings.INSTALLED_APPS = [name for name in settings.INSTALLED_APPS if not name.startswith("allauth")]
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("allauth")]
    # As where it is not installed: importing it fails.
    monkeypatch.setitem(sys.modules, "allauth.account.utils", None)
    browser.get("/api/auth/csrf/")
    assert browser.get("/api/auth/second-factor/").status_code == 401
    assert finish(browser, "123456").json()["code"] == "no_pending_sign_in"
    assert browser.sign_in().status_code == 200


def test_every_view_that_signs_in_asks():
    """Opening a session and issuing tokens are two functions; whatever calls them must be one of these."""
    folder = pathlib.Path(__file__).parent.parent / "auth_contract"
    callers = {
        f"{path.name}: {line.strip()}"
        for path in folder.glob("*.py")
        for line in path.read_text().splitlines()
        if re.search(r"\bsign_in\(request, user\)|tokens\.issue\(|\blogin\(request", line)
    }
    assert callers == {
        # A new password of somebody who is signed in and gave the old one.
        "passwords.py: return tokens.issue(user, request)",
        "strategies.py: login(request._request, user)",
        "strategies.py: pair = tokens.issue(user, request)",
        "views.py: response = strategies.current().sign_in(request, user)",
        "views.py: return self.sign_in(request, user)",
    }
