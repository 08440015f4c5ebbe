"""salted_hmac, Signer, TimestampSigner and signing.dumps at a fixed clock."""

import zlib
from unittest import mock

from django.core import signing
from django.utils.crypto import salted_hmac

VALUES = ["", "hello", "a:b:c", "ünïcode ☃ 😀", "line\nbreak", "x" * 300]
SALTS = ["django.core.signing", "my.salt", "", "sält", "s" * 80]
OBJECTS = [
    {},
    [],
    "text",
    0,
    None,
    {"a": 1, "b": [True, False, None], "c": {"d": "é☃😀"}},
    {"long": "abc" * 200},
    list(range(100)),
]


def at(seconds):
    return mock.patch("django.core.signing.time.time", return_value=seconds)


def cases(secret_key, old_keys):
    rows = []
    for salt in SALTS:
        for value in VALUES:
            for algorithm in ("sha1", "sha256"):
                digest = salted_hmac(salt, value, secret=secret_key, algorithm=algorithm).hexdigest()
                rows.append({"kind": "salted_hmac", "salt": salt, "value": value, "algorithm": algorithm, "hex": digest})
            signed = signing.Signer(key=secret_key, salt=salt or None, fallback_keys=[]).sign(value)
            rows.append({"kind": "sign", "salt": salt or "django.core.signing.Signer", "value": value, "signed": signed})
    for seconds in (0, 1, 61, 62, 3843, 1700000000, 1700000000.999, 4102444800, -62):
        with at(seconds):
            signed = signing.TimestampSigner(key=secret_key, salt="clock", fallback_keys=[]).sign("value:with colon")
        rows.append({"kind": "timestamp", "salt": "clock", "value": "value:with colon", "time": seconds, "signed": signed})
    for compress in (False, True):
        for value in OBJECTS:
            with at(1700000000):
                text = signing.dumps(value, key=secret_key, salt="objects", compress=compress)
            rows.append({"kind": "dumps", "salt": "objects", "time": 1700000000, "compress": compress, "value": value, "text": text})
    rows += loads_cases(secret_key, old_keys)
    return rows


def loads_cases(secret_key, old_keys):
    with at(1700000000):
        good = signing.dumps({"n": 1}, key=secret_key, salt="objects")
        old = signing.dumps({"n": 1}, key=old_keys[1], salt="objects")
        signer = signing.TimestampSigner(key=secret_key, salt="objects", fallback_keys=[])
        compressed = b"." + signing.b64_encode(zlib.compress(b'{"n": 1}', 9))
        inputs = {
            "good": (good, {}),
            "made with the second fallback key": (old, {}),
            "any zlib level is read": (signer.sign(compressed.decode()), {}),
            "padding inside the signed text is read": (signer.sign("eyJuIjoxfQ=="), {}),
            "exactly the maximum age": (good, {"max_age": 60, "now": 1700000060}),
            "a little over the maximum age": (good, {"max_age": 60, "now": 1700000060.5}),
            "from the future": (good, {"max_age": 60, "now": 1600000000}),
            "expired and compressed is not looked at": (signer.sign(".AAAA"), {"max_age": 0, "now": 1800000000}),
            "no separator": ("abc", {}),
            "empty": ("", {}),
            "only separators": ("::", {}),
            "last character of the signature changed": (good[:-1] + ("A" if good[-1] != "A" else "B"), {}),
            "signature padded": (good + "=", {}),
            "signature cut": (good[:-1], {}),
            "value changed": ("f" + good[1:], {}),
            "timestamp changed": (good.replace(":1r31eq:", ":1r31er:") if ":1r31eq:" in good else good + "x", {}),
            "trailing newline": (good + "\n", {}),
            "signed without a timestamp": (signing.Signer(key=secret_key, salt="objects", fallback_keys=[]).sign("e30"), {}),
            "another salt": (signing.dumps({"n": 1}, key=secret_key, salt="other"), {}),
            "another key": (signing.dumps({"n": 1}, key="no such key", salt="objects"), {}),
            "not JSON": (signer.sign("bm90IGpzb24"), {}),
            "not zlib": (signer.sign(".bm90IHpsaWI"), {}),
            "raw UTF-8 reads as latin-1": (signer.sign(signing.b64_encode('"é"'.encode()).decode()), {}),
            "NaN": (signer.sign(signing.b64_encode(b"[NaN,Infinity,-Infinity]").decode()), {}),
        }
    rows = []
    for note, (text, options) in inputs.items():
        row = {"kind": "loads", "note": note, "salt": "objects", "text": text, "now": options.get("now", 1700000001), "maxAge": options.get("max_age")}
        with at(row["now"]):
            try:
                value = signing.loads(text, key=secret_key, salt="objects", max_age=row["maxAge"], fallback_keys=old_keys)
                row |= {"status": "valid", "valueText": signing.JSONSerializer().dumps(value).decode()}
            except signing.SignatureExpired:
                row["status"] = "expired"
            except Exception:
                row["status"] = "invalid"
        rows.append(row)
    return rows
