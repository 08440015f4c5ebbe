"""url_has_allowed_host_and_scheme on a large table of URLs."""

from django.utils.http import url_has_allowed_host_and_scheme

HOSTS = {"none": None, "one": "testserver", "several": {"testserver", "[::1]", "user:pass@testserver", "testserver:8000"}}
URLS = [
    "", " ", "/", "//", "///", "////evil.com", "/dashboard", "/a?next=//evil.com", "/a#//evil.com", "a", "a/b", "?q", "#f", "//testserver", "//testserver/", "//testserver:8000/", "//TESTSERVER/", "//evil.com", "/\\evil.com", "\\\\evil.com",
    "\\/evil.com", "/\\/evil.com", "\\evil.com", "///\\evil.com", "http://testserver/", "https://testserver/", "HTTP://testserver/", "http:\\\\testserver", "http:/testserver", "http:testserver", "http:///testserver", "https:///evil.com", "http://evil.com",
    "http://testserver@evil.com", "http://evil.com@testserver", "http://user:pass@testserver/", "http://testserver\\@evil.com", "http://testserver.evil.com", "http://[::1]/", "http://[::1]:80/", "http://[::1", "http://]", "http://[evil.com]/", "http://[v1.x]/",
    "ftp://testserver/", "ftp:x", "javascript:alert(1)", "java\tscript:alert(1)", "jAvAsCrIpT:alert(1)", "data:text/html,x", "mailto:a@b", "1:2", "+:x", "a:b", "a-b.c+d://testserver/", "://testserver", ":", "http:", "http://", "https://", "//:80/",
    "\x08//evil.com", "\x00//evil.com", "\x1b//evil.com", "\n//evil.com", "/\n/evil.com", "/\t/evil.com", "\t/a", " /a", "/a ", "\x85/a", "\xa0/a", "\ufeff/a", "\u200b//evil.com", "\u00ad/a", "\u202e/a", "\ud800/a", "\ue000/a", "\u0378/a", "\U000e0001/a", "😀", "é",
    "//evil\u2024com", "//evil.com\uff0fx", "//testserver\u2100", "//a\uff03b", "/%2F/evil.com", "/%5Cevil.com", "%2F%2Fevil.com", ".//evil.com", "/.//evil.com", "/..//evil.com", "./a", "../a", "/a/../..//evil.com", "/" + "a" * 2047, "/" + "a" * 2048, "/" + "😀" * 2047,
    "http://testserver/" + "a" * 3000, "/\x00", "/a\x00b", "/a\r\nSet-Cookie: x=y", "//testserver?x", "//testserver#x", "//testserver\\x", "///testserver", "http:////testserver", "//testserver:80:80", "http://testserver:abc/", "//\ttestserver", "ht\ntp://testserver/",
]


def cases(secret_key, old_keys):
    """Each verdict is a pair: any scheme, https required."""
    rows = []
    for url in URLS:
        verdicts = {name: [url_has_allowed_host_and_scheme(url, hosts, https) for https in (False, True)] for name, hosts in HOSTS.items()}
        rows.append({"url": url} | verdicts)
    return rows
