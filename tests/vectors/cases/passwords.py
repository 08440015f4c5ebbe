"""Encoded passwords of every hasher, check_password's verdict on them, and validate_password's errors."""

import functools
import hashlib
from unittest import mock

from django.contrib.auth import hashers
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import get_password_validators, validate_password
from django.core.exceptions import ValidationError
from django.test import override_settings

MODULE = "django.contrib.auth.hashers."
NAMES = {
    "pbkdf2_sha256": "PBKDF2PasswordHasher", "pbkdf2_sha1": "PBKDF2SHA1PasswordHasher", "argon2": "Argon2PasswordHasher",
    "bcrypt_sha256": "BCryptSHA256PasswordHasher", "bcrypt": "BCryptPasswordHasher", "scrypt": "ScryptPasswordHasher", "md5": "MD5PasswordHasher",
}
PASSWORDS = ["correct horse battery staple", "", " outer spaces ", "pässwörd☃😀", "e\u0301 is not \u00e9", "nul\x00inside", "long" * 40]
SALT = "k2VbyKzmH0Xy1n8aQeRtUw"
# The default cost is lowered where Django only compares with it, so that the tests take no minutes.
ITERATIONS = 1200


def encode_rows():
    rows = []
    for password in PASSWORDS:
        for algorithm in ("pbkdf2_sha256", "pbkdf2_sha1"):
            hasher = hashers.get_hasher(algorithm)
            rows.append((algorithm, password, hasher.encode(password, SALT, 1000)))
        rows.append(("md5", password, hashers.MD5PasswordHasher().encode(password, SALT)))
    scrypt = hashers.ScryptPasswordHasher()
    for password in PASSWORDS[:4]:
        rows.append(("scrypt", password, scrypt.encode(password, SALT, n=1024, r=8, p=1)))
        for algorithm, salt in (("bcrypt_sha256", b"$2b$04$abcdefghijklmnopqrstuu"), ("bcrypt", b"$2a$04$abcdefghijklmnopqrstuu")):
            rows.append((algorithm, password, hashers.get_hasher(algorithm).encode(password, salt)))
    rows.append(("bcrypt_sha256", PASSWORDS[5], hashers.get_hasher("bcrypt_sha256").encode(PASSWORDS[5], b"$2y$05$abcdefghijklmnopqrstuu")))
    rows.append(("bcrypt_sha256", PASSWORDS[6], hashers.get_hasher("bcrypt_sha256").encode(PASSWORDS[6], b"$2b$04$abcdefghijklmnopqrstuu")))
    rows.append(("pbkdf2_sha256", PASSWORDS[0], hashers.PBKDF2PasswordHasher().encode(PASSWORDS[0], "sält ☃", 1)))
    rows.append(("pbkdf2_sha256", PASSWORDS[0], hashers.PBKDF2PasswordHasher().encode(PASSWORDS[0], "short", ITERATIONS)))
    rows.append(("pbkdf2_sha256", PASSWORDS[0], hashers.PBKDF2PasswordHasher().encode(PASSWORDS[0], SALT, ITERATIONS)))
    rows.append(("pbkdf2_sha256", PASSWORDS[0], hashers.PBKDF2PasswordHasher().encode(PASSWORDS[0], SALT, ITERATIONS * 2)))
    rows.append(("scrypt", PASSWORDS[0], scrypt.encode(PASSWORDS[0], SALT)))
    rows.append(("scrypt", PASSWORDS[0], scrypt.encode(PASSWORDS[0], SALT, n=16384, r=8, p=1)))
    rows.append(("argon2", PASSWORDS[0], hashers.Argon2PasswordHasher().encode(PASSWORDS[0], SALT)))
    return rows + argon2_rows()


def argon2_rows():
    from argon2.low_level import Type, hash_secret

    rows = []
    for kind, version, password in ((Type.I, 19, PASSWORDS[0]), (Type.D, 19, PASSWORDS[3]), (Type.ID, 16, PASSWORDS[0]), (Type.ID, 19, PASSWORDS[1])):
        data = hash_secret(password.encode(), b"somesalt", time_cost=2, memory_cost=512, parallelism=2, hash_len=16, type=kind, version=version)
        rows.append(("argon2", password, "argon2" + data.decode()))
    return rows


def broken_rows():
    good = hashers.PBKDF2PasswordHasher().encode(PASSWORDS[0], SALT, ITERATIONS)
    algorithm, iterations, salt, digest = good.split("$")
    md5 = hashlib.md5(PASSWORDS[0].encode()).hexdigest()
    texts = [
        "", "!", "!abc", "plain", "$", "$$$", "pbkdf2_sha256", "pbkdf2_sha256$", f"pbkdf2_sha256${iterations}${salt}", f"pbkdf2_sha256$x${salt}${digest}",
        f"pbkdf2_sha256$-1${salt}${digest}", f"pbkdf2_sha256$0{iterations}${salt}${digest}", f"pbkdf2_sha256${iterations}$${digest}", good + "\n", good + "$", good.rstrip("="),
        " " + good, good.replace("pbkdf2_sha256", "PBKDF2_SHA256"), good[:-2] + "AA", f"unknown$1${salt}$x", md5, f"md5$${md5}", f"sha1${salt}$abc",
        "scrypt$16384$salt$8$1", "scrypt$16384$$8$1$x", "scrypt$1000$salt$8$1$x", "scrypt$a$salt$8$1$x", "argon2$", "argon2$argon2id$v=19$m=512,t=2,p=2$c29tZXNhbHQ",
        "argon2$argon2id$v=19$m=512,t=2,p=2$c29tZXNhbHQ$", "argon2$argon2x$v=19$m=512,t=2,p=2$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA", "bcrypt_sha256$$2b$04$short",
        "bcrypt_sha256$2b$04$abcdefghijklmnopqrstuuxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "bcrypt$$2b$03$abcdefghijklmnopqrstuuxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "md5$salt", "md5$$x",
    ]
    return [(text.split("$")[0], PASSWORDS[0], text) for text in texts]


