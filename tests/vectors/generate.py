"""Make the test vectors of lib/django by running the real Django.

    python3 -m venv .venv && .venv/bin/pip install "Django==5.2.*" djangorestframework \
        djangorestframework-simplejwt==5.5.1 "PyJWT==2.15.*" argon2-cffi bcrypt cryptography
    .venv/bin/python tests/vectors/generate.py            # every file, with Django 5.2
    .venv/bin/python tests/vectors/generate.py defaults   # one file; run it under other Django versions too
    .venv/bin/python tests/vectors/generate.py random-forms --seed 7 --count 5000 --into /tmp/vectors
    VECTORS=/tmp/vectors npx vitest run tests/lib/django/http      # other random cases than the ones kept here

Every file says which Django made it. Keys, passwords and secrets in here exist for these tests only.
"""

import argparse
import json
import platform
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import django
from django.conf import settings

SECRET_KEY = "test-secret-key-for-vectors-only"
OLD_SECRET_KEYS = ["test-older-secret-key-1", "test-older-secret-key-2-ünïcode"]

settings.configure(
    SECRET_KEY=SECRET_KEY,
    USE_TZ=True,
    TIME_ZONE="UTC",
    ALLOWED_HOSTS=["testserver", "example.com", ".example.org", "localhost"],
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "rest_framework"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
)
django.setup()

from cases import cookies, csrf, defaults, fields, jsontext, names, origins, passwords, redirects, requests, sessions, signing, simplejwt, texts, tokens

ROOMS = {
    "signing": signing.cases,
    "sessions": sessions.cases,
    "csrf": csrf.cases,
    "cookies": cookies.cases,
    "json": jsontext.cases,
    "hashers": passwords.hasher_cases,
    "password-validation": passwords.validation_cases,
    "tokens": tokens.cases,
    "simplejwt": simplejwt.cases,
    "redirects": redirects.cases,
    "texts": texts.cases,
    "defaults": defaults.cases,
}

# Random cases by the hundred, or by --count; --seed makes other ones.
RANDOM_ROOMS = {
    "random-numbers": requests.numbers,
    "random-documents": requests.documents,
    "random-forms": requests.forms,
    "random-multiparts": requests.multiparts,
    "random-content-types": requests.content_types,
    "random-fields": fields.cases,
    "random-names": names.cases,
    "random-origins": origins.cases,
    "random-cookies": cookies.random_cases,
}


def write(name, arguments):
    random.seed(f"{name}{arguments.seed}")
    target = f"defaults-{'.'.join(django.__version__.split('.')[:2])}" if name == "defaults" else name
    content = {
        "django": django.__version__,
        "python": platform.python_version(),
        "generator": "tests/vectors/generate.py",
        "secretKey": SECRET_KEY,
        "oldSecretKeys": OLD_SECRET_KEYS,
        "cases": RANDOM_ROOMS[name](arguments.count) if name in RANDOM_ROOMS else ROOMS[name](SECRET_KEY, OLD_SECRET_KEYS),
    }
    path = Path(arguments.into) / f"{target}.json"
    head, _, _ = json.dumps({**content, "cases": []}, indent=1).rpartition("[]")
    rows = ",\n".join("  " + json.dumps(case) for case in content["cases"])
    path.write_text(f"{head}[\n{rows}\n ]\n}}\n")
    print(f"{path.name}: {len(content['cases'])} cases, {path.stat().st_size} bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("rooms", nargs="*", default=[*ROOMS, *RANDOM_ROOMS])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", default="")
    parser.add_argument("--into", default=str(Path(__file__).parent))
    options = parser.parse_args()
    for room in options.rooms:
        write(room, options)
