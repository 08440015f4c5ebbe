"""Set-Cookie values of HttpResponse at a fixed clock, and parse_cookie."""

from unittest import mock

from django.http import HttpResponse
from django.http.cookie import parse_cookie
from django.test import RequestFactory

from cases.randoms import pick, some

SETS = [
    ("sessionid", "abc123", {"max_age": 1209600, "httponly": True, "samesite": "Lax"}),
    ("sessionid", "abc123", {"httponly": True, "samesite": "Lax"}),
    ("csrftoken", "a" * 32, {"max_age": 31449600, "samesite": "Lax"}),
    ("refresh_token", "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.x-_y", {"max_age": 86400, "httponly": True, "samesite": "None", "secure": True}),
    ("k", "v", {"domain": ".example.com", "path": "/app"}),
    ("k", "v", {"max_age": 0}),
    ("k", "v", {"max_age": -10}),
    ("k", "v", {"max_age": 60.9}),
    ("k", "v", {"path": None}),
    ("k", "v", {"path": ""}),
    ("k", "v", {"samesite": "strict", "secure": True}),
    ("k", "", {}),
    ("k", "a b", {}),
    ("k", 'quote " and \\ backslash', {}),
    ("k", "comma, semicolon; equals=", {}),
    ("k", "{\"json\": [1]}", {}),
    ("k", "tab\tnul\x00del\x7f", {}),
    ("k", "é ü", {}),
    ("k", "☃", {}),
    ("k", "a@b/c?d", {}),
    ("k", "value:1r31eq:sig-_", {}),
    ("weird!#$%&'*+-.^_`|~:name", "v", {}),
]
DELETES = [
    ("sessionid", {"path": "/", "samesite": "Lax"}),
    ("sessionid", {"path": "/app", "domain": "example.com", "samesite": "Strict"}),
    ("sessionid", {"samesite": "None"}),
    ("__Host-session", {}),
    ("__Secure-session", {"path": "/x"}),
]
HEADERS = [
    "", "a=b", "a=b; c=d", "a=b;c=d", " a = b ; c = d ", "a=b; a=c", "novalue", "=value", "a=", "a==b", "a=b=c", "a=\"quoted\"",
    'a="esc \\" \\\\ \\073"', 'a="\\400 \\8"', 'a="half', 'a="', "a=%20", "a=b,c=d", "a=b; ; c=d", "a=\tb\x0b", "☃=é", "a=b; $Version=1; __proto__=x",
    "sessionid=abc; csrftoken=def", "a='single'", 'a="x;y"',
]


def cases(secret_key, old_keys):
    rows = []
    for now in (1700000000, 1700000000.75):
        with mock.patch("django.http.response.time.time", return_value=now):
            for name, value, options in SETS if now == 1700000000 else SETS[:1]:
                response = HttpResponse()
                response.set_cookie(name, value, **options)
                rows.append({"kind": "set", "now": now, "name": name, "value": value, "options": options, "header": response.cookies[name].OutputString()})
    for name, options in DELETES:
        response = HttpResponse()
        response.delete_cookie(name, **options)
        rows.append({"kind": "delete", "name": name, "options": options, "header": response.cookies[name].OutputString()})
    rows += [{"kind": "parse", "header": header, "cookies": list(parse_cookie(header).items())} for header in HEADERS]
    return rows


PIECES = ["a", "b=", "=", "; ", ";", ";;", ",", " ", "\t", "\x0b", "\x85", "\xa0", "\xc2\xa0", "\xc3\xa9", "\xff", '"', '\\"', "\\", "\\073", "\\303\\251", "\\400", "%20", "sessionid", "csrftoken", "$Path", "x y", "\x1f", "\x7f", "{}", "é"]


def random_cases(count):
    """Cookie headers as a server hands them on, one character for each byte."""
    rows = []
    for _ in range(count):
        header = "".join(some(PIECES, 1, 10)).strip(" \t")
        request = RequestFactory().get("/", HTTP_COOKIE=header)
        rows.append({"kind": "request", "header": header, "cookies": list(request.COOKIES.items())})
    return rows
