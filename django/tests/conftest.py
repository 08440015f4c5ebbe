"""A browser on the site's own origin, the user it signs in as, and the mails that were sent."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.test import Client

from auth_contract import outbox

PASSWORD = "correct horse battery"


class Browser(Client):
    """Keeps cookies, sends the CSRF token and, once signed in with tokens, the access token."""

    access = None

    def send(self, method, path, body=None, **headers):
        headers = {"origin": "http://localhost:3000", **headers}
        if "csrftoken" in self.cookies:
            headers["x-csrftoken"] = self.cookies["csrftoken"].value
        if self.access:
            headers["authorization"] = f"Bearer {self.access}"
        extra = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
        response = self.generic(
            method, path, "" if body is None else self._json(body), "application/json", SERVER_NAME="localhost", **extra
        )
        body = response.json() if response.content else {}
        if isinstance(body, dict) and "access" in body:
            self.access = body["access"]
        return response

    def post(self, path, body=None, **headers):
        return self.send("POST", path, {} if body is None else body, **headers)

    def patch(self, path, body):
        return self.send("PATCH", path, body)

    def get(self, path, **headers):
        return self.send("GET", path, **headers)

    def sign_in(self, username="ada", password=PASSWORD, **headers):
        self.get("/api/auth/csrf/")
        return self.post("/api/auth/login/", {"username": username, "password": password}, **headers)

    def sign_in_with(self, code):
        """With a second factor at once."""
        self.get("/api/auth/csrf/")
        return self.post("/api/auth/login/", {"username": "ada", "password": PASSWORD, "code": code})

    def is_signed_in(self):
        return self.post("/api/auth/refresh/").status_code == 200

    @staticmethod
    def _json(body):
        import json

        return json.dumps(body)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture(params=["session", "jwt", "hybrid"])
def strategy(request, settings):
    settings.AUTH_STRATEGY = request.param
    return request.param


@pytest.fixture
def ada(db):
    return get_user_model().objects.create_user("ada", "ada@example.com", PASSWORD)


@pytest.fixture
def browser(ada):
    return Browser(enforce_csrf_checks=True)


@pytest.fixture
def new_browser(ada):
    return lambda: Browser(enforce_csrf_checks=True)


@pytest.fixture
def mailbox():
    """Mails to an address, newest first, once all are out."""

    def read(to):
        outbox.wait()
        return [message for message in reversed(mail.outbox) if message.to == [to]]

    return read


def link_in(message):
    return re.search(r"https?://\S+", message.body)[0]


def token_in(message):
    from urllib.parse import parse_qs, urlsplit

    return parse_qs(urlsplit(link_in(message)).query)["token"][0]
