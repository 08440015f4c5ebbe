"""Settings from environment variables: text, flags, numbers, lists (comma-separated) and the database URL.

A variable that is set but empty counts as not set, as in the TypeScript API.
"""

import json
import os
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

DEVELOPMENT_SECRET_KEY = "django-insecure-development-only-never-use-this-key-in-production"


def text(name, default=None):
    return os.environ.get(name) or default


def flag(name, default):
    value = text(name)
    if value is None:
        return default
    if value.strip().lower() in ("true", "1", "yes", "on", "t", "y"):
        return True
    if value.strip().lower() in ("false", "0", "no", "off", "f", "n"):
        return False
    raise ImproperlyConfigured(f"{name}: write true or false.")


def number(name, default=None):
    value = text(name)
    return default if value is None else int(value)


def listing(name, default=()):
    value = text(name)
    return list(default) if value is None else [item.strip() for item in value.split(",") if item.strip()]


def mapping(name):
    """`register=20/hour,forgot=5/hour` as a dictionary."""
    pairs = [item.partition("=") for item in listing(name)]
    return {key.strip(): value.strip() for key, _, value in pairs}


def mail_backend(name, default):
    """`smtp`, `console`, `locmem` and `dummy` are Django's backends of these names; dotted names stay as they are."""
    value = text(name, default)
    return value if "." in value else f"django.core.mail.backends.{value}.EmailBackend"


def secret_key(name, is_production):
    """The development key is public, and anyone could sign sessions and tokens with it: production refuses it."""
    value = text(name)
    if not is_production:
        return value or DEVELOPMENT_SECRET_KEY
    if value is None:
        raise ImproperlyConfigured(f"{name}: not set, and production cannot run without it.")
    if value.startswith("django-insecure-"):
        raise ImproperlyConfigured(f"{name}: begins with django-insecure-, so it is a development key.")
    return value


def pem(name, default):
    """A key; environment files hold a PEM on one line, with \\n for its line ends."""
    return text(name, default).replace("\\n", "\n")


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
    raise ImproperlyConfigured(f"{name}: begin it with sqlite:// or postgres://.")


def session_engine(name):
    """`db`, `cached_db` and `cache` are Django's backends of these names; dotted names stay as they are."""
    value = text(name, "db")
    return value if "." in value else f"django.contrib.sessions.backends.{value}"


def password_validators(name, default):
    """Dotted names, or Django's own list as JSON."""
    value = text(name, "")
    if not value.strip().startswith("["):
        return [{"NAME": dotted} for dotted in listing(name, default)]
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        raise ImproperlyConfigured(f"{name}: write dotted names, or Django's list as JSON ({error}).") from error


def origin_host(origin):
    """The host of `https://app.example.com:3000`, without its port."""
    return urlsplit(origin).hostname


def is_near(origin):
    """On this machine, or in its private network: the phone that looks at the laptop's pages."""
    host = origin_host(origin) or ""
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


BASE_DIR = Path(__file__).resolve().parent.parent
