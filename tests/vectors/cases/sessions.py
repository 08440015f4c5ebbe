"""session_data of the database engine, session auth hashes, and the meaning of _session_expiry."""

import datetime
from unittest import mock

from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core import signing
from django.test import override_settings

AUTH = {
    "_auth_user_id": "1",
    "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
    "_auth_user_hash": "8f" * 32,
}
PAYLOADS = {
    "empty": {},
    "a signed-in user": AUTH,
    "with an expiry in seconds": {**AUTH, "_session_expiry": 300},
    "with CSRF_USE_SESSIONS": {**AUTH, "_csrftoken": "a" * 32},
    "big integers": {"n": 2**63, "m": -(10**30), "ok": 9007199254740991, "over": 9007199254740992},
    "floats": {"one": 1.0, "half": 0.5, "small": 1e-07, "big": 1e22, "edge": 1e16, "minus": -0.0, "third": 1 / 3},
    "not finite": {"a": float("nan"), "b": float("inf"), "c": float("-inf")},
    "text": {"snow": "☃", "face": "😀", "quote": "\"\\/", "controls": "\x00\x1f\x7f\n\t", "lone": "\ud800"},
    "nested": {"cart": [{"sku": "a-1", "qty": 2}, []], "deep": {"a": {"b": {"c": None}}}},
    "long enough to be compressed": {**AUTH, "history": ["/page/%d/" % n for n in range(60)]},
    "a key named __proto__": {"__proto__": {"polluted": True}, "constructor": 1},
}


def cases(secret_key, old_keys):
    rows = []
    with mock.patch("django.core.signing.time.time", return_value=1700000000):
        for note, payload in PAYLOADS.items():
            text = SessionStore().encode(payload)
            rows.append({"kind": "encode", "note": note, "time": 1700000000, "text": text, "json": signing.JSONSerializer().dumps(payload).decode()})
        rows += decode_rows(old_keys)
    for password in ("", "!unusable", "pbkdf2_sha256$1000$salt$hash", "ü" * 5):
        user = User(password=password)
        with override_settings(SECRET_KEY_FALLBACKS=old_keys):
            rows.append({
                "kind": "hash",
                "password": password,
                "hash": user.get_session_auth_hash(),
                "fallbackHashes": list(user.get_session_auth_fallback_hash()),
            })
    return rows + expiry_rows()


def decode_rows(old_keys):
    good = SessionStore().encode(AUTH)
    salt = "django.contrib.sessions.SessionStore"
    signer = signing.TimestampSigner(salt=salt)
    inputs = {
        "good": good,
        "older secret key": signing.dumps(AUTH, key=old_keys[0], salt=salt, compress=True),
        "another key": signing.dumps(AUTH, key="no such key", salt=salt),
        "another salt": signing.dumps(AUTH, salt="django.contrib.sessions.backends.signed_cookies"),
        "one byte changed": good[:5] + ("A" if good[5] != "A" else "B") + good[6:],
        "truncated": good[:40],
        "empty": "",
        "garbage": "garbage",
        "NUL": "\x00" * 20,
        "a pickle of Django before 3.1": "gAN9cQAu",
        "not JSON": signer.sign("bm90IGpzb24"),
        "no timestamp": signing.Signer(salt=salt).sign("e30"),
    }
    rows = []
    for note, text in inputs.items():
        with override_settings(SECRET_KEY_FALLBACKS=old_keys):
            data = SessionStore().decode(text)
        rows.append({"kind": "decode", "note": note, "text": text, "data": data})
    return rows


def expiry_rows():
    moment = datetime.datetime(2024, 5, 6, 7, 8, 9, 250000, tzinfo=datetime.timezone.utc)
    values = [None, 0, 1, 300, -5, 600.0, "2024-05-06T08:08:09.250000+00:00", "2024-05-06T09:08:10+02:00", "2024-05-01T00:00:00+00:00", "2024-05-06T07:08:09.999999+00:00"]
    rows = []
    for value in values:
        store = SessionStore()
        if value is not None:
            store["_session_expiry"] = value
        row = {"kind": "expiry", "value": value, "now": moment.isoformat(), "cookieAge": 1209600}
        row["age"] = store.get_expiry_age(modification=moment)
        row["date"] = store.get_expiry_date(modification=moment).isoformat()
        with override_settings(SESSION_EXPIRE_AT_BROWSER_CLOSE=False):
            row["browserCloseOff"] = store.get_expire_at_browser_close()
        with override_settings(SESSION_EXPIRE_AT_BROWSER_CLOSE=True):
            row["browserCloseOn"] = store.get_expire_at_browser_close()
        rows.append(row)
    return rows
