"""Settings from environment variables: text, flags, numbers, lists (comma-separated) and the database URL.

A variable that is set but empty counts as not set, as in the TypeScript API.
"""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


def text(name, default=None):
    return os.environ.get(name) or default


def flag(name, default):
    value = text(name)
    if value is None:
        return default
    if value.lower() in ("1", "true", "yes", "on"):
        return True
    if value.lower() in ("0", "false", "no", "off"):
        return False
    raise ValueError(f"{name} must be true or false")


def number(name, default=None):
    value = text(name)
    return default if value is None else int(value)


def listing(name, default=()):
    value = text(name)
    return list(default) if value is None else [item.strip() for item in value.split(",") if item.strip()]


def samesite(name, default="Lax"):
    """`Lax`, `Strict` or `None`, the last being a word in Set-Cookie and not Python's None."""
    return text(name, default).capitalize()


def domain(name):
    """A cookie domain; not set, or `None`, keeps the cookie on the host that sent it."""
    value = text(name)
    return None if value is None or value.lower() == "none" else value


def proxy_header(name):
    """`HTTP_X_FORWARDED_PROTO,https` as the pair that SECURE_PROXY_SSL_HEADER wants."""
    pair = listing(name)
    return (pair[0], pair[1]) if len(pair) == 2 else None


def database(name, default):
    """The DATABASES entry of `sqlite:///relative`, `sqlite:////absolute` or `postgres://user:password@host:port/name`."""
    parts = urlsplit(text(name, default))
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) or ":memory:",
            # Two servers share the file: wait for the other one's write instead of failing.
            "OPTIONS": {"timeout": 20},
        }
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": parts.port or "",
            "CONN_MAX_AGE": 60,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise ValueError(f"{name} must begin with sqlite:// or postgres://")


def origin_host(origin):
    """The host of `https://app.example.com:3000`, without its port."""
    return urlsplit(origin).hostname


BASE_DIR = Path(__file__).resolve().parent.parent
