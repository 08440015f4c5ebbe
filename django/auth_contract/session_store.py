"""The stored sessions of one user, in the engines `db`, `cached_db` and, with Django's Redis cache, `cache`.

A session names its user inside its data only. The TypeScript API and this app therefore open theirs under keys that
begin with "~" and an HMAC of the user's id (decision 010 of the repository): a user's own are a range of keys, found
whatever the table holds. Sessions that others opened, the admin for one, are looked for among the newest rows.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from itertools import chain, islice
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core import signing
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from django.db import connections
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac

from auth_contract import salts

OWN_KEY_MARK = "~"
TAG_LENGTH, RANDOM_LENGTH = 11, 28
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
# More devices than anyone has; a robot's thousand would only be a load.
MOST_LISTED = 200
# Rows of others that one list looks through, without checking their signatures: a moment's work.
MOST_FOREIGN_ROWS = 50_000
SLICE = 250


@dataclass(frozen=True)
class StoredSession:
    key: str
    data: dict[str, Any]
    expires: datetime


def new_store(key: str | None = None) -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore(key)


def insert(session: Any, key: str) -> None:
    """Save a new session under a key of our choice. Raises CreateError where it exists."""
    session._session_key = key
    session.save(must_create=True)


def claim_key(session: Any, pk: Any) -> None:
    """Move a session that Django has just opened to a key that identifies its user."""
    drawn = session.session_key
    insert(session, _prefix(pk, settings.SECRET_KEY) + get_random_string(RANDOM_LENGTH, ALPHABET))
    if drawn is not None:
        session.delete(drawn)


def delete(key: str) -> None:
    new_store().delete(key)


def list_for_user(pk: Any, own_key: str | None) -> list[StoredSession]:
    """Newest first; the request's own is never missing."""
    found = {stored.key: stored for stored in islice(_scan(pk, MOST_FOREIGN_ROWS), 2 * MOST_LISTED)}
    newest = sorted(found.values(), key=lambda stored: stored.expires, reverse=True)[:MOST_LISTED]
    if own_key is not None and all(stored.key != own_key for stored in newest):
        store = new_store(own_key)
        newest.append(StoredSession(own_key, dict(store.items()), store.get_expiry_date()))
    return newest


def scan_for_user(pk: Any) -> Iterator[StoredSession]:
    """Every one, however long it takes."""
    return _scan(pk, None)


def _scan(pk: Any, limit: int | None) -> Iterator[StoredSession]:
    if new_store().__class__.__module__ == "django.contrib.sessions.backends.cache":
        stored = _scan_cache(limit)
    else:
        own = chain.from_iterable(_own_rows(_prefix(pk, key)) for key in _keys())
        stored = chain(own, _foreign_rows(pk, limit) if limit else _every_row(pk))
    return (session for session in stored if session.data.get(SESSION_KEY) == str(pk))


def _keys() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _prefix(pk: Any, secret: str) -> str:
    digest = salted_hmac(salts.SESSION_KEY_TAG, str(pk), secret=secret, algorithm="sha256").digest()
    number, tag = int.from_bytes(digest[:8], "big"), ""
    while number:
        number, digit = divmod(number, 36)
        tag = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + tag
    return OWN_KEY_MARK + tag.rjust(13, "0")[-TAG_LENGTH:]


def _live_rows() -> Any:
    return new_store().model.objects.filter(expire_date__gt=timezone.now())


def _own_rows(prefix: str) -> Iterator[StoredSession]:
    rows = _live_rows()
    if connections[rows.db].vendor == "postgresql":
        # By the index that Django makes for LIKE; its order of keys depends on the database's language.
        rows = rows.filter(session_key__startswith=prefix)
    else:
        rows = rows.filter(session_key__gt=prefix, session_key__lt=f"{prefix}~")
    return map(_read_row, rows.order_by("-expire_date")[:MOST_LISTED])


def _foreign_rows(pk: Any, limit: int) -> Iterator[StoredSession]:
    rows = _live_rows().order_by("-expire_date")[:limit].iterator(SLICE)
    foreign = (row for row in rows if not row.session_key.startswith(OWN_KEY_MARK))
    return (_read_row(row) for row in foreign if _may_be_of(row.session_data, pk))


def _every_row(pk: Any) -> Iterator[StoredSession]:
    """By key, so that rows which end meanwhile shift nothing."""
    last = ""
    while rows := list(_live_rows().filter(session_key__gt=last).order_by("session_key")[:SLICE]):
        yield from (_read_row(row) for row in rows if _may_be_of(row.session_data, pk))
        last = rows[-1].session_key


def _may_be_of(text: str, pk: Any) -> bool:
    """Whether the data may name this user, without checking the signature: a fraction of the cost of decoding."""
    value = text.split(":", 1)[0]
    try:
        content = signing.b64_decode(value.removeprefix(".").encode())
        content = zlib.decompress(content) if value.startswith(".") else content
    except (ValueError, zlib.error):
        return False
    return f'"{SESSION_KEY}":{json.dumps(str(pk))}'.encode() in content


def _read_row(row: Any) -> StoredSession:
    return StoredSession(row.session_key, row.get_decoded(), row.expire_date)


def _scan_cache(limit: int | None) -> Iterator[StoredSession]:
    cache = caches[settings.SESSION_CACHE_ALIAS]
    if not isinstance(cache, RedisCache):
        return  # Nothing else can be asked for its keys.
    prefix = cache.make_key(new_store().cache_key_prefix)
    client = cache._cache.get_client()
    for raw in islice(client.scan_iter(f"{prefix}*", count=SLICE), limit):
        key = raw.decode()[len(prefix) :]
        store = new_store(key)
        seconds = client.ttl(raw)
        yield StoredSession(key, dict(store.items()), timezone.now() + timedelta(seconds=max(0, seconds)))
