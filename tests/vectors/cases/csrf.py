"""CsrfViewMiddleware's verdict and reason for a request, and masked tokens."""

import random
from itertools import product
from unittest import mock

from django.core.exceptions import DisallowedHost
from django.middleware import csrf
from django.test import RequestFactory, override_settings

ALPHABET = csrf.CSRF_ALLOWED_CHARS
SECRET = "Ab9qUhxiw6ZFXoAatYZDULe7WGjWlsG2"
OTHER = "0000000000000000000000000000000z"


def mask(secret, mask_text):
    with mock.patch("django.middleware.csrf._get_new_csrf_string", return_value=mask_text):
        return csrf._mask_cipher_secret(secret)


class Judge(csrf.CsrfViewMiddleware):
    def _reject(self, request, reason):
        return reason


def verdict(row):
    options = {"HTTP_HOST": row["host"], "secure": row["secure"], "SERVER_PORT": row["port"]}
    for header, name in (("origin", "HTTP_ORIGIN"), ("referer", "HTTP_REFERER"), ("header", row["headerMeta"])):
        if row[header] is not None:
            options[name] = row[header]
    data = {} if row["post"] is None else {"csrfmiddlewaretoken": row["post"]}
    factory = RequestFactory()
    if row["method"] == "POST":
        request = factory.post("/", data, **options)
    else:
        request = factory.generic(row["method"], "/", **options)
    if row["cookie"] is not None:
        request.COOKIES["csrftoken"] = row["cookie"]
    request.session = {} if row["session"] is None else {"_csrftoken": row["session"]}
    values = dict(row["settings"], CSRF_HEADER_NAME=row["headerMeta"])
    with override_settings(**values):
        judge = Judge(lambda request: None)
        try:
            host = request.get_host()
        except DisallowedHost:
            host = None
        judge.process_request(request)
        return host, judge.process_view(request, lambda request: None, (), {})


def request(note, **given):
    row = {
        "kind": "request", "note": note, "method": "POST", "host": "example.com", "secure": False, "port": "80", "cookie": SECRET,
        "session": None, "post": None, "header": None, "origin": None, "referer": None, "headerMeta": "HTTP_X_CSRFTOKEN", "settings": {},
    } | given
    row["allowedHost"], row["reason"] = verdict(row)
    return row


def cases(secret_key, old_keys):
    random.seed(7)
    rows = []
    for secret in (SECRET, OTHER, "a" * 32, "9" * 32):
        for _ in range(3):
            mask_text = "".join(random.choice(ALPHABET) for _ in range(32))
            rows.append({"kind": "mask", "secret": secret, "token": mask(secret, mask_text)})
    token = mask(SECRET, "IvH5QCo97HgEyLxnuhbNcCnbfiYsY1ZN")
    wrong = mask(OTHER, "IvH5QCo97HgEyLxnuhbNcCnbfiYsY1ZN")
    tokens = {
        "masked": token, "bare": SECRET, "wrong masked": wrong, "wrong bare": OTHER, "empty": "", "short": "abc", "33 long": SECRET + "a",
        "bad character": "!" + SECRET[1:], "snowman": "☃" * 32, "bad long": "-" + token[1:],
    }
    for method in ("GET", "HEAD", "OPTIONS", "TRACE", "POST", "PUT", "PATCH", "DELETE", "BREW"):
        rows.append(request(f"{method} without anything", method=method, cookie=None))
        rows.append(request(f"{method} with the token", method=method, header=token))
    for (name, value), place in product(tokens.items(), ("post", "header")):
        rows.append(request(f"{name} token in {place}", **{place: value}))
        rows.append(request(f"{name} cookie, good token in {place}", cookie=value, **{place: token}))
    rows.append(request("the form field wins", post=wrong, header=token))
    rows.append(request("an empty form field gives way", post="", header=token))
    rows.append(request("another header name", header=wrong, headerMeta="HTTP_X_XSRF_TOKEN_2"))
    return rows + origin_rows(token) + referer_rows(token) + session_rows(token)


def origin_rows(token):
    trusted = {"CSRF_TRUSTED_ORIGINS": ["https://app.example.net", "https://*.wild.example", "http://*.plain.example:8080"]}
    origins = [
        "http://example.com", "https://example.com", "http://EXAMPLE.com", "http://example.com:80", "http://example.com/", "null", "",
        "https://app.example.net", "https://app.example.net/", "HTTPS://app.example.net", "http://app.example.net", "https://a.wild.example",
        "https://wild.example", "https://a.b.wild.example", "https://a.wild.example:8443", "https://A.wild.example", "https://notwild.example",
        "http://x.plain.example:8080", "http://x.plain.example", "https://[", "https://[::1]", "https://evil.com/.wild.example", "ws://a.wild.example",
        "https://user@a.wild.example", "javascript:alert(1)",
    ]
    rows = []
    for origin, secure in product(origins, (False, True)):
        rows.append(request("origin", origin=origin, secure=secure, port="443" if secure else "80", header=token, settings=trusted))
    rows.append(request("host not allowed", host="evil.com", origin="http://evil.com", header=token))
    rows.append(request("host with a port", host="localhost:8000", origin="http://localhost:8000", header=token))
    rows.append(request("origin is judged before the cookie", origin="http://evil.com", cookie=None))
    return rows


def referer_rows(token):
    trusted = {"CSRF_TRUSTED_ORIGINS": ["https://app.example.net", "http://*.wild.example"]}
    referers = [
        None, "", "x", "//example.com/", "https://", "http://example.com/", "https://example.com/", "https://example.com", "https://example.com:443/",
        "https://EXAMPLE.com/", "https://example.com.evil.com/", "https://app.example.net/a?b#c", "https://a.wild.example/", "https://[",
        "https://evil.com/?", "https://evil.com/a?b#", "https://evil.com/path?q=https://example.com/", "https:///path",
    ]
    rows = [request("referer", referer=referer, secure=True, port="443", header=token, settings=trusted) for referer in referers]
    for port, referer in product(("443", "4443"), ("https://a.example.org/", "https://a.example.org:4443/", "https://example.org/")):
        rows.append(request("cookie domain", referer=referer, secure=True, port=port, header=token, settings={"CSRF_COOKIE_DOMAIN": ".example.org"}))
    rows.append(request("plain http needs no referer", referer="https://evil.com/", header=token))
    rows.append(request("host not allowed", host="evil.com", secure=True, port="443", referer="https://evil.com/", header=token))
    return rows


def session_rows(token):
    in_session = {"CSRF_USE_SESSIONS": True}
    masked = mask(SECRET, "b" * 32)
    return [
        request("secret in the session", cookie=None, session=SECRET, header=token, settings=in_session),
        request("masked secret in the session", cookie=None, session=masked, header=token, settings=in_session),
        request("the cookie does not count", session=None, header=token, settings=in_session),
        request("wrong token", session=SECRET, header=OTHER, settings=in_session),
        request("session cookie domain", session=SECRET, header=token, secure=True, port="443", referer="https://a.example.org/", settings=in_session | {"SESSION_COOKIE_DOMAIN": ".example.org"}),
    ]
