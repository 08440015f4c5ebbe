"""The stored sessions of one user, in the engines `db`, `cached_db` and, with Django's Redis cache, `cache`.

A session names its user inside its data only, so finding a user's own means decoding others' too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from itertools import islice
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from django.utils import timezone

# Decoding costs some 30 µs a row: this bounds "list my sessions" to a moment.
MAX_LISTED = 5000
SLICE = 100


@dataclass(frozen=True)
class StoredSession:
    key: str
    data: dict[str, Any]
    expires: datetime


def new_store(key: str | None = None) -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore(key)


def delete(key: str) -> None:
    new_store().delete(key)


def list_for_user(pk: Any, own_key: str | None) -> list[StoredSession]:
    """Newest first; the request's own is never missing."""
    found = list(_scan(pk, MAX_LISTED))
    if own_key is not None and all(stored.key != own_key for stored in found):
        store = new_store(own_key)
        found.append(StoredSession(own_key, dict(store.items()), store.get_expiry_date()))
    return sorted(found, key=lambda stored: stored.expires, reverse=True)


def scan_for_user(pk: Any) -> Iterator[StoredSession]:
    return _scan(pk, None)


def _scan(pk: Any, limit: int | None) -> Iterator[StoredSession]:
    if new_store().__class__.__module__ == "django.contrib.sessions.backends.cache":
        stored = _scan_cache(limit)
    else:
        stored = _newest_rows(limit) if limit else _every_row()
    return (session for session in stored if session.data.get(SESSION_KEY) == str(pk))


def _live_rows() -> Any:
    model = new_store().model
    return model.objects.filter(expire_date__gt=timezone.now())


def _newest_rows(limit: int) -> Iterator[StoredSession]:
    return map(_read_row, _live_rows().order_by("-expire_date")[:limit].iterator(SLICE))


def _every_row() -> Iterator[StoredSession]:
    """By key, so that rows which end meanwhile shift nothing."""
    last = ""
    while rows := list(_live_rows().filter(session_key__gt=last).order_by("session_key")[:SLICE]):
        yield from map(_read_row, rows)
        last = rows[-1].session_key


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