def check(password, encoded, names):
    """The verdict, whether the setter ran, and how many extra iterations harden_runtime made."""
    upgraded, hardened = [], []
    original = hashers.PBKDF2PasswordHasher.harden_runtime

    def harden(self, raw, stored):
        extra = self.iterations - self.decode(stored)["iterations"]
        hardened.append(max(extra, 0))
        original(self, raw, stored)

    with (
        override_settings(PASSWORD_HASHERS=[MODULE + NAMES[name] for name in names]),
        mock.patch.object(hashers.PBKDF2PasswordHasher, "iterations", ITERATIONS),
        mock.patch.object(hashers.PBKDF2PasswordHasher, "harden_runtime", harden),
    ):
        try:
            correct = hashers.check_password(password, encoded, setter=upgraded.append)
        except Exception as error:
            return {"raises": type(error).__name__}
    return {"correct": correct, "upgraded": bool(upgraded), "hardened": hardened}


def hasher_cases(secret_key, old_keys):
    with override_settings(PASSWORD_HASHERS=[MODULE + name for name in NAMES.values()]):
        rows = encode_rows()
        broken = broken_rows()
    cases = []
    everything = list(NAMES)
    for algorithm, password, encoded in rows:
        preferred = [algorithm, *(name for name in everything if name != algorithm)]
        case = {"hashers": everything, "iterations": ITERATIONS, "password": password, "encoded": encoded}
        cases.append(case | check(password, encoded, everything))
        if password == PASSWORDS[0]:
            wrong = password + "x"
            cases.append(case | {"password": wrong} | check(wrong, encoded, everything))
            if algorithm != everything[0]:
                cases.append(case | {"hashers": preferred} | check(password, encoded, preferred))
    for _, password, encoded in broken:
        case = {"hashers": everything, "iterations": ITERATIONS, "password": password, "encoded": encoded}
        cases.append(case | check(password, encoded, everything))
    encoded = hashers.PBKDF2PasswordHasher().encode(PASSWORDS[0], SALT, ITERATIONS)
    cases.append({"hashers": everything, "iterations": ITERATIONS, "password": None, "encoded": encoded} | check(None, encoded, everything))
    cases.append({"hashers": ["argon2"], "iterations": ITERATIONS, "password": PASSWORDS[0], "encoded": encoded} | check(PASSWORDS[0], encoded, ["argon2"]))
    return cases


VALIDATORS = ["UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator"]
USER = {"username": "alice.smith", "first_name": "Alice", "last_name": "Smithson", "email": "alice.smith@wonderland.org"}
TRIES = [
    "", "a", "alice", "alice.smith", "ALICE.SMITH", "Alice.Smith1", "htims.ecila", "smithson1", "wonderland", "wonderland.org", "xwonderlandx", "alicesmith99", "org", "x" * 500, "password", "PASSWORD", " password ",
    "password1", "12345678", "١٢٣٤٥٦٧٨", "²²²²²²²²", "123456789012345", "½½½½½½½½", "iloveyou", "friend of emily", "пароль", "я", "correct horse battery staple", "😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀",
    "money$", "pa$$w0rd", "!@#$%^", "trustno1", "tR0ub4dor&3", "\x1cpassword\x85", "\ufeffpassword", "smith", "ecila", "qwertyuiop", "aaaaaaaa", "e\u0301e\u0301e\u0301e\u0301", "ⅧⅧⅧⅧⅧⅧⅧⅧ", "①②③④⑤⑥⑦⑧",
]
USERS = [
    USER,
    {"username": "", "first_name": "", "last_name": "", "email": ""},
    {"username": "ΣΊΣΥΦΟΣ", "first_name": "Zoë", "last_name": "O'Brien-Ñandú", "email": "İstanbul@example.com"},
    {"username": "a", "first_name": "--", "last_name": "_x_", "email": "user+tag@sub.domain.example"},
]
SPECIFIC = ["ΣΊΣΥΦΟΣ1", "σίσυφος", "zoe", "Zoë Zoë", "nandu", "Ñandú123", "istanbul", "obrien", "brien-ñandú", "user+tag", "domain.sub", "example", "xxxx", "_x_", "--", "aaaaaaaaaaaa"]


@functools.cache
def validators(names, options=()):
    given = dict(options)
    return get_password_validators([{"NAME": "django.contrib.auth.password_validation." + name, "OPTIONS": dict(given.get(name, ()))} for name in names])


def errors_of(password, user, names, options=()):
    try:
        validate_password(password, user and User(**user), validators(tuple(names), options))
    except ValidationError as error:
        return [{"code": item.code, "message": item.messages[0]} for item in error.error_list]
    return []


def validation_cases(secret_key, old_keys):
    cases = []
    for user in [*USERS, None]:
        for password in TRIES if user in (USER, None) else TRIES[:16] + SPECIFIC:
            cases.append({"password": password, "user": user, "validators": VALIDATORS, "options": {}, "errors": errors_of(password, user, VALIDATORS)})
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 1}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("UserAttributeSimilarityValidator", {"max_similarity": 0.1}),
        ("UserAttributeSimilarityValidator", {"max_similarity": 1}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "nickname")}),
    ):
        for password in ("", "alice.smith", "xlicx", "abcdefghijk", "wonderland.org"):
            found = errors_of(password, USER, [name], ((name, tuple(options.items())),))
            cases.append({"password": password, "user": USER, "validators": [name], "options": options, "errors": found})
    return cases
