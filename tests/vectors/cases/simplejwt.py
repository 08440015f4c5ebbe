"""Tokens of djangorestframework-simplejwt at a fixed clock, and its verdict on every kind of bad token."""

import base64
import datetime
import hashlib
import hmac
import json
from unittest import mock

import jwt.api_jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from rest_framework_simplejwt import state, tokens
from rest_framework_simplejwt.backends import TokenBackend
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.utils import get_md5_hash_password

NOW = 1704103200
CLASSES = {"access": tokens.AccessToken, "refresh": tokens.RefreshToken, "sliding": tokens.SlidingToken, "untyped": tokens.UntypedToken}
CLAIMS = {"token_type": "access", "exp": NOW + 300, "iat": NOW, "jti": "0123456789abcdef0123456789abcdef", "user_id": "7"}


class User:
    def __init__(self, pk):
        self.id = pk
        self.is_active = True


class at:
    """Freeze the clocks of simplejwt and of PyJWT."""

    def __init__(self, seconds):
        moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
        frozen = type("Frozen", (datetime.datetime,), {"now": classmethod(lambda cls, tz=None: moment)})
        self.patches = [mock.patch("rest_framework_simplejwt.tokens.aware_utcnow", return_value=moment), mock.patch.object(jwt.api_jwt, "datetime", frozen)]

    def __enter__(self):
        for patch in self.patches:
            patch.start()

    def __exit__(self, *_):
        for patch in self.patches:
            patch.stop()


def b64(data):
    return base64.urlsafe_b64encode(data if isinstance(data, bytes) else json.dumps(data, separators=(",", ":")).encode()).rstrip(b"=").decode()


def forge(key, claims, header=None, digest=hashlib.sha256):
    body = f"{b64({'alg': 'HS256', 'typ': 'JWT'} if header is None else header)}.{b64(claims)}"
    return f"{body}.{b64(hmac.new(key.encode(), body.encode(), digest).digest())}"


def verdict(row):
    options = row.get("settings", {})
    secret = row["key"] if row["algorithm"].startswith("HS") else ""
    backend = TokenBackend(row["algorithm"], secret, row["key"], options.get("audience"), options.get("issuer"), None, options.get("leeway", 0))
    with mock.patch.object(state, "token_backend", backend), at(row["now"]):
        try:
            CLASSES[row["type"]](row["token"])
            return "ok"
        except TokenError as error:
            return str(error)
        except Exception as error:
            return f"raises {type(error).__name__}"


def verify(note, token, key, algorithm="HS256", now=NOW, kind="access", **settings):
    row = {"kind": "verify", "note": note, "token": token, "key": key, "algorithm": algorithm, "now": now, "type": kind, "settings": settings}
    return row | {"result": verdict(row)}


def cases(secret_key, old_keys):
    return issue_rows(secret_key) + claim_rows(secret_key) + form_rows(secret_key) + key_rows() + [
        {"kind": "revoke", "password": password, "claim": get_md5_hash_password(password)} for password in ("", "pbkdf2_sha256$1$s$h", "ü")
    ]


def issue_rows(key):
    rows = []
    extra = {"name": "Zoë ☃ 😀", "groups": ["a", "b"], "big": 2**52, "ratio": 0.5, "none": None}
    for now in (NOW, NOW + 0.9):
        for options in ({}, {"audience": "web", "issuer": "https://api.example.com"}, {"audience": ["a", "b"]}):
            backend = TokenBackend("HS256", key, "", options.get("audience"), options.get("issuer"))
            with mock.patch.object(state, "token_backend", backend), mock.patch.object(tokens, "OutstandingToken"), at(now):
                refresh = tokens.RefreshToken.for_user(User(7))
                refresh["jti"] = "a" * 32
                for claim, value in extra.items():
                    refresh[claim] = value
                text = str(refresh)
            with mock.patch.object(state, "token_backend", backend), at(now + 60):
                read = tokens.RefreshToken(text)
                access = read.access_token
                access["jti"] = "b" * 32
                row = {"kind": "issue", "now": now, "settings": options, "userId": 7, "extra": extra, "refresh": text, "access": str(access)}
                read["jti"] = "c" * 32
                read.set_exp()
                read.set_iat()
                rows.append(row | {"rotated": str(read)})
    return rows


