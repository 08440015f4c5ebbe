"""Random Origin headers against settings of django-cors-headers: the Access-Control-Allow-Origin and -Credentials that they get."""

import random

from corsheaders.middleware import CorsMiddleware
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from cases.randoms import pick, some

SETTINGS = [
    {"CORS_ALLOWED_ORIGINS": ["https://app.example.com", "http://localhost:3000"], "CORS_ALLOW_CREDENTIALS": True},
    {"CORS_ALLOWED_ORIGINS": ["https://[::1]:8443", "http://app.example.com:443"], "CORS_ALLOW_CREDENTIALS": True},
    {"CORS_ALLOWED_ORIGIN_REGEXES": [r"^https://[a-z]+\.example\.com$", r"http://localhost:\d+$"], "CORS_ALLOW_CREDENTIALS": True},
    {"CORS_ALLOW_ALL_ORIGINS": True},
]
SCHEMES = ["https://"] * 6 + ["http://", "HTTPS://", "https:", "https:/", "https:///", "//", "", "capacitor://", "1https://", "ht tp://", "https\t://"]
HOSTS = ["app.example.com"] * 4 + ["localhost:3000"] * 2 + ["localhost", "APP.example.com", "app.example.com:443", "evil.test", "app.example.com.evil.test", "app.example.com@evil.test", "user@app.example.com", "[::1]:8443", "[::1]", "[", "[]", "]", "[::1", "[v1.x]", "[v1]", "[x]", "a[b]c", "", "app.example.com:", "caf\xe9.example.com", "\xbd"]
TAILS = [""] * 8 + ["/", "/path", "?q", "#f", "?", "#", "//", ":", " ", "\\", "/[", ";x"]


def origin():
    if random.random() < 0.15:
        return pick(["null", "NULL", "null ", "*", "garbage", "[", "https://", "://", "/", "", "http", "https://app.example.com https://app.example.com", "null/"])
    return "".join(some(["", "", "", "", "\x1f", " "], 0, 1)) + pick(SCHEMES) + pick(HOSTS) + pick(TAILS)


def ask(index, value, method):
    with override_settings(**SETTINGS[index]):
        request = RequestFactory().generic(method, "/api/auth/session/", HTTP_ORIGIN=value)
        answer = CorsMiddleware(lambda request: HttpResponse())(request)
    return {"settings": index, "origin": value, "allowOrigin": answer.get("access-control-allow-origin"), "allowCredentials": answer.get("access-control-allow-credentials")}


def cases(count):
    return [ask(random.randrange(len(SETTINGS)), origin().strip(" \t"), "GET") for _ in range(count)]