def claim_rows(key):
    def made(note, claims, now=NOW, kind="access", **settings):
        return verify(note, forge(key, claims), key, now=now, kind=kind, **settings)

    def without(*names):
        return {name: value for name, value in CLAIMS.items() if name not in names}

    rows = [made("good", CLAIMS), made("as refresh", CLAIMS, kind="refresh"), made("as untyped", CLAIMS, kind="untyped"), made("other type, untyped", CLAIMS | {"token_type": 5}, kind="untyped")]
    rows += [made(f"at exp {delta:+}", CLAIMS, now=NOW + 300 + delta) for delta in (-1, -0.5, 0, 0.5, 1)]
    rows += [made(f"leeway 10, at exp {delta:+}", CLAIMS, now=NOW + 300 + delta, leeway=10) for delta in (9, 10, 11)]
    rows += [made(f"iat {delta:+}", CLAIMS | {"iat": NOW + delta}) for delta in (-1, 0, 1)] + [made("iat +5, leeway 10", CLAIMS | {"iat": NOW + 5}, leeway=10)]
    rows += [made(f"nbf {delta:+}", CLAIMS | {"nbf": NOW + delta}) for delta in (-1, 0, 1)]
    for name in ("exp", "iat", "nbf"):
        for value in ("x", None, [], {}, True, 1.5, str(NOW + 100), f" {NOW - 10}_0 ", float("nan"), float("inf"), 10**30, -1, NOW + 0.5):
            rows.append(made(f"{name} is {value!r}", CLAIMS | {name: value}))
    rows += [made(f"without {' and '.join(names)}", without(*names)) for names in (("exp",), ("jti",), ("token_type",), ("iat",), ("exp", "jti"), ("jti", "token_type"), ("user_id",))]
    rows += [made("without type, untyped", without("token_type"), kind="untyped"), made("without id, untyped", without("jti"), kind="untyped"), made("without exp, untyped", without("exp"), kind="untyped")]
    rows += [made(f"{name} is {value!r}", CLAIMS | {name: value}) for name in ("jti", "sub") for value in (5, None, [], "text", "")]
    rows += [made(f"type is {value!r}", CLAIMS | {"token_type": value}) for value in ("Access", "", None, ["access"])]
    rows += [made("expired and from the future", CLAIMS | {"iat": NOW + 999}, now=NOW + 300), made("expired and wrong type", CLAIMS | {"token_type": "refresh"}, now=NOW + 300)]
    rows += [made(f"payload {value!r}", value) for value in ([], "text", 5, None, b"", b"not json", b"\xff", b'{"exp":NaN}')]
    for aud in (None, "web", "other", ["web"], ["other", "web"], ["other"], [], [5, "web"], 5):
        claims = CLAIMS if aud is None else CLAIMS | {"aud": aud}
        rows += [made(f"aud {aud!r}", claims, audience="web"), made(f"aud {aud!r}, two accepted", claims, audience=["web", "app"]), made(f"aud {aud!r}, none asked", claims)]
    rows += [made("expired and wrong aud", CLAIMS | {"aud": "x"}, now=NOW + 300, audience="web")]
    rows += [made(f"iss {iss!r}", CLAIMS | ({} if iss is None else {"iss": iss}), issuer="me") for iss in (None, "me", "you", "", 5, ["me"])]
    return rows


def form_rows(key):
    good = forge(key, CLAIMS)
    head, body, sig = good.split(".")
    other = "A" if sig[-1] != "A" else "B"
    texts = {
        "empty": "", "dots": "..", "one part": head, "two parts": f"{head}.{body}", "four parts": good + ".x", "no signature": f"{head}.{body}.", "padded once too often": good + "==", "last character": good[:-1] + other, "cut": good[:-1],
        "space": good + " ", "newline": good + "\n", "leading space": " " + good, "standard alphabet": good.replace("-", "+").replace("_", "/") + "+", "payload swapped": f"{head}.{b64(CLAIMS | {'user_id': '1'})}.{sig}", "snowman": "☃.☃.☃",
        "header not base64": f"!!.{body}.{sig}", "header not JSON": f"{b64(b'x')}.{body}.{sig}", "header a list": f"{b64([])}.{body}.{sig}", "NUL": good + "\x00", "garbage": "garbage",
        "unused bits": good[:-1] + chr(ord(good[-1]) + 1),
    }
    rows = [verify(note, text, key) for note, text in texts.items()]
    headers = {
        "none": {"alg": "none", "typ": "JWT"}, "None": {"alg": "None"}, "no alg": {"typ": "JWT"}, "alg null": {"alg": None}, "lower case": {"alg": "hs256"}, "crit": {"alg": "HS256", "crit": ["exp"]}, "crit empty": {"alg": "HS256", "crit": []},
        "kid": {"alg": "HS256", "kid": "x"}, "kid number": {"alg": "HS256", "kid": 5}, "no typ": {"alg": "HS256"}, "typ other": {"alg": "HS256", "typ": "at+jwt"}, "b64 false": {"alg": "HS256", "b64": False}, "jwk inside": {"alg": "HS256", "jwk": {"kty": "oct", "k": "AA"}},
    }
    rows += [verify(f"header {note}", forge(key, CLAIMS, header), key) for note, header in headers.items()]
    rows += [verify("alg none, empty signature", f"{b64({'alg': 'none'})}.{body}.", key), verify("another key", forge("another", CLAIMS), key)]
    rows += [verify("HS384 token", forge(key, CLAIMS, {"alg": "HS384"}, hashlib.sha384), key), verify("HS384 asked", forge(key, CLAIMS, {"alg": "HS384"}, hashlib.sha384), key, "HS384"), verify("HS512 asked", forge(key, CLAIMS, {"alg": "HS512"}, hashlib.sha512), key, "HS512")]
    return rows


def pem_pair(private):
    text = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()
    public = private.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
    return text, public


def key_rows():
    """Throw-away key pairs, made afresh by every run of the generator."""
    rsa_pair = pem_pair(rsa.generate_private_key(65537, 2048))
    pairs = {"RS256": rsa_pair, "RS512": rsa_pair, "PS256": rsa_pair, "PS384": rsa_pair, "ES256": pem_pair(ec.generate_private_key(ec.SECP256R1())), "ES384": pem_pair(ec.generate_private_key(ec.SECP384R1())), "ES512": pem_pair(ec.generate_private_key(ec.SECP521R1())), "EdDSA": pem_pair(ed25519.Ed25519PrivateKey.generate())}
    rows = []
    for algorithm, (private, public) in pairs.items():
        token = TokenBackend(algorithm, private, public).encode(CLAIMS)
        rows.append(verify(f"good {algorithm}", token, public, algorithm) | {"privateKey": private})
        rows.append(verify(f"{algorithm} with a changed payload", token.replace(token.split(".")[1], b64(CLAIMS | {"user_id": "1"})), public, algorithm))
        rows.append(verify(f"{algorithm} answered by HS256 with the public key", forge(public, CLAIMS), public, algorithm))
    rows.append(verify("RS256 token where RS512 is asked", TokenBackend("RS256", *rsa_pair).encode(CLAIMS), rsa_pair[1], "RS512"))
    return rows
